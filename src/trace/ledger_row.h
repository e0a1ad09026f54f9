#pragma once

#include "core/entry.h"

#include <string>

namespace flotilla {

/// A row of the ledger: what some leader once committed (one row an index, never changed).
struct LedgerRow {
    Index index;
    Entry entry;
    std::string leader; ///< who wrote it; "" where it was preset
    Term leaderTerm;    ///< in which term that was
    Instant committedAt;
};

} // namespace flotilla
