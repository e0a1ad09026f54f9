#pragma once

#include "trace/words.h"

#include <cstdint>
#include <vector>

namespace flotilla {

/// Puts what happens into words, until the next snapshot takes them along.
class Feed final : public TraceSink {
public:
    void begin(const TraceHeader &header) override { m_words.begin(header); }
    void take(const Event &event, const Names &names) override;
    [[nodiscard]] std::vector<FeedLine> takeLines();
    /// The last of all lines so far, up to an event.
    [[nodiscard]] std::vector<FeedLine> linesUpTo(std::uint64_t seq) const;
    /// What was told before this run went on from another one.
    void tellAgain(std::vector<FeedLine> lines);

private:
    void limit();

    Words m_words;
    std::vector<FeedLine> m_lines; ///< the last of all
    std::size_t m_taken = 0;       ///< of these
};

} // namespace flotilla
