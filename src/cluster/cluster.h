#pragma once

#include <utility>

#include "cluster/snapshot.h"
#include "node/mailbox.h"
#include "node/report.h"
#include "schedule/engine.h"
#include "schedule/pure_engine.h"
#include "store/durability.h"

#include <QEventLoop>
#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <bitset>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace flotilla {

class DataFolder;
class LedgerHost;
class NodeHost;

/// Where and how a cluster on real parts keeps what it saves.
struct ClusterOptions {
    QString dataFolder;  ///< new or empty; "": a temporary one that goes with the cluster
    bool resume = false; ///< the folder holds an earlier run's files, to go on from
    Durability durability = Durability::Full;
    bool stores = true;        ///< false: nothing is written to disk (bench)
    bool oracle = true;        ///< the pure engine runs along and compares every turn
    bool timeline = true;      ///< the whole run is kept, to be gone back to
    bool waitsForBytes = true; ///< off only in the test that shows what it is for
    std::uint32_t epoch = 1;   ///< stands in every frame: a branch has one of its own
    /// An endpoint that gives no sign for so long never will: the run ends, and says so.
    std::chrono::milliseconds patience = std::chrono::minutes(1);
};

/// The engine on real parts: every endpoint on a thread of its own, messages over TCP, state in
/// SQLite.
///
/// It is the conductor. It lives in one thread, and each call returns when the endpoints have done
/// what it asks; meanwhile that thread's event loop runs.
class Cluster final : public QObject, public Engine {
    Q_OBJECT
public:
    /// Prepares the data folder, reads what it holds (resume), and makes the cluster; start()
    /// brings it up.
    static Result<std::unique_ptr<Cluster>> make(RunSetup setup, const ClusterOptions &options);
    /// What is known of a run up to where another one goes on from it, and maybe beyond.
    struct Past {
        Timeline timeline;
        Checkpoints checkpoints;
    };
    /// Makes a cluster that goes on from where another run stood, in a new data folder of its own, in an
    /// epoch that no other cluster of that run has; start() brings it up. Without a past its timeline
    /// begins there.
    static Result<std::unique_ptr<Cluster>>
    branch(const EngineCheckpoint &from, const ClusterOptions &options, const Past &past = {});
    ~Cluster() override;

    /// How this run stood at one of its places, by the oracle. Refused where that does not run along.
    [[nodiscard]] Result<EngineCheckpoint> checkpointAt(const RunPlace &place) const;
    /// Those that are kept along the way.
    [[nodiscard]] const Checkpoints &checkpoints() const { return m_checkpoints; }

    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] QString ledgerFile() const;
    [[nodiscard]] const DeterminismReport &determinism() const { return m_determinism; }

    /// It can't go on: sockets or threads have failed it.
    [[nodiscard]] bool isBroken() const { return m_broken.has_value(); }

Q_SIGNALS:
    /// A server could not save and has been taken for crashed.
    void saveFailureMet(const QString &server, const QString &why);

protected:
    Result<Done> bringUp(const EndpointStart &start) override;
    Result<Done> bringBack() override;
    Result<Done> takeDown(NodeId server) override;
    Result<Done> takeTurns(std::vector<Order> &orders, RoundResult &round) override;
    Result<Done> writeLedger(const std::vector<LedgerRow> &rows) override;
    void saveFailed(const SaveFailure &failure) override;
    Result<Done> started() override;
    void acted(const Action &action) override;
    void turnRecorded(const Turn &turn) override;
    void timeMoved(Instant until) override;

private:
    Cluster(RunSetup setup, const ClusterOptions &options, std::unique_ptr<DataFolder> folder);

    Cluster(const EngineCheckpoint &from, const ClusterOptions &options,
            std::unique_ptr<DataFolder> folder, const Past &past);
    void setUp(const Timeline &before);

    void take(const ReportPtr &report);
    void take(NodeId from, report::Up &up);
    void take(NodeId from, const report::Joined &joined);
    void take(NodeId from, const report::Left &left);
    void take(NodeId from, report::Turns &turns);
    void take(NodeId from, const report::Holds &holds);
    void take(NodeId from, const report::Down &down);
    void take(NodeId from, const report::Broken &broken);
    /// The run can't go on; whatever is asked for from now on gets this answer.
    void breakOff(std::string why);
    /// Lets reports come in until a condition holds, or something breaks.
    template <typename Condition>
    Result<Done> waitUntil(Condition &&holds);
    NodeHost &hostOf(NodeId id);
    /// Has raise(node, doors) called on the endpoint's thread; disk: what a server has to come up with.
    template <typename Raise>
    Result<Done> comeUp(NodeId id, const PersistentState *disk, Raise raise);
    void sendAgain();
    [[nodiscard]] std::vector<NodeId> livePeers(NodeId of) const;
    void compareWithOracle(const EventKey *key);
    void keepCheckpoint();

    ClusterOptions m_options;
    Mailbox m_mailbox; ///< where reports come in
    std::unique_ptr<DataFolder> m_folder;
    std::array<std::unique_ptr<NodeHost>, kEndpoints> m_hosts;
    std::unique_ptr<LedgerHost> m_ledger;
    QEventLoop m_loop;

    // What is awaited.
    std::bitset<kEndpoints> m_up;
    std::array<quint16, kEndpoints> m_ports{};
    std::array<std::bitset<kEndpoints>, kEndpoints> m_joined; ///< [who][to whom]
    std::bitset<kEndpoints> m_holds;
    std::optional<NodeId> m_goingDown;
    std::optional<NodeId> m_comingUp;
    std::optional<Error> m_keptDown; ///< why that one can't come up; the others go on
    std::optional<PersistentState> m_cameUpWith;
    bool m_cameDown = false;
    std::size_t m_ordersOut = 0;
    RoundResult *m_round = nullptr; ///< while orders are out
    std::optional<Result<Done>> m_ledgerAnswer;
    std::optional<Error> m_broken; ///< once and for all
    QTimer m_silence;
    bool m_isSilent = false; ///< no report has come since m_silence ticked

    /// The last number of each link whose bytes were really sent: [from][to].
    std::array<LinkCounters, kEndpoints> m_sentOverTcp{};

    std::unique_ptr<PureEngine> m_oracle;
    Checkpoints m_checkpoints;
    Endpoints m_asTheyStood; ///< of a branch, until they are brought back
    DeterminismReport m_determinism;
};

} // namespace flotilla
