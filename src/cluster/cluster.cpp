#include "cluster/cluster.h"

#include "cluster/data_folder.h"
#include "cluster/ledger_host.h"
#include "cluster/node_host.h"

namespace flotilla {

namespace {

const Result<Done> kDone = Done{};

Error environment(std::string message)
{
    return {std::move(message), Fault::Environment};
}

} // namespace

Result<std::unique_ptr<Cluster>> Cluster::make(RunSetup setup, const ClusterOptions &options)
{
    std::unique_ptr<DataFolder> folder;
    if (options.stores) {
        auto opened = DataFolder::open(options.dataFolder, options.resume);
        if (!opened)
            return opened.error();
        folder = *std::move(opened);
        if (options.resume) {
            auto resumed = folder->resumed(std::move(setup), options.durability);
            if (!resumed)
                return resumed.error();
            setup = *std::move(resumed);
        }
    }
    return std::unique_ptr<Cluster>(new Cluster(std::move(setup), options, std::move(folder)));
}

Cluster::Cluster(RunSetup setup, const ClusterOptions &options, std::unique_ptr<DataFolder> folder)
    : Engine(std::move(setup)), m_options(options), m_folder(std::move(folder))
{
    if (m_options.oracle) {
        RunSetup same = this->setup();
        same.invariants = false; // watched here already
        m_oracle = std::make_unique<PureEngine>(std::move(same));
    }
    setUp({});
}

void Cluster::setUp(const Timeline &before)
{
    if (m_options.timeline)
        keepTimeline(before);
    if (m_oracle)
        m_oracle->setGrant(Grant::Step);
    if (m_folder)
        m_ledger = std::make_unique<LedgerHost>(m_folder->ledgerFile(), m_options.durability);
    // It ticks on by itself, which costs a round nothing; the second tick without a report counts.
    connect(&m_silence, &QTimer::timeout, this, [this] {
        if (m_isSilent)
            breakOff(
                "nothing has been heard of the servers' threads for a long time, while they were "
                "waited for; is the disk stuck? Start the run again");
        m_isSilent = true;
    });
    m_silence.start(m_options.patience);
}

Result<std::unique_ptr<Cluster>> Cluster::branch(const EngineCheckpoint &from,
                                                 const ClusterOptions &options, const Past &past)
{
    std::unique_ptr<DataFolder> folder;
    if (options.stores) {
        auto opened = DataFolder::open(options.dataFolder, false);
        if (!opened)
            return opened.error();
        folder = *std::move(opened);
    }
    return std::unique_ptr<Cluster>(new Cluster(from, options, std::move(folder), past));
}

Cluster::Cluster(const EngineCheckpoint &from, const ClusterOptions &options,
                 std::unique_ptr<DataFolder> folder, const Past &past)
    : Engine(from.state), m_options(options), m_folder(std::move(folder)),
      m_checkpoints(past.checkpoints.upTo(from.state.place())), m_asTheyStood(from.endpoints)
{
    if (m_options.oracle) {
        EngineCheckpoint same = from;
        same.state.setInvariants(false); // watched here already
        m_oracle = std::make_unique<PureEngine>(same);
    }
    setUp(past.timeline);
}

Cluster::~Cluster() = default;

QString Cluster::dataFolder() const
{
    return m_folder ? m_folder->path() : QString();
}

QString Cluster::ledgerFile() const
{
    return m_folder ? m_folder->ledgerFile() : QString();
}

// Waiting for reports

/// How often the conductor looks for reports before it sleeps: an answer mostly comes within microseconds,
/// and to be woken costs more.
constexpr int kLooks = 30;

template <typename Condition>
Result<Done> Cluster::waitUntil(Condition &&holds)
{
    m_isSilent = false;
    for (int look = 0; look < kLooks && !m_broken && !holds(); ++look)
        m_loop.processEvents();
    while (!m_broken && !holds())
        m_mailbox.sleep();
    if (m_broken)
        return *m_broken;
    return kDone;
}

void Cluster::breakOff(std::string why)
{
    if (!m_broken)
        m_broken = environment(std::move(why));
}

void Cluster::take(const ReportPtr &report)
{
    m_isSilent = false;
    std::visit([&](auto &what) { take(report->from, what); }, report->what);
}

void Cluster::take(NodeId from, report::Up &up)
{
    m_up.set(from.value);
    m_ports[from.value] = up.port;
    m_cameUpWith = std::move(up.state);
}

void Cluster::take(NodeId from, const report::Joined &joined)
{
    m_joined[from.value].set(joined.peer.value);
}

void Cluster::take(NodeId from, const report::Left &left)
{
    m_joined[from.value].reset(left.peer.value);
    if (m_goingDown != left.peer && m_goingDown != from)
        breakOff("the connection between " + names().of(from) + " and " + names().of(left.peer)
                 + " has ended by itself; the run can't go on, start it again");
}

void Cluster::take(NodeId from, report::Turns &turns)
{
    if (!m_round)
        return; // of a round that broke off
    --m_ordersOut;
    if (turns.saveFailure)
        m_round->failures.push_back({from, *turns.saveFailure});
    m_round->turns.append(std::move(turns.turns));
}

void Cluster::take(NodeId from, const report::Holds &)
{
    m_holds.set(from.value);
}

void Cluster::take(NodeId, const report::Down &)
{
    m_cameDown = true;
}

void Cluster::take(NodeId from, const report::Broken &broken)
{
    if (m_comingUp == from)
        m_keptDown = broken.error;
    else
        breakOff(broken.error.message);
}

// What the engine asks for

NodeHost &Cluster::hostOf(NodeId id)
{
    auto &host = m_hosts[id.value];
    if (!host) {
        NodeOptions options;
        options.id = id;
        options.name = QString::fromStdString(names().of(id));
        options.seed = setup().seed;
        options.epoch = m_options.epoch;
        options.durability = m_options.durability;
        options.waitsForBytes = m_options.waitsForBytes;
        if (m_folder && id.isServer())
            options.storeFile = m_folder->nodeFile(names().of(id));
        host = std::make_unique<NodeHost>(std::move(options), &m_mailbox,
                                          [this](const ReportPtr &report) { take(report); });
    }
    return *host;
}

std::vector<NodeId> Cluster::livePeers(NodeId of) const
{
    std::vector<NodeId> peers;
    for (const NodeId id : names().all())
        if (id != of && m_up.test(id.value) && (id.isServer() || of.isServer()))
            peers.push_back(id);
    return peers;
}

/// It listens and dials every live server; live clients dial it. The barrier ends when all have
/// seen the hello.
template <typename Raise>
Result<Done> Cluster::comeUp(NodeId id, const PersistentState *disk, Raise raise)
{
    if (m_broken)
        return *m_broken;
    const std::vector<NodeId> peers = livePeers(id);
    std::vector<Door> doors;
    for (const NodeId peer : peers)
        if (peer.isServer())
            doors.push_back({peer, m_ports[peer.value]});
    NodeHost &host = hostOf(id);
    m_cameUpWith.reset();
    m_keptDown.reset();
    m_comingUp = id;
    host.post([raise = std::move(raise), doors](Node &node) mutable { raise(node, doors); });
    const auto up = waitUntil([&] { return m_up.test(id.value) || m_keptDown; });
    m_comingUp.reset();
    if (!up)
        return up;
    if (m_keptDown) {
        m_hosts[id.value].reset(); // the next one of that number may have another name
        return *m_keptDown;
    }
    for (const NodeId peer : peers)
        if (peer.isClient())
            hostOf(peer).post(
                [door = Door{id, m_ports[id.value]}](Node &node) { node.dial(door); });
    for (const NodeId peer : peers)
        m_sentOverTcp[peer.value][id.value] = 0;
    m_sentOverTcp[id.value] = {};
    auto joined = waitUntil([&] {
        for (const NodeId peer : peers)
            if (!m_joined[id.value].test(peer.value) || !m_joined[peer.value].test(id.value))
                return false;
        return true;
    });
    if (!joined)
        return joined;
    if (disk && m_folder && !(*m_cameUpWith == *disk)) {
        if (auto down = takeDown(id); !down)
            return down;
        return environment("the file " + m_folder->nodeFile(names().of(id)).toStdString()
                           + " is not what " + names().of(id)
                           + " saved; it was changed from outside. The server stays down; put the "
                             "file back, or begin a new run");
    }
    return kDone;
}

Result<Done> Cluster::bringUp(const EndpointStart &start)
{
    const auto *server = std::get_if<ServerStart>(&start.what);
    return comeUp(start.id, server ? &server->state : nullptr,
                  [start, names = names()](Node &node, const std::vector<Door> &doors) {
                      node.bringUp(start, names, doors);
                  });
}

/// "All endpoints come up, frames in flight or held are sent again (once each; copies are names), then
/// those that were down close."
Result<Done> Cluster::bringBack()
{
    std::vector<NodeId> down;
    for (const NodeId id : names().all()) {
        auto &endpoint = m_asTheyStood[id.value];
        const PersistentState disk = id.isServer() ? diskOf(id) : PersistentState{};
        if (!endpoint) {
            down.push_back(id); // only to send what it sent before
            endpoint.emplace(serverStart(id, {}, false));
        }
        auto up = comeUp(id, id.isServer() ? &disk : nullptr,
                         [endpoint = *std::move(endpoint), disk,
                          names = names()](Node &node, const std::vector<Door> &doors) mutable {
                             node.bringBack(std::move(endpoint), disk, names, doors);
                         });
        endpoint.reset();
        if (!up)
            return up;
    }
    sendAgain();
    for (const NodeId id : down)
        if (auto closed = takeDown(id); !closed)
            return closed;
    return kDone;
}

void Cluster::sendAgain()
{
    std::array<std::vector<Frame>, kEndpoints> frames;
    for (const Flight &flight : bytesInFlight()) {
        const NodeId from = flight.message->from;
        const NodeId to = flight.message->to;
        frames[from.value].push_back({m_options.epoch, from, to, flight.sequence, flight.sent,
                                      flight.due.value_or(Instant::never()), flight.message});
        m_sentOverTcp[from.value][to.value] = flight.sequence;
    }
    for (const NodeId id : names().all())
        if (auto &sent = frames[id.value]; !sent.empty())
            hostOf(id).post([sent = std::move(sent)](Node &node) { node.sendAgain(sent); });
}

/// "The live peers confirm that they hold every frame X sent; X drops volatile state and inbox,
/// closes its store and sockets; the barrier ends when X is done and every live peer has seen the
/// disconnect."
Result<Done> Cluster::takeDown(NodeId server)
{
    if (m_broken)
        return *m_broken;
    const std::vector<NodeId> peers = livePeers(server);
    m_holds.reset();
    m_cameDown = false;
    m_goingDown = server;
    for (const NodeId peer : peers) {
        const LinkSequence last = m_sentOverTcp[server.value][peer.value];
        hostOf(peer).post([server, last](Node &node) { node.confirm(server, last); });
    }
    auto done = waitUntil([&] { return m_holds.count() == peers.size(); });
    if (done) {
        hostOf(server).post([](Node &node) { node.crash(); });
        done = waitUntil([&] {
            for (const NodeId peer : peers)
                if (m_joined[peer.value].test(server.value))
                    return false;
            return m_cameDown;
        });
    }
    m_goingDown.reset();
    m_up.reset(server.value);
    m_joined[server.value].reset();
    return done;
}

Result<Done> Cluster::takeTurns(std::vector<Order> &orders, RoundResult &round)
{
    if (m_broken)
        return *m_broken;
    m_ordersOut = orders.size();
    m_round = &round;
    for (Order &order : orders) {
        NodeHost &host = hostOf(order.endpoint);
        host.post([order = std::move(order), links = linksToTell()](Node &node) mutable {
            node.takeOrder(std::move(order), std::move(links));
        });
    }
    auto done = waitUntil([this] { return m_ordersOut == 0; });
    m_round = nullptr;
    for (const Turn &turn : round.turns)
        for (const Sending &sending : turn.sends)
            if (m_up.test(sending.to.value))
                m_sentOverTcp[turn.key.endpoint.value][sending.to.value] = sending.sequence;
    return done;
}

Result<Done> Cluster::writeLedger(const std::vector<LedgerRow> &rows)
{
    if (m_broken)
        return *m_broken;
    if (!m_ledger)
        return kDone;
    m_ledgerAnswer.reset();
    m_ledger->write(rows, &m_mailbox, [this](const Result<Done> &done) { m_ledgerAnswer = done; });
    if (auto done = waitUntil([this] { return m_ledgerAnswer.has_value(); }); !done)
        return done;
    return *m_ledgerAnswer;
}

void Cluster::saveFailed(const SaveFailure &failure)
{
    // Its node has kept still since; now it goes down like any other.
    (void)takeDown(failure.server); // what breaks in it is met by the next wait
    Q_EMIT saveFailureMet(QString::fromStdString(names().of(failure.server)),
                          QString::fromStdString(failure.error.message));
}

// The oracle

Result<Done> Cluster::started()
{
    if (m_oracle)
        (void)m_oracle->start();
    keepCheckpoint();
    return writeLedger(isRestored() ? ledger().rows() : setup().ledger);
}

void Cluster::acted(const Action &action)
{
    if (!m_oracle)
        return;
    (void)m_oracle->act(action); // what it says is in the hash
    compareWithOracle(nullptr);
}

void Cluster::turnRecorded(const Turn &turn)
{
    if (!m_oracle)
        return;
    (void)m_oracle->step();
    ++m_determinism.turnsCompared;
    compareWithOracle(&turn.key);
}

void Cluster::timeMoved(Instant until)
{
    if (!m_oracle)
        return;
    (void)m_oracle->run(until);
    keepCheckpoint();
}

/// What the engine knows with what the oracle's endpoints are, which the real ones' reports were compared
/// with.
void Cluster::keepCheckpoint()
{
    if (m_oracle && m_checkpoints.isDue(turns()))
        m_checkpoints.add(std::make_shared<const EngineCheckpoint>(
            EngineCheckpoint{state(), m_oracle->endpoints()}));
}

Result<EngineCheckpoint> Cluster::checkpointAt(const RunPlace &place) const
{
    const CheckpointPtr nearest = m_oracle ? m_checkpoints.nearest(place) : nullptr;
    if (!nearest)
        return Error{
            "the pure engine does not run along with this run, so no branch can begin in it"};
    PureEngine there(*nearest);
    auto done = there.start();
    if (done)
        done = replayTo(there, recording(), place);
    if (!done)
        return done.error();
    return there.checkpoint();
}

void Cluster::compareWithOracle(const EventKey *key)
{
    if (m_oracle->runHash() == runHash())
        return;
    m_determinism.equal = false;
    m_determinism.firstDifference =
        key ? QStringLiteral("%1's turn at %2 µs")
                  .arg(QString::fromStdString(names().of(key->endpoint)))
                  .arg(key->instant.micros)
            : QStringLiteral("the action at %1 µs").arg(now().micros);
    m_oracle.reset(); // it has said what it had to
}

} // namespace flotilla
