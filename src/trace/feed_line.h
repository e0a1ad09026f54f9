#pragma once

#include "core/types.h"

#include <string>

namespace flotilla {

/// What a line of the event feed is about; for its mark and for filters. Confirmation: what only
/// tells again, server by server, what another line has told of the cluster.
enum class FeedKind {
    Election,
    Vote,
    Replication,
    Heartbeat,
    Confirmation,
    Commit,
    Client,
    Network,
    Act,
    Fault
};

/// One event in plain words: "S3 refuses S1's vote request: its log is behind".
struct FeedLine {
    std::uint64_t seq = 0; ///< of the event
    Instant at;
    NodeId who; ///< none: the user
    Term term;  ///< that server's, after the event; 0 where there is none
    FeedKind kind = FeedKind::Act;
    std::string subject; ///< "S3", "C1", "you"
    std::string text;    ///< what follows the subject
};

} // namespace flotilla
