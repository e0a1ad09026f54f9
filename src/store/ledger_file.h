#pragma once

#include <utility>

#include "store/database.h"
#include "trace/ledger_row.h"

#include <memory>
#include <vector>

namespace flotilla {

/// The ledger on disk: leader_logs.db, what leaders committed, one row an index, for people to read
/// with any SQLite tool.
///
/// Made, used and destroyed in its one writer's thread.
class LedgerFile {
public:
    /// "leader_logs.db".
    [[nodiscard]] static QString fileName();
    [[nodiscard]] static Result<std::unique_ptr<LedgerFile>> open(const QString &file,
                                                                  Durability durability);

    /// All rows, by index.
    [[nodiscard]] Result<std::vector<LedgerRow>> load() const;
    /// Writes all of the rows or, on an error, none. A row is never changed: an equal one (index
    /// and entry) is skipped, from any term. Refused: a different one, and a new one from a leader
    /// below the highest term that wrote.
    [[nodiscard]] Result<Done> append(const std::vector<LedgerRow> &rows);

private:
    /// Where the ledger ends.
    struct End {
        Index lastIndex;
        Term leaderTerm; ///< the highest that wrote
    };

    explicit LedgerFile(std::unique_ptr<Database> database);
    [[nodiscard]] Result<End> readEnd() const;
    [[nodiscard]] Result<Done> appendRow(const LedgerRow &row, End &end);
    /// Whether a row is there already; an error where a different one is.
    [[nodiscard]] Result<bool> has(const LedgerRow &row);
    [[nodiscard]] Result<Done> insert(const LedgerRow &row);
    [[nodiscard]] Error refused(const LedgerRow &row, const QString &why) const;

    std::unique_ptr<Database> m_database; ///< outlives the statements
    QSqlQuery m_find;
    QSqlQuery m_insert;
    End m_end;
};

} // namespace flotilla
