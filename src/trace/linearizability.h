#pragma once

#include "core/key_value.h"
#include "core/message.h"
#include "trace/event.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace flotilla {

/// What one client asked of one key, and what it heard.
struct KeyOperation {
    NodeId client;
    Call call;
    Instant from;
    std::optional<Instant> to;         ///< none: no answer yet
    std::optional<std::string> answer; ///< none: there may never be one, and it may take effect
};

/// Whether all that clients heard of one key could be the answers of a state machine that takes each
/// operation at one instant between its call and its answer (Herlihy and Wing, 1990). It goes along
/// with the calls and answers: at each answer it keeps all states that the key can be in, and what
/// open operations each of them has taken already (Wing and Gong, 1993; Lowe, 2017).
class KeyHistory {
public:
    void begin(std::uint32_t operation, const KeyOperation &what);
    /// False: no order of the operations gives this answer.
    [[nodiscard]] bool end(std::uint32_t operation, const std::string &answer);
    /// It has had no effect.
    void takeBack(std::uint32_t operation);
    /// There were too many possible states to go through; nothing is said of this key any more.
    [[nodiscard]] bool gaveUp() const { return m_gaveUp; }

    static constexpr std::size_t kMostStates = 20'000;

private:
    /// Operations that took effect and have not answered yet, with what they will answer.
    using Taken = std::map<std::uint32_t, std::string>;
    using State = std::pair<std::string, Taken>;

    std::map<std::uint32_t, Call> m_open;
    std::set<State> m_states{State{}};
    bool m_gaveUp = false;
};

/// Watches over all keys, and over the order of plain commands: one that was called after another
/// one's answer stands behind it in the log.
class Linearizability {
public:
    void called(NodeId client, const Command &command, Instant at);
    /// What no order of the operations explains, once a key.
    [[nodiscard]] std::optional<Violation> answered(NodeId client, const Command &command,
                                                    Outcome outcome, const std::string &value,
                                                    Instant at,
                                                    const std::vector<std::string> &clients);

private:
    struct Key {
        KeyHistory history;
        KeyHistory before; ///< as it stood before the operations
        std::vector<KeyOperation> operations;
        std::uint32_t first = 0; ///< number of the first of them
        bool told = false;
    };
    struct Open {
        std::string key;
        std::uint32_t operation = 0;
        Index after; ///< of a plain command: what was committed and answered when it was called
    };

    [[nodiscard]] static Violation explain(const Key &key, const std::vector<std::string> &clients);
    /// Lets go of operations that are long over.
    static void forget(Key &key);

    std::map<std::string, Key> m_keys;
    std::array<std::optional<Open>, kMaxClients> m_open;
    Index m_lastAnswered;
};

} // namespace flotilla
