#include "cluster/data_folder.h"

#include "store/ledger_file.h"
#include "store/node_store.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace flotilla {

namespace {

constexpr auto kLockName = "flotilla.lock";

Error environment(const QString &message)
{
    return {message.toStdString(), Fault::Environment};
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path, bool resume)
{
    std::unique_ptr<DataFolder> folder(new DataFolder);
    if (path.isEmpty()) {
        folder->m_temporary.emplace();
        if (!folder->m_temporary->isValid())
            return environment(
                QStringLiteral("no temporary folder for the run's files: %1; free some "
                               "room there or name a folder with --data")
                    .arg(folder->m_temporary->errorString()));
        folder->m_path = folder->m_temporary->path();
        return folder;
    }
    const QFileInfo info(path);
    folder->m_path = info.absoluteFilePath();
    const QString name = QDir::toNativeSeparators(path);
    if (info.exists() && !info.isDir())
        return environment(
            QStringLiteral("%1 is not a folder; name a folder that is new or empty").arg(name));
    if (!QDir().mkpath(folder->m_path) || !QFileInfo(folder->m_path).isWritable()
        || !QFileInfo(folder->m_path).isReadable())
        return environment(
            QStringLiteral("the folder %1 can't be made or written to; choose another, "
                           "or change its permissions")
                .arg(name));

    folder->m_lock = std::make_unique<QLockFile>(folder->m_path + u'/' + QLatin1String(kLockName));
    folder->m_lock->setStaleLockTime(0);
    if (!folder->m_lock->tryLock(0)) {
        if (folder->m_lock->error() == QLockFile::LockFailedError)
            return environment(QStringLiteral("the folder %1 is in use by another Flotilla; close "
                                              "that, or choose another folder")
                                   .arg(name));
        return environment(
            QStringLiteral("the folder %1 can't be written to; choose another, or change its "
                           "permissions")
                .arg(name));
    }
    QStringList there =
        QDir(folder->m_path)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    there.removeAll(QLatin1String(kLockName));
    if (!resume && !there.isEmpty())
        return Error{
            QStringLiteral("the folder %1 is not empty (it holds %2); give --resume to go on "
                           "from the run that it holds, or name a folder that is new or empty")
                .arg(name, there.first())
                .toStdString(),
            Fault::BadInput};
    return folder;
}

QString DataFolder::nodeFile(const std::string &server) const
{
    return m_path + u'/' + NodeStore::fileName(QString::fromStdString(server));
}

QString DataFolder::ledgerFile() const
{
    return m_path + u'/' + LedgerFile::fileName();
}

Result<RunSetup> DataFolder::resumed(RunSetup setup, Durability durability) const
{
    const Names names = setup.names();
    QStringList expected;
    for (const std::string &server : names.servers)
        expected << NodeStore::fileName(QString::fromStdString(server));
    QStringList there =
        QDir(m_path).entryList({NodeStore::fileName(QStringLiteral("*"))}, QDir::Files);
    std::sort(expected.begin(), expected.end());
    std::sort(there.begin(), there.end());
    if (expected != there)
        return Error{
            QStringLiteral("the folder %1 can't be resumed: it holds %2, and this cluster's "
                           "servers need %3; resume with the same servers, or name an empty "
                           "folder")
                .arg(m_path,
                     there.isEmpty() ? QStringLiteral("no server's file")
                                     : there.join(QStringLiteral(", ")),
                     expected.join(QStringLiteral(", ")))
                .toStdString(),
            Fault::BadInput};
    for (ServerSetup &server : setup.servers) {
        if (server.state.currentTerm.value > 0 || server.state.log.lastIndex().value > 0)
            return Error{
                server.name
                    + " has a preset, and --resume takes its state from the folder; leave one "
                      "of the two out",
                Fault::BadInput};
        auto store =
            NodeStore::open(nodeFile(server.name), QString::fromStdString(server.name), durability);
        if (!store)
            return store.error();
        auto state = (*store)->load([&](std::string_view name) { return names.find(name); });
        if (!state)
            return state.error();
        server.state = *std::move(state);
    }
    auto ledger = LedgerFile::open(ledgerFile(), durability);
    if (!ledger)
        return ledger.error();
    auto rows = (*ledger)->load();
    if (!rows)
        return rows.error();
    setup.ledger = *std::move(rows);
    return setup;
}

} // namespace flotilla
