#include "gui/files/file_commands.h"

#include "gui/commands.h"
#include "gui/dialogs/film_dialog.h"
#include "gui/dialogs/new_cluster_dialog.h"
#include "gui/files/errand.h"
#include "gui/files/recent_files.h"
#include "gui/files/run_opener.h"
#include "scenario/recording.h"
#include "scenario/trace_file.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSaveFile>
#include <QSettings>
#include <QUrl>

#include <cmath>
#include <memory>
#include <utility>

namespace flotilla {

namespace {

constexpr int kScales[] = {1, 2, 4};

QString folderKey()
{
    return QStringLiteral("folder");
}

/// A file that is named without its kind gets that of the filter.
void takeSuffixOfFilter(QFileDialog *dialog)
{
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
}

} // namespace

FileCommands::FileCommands(Commands *commands, RunOpener *opener, std::function<Picture()> picture,
                           QMainWindow *window)
    : QObject(window), m_commands(commands), m_opener(opener), m_recent(new RecentFiles(window)),
      m_picture(std::move(picture)), m_window(window)
{
    const auto when = [this](CommandId command, auto slot) {
        connect((*m_commands)[command], &QAction::triggered, this, slot);
    };
    when(CommandId::NewCluster, [this] { chooseCluster(); });
    when(CommandId::OpenFile, [this] { chooseFile(); });
    when(CommandId::SaveRun, [this] { saveRun(); });
    when(CommandId::ExportPicture, [this] { choosePicture(); });
    when(CommandId::ExportFilm, [this] { showFilmDialog(); });
    when(CommandId::CopyPicture, [this] { copyPicture(); });
    connect(m_opener, &RunOpener::traceNamed, this, &FileCommands::openTrace);
    connect(m_recent, &RecentFiles::chosen, this, &FileCommands::open);
    window->menuBar()
        ->findChild<QMenu *>(QStringLiteral("menuFile"))
        ->insertMenu((*commands)[CommandId::SaveRun], m_recent->menu());
}

void FileCommands::showSnapshot(const Snapshot &snapshot)
{
    for (const CommandId command : {CommandId::SaveRun, CommandId::ExportPicture,
                                    CommandId::CopyPicture, CommandId::ExportFilm})
        (*m_commands)[command]->setEnabled(snapshot.view != nullptr);
    m_timeline = snapshot.timeline;
    m_speed = snapshot.speed;
    m_isTrace = !snapshot.traceFile.isEmpty();
}

void FileCommands::chooseCluster()
{
    auto *dialog = new NewClusterDialog(m_opener->setupNow(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewClusterDialog::chosen, m_opener, &RunOpener::openSetup);
    dialog->open();
}

void FileCommands::chooseFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a scenario, a saved run or a trace"),
                                   folder(), tr("Scenarios and traces (*.flotilla *.ndjson)"));
    dialog->setNameFilters({dialog->nameFilters().constFirst(), tr("All files (*)")});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::open);
    dialog->open();
}

void FileCommands::open(const QString &file)
{
    noteFolder(file);
    if (!QFileInfo::exists(file)) {
        m_recent->forget(file);
        Q_EMIT told(MessageBar::Tone::Problem,
                    tr("%1 is no longer there. It may have been moved: open it from its new place.")
                        .arg(QDir::toNativeSeparators(file)));
        return;
    }
    if (isTraceFile(file))
        openTrace(file);
    else if (m_opener->openScenario(file))
        m_recent->note(file);
}

void FileCommands::openTrace(const QString &file)
{
    const auto read = std::make_shared<std::shared_ptr<const ImportedTrace>>();
    runErrand(
        m_window, tr("Reading %1").arg(QDir::toNativeSeparators(file)),
        [file, read](const ErrandGoesOn &goOn) -> Result<Done> {
            auto trace = loadTrace(file, goOn);
            if (!trace)
                return trace.error();
            *read = std::make_shared<const ImportedTrace>(*std::move(trace));
            return Done{};
        },
        [this, file, read](const Result<Done> &done) {
            if (!done) {
                if (m_opener->setup().servers.empty()) // the program was started with it
                    m_opener->openPlain(5, 1);
                return Q_EMIT told(MessageBar::Tone::Problem,
                                   QString::fromStdString(done.error().message));
            }
            m_recent->note(file);
            m_opener->openTrace(file, *read);
        });
}

/// Only a run can be lived again.
void FileCommands::saveRun()
{
    if (m_isTrace)
        Q_EMIT told(MessageBar::Tone::Problem,
                    tr("A trace tells what happened and not what was done, so no scenario can be "
                       "made of it. Its own file is the record."));
    else
        Q_EMIT recordingRequested();
}

QString FileCommands::fileIn(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QString file = urls.front().toLocalFile();
    const bool fits = file.endsWith(QStringLiteral(".flotilla"), Qt::CaseInsensitive)
                      || file.endsWith(QStringLiteral(".ndjson"), Qt::CaseInsensitive);
    return fits ? file : QString();
}

void FileCommands::saveRecording(const RunRecord &run)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the run"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Scenario, what was done: plays again (*.flotilla)"),
                            tr("Trace, all that happened (*.ndjson)")});
    dialog->setDefaultSuffix(QStringLiteral("flotilla"));
    takeSuffixOfFilter(dialog);
    connect(dialog, &QFileDialog::fileSelected, this, [this, run](const QString &file) {
        if (file.endsWith(QStringLiteral(".ndjson"), Qt::CaseInsensitive))
            saveTrace(file, run);
        else
            save(file, run.scenario);
    });
    dialog->open();
}

void FileCommands::saveTrace(const QString &name, const RunRecord &run)
{
    runErrand(
        m_window, tr("Writing %1").arg(QDir::toNativeSeparators(name)),
        [run, name](const ErrandGoesOn &goOn) { return writeTrace(run, name, goOn); },
        [this, name](const Result<Done> &done) {
            if (!done)
                return Q_EMIT told(MessageBar::Tone::Problem,
                                   QString::fromStdString(done.error().message));
            m_recent->note(name);
            tellSaved(name);
        });
}

void FileCommands::save(const QString &name, const QString &scenario)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(scenario.toUtf8()) < 0 || !file.commit()) {
        Q_EMIT told(MessageBar::Tone::Problem,
                    tr("%1 cannot be written: %2. Choose another place.")
                        .arg(QDir::toNativeSeparators(name), file.errorString()));
        return;
    }
    m_recent->note(name);
    tellSaved(name);
}

/// The sizes of a PNG are offered where the kinds of file are, so that one dialog does.
void FileCommands::choosePicture()
{
    QStringList filters;
    for (const int scale : kScales)
        filters << tr("PNG, %1× (*.png)").arg(scale);
    filters << tr("SVG, sharp at every size (*.svg)") << tr("PDF, one page (*.pdf)");
    auto *dialog = new QFileDialog(m_window, tr("Export the picture"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(filters[1]);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    takeSuffixOfFilter(dialog);
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, filters](const QString &file) {
        const auto place = filters.indexOf(dialog->selectedNameFilter());
        savePicture(file, place >= 0 && place < 3 ? kScales[place] : 1);
    });
    dialog->open();
}

void FileCommands::savePicture(const QString &file, qreal scale)
{
    const Picture picture = m_picture();
    if (!picture.view)
        return;
    if (const auto result = exportPicture(picture, file, scale); !result)
        Q_EMIT told(MessageBar::Tone::Problem, QString::fromStdString(result.error().message));
    else
        tellSaved(file);
}

void FileCommands::copyPicture()
{
    const Picture picture = m_picture();
    if (!picture.view)
        return;
    QApplication::clipboard()->setMimeData(mimeOf(picture).release());
    Q_EMIT told(MessageBar::Tone::Note, tr("The picture is on the clipboard."));
}

void FileCommands::showFilmDialog()
{
    if (!m_filmDialog) {
        m_filmDialog = new FilmDialog([this] { return wholeFilm(); }, m_window);
        m_filmDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_filmDialog, &FilmDialog::wished, this, &FileCommands::chooseFilm);
    }
    m_filmDialog->show();
    m_filmDialog->raise();
    m_filmDialog->activateWindow();
}

Film FileCommands::wholeFilm() const
{
    const Picture picture = m_picture();
    Film film;
    film.timeline = m_timeline;
    film.theme = picture.theme;
    film.size = picture.size;
    film.wishes = picture.wishes;
    if (!m_timeline.isEmpty()) {
        film.from = m_timeline.moment(m_timeline.first()).at;
        film.to = m_timeline.frontier();
    }
    if (!std::isinf(m_speed))
        film.pace = m_speed;
    return film;
}

void FileCommands::chooseFilm(const Film &film, bool isGif)
{
    auto *dialog = new QFileDialog(m_window, tr("Export an animation"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (isGif) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setNameFilter(tr("GIF animation (*.gif)"));
        dialog->setDefaultSuffix(QStringLiteral("gif"));
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setWindowTitle(tr("Choose an empty folder for the frames"));
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, film](const QString &name) { saveFilm(film, name); });
    dialog->open();
}

void FileCommands::saveFilm(const Film &film, const QString &name)
{
    runErrand(
        m_window, tr("Writing %1").arg(QDir::toNativeSeparators(name)),
        [film, name](const ErrandGoesOn &goOn) {
            return writeFilm(film, name,
                             [&goOn](int done, int all) { return goOn(double(done) / all); });
        },
        [this, name](const Result<Done> &done) {
            if (!done)
                return Q_EMIT told(MessageBar::Tone::Problem,
                                   QString::fromStdString(done.error().message));
            tellSaved(name);
        });
}

QString FileCommands::folder() const
{
    return QSettings().value(folderKey(), QDir::homePath()).toString();
}

void FileCommands::noteFolder(const QString &file)
{
    if (!file.startsWith(u':'))
        QSettings().setValue(folderKey(), QFileInfo(file).absolutePath());
}

void FileCommands::tellSaved(const QString &file)
{
    noteFolder(file);
    Q_EMIT told(MessageBar::Tone::Note, tr("Saved to %1").arg(QDir::toNativeSeparators(file)));
}

} // namespace flotilla
