#pragma once

#include "schedule/setup.h"

#include <QString>

#include <optional>

namespace flotilla {

/// A cluster of so many servers S1, S2 … and clients C1, C2 …
[[nodiscard]] RunSetup plainSetup(std::size_t servers, std::uint64_t seed, std::size_t clients = 1);

/// So many servers of a cluster, with its seed, clients, options and common network, and all else as
/// a run begins; those that are more than it had are like its newest ones.
[[nodiscard]] RunSetup resized(const RunSetup &setup, std::size_t servers);

/// A run of the past whose files are still there.
struct PastRun {
    QString root;   ///< its own, with run.ini
    QString folder; ///< with the files that go on: the root, or a branch's in it
    RunSetup setup; ///< who takes part; their state is in the folder's files
    Instant lived;  ///< how far it had come
};

/// The window's runs on the disk, a folder each; each tells in run.ini who takes part.
class RunBook {
public:
    /// root: the folder that holds the runs' folders.
    explicit RunBook(QString root);
    /// Under the user's own data.
    [[nodiscard]] static QString usualRoot();

    /// The newest run that went on at all, if any.
    [[nodiscard]] std::optional<PastRun> lastRun() const;
    /// The run in a folder of the book, if it holds one.
    [[nodiscard]] static std::optional<PastRun> runIn(const QString &root);
    /// A folder for a new run, named after the time of day.
    [[nodiscard]] QString newFolder() const;

    /// Writes down who takes part.
    static void begin(const QString &folder, const RunSetup &setup);
    /// Writes down which of its folders goes on (itself, or a branch's in it), and how far it has come.
    static void note(const QString &folder, const QString &goesOn, Instant lived);
    /// Removes the folders of runs in which nothing ever happened and that nobody has open.
    void forgetUnlived() const;

private:
    QString m_root;
};

} // namespace flotilla
