#include "gui/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace flotilla {

namespace {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Phrases)
};

QString text(std::string_view utf8)
{
    const QString whole = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    constexpr qsizetype kLongest = 60;
    return whole.size() <= kLongest ? whole.simplified()
                                    : whole.left(kLongest).simplified() + QChar(0x2026);
}

QString entriesWords(const std::vector<Entry> &entries)
{
    if (entries.empty())
        return Phrases::tr("no entries: a heartbeat");
    const Entry &first = entries.front();
    const QString value = first.command ? u'“' + text(first.value()) + u'”' : Phrases::tr("no-op");
    return entries.size() == 1
               ? Phrases::tr("1 entry: %1 of term %2").arg(value).arg(first.term.value)
               : Phrases::tr("%n entries, the first %1 of term %2", nullptr,
                             static_cast<int>(entries.size()))
                     .arg(value)
                     .arg(first.term.value);
}

QString conflictWords(const Conflict &conflict)
{
    return conflict.term.value == 0 ? Phrases::tr("no: its log has no such entry, it goes on at %1")
                                          .arg(conflict.index.value)
                                    : Phrases::tr("no: term %1 stands there, from index %2 on")
                                          .arg(conflict.term.value)
                                          .arg(conflict.index.value);
}

QString replyWords(const ClusterView &view, const ClientReply &reply)
{
    switch (reply.outcome) {
    case Outcome::Ok:
        return Phrases::tr("done: committed at %1").arg(QString::fromStdString(reply.value));
    case Outcome::Redirect:
        return reply.leader ? Phrases::tr("go to %1").arg(nameOf(view, *reply.leader))
                            : Phrases::tr("not the leader, and knows none");
    case Outcome::Fail:
        return Phrases::tr("failed");
    case Outcome::Unknown:
        return Phrases::tr("unknown");
    }
    return {};
}

QString bodyWords(const ClusterView &view, const MessageBody &body)
{
    return std::visit(
        Overload{
            [](const RequestVote &m) {
                return Phrases::tr("asks for a vote; its log ends at index %1, term %2")
                    .arg(m.lastLogIndex.value)
                    .arg(m.lastLogTerm.value);
            },
            [](const RequestVoteReply &m) {
                return m.voteGranted ? Phrases::tr("yes: gives its vote")
                                     : Phrases::tr("no: refuses its vote");
            },
            [](const AppendEntries &m) {
                return Phrases::tr("%1; after index %2, term %3; commitIndex %4")
                    .arg(entriesWords(m.entries))
                    .arg(m.prevLogIndex.value)
                    .arg(m.prevLogTerm.value)
                    .arg(m.leaderCommit.value);
            },
            [](const AppendEntriesReply &m) {
                if (m.success)
                    return Phrases::tr("yes: same log up to %1").arg(m.matchIndex.value);
                return m.conflict ? conflictWords(*m.conflict) : Phrases::tr("no");
            },
            [](const ClientRequest &m) {
                return Phrases::tr("asks for “%1”")
                    .arg(m.command ? text(m.command->text) : QString());
            },
            [&view](const ClientReply &m) { return replyWords(view, m); },
        },
        body);
}

} // namespace

QString stretchWords(Duration stretch)
{
    return QLocale::c().toString(static_cast<double>(stretch.micros) / 1000.0, 'f', 1)
           + QStringLiteral(" ms");
}

QString clockText(Instant at)
{
    const std::int64_t micros = at.micros;
    return QStringLiteral("%1.%2 %3 s")
        .arg(micros / 1'000'000)
        .arg(micros / 1000 % 1000, 3, 10, QLatin1Char('0'))
        .arg(micros % 1000, 3, 10, QLatin1Char('0'));
}

QString clockWords(Instant at)
{
    return QStringLiteral("%1.%2")
        .arg(at.micros / 1'000'000)
        .arg(at.micros / 1000 % 1000, 3, 10, QLatin1Char('0'));
}

QString nameOf(const ClusterView &view, NodeId id)
{
    if (const ServerView *server = view.server(id))
        return QString::fromStdString(server->name);
    for (const ClientView &client : view.clients) {
        if (client.id == id)
            return QString::fromStdString(client.name);
    }
    return {};
}

QString roleWords(const ServerView &server)
{
    if (!server.up)
        return Phrases::tr("crashed");
    if (server.paused)
        return Phrases::tr("paused");
    switch (server.status.role) {
    case flotilla::Role::Follower:
        return Phrases::tr("follower");
    case flotilla::Role::Candidate:
        return Phrases::tr("candidate");
    case flotilla::Role::Leader:
        return Phrases::tr("leader");
    }
    return {};
}

QString inspectMessage(const ClusterView &view, const MessageView &message)
{
    QString words =
        Phrases::tr("#%1 %2 from %3 to %4")
            .arg(message.id)
            .arg(QLatin1StringView(typeName(*message.message)), nameOf(view, message.message->from),
                 nameOf(view, message.message->to));
    if (message.message->term.value != 0)
        words += Phrases::tr(", term %1").arg(message.message->term.value);
    words += Phrases::tr(": %1").arg(bodyWords(view, message.message->body));
    if (message.doomed)
        return words
               + Phrases::tr("; it will be lost: %1 was down")
                     .arg(nameOf(view, message.message->to));
    if (!message.arrives)
        return words + Phrases::tr("; waits to be delivered");
    return words + Phrases::tr("; arrives in %1").arg(stretchWords(*message.arrives - view.now));
}

QString inspectServer(const ClusterView &view, const ServerView &server)
{
    const Status &status = server.status;
    QString words = Phrases::tr("%1: %2 in term %3; log up to %4, commitIndex %5")
                        .arg(QString::fromStdString(server.name), roleWords(server))
                        .arg(status.currentTerm.value)
                        .arg(status.lastLogIndex.value)
                        .arg(status.commitIndex.value);
    if (status.votedFor)
        words += Phrases::tr("; voted for %1").arg(nameOf(view, *status.votedFor));
    if (server.up && !server.timer.due.isNever() && status.role != flotilla::Role::Leader)
        words +=
            Phrases::tr("; election timeout in %1").arg(stretchWords(server.timer.due - view.now));
    return words;
}

QString inspectLink(const ClusterView &view, NodeId from, NodeId to)
{
    const auto way = [&view](NodeId a, NodeId b) {
        const LinkTraits &traits = view.links.traits(a, b);
        QString words = Phrases::tr("%1 to %2: ").arg(nameOf(view, a), nameOf(view, b));
        if (!view.links.isUp(a, b))
            return words + Phrases::tr("cut");
        words += Phrases::tr("%1 to %2")
                     .arg(stretchWords(traits.delayMin), stretchWords(traits.delayMax));
        if (traits.loss > 0)
            words += Phrases::tr(", %1 % lost").arg(traits.loss * 100);
        return words;
    };
    return Phrases::tr("Link %1; %2").arg(way(from, to), way(to, from));
}

QString inspectClient(const ClusterView &view, const ClientView &client)
{
    const QString name = QString::fromStdString(client.name);
    const QString outcome = outcomeWords(view, client);
    if (outcome.isEmpty())
        return Phrases::tr("Client %1 has asked for nothing yet; it would ask %2")
            .arg(name, nameOf(view, client.status.server));
    return client.status.open ? Phrases::tr("Client %1 waits for “%2”: %3")
                                    .arg(name, text(client.command), outcome)
                              : Phrases::tr("Client %1: %2").arg(name, outcome);
}

QString outcomeWords(const ClusterView &view, const ClientView &client)
{
    const ClientStatus &status = client.status;
    if (status.op == 0)
        return {};
    QString words;
    if (!status.open && status.lastIndex)
        words = Phrases::tr("committed at %1").arg(status.lastIndex->value);
    else if (status.unknown)
        words = Phrases::tr("no answer, asks %1").arg(nameOf(view, status.server));
    else if (status.open && status.redirectedFrom)
        words = Phrases::tr("redirected to %1").arg(nameOf(view, status.server));
    else if (status.open)
        words = Phrases::tr("sent to %1").arg(nameOf(view, status.server));
    if (status.waiting > 0)
        words += Phrases::tr(", %n more in line", nullptr, static_cast<int>(status.waiting));
    return words;
}

QString speedWords(double speed)
{
    if (std::isinf(speed))
        return Phrases::tr("as fast as it can");
    if (speed < 1)
        return QStringLiteral("1/%1").arg(std::llround(1 / speed));
    return QStringLiteral("%1 ×").arg(std::llround(speed));
}

QString branchTitle(const BranchFacts &branch)
{
    if (!branch.name.isEmpty())
        return branch.name;
    if (branch.parent == 0)
        return Phrases::tr("as it began");
    return branch.isUndo ? Phrases::tr("without “%1”").arg(branch.cause) : branch.cause;
}

} // namespace flotilla
