#include "gui/panels/timing_advice.h"

#include <QCoreApplication>

namespace flotilla {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimingAdvice)
};

QString millis(Duration duration)
{
    return Text::tr("%1 ms").arg(static_cast<double>(duration.micros) / 1000);
}

} // namespace

QString timingAdvice(const RaftOptions &options, Duration latencyMax)
{
    const Duration shortest = options.electionTimeoutMin;
    const Duration silence{options.heartbeat.micros + latencyMax.micros};
    if (silence.micros >= shortest.micros)
        return Text::tr("No leader will last: a follower may wait %1 for a heartbeat, and stands "
                        "for "
                        "election itself after %2. Send heartbeats more often, or wait longer.")
            .arg(millis(silence), millis(shortest));
    if (2 * latencyMax.micros >= shortest.micros)
        return Text::tr("Elections may fail: votes need up to %1 there and back, and the next "
                        "candidate may stand after %2. Make the network faster, or wait longer.")
            .arg(millis(Duration{2 * latencyMax.micros}), millis(shortest));
    if (options.electionTimeoutMax.micros - shortest.micros < latencyMax.micros)
        return Text::tr("Votes will often split: all election timeouts lie within %1, and a vote "
                        "request is up to %2 on its way. Spread the timeouts.")
            .arg(millis(Duration{options.electionTimeoutMax.micros - shortest.micros}),
                 millis(latencyMax));
    return {};
}

} // namespace flotilla
