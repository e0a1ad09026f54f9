#include "cluster/ledger_host.h"

#include "store/ledger_file.h"

namespace flotilla {

LedgerHost::LedgerHost(const QString &file, Durability durability)
    : m_there(new Mailbox), m_writer(new Writer{file, durability, nullptr})
{
    m_there->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread.start();
}

LedgerHost::~LedgerHost()
{
    m_there->post([writer = m_writer, thread = &m_thread] {
        delete writer; // the connection belongs to that thread
        thread->quit();
    });
    m_thread.wait();
}

Result<Done> LedgerHost::append(Writer &writer, const std::vector<LedgerRow> &rows)
{
    if (!writer.file) {
        auto opened = LedgerFile::open(writer.path, writer.durability);
        if (!opened)
            return opened.error();
        writer.file = *std::move(opened);
    }
    return writer.file->append(rows);
}

} // namespace flotilla
