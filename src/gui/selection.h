#pragma once

#include "picture/hit.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

/// An entry of a server's log.
struct EntryHit {
    NodeId server;
    Index index;
    bool operator==(const EntryHit &) const = default;
};
/// An event of the trace, and whose it is.
struct EventHit {
    NodeId server;
    Instant at;
    std::uint64_t seq = 0;
    bool operator==(const EventHit &) const = default;
};
/// What "why?" can be asked about.
using WhyHit = std::variant<std::monostate, NodeId, MessageHit, EntryHit, EventHit>;

/// What a chain of causes went through.
struct Lit {
    std::vector<NodeId> endpoints;
    std::vector<std::uint32_t> messages; ///< by id
    bool operator==(const Lit &) const = default;
};

/// What the user points at and what has been chosen, once for the whole window: canvas, panels and
/// commands share it.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Hit &pointed() const { return m_pointed; }
    [[nodiscard]] const Hit &chosen() const { return m_chosen; }
    /// What a command acts on: what is pointed at, else what is chosen.
    [[nodiscard]] const Hit &current() const;
    /// The current one, where it is of that kind.
    [[nodiscard]] std::optional<NodeId> server() const;
    [[nodiscard]] std::optional<NodeId> client() const;
    [[nodiscard]] std::optional<std::uint32_t> message() const;
    [[nodiscard]] std::optional<LinkHit> link() const;

    /// What "why?" is about now: what is pointed at, the entry or event that was taken up last, or
    /// what is chosen.
    [[nodiscard]] WhyHit asks() const;
    [[nodiscard]] const Lit &lit() const { return m_lit; }

    /// Forgets what the view does not have.
    void keepTo(const ClusterView *view);

public Q_SLOTS:
    void point(const flotilla::Hit &at);
    void choose(const flotilla::Hit &what);
    /// An entry or an event of what is chosen; until something else is.
    void takeUp(const flotilla::WhyHit &what);
    void light(const flotilla::Lit &lit);
    /// Asks why of asks(), where there is something.
    void ask();

Q_SIGNALS:
    void changed();
    void asked(const flotilla::WhyHit &what);

private:
    Hit m_pointed;
    Hit m_chosen;
    WhyHit m_takenUp; ///< an entry or an event
    Lit m_lit;
};

} // namespace flotilla
