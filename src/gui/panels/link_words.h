#pragma once

#include "trace/view.h"

#include <QString>

namespace flotilla {

/// "10", "0.5": a share of one in hundredths.
[[nodiscard]] QString percentText(double share);
/// "5–15", "80": a range in milliseconds, without the unit.
[[nodiscard]] QString latencyText(const LinkTraits &traits);
/// What becomes of messages from one to the other, in a sentence.
[[nodiscard]] QString wayWords(const ClusterView &view, NodeId from, NodeId to);
/// The same of both ways; in one sentence where they are alike.
[[nodiscard]] QString linkWords(const ClusterView &view, NodeId from, NodeId to);
/// What becomes of messages on every link that has no traits of its own, and how many differ.
[[nodiscard]] QString networkWords(const ClusterView &view);

} // namespace flotilla
