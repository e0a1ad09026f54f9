#pragma once

#include "cluster/branches.h"
#include "trace/view.h"

#include <QString>

namespace flotilla {

/// "1.284 310 s".
[[nodiscard]] QString clockText(Instant at);
/// "1.284": seconds to the millisecond, for lists.
[[nodiscard]] QString clockWords(Instant at);
/// "3.2 ms".
[[nodiscard]] QString stretchWords(Duration stretch);
/// "S1", or "" where there is no such endpoint.
[[nodiscard]] QString nameOf(const ClusterView &view, NodeId id);
/// "follower", "candidate", "leader", "crashed", "paused".
[[nodiscard]] QString roleWords(const ServerView &server);
/// One message in flight, all its fields in words, in one line.
[[nodiscard]] QString inspectMessage(const ClusterView &view, const MessageView &message);
/// What is to be known of a server, in one line.
[[nodiscard]] QString inspectServer(const ClusterView &view, const ServerView &server);
/// How a link treats what is sent over it, each way.
[[nodiscard]] QString inspectLink(const ClusterView &view, NodeId from, NodeId to);
[[nodiscard]] QString inspectClient(const ClusterView &view, const ClientView &client);
/// What has become of a client's last command: "sent to S2", "redirected to S3", "committed at 4".
[[nodiscard]] QString outcomeWords(const ClusterView &view, const ClientView &client);
/// What a branch is called: its name, or what it began with.
[[nodiscard]] QString branchTitle(const BranchFacts &branch);
/// "1/50", "1", "5 ×", "as fast as it can".
[[nodiscard]] QString speedWords(double speed);

} // namespace flotilla
