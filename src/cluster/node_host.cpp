#include "cluster/node_host.h"

namespace flotilla {

void NodeHost::begin()
{
    m_node->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_node, &QObject::deleteLater);
    m_thread.start();
}

NodeHost::~NodeHost()
{
    post([](Node &node) { node.crash(); });
    post([this](Node &) { m_thread.quit(); });
    m_thread.wait();
}

} // namespace flotilla
