#pragma once

#include "picture/tape.h"
#include "scenario/recording.h"

#include <QWidget>

#include <optional>

namespace flotilla {

/// The whole run as a strip: drag anywhere to look at that instant, Ctrl and the wheel to look closer.
/// It shows all of the run until one looks closer, and grows with it.
class TapeView : public QWidget {
    Q_OBJECT

public:
    explicit TapeView(QWidget *parent = nullptr);

    /// Another run has begun.
    void beginRun();
    void setTheme(const Theme &theme);
    /// seen: the instant that the window shows.
    void show(const Timeline &timeline, Instant seen, bool isPast);

    /// Where the run has gone another way too, and which.
    struct Parting {
        Instant at;
        QString title;
    };
    void setPartings(QList<Parting> partings);

    void setBookmarks(std::vector<RunBookmark> bookmarks);

    [[nodiscard]] const Tape &tape() const { return m_tape; }
    [[nodiscard]] Instant seen() const { return m_seen; }
    [[nodiscard]] bool isPast() const { return m_isPast; }
    [[nodiscard]] TapePlace place() const;
    /// What there is to know of a point, in plain words.
    [[nodiscard]] QString wordsAt(QPointF point) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// All of the run again.
    void zoomToFit();

Q_SIGNALS:
    void lookRequested(flotilla::Instant at);
    /// With the keyboard: one event back (-1) or forth (1).
    void stepRequested(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Range {
        Instant from;
        Instant to;
    };
    /// All of the run, with room to grow.
    [[nodiscard]] Range whole() const;
    void zoom(qreal factor, Instant about);
    void pan(qreal share);
    /// What is looked at comes into sight.
    void follow();
    void dragTo(qreal x);
    [[nodiscard]] const RunBookmark *bookmarkAt(QPointF point) const;

    Tape m_tape;
    Theme m_theme;
    Instant m_seen;
    bool m_isPast = false;
    QList<Parting> m_partings;
    std::vector<RunBookmark> m_bookmarks;
    std::optional<Range> m_range; ///< none: the whole run
    std::optional<Instant> m_pointed;
    bool m_drags = false;
};

} // namespace flotilla
