#pragma once

#include <QAction>
#include <QList>
#include <QString>

class QMenuBar;

namespace flotilla {

/// A command as it stands in the menus, with those that the table does not have: panels, scenarios.
struct ListedCommand {
    QAction *action;
    QString menu; ///< "View › Theme"
};

/// Everything that the menus offer, in their order, each once.
[[nodiscard]] QList<ListedCommand> commandsIn(const QMenuBar &bar);

} // namespace flotilla
