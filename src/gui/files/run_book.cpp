#include "gui/files/run_book.h"

#include "scenario/parser.h"
#include "scenario/recording.h"

#include <QCollator>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QLockFile>
#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

QString iniOf(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("run.ini"));
}

/// The servers whose files stand in a folder, for one that no window has written a run.ini in.
QStringList serversWithFiles(const QString &folder)
{
    QStringList names;
    for (QString name : QDir(folder).entryList({QStringLiteral("node-*.db")}, QDir::Files))
        names << name.remove(0, 5).chopped(3);
    QCollator natural(QLocale::c()); // S2 before S10
    natural.setNumericMode(true);
    std::sort(names.begin(), names.end(), natural);
    return names;
}

RunSetup setupOf(const QStringList &servers, const QStringList &clients, std::uint64_t seed)
{
    RunSetup setup;
    setup.seed = seed;
    for (const QString &name : servers) {
        ServerSetup server;
        server.name = name.toStdString();
        setup.voters.insert(Names::serverId(setup.servers.size()));
        setup.servers.push_back(std::move(server));
    }
    for (const QString &name : clients)
        setup.clients.push_back({name.toStdString(), Names::serverId(0)});
    return setup;
}

/// Servers that came while the run went on have files and no vote.
void addCreated(RunSetup &setup, const QStringList &serversThere)
{
    const Names names = setup.names();
    for (const QString &name : serversThere) {
        if (names.find(name.toStdString()))
            continue;
        ServerSetup server;
        server.name = name.toStdString();
        server.options = setup.options;
        setup.servers.push_back(std::move(server));
    }
}

/// Nobody has the run open.
bool isFree(const QString &folder)
{
    QLockFile lock(QDir(folder).filePath(QStringLiteral("flotilla.lock")));
    lock.setStaleLockTime(0);
    return lock.tryLock(0);
}

} // namespace

RunSetup plainSetup(std::size_t servers, std::uint64_t seed, std::size_t clients)
{
    QStringList serverNames, clientNames;
    for (std::size_t i = 1; i <= servers; ++i)
        serverNames << QStringLiteral("S%1").arg(i);
    for (std::size_t i = 1; i <= clients; ++i)
        clientNames << QStringLiteral("C%1").arg(i);
    return setupOf(serverNames, clientNames, seed);
}

RunSetup resized(const RunSetup &setup, std::size_t servers)
{
    RunSetup result;
    result.seed = setup.seed;
    result.options = setup.options;
    result.invariants = setup.invariants;
    result.links.setTraits(setup.links.commonTraits());
    for (std::size_t i = 0; i < servers; ++i) {
        ServerSetup server;
        if (i < setup.servers.size()) {
            server.name = setup.servers[i].name;
            server.options = setup.servers[i].options;
        } else {
            std::size_t number = i + 1;
            const Names taken = result.names();
            while (taken.find("S" + std::to_string(number)))
                ++number;
            server.name = "S" + std::to_string(number);
            server.options = result.servers.empty() ? setup.options : result.servers.back().options;
        }
        result.voters.insert(Names::serverId(i));
        result.servers.push_back(std::move(server));
    }
    for (ClientSetup client : setup.clients) {
        if (client.at.value >= servers)
            client.at = Names::serverId(0);
        result.clients.push_back(std::move(client));
    }
    return result;
}

RunBook::RunBook(QString root) : m_root(std::move(root)) {}

QString RunBook::usualRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
           + QStringLiteral("/runs");
}

std::optional<PastRun> RunBook::lastRun() const
{
    const QStringList folders =
        QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &name : folders) {
        const auto run = runIn(QDir(m_root).filePath(name));
        if (run && run->lived.micros > 0 && isFree(run->folder))
            return run;
    }
    return std::nullopt;
}

std::optional<PastRun> RunBook::runIn(const QString &root)
{
    const QSettings ini(iniOf(root), QSettings::IniFormat);
    const QString folder =
        QDir(root).filePath(ini.value(QStringLiteral("branch"), QStringLiteral(".")).toString());
    const QStringList servers = serversWithFiles(folder);
    const QByteArray lines = ini.value(QStringLiteral("setup")).toString().toUtf8();
    const auto script = parseScript(iniOf(root), lines);
    const bool told = !lines.isEmpty() && script;
    if (servers.size() > static_cast<qsizetype>(kMaxServers) || (!told && servers.isEmpty()))
        return std::nullopt;
    RunSetup setup = told ? script->setup : setupOf(servers, {QStringLiteral("C1")}, 1);
    addCreated(setup, servers);
    return PastRun{root, QDir::cleanPath(folder), std::move(setup),
                   Instant{ini.value(QStringLiteral("lived"), 0).toLongLong()}};
}

QString RunBook::newFolder() const
{
    const QString stem =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss-zzz"));
    QString folder = QDir(m_root).filePath(stem);
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = QDir(m_root).filePath(QStringLiteral("%1 %2").arg(stem).arg(i));
    return folder;
}

void RunBook::begin(const QString &folder, const RunSetup &setup)
{
    if (folder.isEmpty())
        return; // a run that leaves nothing behind
    QDir().mkpath(folder);
    QSettings ini(iniOf(folder), QSettings::IniFormat);
    ini.setValue(QStringLiteral("setup"), setUpLinesOf(setup));
}

void RunBook::note(const QString &folder, const QString &goesOn, Instant lived)
{
    if (!QFileInfo::exists(iniOf(folder)))
        return;
    QSettings ini(iniOf(folder), QSettings::IniFormat);
    ini.setValue(QStringLiteral("branch"), QDir(folder).relativeFilePath(goesOn));
    ini.setValue(QStringLiteral("lived"), QVariant::fromValue(lived.micros));
}

void RunBook::forgetUnlived() const
{
    for (const QString &name : QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = QDir(m_root).filePath(name);
        const auto run = QFileInfo::exists(iniOf(folder)) ? runIn(folder) : std::nullopt;
        if (!run || run->lived.micros > 0)
            continue;
        if (isFree(run->folder)) // else another window has just begun it
            QDir(folder).removeRecursively();
    }
}

} // namespace flotilla
