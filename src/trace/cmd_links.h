#pragma once

#include "trace/link_table.h"
#include "trace/names.h"

#include <string_view>

namespace flotilla {

/// What a trace's `cmd` line says of the links: link, isolate, heal, partition, settle, and whether
/// net is manual, in the canonical wording of actions. Any other text changes nothing.
void applyLinks(std::string_view cmd, const Names &names, LinkTable &links);

} // namespace flotilla
