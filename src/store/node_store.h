#pragma once

#include <utility>

#include "core/status.h"
#include "store/database.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace flotilla {

/// What one server keeps over a crash: "persistent state on all servers" (Figure 2), in an SQLite
/// file.
///
/// Made, used and destroyed in its server's thread.
class NodeStore {
public:
    /// "node-S1.db".
    [[nodiscard]] static QString fileName(const QString &serverName);
    /// Opens the server's file, or makes an empty one. Refused: a file that is damaged, not ours,
    /// from a newer version, of another server, or that can't be written.
    [[nodiscard]] static Result<std::unique_ptr<NodeStore>>
    open(const QString &file, const QString &serverName, Durability durability);

    /// idOf: the run's servers by name.
    [[nodiscard]] Result<PersistentState>
    load(const std::function<std::optional<NodeId>(std::string_view)> &idOf) const;

    [[nodiscard]] Result<Done> begin();
    /// Between begin() and commit(): the term, the vote ("": none), and where logFrom is given, the
    /// log from there to its end in place of what was stored from there on.
    [[nodiscard]] Result<Done> save(Term currentTerm, const std::string &votedFor,
                                    std::optional<Index> logFrom, const Log &log);
    /// After this all that was saved since begin() outlives a crash.
    [[nodiscard]] Result<Done> commit();
    /// As if begin() had not been called; after a failure of any of the above.
    void rollback();

private:
    explicit NodeStore(std::unique_ptr<Database> database);
    [[nodiscard]] Result<Done> checkServer(const QString &serverName) const;
    [[nodiscard]] Result<Done> loadLog(PersistentState &state) const;
    [[nodiscard]] Result<Done> saveEntry(Index at, const Entry &entry);

    std::unique_ptr<Database> m_database; ///< outlives the statements
    QSqlQuery m_saveVote;
    QSqlQuery m_cut;
    QSqlQuery m_insert;
    std::optional<std::pair<Term, std::string>> m_savedVote; ///< what save() need not write again
};

} // namespace flotilla
