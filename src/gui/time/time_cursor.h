#pragma once

#include "cluster/follow_pace.h"
#include "cluster/snapshot.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>

namespace flotilla {

/// What instant the window shows: the present, or one that has passed.
///
/// The past is read from the run's timeline; no server is asked and none goes on. What was recorded can
/// be played again up to the present, at the speed that is set.
class TimeCursor : public QObject {
    Q_OBJECT

public:
    explicit TimeCursor(QObject *parent = nullptr);

    /// Another run has begun: its present is shown.
    void beginRun();
    /// The last that is known of the run.
    void setPresent(const Snapshot &present);

    [[nodiscard]] bool isPast() const { return m_past.has_value(); }
    /// What is shown: right after a moment, or on the way to the next.
    [[nodiscard]] Instant instant() const;
    [[nodiscard]] std::uint64_t moment() const;
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }

    /// The present, with all that a view of that instant tells in place of what is so now.
    [[nodiscard]] Snapshot asSeen(const Snapshot &present) const;

public Q_SLOTS:
    /// At or after the present's: the present.
    void lookAt(flotilla::Instant instant);
    void lookAtMoment(quint64 number);
    /// The moment that an event of the trace belongs to.
    void lookAtEvent(flotilla::Instant at, quint64 seq);
    void toBeginning();
    void toPresent();
    /// Plays what was recorded; at its end the present is shown.
    void play();
    void pause();

public:
    /// One step back to a moment with one of these marks, or any. False: there is none.
    bool stepBack(std::optional<Marks> marks = std::nullopt);
    /// The same forth; false: there is none in what was recorded, and the present is shown.
    bool stepForth(std::optional<Marks> marks = std::nullopt);
    /// To a moment at which something happened at that endpoint.
    bool stepBackTo(NodeId who);
    bool stepForthTo(NodeId who);

Q_SIGNALS:
    /// Another instant is shown; it has begun or ended being played.
    void moved();
    /// Playing has come to the present.
    void arrived();

private:
    struct Past {
        Moment moment;
        Instant at; ///< from the moment's on, before the next one's
        std::shared_ptr<const ClusterView> view;
    };

    void show(std::uint64_t number, Instant at);
    void advance();
    [[nodiscard]] Duration aheadOfInterest() const;

    Timeline m_timeline;
    Instant m_now; ///< of the present
    double m_speed = 0.02;
    bool m_follows = false;
    std::optional<Past> m_past; ///< none: the present is shown
    QTimer m_timer;             ///< of the frames while it plays
    QElapsedTimer m_wall;
    FollowPace m_followPace;
};

} // namespace flotilla
