#pragma once

class QAction;
class QToolButton;
class QWidget;

namespace flotilla {

/// A button that does a command, with its words.
[[nodiscard]] QToolButton *commandButton(QAction *command, QWidget *parent);

} // namespace flotilla
