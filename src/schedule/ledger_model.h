#pragma once

#include "trace/ledger_row.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace flotilla {

/// What leader_logs.db holds, by the rules that guard it: a row is never changed, and a leader
/// whose term is below the highest that wrote adds none.
class LedgerModel {
public:
    struct Written {};
    struct Known {}; ///< an equal row stands there
    struct Refused { ///< a safety violation
        std::string why;
    };
    using Answer = std::variant<Written, Known, Refused>;

    /// Copies of the ledger share its rows.
    using RowPtr = std::shared_ptr<const LedgerRow>;

    explicit LedgerModel(const std::vector<LedgerRow> &rows = {});

    Answer offer(LedgerRow row);

    [[nodiscard]] bool has(Index at) const;
    /// The row at an index that has one.
    [[nodiscard]] const LedgerRow &at(Index at) const { return *m_rows[at.value - 1]; }
    /// The highest index up to which no row is missing.
    [[nodiscard]] Index completeUpTo() const { return m_completeUpTo; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// All, in an order in which they can be written.
    [[nodiscard]] std::vector<LedgerRow> rows() const;

private:
    std::vector<RowPtr> m_rows; ///< null: there is none
    std::size_t m_size = 0;
    Index m_completeUpTo;
    Term m_highestLeaderTerm;
};

} // namespace flotilla
