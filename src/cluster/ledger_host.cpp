#include "cluster/ledger_host.h"

#include "store/ledger_file.h"

namespace flotilla {

LedgerHost::LedgerHost(const QString &file, Durability durability)
    : m_there(new QObject)
    , m_file(std::make_shared<std::unique_ptr<LedgerFile>>())
    , m_path(file)
    , m_durability(durability)
{
    m_there->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
}

LedgerHost::~LedgerHost()
{
    QMetaObject::invokeMethod(
        m_there,
        [this, file = m_file] {
            file->reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void LedgerHost::write(std::vector<LedgerRow> rows)
{
    QMetaObject::invokeMethod(
        m_there,
        [this, rows = std::move(rows), file = m_file] {
            if (!*file) {
                auto opened = LedgerFile::open(m_path, m_durability);
                if (!opened) {
                    Q_EMIT answered(QString::fromStdString(opened.error().message));
                    return;
                }
                *file = *std::move(opened);
            }
            const auto done = (*file)->append(rows);
            Q_EMIT answered(done ? QString() : QString::fromStdString(done.error().message));
        },
        Qt::QueuedConnection);
}

} // namespace flotilla
