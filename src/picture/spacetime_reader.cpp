#include "picture/spacetime_reader.h"

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

constexpr std::uint64_t kChunk = Timeline::kChunk;

SpacetimeArrow drawnOf(const Passage &passage)
{
    SpacetimeArrow arrow;
    arrow.id = passage.id;
    arrow.message = passage.message;
    arrow.sent = passage.sent;
    arrow.due = passage.due;
    arrow.endMoment = passage.endMoment;
    switch (passage.fate) {
    case Fate::UnderWay:
        arrow.fate = passage.due.isNever() ? ArrowFate::Waits : ArrowFate::UnderWay;
        arrow.ended = passage.due;
        break;
    case Fate::Arrived:
        arrow.fate = ArrowFate::Arrived;
        arrow.ended = passage.ended;
        break;
    case Fate::Lost:
        arrow.fate = ArrowFate::Lost;
        arrow.ended = passage.ended;
        break;
    }
    return arrow;
}

/// A server goes on so from then on.
void take(SpacetimeLane &lane, Instant at, const Standing &how, Index &commitIndex, bool isFirst)
{
    const LaneStretch next{at, at, how.term, how.role, how.up, how.paused};
    if (!isFirst && how.up && how.commitIndex > commitIndex)
        lane.commits.push_back({at, how.commitIndex, how.role == Role::Leader});
    commitIndex = how.commitIndex;
    if (!lane.stretches.empty()) {
        if (lane.stretches.back().isLike(next))
            return;
        lane.stretches.back().to = at;
    }
    lane.stretches.push_back(next);
}

} // namespace

const SpacetimeReader::Part &SpacetimeReader::partOf(const Timeline &timeline, std::uint64_t place)
{
    const std::uint64_t first = std::max(place * kChunk, timeline.first());
    const std::uint64_t end = std::min((place + 1) * kChunk, timeline.end());
    Part &part = m_parts[place];
    std::shared_ptr<const void> holder = timeline.holderOf(first);
    if (part.holder == holder)
        return part;
    part = {std::move(holder), {}, {}};
    timeline.forEachStanding(first, end, [&](const Moment &moment, const Standing &how) {
        part.standings.push_back({moment.at, how});
    });
    timeline.forEachPassage(first, end,
                            [&](const Passage &passage) { part.passages.push_back(passage); });
    return part;
}

Spacetime SpacetimeReader::read(const Timeline &timeline, Instant from, Instant to)
{
    Spacetime model;
    if (timeline.isEmpty())
        return model;
    model.now = timeline.frontier();
    model.to = std::min(to, model.now);
    const std::uint64_t last = timeline.lastUpTo(model.to);
    std::uint64_t begin = timeline.lastUpTo(from) / kChunk;
    // One chunk more tells what becomes of the messages that are under way at the end.
    const std::uint64_t end = std::min(last / kChunk + 1, (timeline.end() - 1) / kChunk);
    if (last / kChunk - begin >= kMost / kChunk)
        begin = last / kChunk - kMost / kChunk + 1;
    const Instant known = timeline.moment(std::max(begin * kChunk, timeline.first())).at;
    model.from = begin * kChunk <= timeline.lastUpTo(from) && known <= from ? from : known;

    const Names &names = timeline.names();
    std::map<NodeId, std::size_t> lanes;
    for (const NodeId id : names.all()) {
        lanes[id] = model.lanes.size();
        model.lanes.push_back({id, QString::fromStdString(names.of(id)), {}, {}});
    }
    std::vector<Index> commitIndexes(model.lanes.size());
    std::map<std::uint32_t, const Passage *> passages; // of each the latest that is known
    for (std::uint64_t place = begin; place <= end; ++place) {
        const Part &part = partOf(timeline, place);
        for (const Stood &stood : part.standings) {
            const std::size_t lane = lanes.at(stood.how.server);
            take(model.lanes[lane], stood.at, stood.how, commitIndexes[lane],
                 model.lanes[lane].stretches.empty());
        }
        for (const Passage &passage : part.passages)
            passages[passage.id] = &passage;
    }
    for (SpacetimeLane &lane : model.lanes)
        if (!lane.stretches.empty())
            lane.stretches.back().to = std::max(model.now, lane.stretches.back().from);
    for (const auto &[id, passage] : passages) {
        const bool ends = passage->fate != Fate::UnderWay;
        if (passage->sent <= model.to && (!ends || passage->ended >= model.from))
            model.arrows.push_back(drawnOf(*passage));
    }
    std::erase_if(m_parts, [&](const auto &part) {
        return m_parts.size() > 2 * kMost / kChunk && (part.first < begin || part.first > end);
    });
    return model;
}

} // namespace flotilla
