#pragma once

#include "cluster/snapshot.h"
#include "gui/widgets/message_bar.h"
#include "picture/film.h"
#include "picture/picture_export.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMainWindow;
class QMimeData;

namespace flotilla {

class Commands;
class FilmDialog;
class RecentFiles;
class RunOpener;
struct RunRecord;

/// The commands of the File menu: runs are begun, opened and saved, pictures taken of them.
class FileCommands : public QObject {
    Q_OBJECT

public:
    /// picture: what is on the canvas; its view is null where there is nothing.
    FileCommands(Commands *commands, RunOpener *opener, std::function<Picture()> picture,
                 QMainWindow *window);

    void showSnapshot(const Snapshot &snapshot);
    /// Asks where to, and writes the run there.
    void saveRecording(const RunRecord &run);
    /// A scenario or a trace that can be dropped on the window, or "".
    [[nodiscard]] static QString fileIn(const QMimeData *mime);
    void open(const QString &file);

Q_SIGNALS:
    void recordingRequested();
    void told(flotilla::MessageBar::Tone tone, const QString &text);

private:
    void chooseCluster();
    void chooseFile();
    void choosePicture();
    void copyPicture();
    void openTrace(const QString &file);
    void saveRun();
    void saveTrace(const QString &file, const RunRecord &run);
    void save(const QString &file, const QString &scenario);
    void showFilmDialog();
    void chooseFilm(const Film &film, bool isGif);
    void saveFilm(const Film &film, const QString &name);
    /// All of what is there, as the canvas shows it.
    [[nodiscard]] Film wholeFilm() const;
    void savePicture(const QString &file, qreal scale);
    [[nodiscard]] QString folder() const;
    void noteFolder(const QString &file);
    void tellSaved(const QString &file);

    Commands *m_commands;
    RunOpener *m_opener;
    RecentFiles *m_recent;
    std::function<Picture()> m_picture;
    QMainWindow *m_window;
    QPointer<FilmDialog> m_filmDialog; ///< while it is open
    Timeline m_timeline;
    double m_speed = 0.02;
    bool m_isTrace = false; ///< and no run is shown
};

} // namespace flotilla
