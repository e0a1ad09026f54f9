#include "gui/panels/inspection.h"
#include "gui/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace flotilla {

namespace {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Phrases)
};

QString field(const char *papersWord)
{
    return QLatin1StringView(papersWord);
}

QString namesIn(const ClusterView &view, const NodeSet &set)
{
    QStringList names;
    set.forEach([&](NodeId id) { names.append(nameOf(view, id)); });
    return names.join(QStringLiteral(", "));
}

QString logWords(const Log &log)
{
    if (log.lastIndex().value == 0)
        return Phrases::tr("empty");
    if (log.lastIndex().value == 1)
        return Phrases::tr("1 entry, of term %1").arg(log.lastTerm().value);
    return Phrases::tr("%1 entries, the last of term %2")
        .arg(log.lastIndex().value)
        .arg(log.lastTerm().value);
}

QString kindOf(const ServerView &server)
{
    const auto term = server.status.currentTerm.value;
    if (!server.up)
        return Phrases::tr("crashed");
    QString kind = Phrases::tr("follower in term %1").arg(term);
    if (!server.voter)
        kind = Phrases::tr("not a voter, in term %1").arg(term);
    else if (server.status.role == Role::Leader)
        kind = Phrases::tr("leader of term %1").arg(term);
    else if (server.status.role == Role::Candidate)
        kind = Phrases::tr("candidate in term %1").arg(term);
    return server.paused ? Phrases::tr("%1, paused").arg(kind) : kind;
}

void tellPersistent(InspectionMaker &maker, const ClusterView &view, const ServerView &server)
{
    const Status &status = server.status;
    maker.heading(server.up ? Phrases::tr("Persistent state (Figure 2)")
                            : Phrases::tr("On its disk: persistent state (Figure 2)"));
    maker.number(field("currentTerm"), status.currentTerm.value);
    maker.line(field("votedFor"),
               status.votedFor ? nameOf(view, *status.votedFor) : Phrases::tr("nobody"));
    maker.line(field("log[]"), logWords(server.log));
}

void tellVolatile(InspectionMaker &maker, const ServerView &server)
{
    maker.heading(Phrases::tr("Volatile state (Figure 2)"));
    maker.number(field("commitIndex"), server.status.commitIndex.value);
    maker.number(field("lastApplied"), server.status.lastApplied.value);
}

void tellLeader(InspectionMaker &maker, const ClusterView &view, const Status &status)
{
    maker.heading(Phrases::tr("Leader's state (Figure 2)"));
    status.peers.forEach([&](NodeId id) {
        maker.line(nameOf(view, id), Phrases::tr("nextIndex %1, matchIndex %2")
                                         .arg(status.nextIndex[id.value].value)
                                         .arg(status.matchIndex[id.value].value));
    });
}

void tellCandidate(InspectionMaker &maker, const ClusterView &view, const Status &status)
{
    maker.heading(Phrases::tr("Candidate's votes"));
    maker.line(Phrases::tr("has the votes of"), namesIn(view, status.votesGranted));
    maker.line(Phrases::tr("counts"), Phrases::tr("%1 of %2; %3 are a majority")
                                          .arg(status.votesGranted.size())
                                          .arg(view.voters.size())
                                          .arg(view.voters.size() / 2 + 1));
}

QString rangeWords(Duration from, Duration to)
{
    return from == to ? stretchWords(from)
                      : Phrases::tr("%1 to %2").arg(stretchWords(from), stretchWords(to));
}

void tellTime(InspectionMaker &maker, const Snapshot &snapshot, const ServerView &server)
{
    const ClusterView &view = *snapshot.view;
    maker.heading(Phrases::tr("Time"));
    const bool leads = server.status.role == Role::Leader;
    const QString timer = leads ? Phrases::tr("next heartbeat") : Phrases::tr("election timeout");
    const TimerView &set = server.timer;
    if (set.due.isNever())
        maker.line(timer, Phrases::tr("none is set"));
    else if (set.due <= view.now)
        maker.line(timer, Phrases::tr("due"));
    else
        maker.line(timer,
                   Phrases::tr("in %1 of %2")
                       .arg(stretchWords(set.due - view.now), stretchWords(set.due - set.set)));
    if (server.id.value >= snapshot.options.size())
        return;
    const RaftOptions &options = snapshot.options[server.id.value];
    maker.line(Phrases::tr("drawn from"),
               rangeWords(options.electionTimeoutMin, options.electionTimeoutMax));
    maker.line(Phrases::tr("heartbeat every"), stretchWords(options.heartbeat));
}

} // namespace

Inspection inspectionOf(const Snapshot &snapshot, const ServerView &server)
{
    const ClusterView &view = *snapshot.view;
    InspectionMaker maker(QString::fromStdString(server.name), kindOf(server));
    tellPersistent(maker, view, server);
    if (!server.up) {
        maker.heading(Phrases::tr("Lost with the crash"));
        maker.line(Phrases::tr("down since"), clockText(server.downSince), true);
        maker.line(Phrases::tr("volatile state"),
                   Phrases::tr("gone; it begins anew from its disk at the restart"));
        return maker.take();
    }
    tellVolatile(maker, server);
    if (server.status.role == Role::Leader)
        tellLeader(maker, view, server.status);
    if (server.status.role == Role::Candidate)
        tellCandidate(maker, view, server.status);
    maker.heading(Phrases::tr("What it knows"));
    maker.line(Phrases::tr("its leader"), server.status.role == Role::Leader ? Phrases::tr("itself")
                                          : server.leader ? nameOf(view, *server.leader)
                                                          : Phrases::tr("nobody"));
    tellTime(maker, snapshot, server);
    return maker.take();
}

} // namespace flotilla
