#pragma once

#include "cluster/snapshot.h"
#include "picture/theme.h"

#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace flotilla {

class TapeView;

/// The foot of the window: the tape of the whole run, with what is shown of it and the way back to
/// the present.
class TapeBar : public QWidget {
    Q_OBJECT

public:
    explicit TapeBar(QWidget *parent = nullptr);

    [[nodiscard]] TapeView &tape() const { return *m_tape; }
    /// The window's own commands, shown here as buttons.
    void setActions(QAction *stepBack, QAction *toPresent);
    void setTheme(const Theme &theme);
    void beginRun();
    /// What is shown, and the present's instant.
    void show(const Snapshot &seen, Instant present);

private:
    TapeView *m_tape;
    QLabel *m_words;
    QToolButton *m_back;
    QToolButton *m_present;
    BranchesPtr m_branches;
};

} // namespace flotilla
