#include "gui/panels/spacetime_words.h"

#include "gui/words.h"
#include "trace/message_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace flotilla {

namespace {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Phrases)
};

QString nameOf(const Names &names, NodeId id)
{
    return QString::fromStdString(names.of(id));
}

QString fateWords(const SpacetimeArrow &arrow)
{
    const QString sent = clockWords(arrow.sent);
    switch (arrow.fate) {
    case ArrowFate::Arrived:
        return Phrases::tr("sent at %1, arrived at %2: %3 under way")
            .arg(sent, clockWords(arrow.ended), stretchWords(arrow.ended - arrow.sent));
    case ArrowFate::Lost:
        return arrow.ended > arrow.sent
                   ? Phrases::tr("sent at %1, lost at %2").arg(sent, clockWords(arrow.ended))
                   : Phrases::tr("sent at %1 and lost at once").arg(sent);
    case ArrowFate::UnderWay:
        return Phrases::tr("sent at %1, arrives at %2").arg(sent, clockWords(arrow.ended));
    case ArrowFate::Waits:
        return Phrases::tr("sent at %1, waits until told to be delivered").arg(sent);
    }
    return {};
}

QString roleOf(const LaneStretch &stretch)
{
    const QString role = stretch.role == Role::Leader      ? Phrases::tr("leader")
                         : stretch.role == Role::Candidate ? Phrases::tr("candidate")
                                                           : Phrases::tr("follower");
    return stretch.paused ? Phrases::tr("paused %1", "a role").arg(role) : role;
}

} // namespace

QString arrowWords(const Names &names, const SpacetimeArrow &arrow)
{
    const Message &message = *arrow.message;
    return Phrases::tr("%1 to %2: %3", "sender, receiver, message")
               .arg(nameOf(names, message.from), nameOf(names, message.to),
                    QString::fromStdString(messageWords(message, names)))
           + u'\n' + fateWords(arrow);
}

QString laneWords(const SpacetimeLane &lane, Instant at)
{
    const auto after = std::upper_bound(
        lane.stretches.begin(), lane.stretches.end(), at,
        [](Instant when, const LaneStretch &stretch) { return when < stretch.from; });
    if (after == lane.stretches.begin())
        return lane.name;
    const LaneStretch &stretch = *(after - 1);
    QString words = stretch.up ? Phrases::tr("%1: %2 in term %3", "server, role, term")
                                     .arg(lane.name, roleOf(stretch))
                                     .arg(stretch.term.value)
                               : Phrases::tr("%1: crashed").arg(lane.name);
    for (const CommitTick &commit : lane.commits)
        if (commit.at == at)
            words += Phrases::tr(", commits up to %1").arg(commit.index.value);
    return words;
}

QString eventWords(const Names &names, const Spacetime &model, const SpacetimeEvent &event)
{
    const SpacetimeArrow *arrow = event.arrow ? arrowOf(model, *event.arrow) : nullptr;
    const SpacetimeLane *lane = laneOf(model, event.lane);
    QString words = clockWords(event.at) + Phrases::tr(" s: ", "after an instant");
    if (arrow)
        words += arrowWords(names, *arrow);
    if (lane)
        words += (arrow ? QStringLiteral("\n") : QString()) + laneWords(*lane, event.at);
    return words;
}

} // namespace flotilla
