#include "gui/widgets/command_button.h"

#include "gui/commands.h"

#include <QToolButton>

namespace flotilla {

QToolButton *commandButton(QAction *command, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(command->objectName() + QStringLiteral("Button"));
    button->setDefaultAction(command);
    button->setAccessibleName(Commands::nameOf(command));
    return button;
}

} // namespace flotilla
