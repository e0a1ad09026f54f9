#pragma once

#include <utility>

#include "node/node.h"

#include <QThread>

namespace flotilla {

/// Owns an endpoint's thread, and the node that lives on it.
class NodeHost
{
public:
    /// Starts the thread. The reports reach the receiver's slot queued.
    template <typename Receiver, typename Slot>
    NodeHost(NodeOptions options, Receiver *receiver, Slot slot)
        : m_node(new Node(std::move(options)))
    {
        QObject::connect(m_node, &Node::reported, receiver, slot, Qt::QueuedConnection);
        begin();
    }
    /// Has the node close what it holds on its own thread, then ends that.
    ~NodeHost();
    NodeHost(const NodeHost &) = delete;
    NodeHost &operator=(const NodeHost &) = delete;

    /// Has a call done on the node's thread.
    template <typename Call>
    void post(Call &&call)
    {
        QMetaObject::invokeMethod(
            m_node, [node = m_node, call = std::forward<Call>(call)]() mutable { call(*node); },
            Qt::QueuedConnection);
    }

private:
    void begin();

    QThread m_thread;
    Node *m_node; ///< deleted on its thread, when that ends
};

} // namespace flotilla
