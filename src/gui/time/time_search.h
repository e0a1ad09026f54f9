#pragma once

#include "cluster/pace.h"
#include "trace/timeline.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>

namespace flotilla {

/// Looks through what was recorded of a run for the first moment at which an aim holds; a little at
/// a time, so that the window goes on.
class TimeSearch : public QObject {
    Q_OBJECT

public:
    explicit TimeSearch(QObject *parent = nullptr);

    /// from: the first moment that is looked at. aim: one that a recording tells of.
    void begin(const Timeline &timeline, std::uint64_t from, std::shared_ptr<const Aim> aim);
    void cancel() { m_timer.stop(); }
    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }

Q_SIGNALS:
    /// So far it does not hold.
    void went(flotilla::Instant to);
    void found(quint64 moment);
    /// It holds nowhere in what was recorded.
    void missed();

private:
    void goOn();

    Timeline m_timeline;
    std::uint64_t m_next = 0;
    std::shared_ptr<const Aim> m_aim;
    QTimer m_timer;
};

} // namespace flotilla
