#pragma once

#include "picture/hit.h"
#include "trace/view.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace flotilla {

class ClusterCanvas;

/// Tells who reads screens what happens in the picture, a few times a second at most and only while
/// someone reads: what is focused, who is elected, crashes and comes back, what is committed, and which
/// messages come and go.
class CanvasAnnouncer : public QObject {
    Q_OBJECT

public:
    explicit CanvasAnnouncer(ClusterCanvas *canvas);

    /// The picture shows another moment.
    void lookAt();
    /// What the focus is on has changed.
    void tellFocus();
    /// What was announced last.
    [[nodiscard]] const QString &words() const { return m_words; }

    /// What is worth saying of what has happened between two moments of a run.
    [[nodiscard]] static QStringList news(const ClusterView &before, const ClusterView &now);

private:
    void tell();
    void tellServers(const ClusterView &now) const;
    void tellMessages(const ClusterView &now) const;
    void announce(const QString &words);

    ClusterCanvas *m_canvas;
    QTimer m_pause;                            ///< runs: something was told just now
    std::shared_ptr<const ClusterView> m_told; ///< the moment that was told last; null: none
    Hit m_focused;
    QString m_words;
};

} // namespace flotilla
