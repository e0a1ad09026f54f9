#pragma once

#include "picture/hit.h"

#include <optional>

namespace flotilla {

// Where keys go from what is chosen. Each answers nothing where there is none further.

/// Servers, then clients: what Tab goes through. From a message or link: from its sender.
[[nodiscard]] Hit nextEndpoint(const ClusterView &view, const Hit &from, bool forward);
/// The nearest server or client that lies that way; key: one of the four arrows.
[[nodiscard]] Hit endpointThatWay(const ClusterLayout &layout, const ClusterView &view,
                                  const Hit &from, int key);
/// Messages in flight in the order of their arrival; those that wait for the user come last.
[[nodiscard]] Hit nextMessage(const ClusterView &view, const Hit &from, bool forward);
/// Round a server, clockwise: from a server its first link, from a link of it the next one.
[[nodiscard]] Hit nextLink(const ClusterLayout &layout, const ClusterView &view, const Hit &from,
                           bool forward);
/// A link's other direction; nothing where it is no link.
[[nodiscard]] Hit otherWay(const Hit &link);

} // namespace flotilla
