#pragma once

#include "schedule/pure_engine.h"
#include "schedule/run.h"
#include "trace/timeline.h"

#include <QTest>

#include <map>
#include <vector>

namespace flotilla::test {

/// A pure engine that keeps its timeline, and beside it the view that it had after every turn and
/// action.
class WatchedEngine final : public PureEngine {
public:
    explicit WatchedEngine(RunSetup setup) : PureEngine(std::move(setup)) { keepTimeline(); }
    /// Goes on from there, with the past that it had.
    WatchedEngine(const EngineCheckpoint &from, Timeline before) : PureEngine(from)
    {
        keepTimeline(std::move(before));
    }

    std::map<std::uint64_t, ClusterView> views; ///< by moment

protected:
    Result<Done> started() override
    {
        look();
        return Done{};
    }
    void acted(const Action &) override { look(); }
    void turnRecorded(const Turn &) override { look(); }

private:
    void look() { views[timeline().end() - 1] = view(); }
};

/// The data of a test that is done for each of the seeds from 1 on.
inline void seeds(std::uint64_t count)
{
    QTest::addColumn<std::uint64_t>("seed");
    for (std::uint64_t seed = 1; seed <= count; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

inline std::vector<Moment> momentsOf(const Timeline &timeline)
{
    std::vector<Moment> moments;
    timeline.forEach(timeline.first(), timeline.end(),
                     [&](const Moment &moment) { moments.push_back(moment); });
    return moments;
}

/// The first thing in which two views differ; "" where they don't.
inline QString difference(const ClusterView &a, const ClusterView &b)
{
    if (a.now != b.now)
        return QStringLiteral("now %1, %2").arg(a.now.micros).arg(b.now.micros);
    if (a.voters != b.voters || !(a.links == b.links))
        return QStringLiteral("voters or links");
    if (a.servers.size() != b.servers.size() || a.clients.size() != b.clients.size())
        return QStringLiteral("how many there are");
    for (std::size_t i = 0; i < a.servers.size(); ++i) {
        const ServerView &s = a.servers[i];
        const ServerView &t = b.servers[i];
        const QString name = QString::fromStdString(s.name);
        if (!(s.status == t.status))
            return name + QStringLiteral(": status");
        if (!(s.log == t.log) || words(s.log) != words(t.log))
            return name + QStringLiteral(": log");
        if (!(s.timer == t.timer))
            return name + QStringLiteral(": timer");
        if (!(s == t))
            return name;
    }
    for (std::size_t i = 0; i < a.clients.size(); ++i)
        if (!(a.clients[i] == b.clients[i]))
            return QStringLiteral("client %1").arg(i);
    if (a.inFlight.size() != b.inFlight.size())
        return QStringLiteral("%1, %2 in flight").arg(a.inFlight.size()).arg(b.inFlight.size());
    for (std::size_t i = 0; i < a.inFlight.size(); ++i)
        if (!(a.inFlight[i] == b.inFlight[i]))
            return QStringLiteral("message %1, %2").arg(a.inFlight[i].id).arg(b.inFlight[i].id);
    return a == b ? QString() : QStringLiteral("something");
}

inline void mustBeSame(const ClusterView &a, const ClusterView &b, std::uint64_t moment)
{
    const QString where = difference(a, b);
    QVERIFY2(where.isEmpty(), qPrintable(QStringLiteral("moment %1: %2").arg(moment).arg(where)));
}

} // namespace flotilla::test
