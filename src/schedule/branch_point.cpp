#include "schedule/branch_point.h"

namespace flotilla {

RunPlace placeOf(const Timeline &timeline, std::size_t actions, const BranchPoint &point)
{
    RunPlace place{actions, point.at, 0};
    // Counted from the end, since a very long run's beginning may be gone.
    timeline.forEachMarked(point.moment + 1, timeline.end(), Mark::Act,
                           [&](const Moment &) { --place.actions; });
    const Instant at = timeline.moment(point.moment).at;
    if (at < point.at)
        return place;
    std::uint64_t first = point.moment;
    while (first > timeline.first() && timeline.moment(first - 1).at == at)
        --first;
    timeline.forEach(first, point.moment + 1, [&](const Moment &moment) {
        if (moment.marks.touches(Mark::Act))
            place.turnsFirst = 0;
        else if (moment.marks.touches(Mark::Timer | Mark::Message))
            ++place.turnsFirst;
    });
    return place;
}

} // namespace flotilla
