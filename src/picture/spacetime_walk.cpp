#include "picture/spacetime_walk.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace flotilla {

const SpacetimeArrow *arrowOf(const Spacetime &model, std::uint32_t id)
{
    const auto found = std::lower_bound(
        model.arrows.begin(), model.arrows.end(), id,
        [](const SpacetimeArrow &arrow, std::uint32_t of) { return arrow.id < of; });
    return found != model.arrows.end() && found->id == id ? &*found : nullptr;
}

const SpacetimeLane *laneOf(const Spacetime &model, NodeId id)
{
    const auto found = std::find_if(model.lanes.begin(), model.lanes.end(),
                                    [id](const SpacetimeLane &lane) { return lane.id == id; });
    return found == model.lanes.end() ? nullptr : &*found;
}

std::vector<SpacetimeEvent> eventsOf(const Spacetime &model, NodeId lane,
                                     std::optional<NodeId> only)
{
    std::vector<SpacetimeEvent> events;
    for (const SpacetimeArrow &arrow : model.arrows) {
        if (!touches(arrow, only))
            continue;
        if (arrow.message->from == lane)
            events.push_back({lane, arrow.sent, arrow.id, true});
        const bool ends = arrow.fate == ArrowFate::Arrived || arrow.fate == ArrowFate::Lost;
        if (arrow.message->to == lane && ends)
            events.push_back({lane, arrow.ended, arrow.id, false});
    }
    const auto order = [](const SpacetimeEvent &a, const SpacetimeEvent &b) {
        return std::tie(a.at, a.leaves, a.arrow) < std::tie(b.at, b.leaves, b.arrow);
    };
    std::sort(events.begin(), events.end(), order);
    const SpacetimeLane *own = laneOf(model, lane);
    if (!own)
        return events;
    const std::size_t arrows = events.size();
    const auto add = [&](Instant at) {
        const auto known = events.begin() + static_cast<std::ptrdiff_t>(arrows);
        const auto found = std::lower_bound(
            events.begin(), known, at,
            [](const SpacetimeEvent &event, Instant when) { return event.at < when; });
        const bool told = found != known && found->at == at;
        const bool again = events.size() > arrows && events.back().at == at;
        if (!told && !again && at >= model.from)
            events.push_back({lane, at, std::nullopt, false});
    };
    for (const LaneStretch &stretch : own->stretches)
        add(stretch.from);
    for (const CommitTick &commit : own->commits)
        add(commit.at);
    std::sort(events.begin(), events.end(), order);
    return events;
}

std::optional<SpacetimeEvent> nextEvent(const Spacetime &model, const SpacetimeEvent &from,
                                        bool forth, std::optional<NodeId> only)
{
    const std::vector<SpacetimeEvent> events = eventsOf(model, from.lane, only);
    const auto here = std::find(events.begin(), events.end(), from);
    if (here != events.end()) {
        if (forth)
            return here + 1 != events.end() ? std::optional(*(here + 1)) : std::nullopt;
        return here != events.begin() ? std::optional(*(here - 1)) : std::nullopt;
    }
    if (forth) {
        const auto after =
            std::find_if(events.begin(), events.end(),
                         [&](const SpacetimeEvent &event) { return event.at > from.at; });
        return after != events.end() ? std::optional(*after) : std::nullopt;
    }
    const auto before =
        std::find_if(events.rbegin(), events.rend(),
                     [&](const SpacetimeEvent &event) { return event.at < from.at; });
    return before != events.rend() ? std::optional(*before) : std::nullopt;
}

std::optional<SpacetimeEvent> nearestEvent(const Spacetime &model, NodeId lane, Instant at,
                                           std::optional<NodeId> only)
{
    const std::vector<SpacetimeEvent> events = eventsOf(model, lane, only);
    const auto far = [at](const SpacetimeEvent &event) { return std::abs((event.at - at).micros); };
    const auto found = std::min_element(
        events.begin(), events.end(),
        [&](const SpacetimeEvent &a, const SpacetimeEvent &b) { return far(a) < far(b); });
    return found != events.end() ? std::optional(*found) : std::nullopt;
}

} // namespace flotilla
