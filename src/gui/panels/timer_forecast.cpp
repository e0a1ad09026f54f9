#include "gui/panels/timer_forecast.h"

#include "gui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace flotilla {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(flotilla::TimerForecast)
};

/// An election timer of its runs.
bool waits(const ClusterView &view, const ServerView &server)
{
    return server.up && !server.paused && view.voters.contains(server.id)
           && server.status.role != Role::Leader && !server.timer.due.isNever();
}

/// Something is on its way from the first that sets the server's timer anew in time.
bool isKept(const ClusterView &view, NodeId first, const ServerView &server)
{
    return std::any_of(view.inFlight.begin(), view.inFlight.end(), [&](const MessageView &flying) {
        const MessageBody &body = flying.message->body;
        return flying.message->from == first && flying.message->to == server.id && flying.arrives
               && *flying.arrives < server.timer.due
               && flying.message->term >= server.status.currentTerm
               && (std::holds_alternative<AppendEntries>(body)
                   || std::holds_alternative<RequestVote>(body));
    });
}

QString namesOf(const ClusterView &view, const std::vector<NodeId> &servers)
{
    QStringList names;
    for (const NodeId id : servers)
        names << nameOf(view, id);
    return names.join(QStringLiteral(", "));
}

} // namespace

std::optional<TimerForecast> timerForecast(const ClusterView &view)
{
    const ServerView *first = view.leader();
    const bool leads = first && !first->paused && !first->timer.due.isNever();
    if (!leads) {
        first = nullptr;
        for (const ServerView &server : view.servers) {
            if (waits(view, server) && (!first || server.timer.due < first->timer.due))
                first = &server;
        }
    }
    if (!first)
        return std::nullopt;
    TimerForecast forecast{first->id, leads, first->timer.due, {}, {}, {}};
    for (const ServerView &server : view.servers) {
        if (&server == first || !waits(view, server))
            continue;
        if (!view.links.isUp(first->id, server.id)) {
            forecast.unreached.push_back(server.id);
            continue;
        }
        if (view.links.isManual())
            continue;
        const LinkTraits &traits = view.links.traits(first->id, server.id);
        const Instant soonest = forecast.due + traits.delayMin;
        const Instant latest = forecast.due + traits.delayMax;
        if (!forecast.arrival)
            forecast.arrival = {soonest, latest};
        forecast.arrival->first = std::min(forecast.arrival->first, soonest);
        forecast.arrival->second = std::max(forecast.arrival->second, latest);
        if (server.timer.due < latest && !isKept(view, first->id, server))
            forecast.early.push_back(server.id);
    }
    return forecast;
}

QString forecastWords(const ClusterView &view)
{
    const auto forecast = timerForecast(view);
    if (!forecast)
        return Words::tr("No timer runs: nobody who is up can stand for election.");
    const QString first = nameOf(view, forecast->first);
    const QString early = namesOf(view, forecast->early);
    const int count = static_cast<int>(forecast->early.size());
    QStringList words;
    if (forecast->leads) {
        words
            << Words::tr("%1 leads; its next heartbeat keeps the others from standing.").arg(first);
        if (count > 0)
            words << Words::tr("%1 may stand for election before it arrives.").arg(early);
        else if (forecast->arrival)
            words << Words::tr("It arrives before any election timeout runs out.");
    } else {
        words << Words::tr("Nobody leads; %1 stands for election next.").arg(first);
        if (count > 0)
            words << Words::tr("%1 may stand too before its request arrives: then the votes split.")
                         .arg(early);
        else if (forecast->arrival)
            words << Words::tr("Its request arrives before another stands.");
    }
    if (!forecast->unreached.empty())
        words << (forecast->leads ? Words::tr("%1 gets none, the link is cut.")
                                  : Words::tr("%1 does not get it, the link is cut."))
                     .arg(namesOf(view, forecast->unreached));
    return words.join(QLatin1Char(' '));
}

RaftOptions joined(const std::vector<RaftOptions> &options)
{
    RaftOptions all = options.empty() ? RaftOptions{} : options.front();
    for (const RaftOptions &one : options) {
        all.electionTimeoutMin = std::min(all.electionTimeoutMin, one.electionTimeoutMin);
        all.electionTimeoutMax = std::max(all.electionTimeoutMax, one.electionTimeoutMax);
        all.heartbeat = std::max(all.heartbeat, one.heartbeat);
    }
    return all;
}

Duration leadersLatency(const ClusterView &view)
{
    std::optional<Duration> best;
    for (const ServerView &leader : view.servers) {
        if (!view.voters.contains(leader.id) || view.reach(leader.id) != Reach::Majority)
            continue;
        Duration longest{0};
        for (const ServerView &other : view.servers) {
            if (other.id == leader.id)
                continue;
            for (const auto &[from, to] :
                 {std::pair(leader.id, other.id), std::pair(other.id, leader.id)}) {
                if (view.links.isUp(from, to))
                    longest = std::max(longest, view.links.traits(from, to).delayMax);
            }
        }
        best = std::min(best.value_or(longest), longest);
    }
    return best.value_or(Duration{0});
}

} // namespace flotilla
