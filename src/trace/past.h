#pragma once

#include "trace/timeline.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

/// A timeline as one looks into it for causes: what was so when, since when, and which message it was.
///
/// Every view that was read is kept, since causes stand close together. A question costs at most some
/// dozens of views, whatever the run's length: it goes back in steps twice as long each time.
class Past {
public:
    explicit Past(const Timeline &timeline) : m_timeline(timeline) {}

    [[nodiscard]] std::uint64_t first() const { return m_timeline.first(); }
    [[nodiscard]] std::uint64_t end() const { return m_timeline.end(); }
    [[nodiscard]] const Names &names() const { return m_timeline.names(); }
    [[nodiscard]] const Timeline &timeline() const { return m_timeline; }

    [[nodiscard]] Moment moment(std::uint64_t number) const { return m_timeline.moment(number); }
    /// The view right after a moment that there is.
    [[nodiscard]] const ClusterView &view(std::uint64_t number);
    /// Null where the run did not have that server yet.
    [[nodiscard]] const ServerView *server(std::uint64_t number, NodeId id)
    {
        return view(number).server(id);
    }

    using Holds = std::function<bool(const ClusterView &)>;
    /// Of what holds at a moment: the first of the moments over which it has held; first() where it
    /// was never seen otherwise.
    [[nodiscard]] std::uint64_t since(std::uint64_t number, const Holds &holds);
    /// Of what holds at a moment: the first later moment at which it does not; none: it goes on.
    [[nodiscard]] std::optional<std::uint64_t> until(std::uint64_t number, const Holds &holds);

    /// A message under way right after a moment, or null.
    [[nodiscard]] const MessageView *underWay(std::uint64_t number, std::uint32_t id);
    /// The moment that sent a message which is under way right after this one; none: it was under way
    /// when the record began.
    [[nodiscard]] std::optional<std::uint64_t> sentIn(std::uint64_t number, std::uint32_t id);
    /// The messages that arrived or were lost in a moment, by id.
    [[nodiscard]] std::vector<Passage> endedIn(std::uint64_t number) const;

private:
    const Timeline &m_timeline;
    std::map<std::uint64_t, std::unique_ptr<const ClusterView>> m_views;
};

} // namespace flotilla
