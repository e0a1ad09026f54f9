#pragma once

#include "trace/view.h"

#include <QString>

namespace flotilla {

/// An entry of a server's log, whole: index, term, command, who sent and who wrote it, and whether it
/// is committed. The place where the next one will go where the log ends; "" beyond.
[[nodiscard]] QString entryWords(const ClusterView &view, const ServerView &server, Index at);
/// A server's log as a whole, and what leaders take it for.
[[nodiscard]] QString logWords(const ClusterView &view, const ServerView &server);

} // namespace flotilla
