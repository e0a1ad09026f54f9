#include "cluster/feed.h"

#include <utility>

namespace flotilla {

namespace {

/// Most lines that one snapshot carries; older ones are left out.
constexpr std::size_t kMostLines = 10'000;

} // namespace

void Feed::take(const Event &event, const Names &names)
{
    if (auto line = m_words.describe(event, names))
        m_lines.push_back(*std::move(line));
    if (m_lines.size() >= 2 * kMostLines)
        m_lines.erase(m_lines.begin(), m_lines.end() - std::ptrdiff_t(kMostLines));
}

std::vector<FeedLine> Feed::takeLines()
{
    return std::exchange(m_lines, {});
}

} // namespace flotilla
