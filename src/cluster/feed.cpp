#include "cluster/feed.h"

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

/// Most lines that one snapshot carries, and that are kept; older ones are left out.
constexpr std::size_t kMostLines = 10'000;

} // namespace

void Feed::take(const Event &event, const Names &names)
{
    if (auto line = m_words.describe(event, names))
        m_lines.push_back(*std::move(line));
    limit();
}

/// Seldom, since it moves all that stays.
void Feed::limit()
{
    if (m_lines.size() < 2 * kMostLines)
        return;
    const std::size_t gone = m_lines.size() - kMostLines;
    m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(gone));
    m_taken -= std::min(m_taken, gone);
}

std::vector<FeedLine> Feed::takeLines()
{
    const auto first = m_lines.begin() + static_cast<std::ptrdiff_t>(m_taken);
    m_taken = m_lines.size();
    return {first, m_lines.end()};
}

std::vector<FeedLine> Feed::linesUpTo(std::uint64_t seq) const
{
    const auto end = std::find_if(m_lines.begin(), m_lines.end(),
                                  [seq](const FeedLine &line) { return line.seq > seq; });
    return {m_lines.begin(), end};
}

void Feed::tellAgain(std::vector<FeedLine> lines)
{
    m_lines = std::move(lines);
    m_taken = 0;
}

} // namespace flotilla
