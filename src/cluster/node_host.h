#pragma once

#include <utility>

#include "node/mailbox.h"
#include "node/node.h"

#include <QThread>

namespace flotilla {

/// Owns an endpoint's thread, and the node that lives on it.
class NodeHost {
public:
    /// Starts the thread. Reports are given to take(const ReportPtr &) on the conductor's thread.
    template <typename Take>
    NodeHost(NodeOptions options, Mailbox *conductor, Take take)
        : m_node(new Node(std::move(options))), m_mailbox(new Mailbox(m_node))
    {
        QObject::connect(
            m_node, &Node::reported, m_node,
            [conductor, take](const ReportPtr &report) {
                conductor->post([take, report] { take(report); });
            },
            Qt::DirectConnection);
        begin();
    }
    /// Has the node close what it holds on its own thread, then ends that.
    ~NodeHost();
    NodeHost(const NodeHost &) = delete;
    NodeHost &operator=(const NodeHost &) = delete;

    /// Has a call done with the node, on its thread.
    template <typename Call>
    void post(Call &&call)
    {
        m_mailbox->post(
            [node = m_node, call = std::forward<Call>(call)]() mutable { call(*node); });
    }

private:
    void begin();

    QThread m_thread;
    Node *m_node;       ///< deleted on its thread, when that ends
    Mailbox *m_mailbox; ///< a child of the node
};

} // namespace flotilla
