#pragma once

#include "trace/words.h"

#include <vector>

namespace flotilla {

/// Puts what happens into words, until the next snapshot takes them along.
class Feed final : public TraceSink {
public:
    void begin(const TraceHeader &header) override { m_words.begin(header); }
    void take(const Event &event, const Names &names) override;
    [[nodiscard]] std::vector<FeedLine> takeLines();

private:
    Words m_words;
    std::vector<FeedLine> m_lines;
};

} // namespace flotilla
