#pragma once

#include "core/result.h"
#include "trace/event.h"
#include "trace/feed_line.h"
#include "trace/timeline.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace flotilla {

/// What a trace tells, to be looked at like a run.
struct ImportedTrace {
    Timeline timeline;
    TraceHeader header;
    std::vector<FeedLine> feed; ///< at most kMostFeedLines, the last ones
    std::vector<Violation> violations;

    static constexpr std::size_t kMostFeedLines = 200'000;
};

/// Reads a whole trace, its lines ended by LF or CRLF. Since a trace says only afterwards when a
/// message arrives, it is gone through twice.
/// goOn: asked now and then with the share that is done, 0 to 1; false breaks it off, as Refused.
/// name: the file's, for what is said about its lines.
[[nodiscard]] Result<ImportedTrace> importTrace(std::string_view text,
                                                const std::function<bool(double)> &goOn = {},
                                                const std::string &name = {});

} // namespace flotilla
