#include "schedule/ledger_model.h"

#include <algorithm>

namespace flotilla {

LedgerModel::LedgerModel(const std::vector<LedgerRow> &rows)
{
    for (const LedgerRow &row : rows)
        offer(row);
}

bool LedgerModel::has(Index at) const
{
    return at.value >= 1 && at.value <= m_rows.size() && m_rows[at.value - 1] != nullptr;
}

LedgerModel::Answer LedgerModel::offer(LedgerRow row)
{
    const Index index = row.index;
    if (has(index)) {
        const LedgerRow &there = at(index);
        if (there.entry == row.entry)
            return Known{};
        return Refused{"entry " + std::to_string(index.value) + " of the ledger is of term "
                       + std::to_string(there.entry.term.value) + ", and " + row.leader
                       + " has committed another one there, of term "
                       + std::to_string(row.entry.term.value)};
    }
    if (row.leaderTerm < m_highestLeaderTerm)
        return Refused{row.leader + " commits entry " + std::to_string(index.value)
                       + " as leader of term " + std::to_string(row.leaderTerm.value)
                       + ", though a leader of term " + std::to_string(m_highestLeaderTerm.value)
                       + " has committed before it"};
    m_highestLeaderTerm = row.leaderTerm;
    if (m_rows.size() < index.value)
        m_rows.resize(index.value);
    m_rows[index.value - 1] = std::make_shared<const LedgerRow>(std::move(row));
    ++m_size;
    while (has(m_completeUpTo.next()))
        m_completeUpTo = m_completeUpTo.next();
    return Written{};
}

std::vector<LedgerRow> LedgerModel::rows() const
{
    std::vector<LedgerRow> rows;
    rows.reserve(m_size);
    for (const RowPtr &row : m_rows)
        if (row)
            rows.push_back(*row);
    std::stable_sort(rows.begin(), rows.end(), [](const LedgerRow &a, const LedgerRow &b) {
        return a.leaderTerm < b.leaderTerm;
    });
    return rows;
}

} // namespace flotilla
