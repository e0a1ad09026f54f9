#pragma once

#include "scenario/recording.h"

#include <QObject>

#include <vector>

class QWidget;

namespace flotilla {

/// The instants of the run at hand that have a flag on the tape.
class Bookmarks : public QObject {
    Q_OBJECT

public:
    explicit Bookmarks(QWidget *window);

    /// Another run has begun, which brings these.
    void begin(std::vector<RunBookmark> bookmarks);
    /// Asks for the caption of an instant; without one it has no bookmark.
    void ask(Instant at);
    /// In the order of their instants.
    [[nodiscard]] const std::vector<RunBookmark> &all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    void set(Instant at, const QString &caption);

    QWidget *m_window;
    std::vector<RunBookmark> m_all;
};

} // namespace flotilla
