#pragma once

#include "gui/commands.h"
#include "gui/selection.h"
#include "picture/theme.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace flotilla {

/// What can be done to one coming event, as small buttons that stand in its row. Each is one of the
/// commands by a shorter name.
class UpNextButtons : public QWidget {
    Q_OBJECT

public:
    UpNextButtons(const Commands &commands, QWidget *parent);

    void setTheme(const Theme &theme);
    /// Has the buttons that suit it; false where there are none.
    bool suit(const Hit &what);

Q_SIGNALS:
    /// One has been pressed; the command follows at once.
    void pressed();

private:
    void add(QAction *command, const QString &name, bool ofMessage);

    struct Button {
        QToolButton *button;
        bool ofMessage; ///< else of a server's timer
    };
    std::vector<Button> m_buttons;
};

} // namespace flotilla
