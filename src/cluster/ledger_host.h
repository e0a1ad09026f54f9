#pragma once

#include <utility>

#include "core/result.h"
#include "store/durability.h"
#include "trace/ledger_row.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>
#include <vector>

namespace flotilla {

class LedgerFile;

/// The one writer of leader_logs.db, with its connection on a thread of its own.
class LedgerHost : public QObject
{
    Q_OBJECT
public:
    LedgerHost(const QString &file, Durability durability);
    ~LedgerHost() override;

    /// Writes the rows in one transaction; answered() follows, queued.
    void write(std::vector<LedgerRow> rows);

Q_SIGNALS:
    /// "" where it worked, else why not.
    void answered(const QString &error);

private:
    QThread m_thread;
    QObject *m_there; ///< stands for the thread; deleted on it, when that ends
    std::shared_ptr<std::unique_ptr<LedgerFile>> m_file; ///< touched on the thread only
    QString m_path;
    Durability m_durability;
};

} // namespace flotilla
