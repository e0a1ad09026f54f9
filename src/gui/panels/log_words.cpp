#include "gui/panels/log_words.h"

#include "gui/words.h"
#include "picture/log_grid.h"

#include <QCoreApplication>

namespace flotilla {

namespace {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Phrases)
};

/// Who led that term, where somebody in it still knows.
std::optional<NodeId> leaderOf(const ClusterView &view, Term term)
{
    for (const ServerView &server : view.servers) {
        if (!server.up || server.status.currentTerm != term)
            continue;
        if (server.status.role == Role::Leader)
            return server.id;
        if (server.leader)
            return server.leader;
    }
    return std::nullopt;
}

QString originWords(const ClusterView &view, const Entry &entry)
{
    QString words = entry.fromClient() ? Phrases::tr("command %1 of %2")
                                             .arg(entry.command->op)
                                             .arg(QString::fromStdString(entry.command->client))
                    : entry.command ? Phrases::tr("put straight into the leader's log")
                                    : Phrases::tr("the empty entry a new leader begins with");
    if (const auto leader = leaderOf(view, entry.term))
        words += Phrases::tr(", written by %1 as leader of term %2")
                     .arg(nameOf(view, *leader))
                     .arg(entry.term.value);
    return words;
}

QString commitWords(const ClusterView &view, const ServerView &server, Index at)
{
    if (server.up && at <= server.status.commitIndex)
        return at <= server.status.lastApplied ? Phrases::tr("committed and applied")
                                               : Phrases::tr("committed, not yet applied");
    if (!isCommitted(view, server, at))
        return Phrases::tr("not committed");
    return server.up ? Phrases::tr("committed, but %1 has not heard of it yet")
                           .arg(QString::fromStdString(server.name))
                     : Phrases::tr("committed");
}

} // namespace

QString entryWords(const ClusterView &view, const ServerView &server, Index at)
{
    const QString name = QString::fromStdString(server.name);
    if (at == server.log.lastIndex().next())
        return Phrases::tr("%1, index %2: nothing yet, the next entry goes here")
            .arg(name)
            .arg(at.value);
    if (!server.log.has(at))
        return {};
    const Entry &entry = server.log.at(at);
    const QString command = entry.command
                                ? u'“' + QString::fromStdString(entry.command->text) + u'”'
                                : Phrases::tr("no-op");
    return Phrases::tr("%1, entry %2, term %3: %4", "server, index, term, committed or not")
               .arg(name)
               .arg(at.value)
               .arg(entry.term.value)
               .arg(commitWords(view, server, at))
           + u'\n' + command + u'\n' + originWords(view, entry);
}

QString logWords(const ClusterView &view, const ServerView &server)
{
    const Status &status = server.status;
    QString words = Phrases::tr("%1, %2: term %3, log up to %4")
                        .arg(QString::fromStdString(server.name), roleWords(server))
                        .arg(status.currentTerm.value)
                        .arg(server.log.lastIndex().value);
    if (server.up)
        words += Phrases::tr("\ncommitIndex %1, lastApplied %2")
                     .arg(status.commitIndex.value)
                     .arg(status.lastApplied.value);
    for (const ServerView &leader : view.servers) {
        if (!leader.up || !leader.status.peers.contains(server.id)
            || leader.status.role != Role::Leader)
            continue;
        words +=
            Phrases::tr("\n%1 knows it to agree up to matchIndex %2 and sends from nextIndex %3")
                .arg(QString::fromStdString(leader.name))
                .arg(leader.status.matchIndex[server.id.value].value)
                .arg(leader.status.nextIndex[server.id.value].value);
    }
    return words;
}

} // namespace flotilla
