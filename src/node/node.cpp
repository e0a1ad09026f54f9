#include "node/node.h"

#include "core/invariant.h"
#include "schedule/schedule.h"

#include <algorithm>

namespace flotilla {

Node::Node(NodeOptions options, QObject *parent) : QObject(parent), m_options(std::move(options)) {}

Node::~Node() = default;

template <typename What>
void Node::tell(What what)
{
    Q_EMIT reported(std::make_shared<Report>(Report{m_options.id, std::move(what)}));
}

// Coming up and going down

void Node::bringUp(const EndpointStart &start, const Names &names, const std::vector<Door> &doors)
{
    const auto *server = std::get_if<ServerStart>(&start.what);
    comeUp(Endpoint(start), server ? &server->state : nullptr, start.first, names, doors);
}

void Node::bringBack(Endpoint endpoint, const PersistentState &disk, const Names &names,
                     const std::vector<Door> &doors)
{
    comeUp(std::move(endpoint), m_options.id.isServer() ? &disk : nullptr, true, names, doors);
}

void Node::comeUp(Endpoint endpoint, const PersistentState *disk, bool first, const Names &names,
                  const std::vector<Door> &doors)
{
    m_names = names;
    m_goingDown = false;
    report::Up up;
    if (disk) {
        auto state = openStore(*disk, first, names);
        if (!state) {
            closeAll();
            return tell(report::Broken{state.error()});
        }
        up.state = *std::move(state);
        m_listener = new Listener(m_options.id, this);
        connect(m_listener, &Listener::accepted, this, &Node::adopt);
        connect(m_listener, &Listener::failed, this, [this](const QString &cause) {
            tell(report::Broken{{m_options.name.toStdString()
                                     + " can't take a connection: " + cause.toStdString()
                                     + "; let more files be open at once (ulimit -n), or begin a "
                                       "run with fewer servers",
                                 Fault::Environment}});
        });
        const auto port = m_listener->listen();
        if (!port) {
            closeAll();
            return tell(report::Broken{port.error()});
        }
        up.port = *port;
    }
    m_endpoint = std::move(endpoint);
    tell(std::move(up));
    for (const Door &door : doors)
        dial(door);
}

/// The first time the file is given the state that the run begins with; later it is asked for its
/// own.
Result<PersistentState> Node::openStore(const PersistentState &disk, bool first, const Names &names)
{
    if (m_options.storeFile.isEmpty())
        return disk;
    auto store = NodeStore::open(m_options.storeFile, m_options.name, m_options.durability);
    if (!store)
        return store.error();
    m_store = *std::move(store);
    if (first) {
        auto written = m_store->begin();
        const auto vote = disk.votedFor;
        if (written)
            written =
                m_store->save(disk.currentTerm, vote ? names.of(*vote) : "", Index{1}, disk.log);
        if (written)
            written = m_store->commit();
        if (!written)
            return written.error();
    }
    return m_store->load([&](std::string_view name) { return names.find(name); });
}

void Node::dial(const Door &door)
{
    if (!m_endpoint)
        return;
    adopt(PeerLink::dial(door.port, Hello{m_options.epoch, m_options.id, door.server}, this));
}

void Node::adopt(PeerLink *link)
{
    connect(link, &PeerLink::established, this, [this](PeerLink *joined) {
        m_peers[joined->peer().value] = {joined, 0, false};
        m_inbox.forget(joined->peer());
        tell(report::Joined{joined->peer()});
    });
    connect(link, &PeerLink::frameArrived, this, &Node::takeFrame);
    connect(link, &PeerLink::broken, this, [this](const QString &why) {
        if (!m_goingDown)
            tell(report::Broken{{m_options.name.toStdString() + ": " + why.toStdString()
                                     + "; the run can't go on, start it again",
                                 Fault::Environment}});
    });
    connect(link, &PeerLink::closed, this, [this, link] {
        const NodeId peer = link->peer();
        link->deleteLater();
        if (!link->isEstablished() || m_peers[peer.value].link != link)
            return;
        m_peers[peer.value] = {};
        tell(report::Left{peer});
    });
}

void Node::crash()
{
    m_goingDown = true;
    closeAll();
    tell(report::Down{});
}

void Node::closeAll()
{
    m_endpoint.reset();
    m_order.reset();
    m_inbox = {};
    m_store.reset();
    if (m_listener) {
        m_listener->close();
        m_listener->deleteLater();
        m_listener = nullptr;
    }
    for (Peer &peer : m_peers)
        if (PeerLink *link = std::exchange(peer, {}).link)
            link->closeGracefully();
}

// Frames and orders

void Node::takeFrame(const Frame &frame)
{
    if (!m_endpoint || frame.epoch != m_options.epoch)
        return;
    if (!m_inbox.put(frame.from, frame.sequence, frame.message))
        return tell(report::Broken{{"the connection from " + m_names.of(frame.from) + " to "
                                        + m_names.of(frame.to) + " brought message "
                                        + std::to_string(frame.sequence)
                                        + " out of order; start the run again",
                                    Fault::Environment}});
    if (m_peers[frame.from.value].awaited > 0)
        tellHeld(frame.from);
    if (m_order)
        tryOrder();
}

void Node::confirm(NodeId from, std::uint32_t sequence)
{
    m_peers[from.value].awaited = sequence;
    tellHeld(from);
}

void Node::tellHeld(NodeId from)
{
    std::uint32_t &awaited = m_peers[from.value].awaited;
    if (m_inbox.highest(from) < awaited)
        return;
    awaited = 0;
    tell(report::Holds{from});
}

void Node::takeOrder(Order order, std::shared_ptr<const LinkTable> links)
{
    FLOTILLA_INVARIANT(m_endpoint && !m_order, "a node that is up has one order at a time");
    m_order = std::move(order);
    m_links = std::move(links);
    tryOrder();
}

bool Node::hasBytesFor(const Order &order) const
{
    const auto isHere = [this](const FrameOrder &frame) {
        return m_inbox.has(frame.key.sender, frame.key.sequence);
    };
    return std::visit(Overload{
                          [&](const TakeFrame &take) { return isHere(take.frame); },
                          [&](const TakeWindow &window) {
                              return std::all_of(window.frames.begin(), window.frames.end(),
                                                 isHere);
                          },
                          [](const auto &) { return true; },
                      },
                      order.work);
}

void Node::tryOrder()
{
    if (m_options.waitsForBytes && !hasBytesFor(*m_order))
        return;
    Order order = *std::exchange(m_order, std::nullopt);
    resolve(order);
    report::Turns done;
    m_endpoint->take(order, done.turns);
    if (auto saved = save(done.turns); !saved) {
        done.turns.clear();
        done.saveFailure = saved.error();
        return tell(std::move(done));
    }
    sendAll(done.turns);
    for (const EventKey &frame : order.discards)
        m_inbox.discard(frame.sender, frame.sequence);
    tell(std::move(done));
    flushAll();
}

/// The bytes that came take the place of the message that the order carries.
void Node::resolve(Order &order)
{
    if (auto *take = std::get_if<TakeFrame>(&order.work))
        resolve(take->frame);
    else if (auto *window = std::get_if<TakeWindow>(&order.work))
        for (FrameOrder &frame : window->frames)
            resolve(frame);
}

void Node::resolve(FrameOrder &frame)
{
    MessagePtr message = m_options.waitsForBytes
                             ? m_inbox.take(frame.key.sender, frame.key.sequence, frame.lastName)
                             : m_inbox.takeAny();
    if (message || m_options.waitsForBytes)
        frame.message = std::move(message);
}

/// "One transaction a grant: what its events have to save is committed first, only then do its
/// frames leave."
Result<Done> Node::save(const Turns &turns)
{
    std::optional<SaveOrder> order;
    for (const Turn &turn : turns) {
        const auto *facts = std::get_if<ServerFacts>(&turn.facts);
        if (!facts || !facts->save)
            continue;
        if (!order)
            order.emplace();
        const auto from = facts->save->logFrom;
        if (from && (!order->logFrom || *from < *order->logFrom))
            order->logFrom = from;
        order->state = facts->save->state; // the last one stands
    }
    if (!order || !m_store)
        return Done{};
    const Raft &raft = *m_endpoint->raft();
    const Status &status = raft.status();
    const auto vote = order->state ? order->state->votedFor : status.votedFor;
    const Term term = order->state ? order->state->currentTerm : status.currentTerm;
    auto saved = m_store->begin();
    if (saved)
        saved = m_store->save(term, vote ? m_names.of(*vote) : std::string(), order->logFrom,
                              order->state ? order->state->log : raft.log());
    if (saved)
        saved = m_store->commit();
    if (!saved)
        m_store->rollback();
    return saved;
}

void Node::sendAgain(const std::vector<Frame> &frames)
{
    for (const Frame &frame : frames) {
        Peer &peer = m_peers[frame.to.value];
        FLOTILLA_INVARIANT(peer.link, "all are up and joined when the rest is sent again");
        peer.link->send(frame);
        peer.used = true;
    }
    flushAll();
}

void Node::flushAll()
{
    for (Peer &peer : m_peers)
        if (std::exchange(peer.used, false))
            peer.link->flush();
}

/// Sends go to the peers there are; only the virtual link table decides what arrives.
void Node::sendAll(const Turns &turns)
{
    for (const Turn &turn : turns) {
        for (const Sending &sending : turn.sends) {
            Peer &peer = m_peers[sending.to.value];
            if (!peer.link)
                continue;
            const bool held = m_links->isManual();
            const Instant arrives =
                held ? Instant::never()
                     : turn.at
                           + drawLatency(m_options.seed, m_links->traits(m_options.id, sending.to),
                                         m_options.id, sending.to, sending.sequence);
            peer.link->send({m_options.epoch, m_options.id, sending.to, sending.sequence, turn.at,
                             arrives, sending.message});
            peer.used = true;
        }
    }
}

} // namespace flotilla
