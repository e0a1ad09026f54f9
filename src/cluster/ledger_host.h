#pragma once

#include <utility>

#include "core/result.h"
#include "node/mailbox.h"
#include "store/durability.h"
#include "trace/ledger_row.h"

#include <QString>
#include <QThread>

#include <memory>
#include <vector>

namespace flotilla {

class LedgerFile;

/// The one writer of leader_logs.db, with its connection on a thread of its own.
class LedgerHost {
public:
    LedgerHost(const QString &file, Durability durability);
    ~LedgerHost();
    LedgerHost(const LedgerHost &) = delete;
    LedgerHost &operator=(const LedgerHost &) = delete;

    /// Writes the rows in one transaction; then answer(Result<Done>) is called on the conductor's
    /// thread.
    template <typename Answer>
    void write(std::vector<LedgerRow> rows, Mailbox *conductor, Answer answer)
    {
        m_there->post([writer = m_writer, rows = std::move(rows), conductor, answer] {
            conductor->post([answer, done = append(*writer, rows)] { answer(done); });
        });
    }

private:
    /// Lives and dies on the thread.
    struct Writer {
        QString path;
        Durability durability;
        std::unique_ptr<LedgerFile> file;
    };
    static Result<Done> append(Writer &writer, const std::vector<LedgerRow> &rows);

    QThread m_thread;
    Mailbox *m_there; ///< deleted on the thread, when that ends
    Writer *m_writer; ///< deleted there by the destructor's last post
};

} // namespace flotilla
