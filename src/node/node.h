#pragma once

#include <utility>

#include "link/listener.h"
#include "link/peer_link.h"
#include "node/inbox.h"
#include "node/report.h"
#include "schedule/endpoint.h"
#include "store/node_store.h"
#include "trace/names.h"

#include <QObject>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

/// What a node is made with, once for all its lives.
struct NodeOptions {
    NodeId id;
    QString name;
    std::uint64_t seed = 1;
    std::uint32_t epoch = 1;
    /// Where it keeps what it saves; "": nowhere (clients, and runs without stores).
    QString storeFile;
    Durability durability = Durability::Full;
    /// Off only in the test that shows what would happen without: any message that has come is
    /// taken for the one that the grant names.
    bool waitsForBytes = true;
};

/// Where a server listens.
struct Door {
    NodeId server;
    quint16 port = 0;
};

/// One endpoint alive on its thread: a server or a client with its sockets and its store.
///
/// It acts when it is told to: an order names what it has to handle, and it does so when it has the
/// order and the bytes. The conductor calls its functions queued; it answers by reported().
class Node : public QObject {
    Q_OBJECT
public:
    explicit Node(NodeOptions options, QObject *parent = nullptr);
    ~Node() override;

    /// Reads the disk, listens (a server), dials, says hello.
    void bringUp(const EndpointStart &start, const Names &names, const std::vector<Door> &doors);
    /// The same as it once stood, in the middle of a run; disk: what a server's file is to hold.
    void bringBack(Endpoint endpoint, const PersistentState &disk, const Names &names,
                   const std::vector<Door> &doors);
    void dial(const Door &door);
    /// Sends what it had sent before it was brought back, and what is still under way.
    void sendAgain(const std::vector<Frame> &frames);
    /// links: the virtual network, for the arrival that a frame's header tells.
    void takeOrder(Order order, std::shared_ptr<const LinkTable> links);
    /// Answers by Holds when every message of a peer up to a number has come.
    void confirm(NodeId from, std::uint32_t sequence);
    /// Forgets all that is not on its disk, closes store and sockets.
    void crash();

Q_SIGNALS:
    void reported(const flotilla::ReportPtr &report);

private:
    struct Peer {
        PeerLink *link = nullptr;
        std::uint32_t awaited = 0; ///< to be confirmed
        bool used = false;         ///< to be flushed after the order at hand
    };

    void comeUp(Endpoint endpoint, const PersistentState *disk, bool first, const Names &names,
                const std::vector<Door> &doors);
    Result<PersistentState> openStore(const PersistentState &disk, bool first, const Names &names);
    void adopt(PeerLink *link);
    void takeFrame(const Frame &frame);
    void tellHeld(NodeId from);
    /// Carries the order at hand out if all its bytes are there.
    void tryOrder();
    [[nodiscard]] bool hasBytesFor(const Order &order) const;
    void resolve(Order &order);
    void resolve(FrameOrder &frame);
    Result<Done> save(const Turns &turns);
    void sendAll(const Turns &turns);
    void flushAll();
    void closeAll();
    template <typename What>
    void tell(What what);

    NodeOptions m_options;
    Names m_names;
    std::optional<Endpoint> m_endpoint; ///< none: it is down
    std::optional<Order> m_order;
    std::shared_ptr<const LinkTable> m_links;
    Inbox m_inbox;
    std::array<Peer, kEndpoints> m_peers;
    Listener *m_listener = nullptr; ///< a child
    std::unique_ptr<NodeStore> m_store;
    bool m_goingDown = false;
};

} // namespace flotilla
