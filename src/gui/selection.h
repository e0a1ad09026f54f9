#pragma once

#include "picture/hit.h"

#include <QObject>

#include <optional>

namespace flotilla {

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

    /// Forgets what the view does not have.
    void keepTo(const ClusterView *view);

public Q_SLOTS:
    void point(const flotilla::Hit &at);
    void choose(const flotilla::Hit &what);

Q_SIGNALS:
    void changed();

private:
    Hit m_pointed;
    Hit m_chosen;
};

} // namespace flotilla
