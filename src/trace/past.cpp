#include "trace/past.h"

#include <algorithm>

namespace flotilla {

const ClusterView &Past::view(std::uint64_t number)
{
    auto &kept = m_views[number];
    if (!kept)
        kept = std::make_unique<const ClusterView>(m_timeline.at(number));
    return *kept;
}

std::uint64_t Past::since(std::uint64_t number, const Holds &holds)
{
    std::uint64_t held = number;
    std::uint64_t step = 1;
    std::uint64_t before = number;
    while (held > first()) {
        before = held - std::min(step, held - first());
        if (!holds(view(before)))
            break;
        held = before;
        step *= 2;
    }
    if (held == first())
        return held;
    while (held - before > 1) {
        const std::uint64_t middle = before + (held - before) / 2;
        (holds(view(middle)) ? held : before) = middle;
    }
    return held;
}

std::optional<std::uint64_t> Past::until(std::uint64_t number, const Holds &holds)
{
    std::uint64_t held = number;
    std::uint64_t step = 1;
    std::uint64_t after = number;
    while (held + 1 < end()) {
        after = held + std::min(step, end() - 1 - held);
        if (!holds(view(after)))
            break;
        held = after;
        step *= 2;
    }
    if (held + 1 == end())
        return std::nullopt;
    while (after - held > 1) {
        const std::uint64_t middle = held + (after - held) / 2;
        (holds(view(middle)) ? held : after) = middle;
    }
    return after;
}

const MessageView *Past::underWay(std::uint64_t number, std::uint32_t id)
{
    const std::vector<MessageView> &all = view(number).inFlight;
    const auto found =
        std::lower_bound(all.begin(), all.end(), id,
                         [](const MessageView &one, std::uint32_t of) { return one.id < of; });
    return found != all.end() && found->id == id ? &*found : nullptr;
}

std::optional<std::uint64_t> Past::sentIn(std::uint64_t number, std::uint32_t id)
{
    const std::uint64_t sent = since(number, [id](const ClusterView &view) {
        return std::any_of(view.inFlight.begin(), view.inFlight.end(),
                           [id](const MessageView &message) { return message.id == id; });
    });
    return sent == first() ? std::nullopt : std::optional(sent);
}

std::vector<Passage> Past::endedIn(std::uint64_t number) const
{
    std::vector<Passage> ended;
    if (number == first())
        return ended;
    m_timeline.forEachPassage(number, number + 1, [&](const Passage &passage) {
        if (passage.fate != Fate::UnderWay && passage.endMoment == number)
            ended.push_back(passage);
    });
    return ended;
}

} // namespace flotilla
