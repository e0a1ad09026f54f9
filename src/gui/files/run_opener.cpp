#include "gui/files/run_opener.h"

#include "gui/files/script_notes.h"
#include "gui/words.h"
#include "scenario/parser.h"
#include "scenario/runner.h"
#include "scenario/trace_file.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

/// How often the run book is told how far a run has come, should the program be killed.
constexpr qint64 kNoteMillis = 5'000;

} // namespace

RunOpener::RunOpener(RunBook book, Begin begin, QObject *parent)
    : QObject(parent), m_book(std::move(book)), m_begin(std::move(begin))
{
}

QString RunOpener::durabilityKey()
{
    return QStringLiteral("durability");
}

void RunOpener::openFirst()
{
    if (!m_begin.file.isEmpty()) {
        if (isTraceFile(m_begin.file))
            Q_EMIT traceNamed(m_begin.file);
        else if (!openScenario(m_begin.file))
            openPlain(5, 1);
        return;
    }
    m_book.forgetUnlived();
    const bool named = !m_begin.dataFolder.isEmpty();
    const auto past = named ? RunBook::runIn(m_begin.dataFolder) : std::nullopt;
    const auto last = m_book.lastRun();
    if (past)
        openPast(*past);
    else
        openPlain(5, 1);
    if (last && !named)
        offer(*last);
}

void RunOpener::offer(const PastRun &past)
{
    const auto servers = past.setup.servers.size();
    tell(MessageBar::Tone::Offer,
         servers == 1 ? tr("Your last run is still there: 1 server, %1.").arg(clockText(past.lived))
                      : tr("Your last run is still there: %1 servers, %2.")
                            .arg(servers)
                            .arg(clockText(past.lived)),
         tr("Continue it"), [this, past] { openPast(past); });
}

void RunOpener::openPlain(int servers, std::uint64_t seed)
{
    openSetup(plainSetup(static_cast<std::size_t>(servers), seed));
}

RunSetup RunOpener::setupNow() const
{
    RunSetup now = m_setup;
    if (m_snapshot.view)
        now.links.setTraits(m_snapshot.view->links.commonTraits());
    if (m_snapshot.options.size() == now.servers.size() && !m_snapshot.options.empty()) {
        for (std::size_t i = 0; i < now.servers.size(); ++i)
            now.servers[i].options = m_snapshot.options[i];
        now.options = m_snapshot.options.front();
    }
    return resized(now, now.servers.size());
}

void RunOpener::openResized(std::size_t servers)
{
    openSetup(resized(setupNow(), servers));
}

void RunOpener::openSetup(const RunSetup &setup)
{
    RunRequest run;
    run.setup = setup;
    request(std::move(run));
}

bool RunOpener::openScenario(const QString &file)
{
    auto script = loadScript(file);
    if (!script) {
        tell(MessageBar::Tone::Problem, QString::fromStdString(script.error().message));
        return false;
    }
    RunRequest run;
    run.setup = script->setup;
    const auto notes = ScriptNotes::make();
    connect(notes.get(), &ScriptNotes::titled, this, &RunOpener::titled);
    connect(notes.get(), &ScriptNotes::said, this,
            [this](const QString &text) { tell(MessageBar::Tone::Note, text); });
    const auto bookmarks = bookmarksOf(*script);
    run.driver = [script = *std::move(script), notes](Engine &engine) {
        return std::make_unique<Runner>(
            script, engine, [notes](const Statement &statement) { notes->tell(statement); });
    };
    request(std::move(run));
    m_bookmarks = bookmarks;
    return true;
}

void RunOpener::openTrace(const QString &file, std::shared_ptr<const ImportedTrace> trace)
{
    note();
    RunRequest run;
    const TraceHeader &header = trace->header;
    run.setup = plainSetup(header.servers.size(), header.seed);
    run.traceFile = file;
    run.trace = std::move(trace);
    m_inBook = false;
    begin(std::move(run));
    Q_EMIT titled(QFileInfo(file).fileName());
}

void RunOpener::openPast(const PastRun &past)
{
    RunRequest run;
    run.setup = past.setup;
    run.options.dataFolder = past.folder;
    run.options.resume = true;
    request(std::move(run), past.root);
}

/// Ends the run at hand and begins that one, in a folder of its own unless it has one. root: where the
/// book keeps it, if not there.
void RunOpener::request(RunRequest run, const QString &root)
{
    note();
    if (run.options.dataFolder.isEmpty() && !m_begin.dataFolder.isEmpty()) {
        run.options.dataFolder = std::exchange(m_begin.dataFolder, {});
        run.options.resume = m_begin.resume;
    }
    m_inBook = run.options.dataFolder.isEmpty();
    if (m_inBook)
        run.options.dataFolder = m_book.newFolder();
    begin(std::move(run));
    m_folder = root;
}

void RunOpener::begin(RunRequest run)
{
    run.options.durability = QSettings().value(durabilityKey()) == QStringLiteral("os")
                                 ? Durability::Os
                                 : Durability::Full;
    m_setup = run.setup;
    m_opening = true;
    m_bookmarks.clear();
    m_folder.clear();
    Q_EMIT titled({});
    Q_EMIT openRequested(run);
}

void RunOpener::openUnkept()
{
    RunRequest run;
    run.setup = plainSetup(5, 1);
    m_inBook = false;
    begin(std::move(run));
}

void RunOpener::note() const
{
    const bool isThere =
        m_snapshot.dataFolder.startsWith(QFileInfo(m_folder).absoluteFilePath()); // not in memory
    if (m_played && m_snapshot.view && m_snapshot.traceFile.isEmpty() && isThere)
        RunBook::note(m_folder, m_snapshot.dataFolder, std::max(m_snapshot.view->now, Instant{1}));
}

void RunOpener::showOpened(const Snapshot &snapshot)
{
    m_played = false;
    m_opening = false;
    m_snapshot = {};
    if (!snapshot.traceFile.isEmpty())
        return; // it has no folder
    if (m_folder.isEmpty())
        m_folder = snapshot.dataFolder;
    RunBook::begin(m_folder, m_setup);
}

void RunOpener::showSnapshot(const Snapshot &snapshot)
{
    const bool stopped = m_snapshot.playing && !snapshot.playing;
    const bool moved = m_snapshot.view && m_snapshot.dataFolder != snapshot.dataFolder;
    m_snapshot = snapshot;
    m_snapshot.feed.clear();
    const bool begins = !m_played && (snapshot.playing || snapshot.turns > 0);
    if (begins) {
        m_played = true;
        Q_EMIT begun();
    }
    if (begins || stopped || moved || (snapshot.playing && m_sinceNoted.elapsed() > kNoteMillis)) {
        note();
        m_sinceNoted.start();
    }
}

bool RunOpener::failed(const QString &message)
{
    const auto again = [this] { openPlain(5, 1); };
    if (!std::exchange(m_opening, false)) {
        tell(MessageBar::Tone::Problem, tr("The run has stopped: %1").arg(message),
             tr("New cluster"), again);
        return false;
    }
    m_snapshot = {}; // the run before has ended
    m_played = false;
    const QString words = tr("No run could begin: %1").arg(message);
    if (m_inBook)
        tell(MessageBar::Tone::Problem, words, tr("Run without keeping it"),
             [this] { openUnkept(); });
    else
        tell(MessageBar::Tone::Problem, words, tr("New cluster"), again);
    return true;
}

} // namespace flotilla
