#pragma once

#include <utility>

#include "gui/commands.h"
#include "gui/selection.h"
#include "picture/spacetime_painter.h"
#include "picture/spacetime_reader.h"
#include "picture/spacetime_walk.h"
#include "schedule/action.h"

#include <QAbstractScrollArea>

#include <optional>

namespace flotilla {

/// The run as a space-time diagram. It follows the present until the user goes back, and shows the
/// instant that the window looks at.
///
/// A click looks at that instant; dragging moves the picture, the wheel zooms. A message's end can be
/// dragged elsewhere: of one that is still under way that is an act, of one that has arrived it asks
/// for a branch. Arrows go from event to event, Ctrl with them moves a message's end, Delete lets it
/// be lost, Enter looks.
class SpacetimeView : public QAbstractScrollArea {
    Q_OBJECT

public:
    SpacetimeView(Selection *selection, const Commands *commands, QWidget *parent = nullptr);

    void beginRun();
    /// looks: the past instant that the window shows.
    void show(const Timeline &timeline, std::optional<Instant> looks);
    void setTheme(const Theme &theme);
    /// Only what touches this server or client; none: all.
    void setOnly(std::optional<NodeId> only);

    [[nodiscard]] const Spacetime &model() const { return m_model; }
    [[nodiscard]] const SpacetimeLayout &layout() const { return m_layout; }
    [[nodiscard]] bool isFollowing() const { return m_follows; }
    [[nodiscard]] Duration span() const { return m_span; }
    [[nodiscard]] const std::optional<SpacetimeEvent> &current() const { return m_current; }
    [[nodiscard]] QString wordsAt(QPointF point) const;

    [[nodiscard]] QSize sizeHint() const override;
    /// Small: it must not make the window larger than a small screen.
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// Shows the present, and goes on with it.
    void follow();

Q_SIGNALS:
    void followingChanged(bool follows);
    void instantRequested(flotilla::Instant at);
    void actionRequested(const flotilla::Action &action);
    /// The run is to go on another way: right after a moment, at an instant before the next one, with
    /// this act.
    void branchRequested(quint64 moment, flotilla::Instant at, const flotilla::Action &action);
    void refused(const QString &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Press {
        QPointF at;
        Instant from; ///< of the window's left
        SpacetimeHit hit;
        bool moves = false;
    };

    void readAnew();
    void setFollows(bool follows);
    void lookFrom(Instant from);
    void zoom(double factor, double x);
    void click(const SpacetimeHit &hit);
    void point(const SpacetimeHit &hit);
    /// Whether a message is in flight at the instant that the window shows.
    [[nodiscard]] bool isSeen(const SpacetimeArrow &arrow) const;
    [[nodiscard]] Instant seen() const { return m_looks.value_or(m_model.now); }
    void showMenu(const Hit &what, const QPoint &at);

    bool walk(int key);
    void goTo(const SpacetimeEvent &event);
    void look(const SpacetimeEvent &event);
    void moveEnd(int steps);
    /// Where a message's end may be taken to.
    [[nodiscard]] Instant bounded(const SpacetimeArrow &arrow, Instant at) const;
    void let(const SpacetimeArrow &arrow, Instant arriveAt);
    void lose(const SpacetimeArrow &arrow);
    void ask(const SpacetimeArrow &arrow, const Action &action, Instant before);
    [[nodiscard]] const SpacetimeArrow *currentArrow() const;

    Selection *m_selection;
    const Commands *m_commands;
    SpacetimeReader m_reader;
    Timeline m_timeline;
    std::optional<Instant> m_looks;
    Theme m_theme;
    Spacetime m_model;
    SpacetimeLayout m_layout;
    std::optional<NodeId> m_only;
    Instant m_from; ///< of what is shown
    Duration m_span = Duration::millis(250);
    bool m_follows = true;
    std::optional<SpacetimeEvent> m_current;
    std::optional<std::uint32_t> m_pointed; ///< a message
    std::optional<Press> m_press;
    std::optional<std::pair<std::uint32_t, Instant>> m_dragged; ///< a message's end
};

} // namespace flotilla
