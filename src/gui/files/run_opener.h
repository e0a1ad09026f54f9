#pragma once

#include "cluster/playback.h"
#include "gui/files/run_book.h"
#include "gui/widgets/message_bar.h"
#include "scenario/recording.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace flotilla {

/// Opens runs, each in a folder of the book or where it was told to, and keeps the book of them: how a
/// run began, and how far it has come.
class RunOpener : public QObject {
    Q_OBJECT

public:
    struct Begin {
        QString file;       ///< a scenario or a trace to open; "": a plain cluster
        QString dataFolder; ///< for the first run; "": a new one in the book
        bool resume = false;
    };
    RunOpener(RunBook book, Begin begin, QObject *parent);

    /// Where the settings keep how durable new runs are: "os", or full.
    [[nodiscard]] static QString durabilityKey();

    /// What the program was started with; offers the last run again.
    void openFirst();
    void openPlain(int servers, std::uint64_t seed);
    /// The run at hand anew, with so many servers: same seed, clients, timing and network.
    void openResized(std::size_t servers);
    void openSetup(const RunSetup &setup);
    /// False where the file can't be read or is no scenario; told() says why.
    bool openScenario(const QString &file);
    /// A trace that was read, to be looked at in place of a run.
    void openTrace(const QString &file, std::shared_ptr<const ImportedTrace> trace);
    void openPast(const PastRun &run);
    /// A plain run whose files are gone when it ends.
    void openUnkept();

    /// The run at hand is about to give way to another, which has not come yet.
    [[nodiscard]] bool isOpening() const { return m_opening; }
    /// Of the run at hand, as it began.
    [[nodiscard]] const RunSetup &setup() const { return m_setup; }
    /// The same with the timing and the network that it has now, and all else as a run begins.
    [[nodiscard]] RunSetup setupNow() const;
    /// Those that the scenario which was opened brings.
    [[nodiscard]] std::vector<RunBookmark> takeBookmarks()
    {
        return std::exchange(m_bookmarks, {});
    }
    /// Time has run since this run was opened.
    [[nodiscard]] bool isPlayed() const { return m_played; }

    void showOpened(const Snapshot &snapshot);
    void showSnapshot(const Snapshot &snapshot);
    /// True: no run could begin; else the one at hand has stopped.
    bool failed(const QString &message);
    /// For the offer at the next start.
    void note() const;

Q_SIGNALS:
    /// The program was started with a trace.
    void traceNamed(const QString &file);
    void openRequested(const flotilla::RunRequest &request);
    void titled(const QString &title);
    /// Time has run for the first time in this run.
    void begun();
    void told(flotilla::MessageBar::Tone tone, const QString &text, const QString &actionText,
              const std::function<void()> &action);

private:
    void tell(MessageBar::Tone tone, const QString &text, const QString &actionText = {},
              const std::function<void()> &action = {})
    {
        Q_EMIT told(tone, text, actionText, action);
    }
    void offer(const PastRun &past);
    void request(RunRequest run, const QString &root = {});
    void begin(RunRequest run);

    RunBook m_book;
    Begin m_begin;
    RunSetup m_setup;
    QString m_folder;           ///< of the run; its branches' are in it
    Snapshot m_snapshot;        ///< the last one, without its feed
    QElapsedTimer m_sinceNoted; ///< on the wall
    std::vector<RunBookmark> m_bookmarks;
    bool m_inBook = false;  ///< the run was to have a folder of the book's
    bool m_opening = false; ///< a run was asked for that is not there yet
    bool m_played = false;
};

} // namespace flotilla
