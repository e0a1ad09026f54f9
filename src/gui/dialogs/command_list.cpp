#include "gui/dialogs/command_list.h"

#include "gui/commands.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace flotilla {

namespace {

void gather(const QList<QAction *> &actions, const QString &path, QList<ListedCommand> &found)
{
    for (QAction *action : actions) {
        if (action->isSeparator())
            continue;
        if (const QMenu *menu = action->menu()) {
            const QString name = Commands::nameOf(menu->menuAction());
            gather(menu->actions(), path.isEmpty() ? name : path + QStringLiteral(" › ") + name,
                   found);
            continue;
        }
        const bool known = std::any_of(found.begin(), found.end(), [action](const auto &other) {
            return other.action == action;
        });
        if (!known && action->isVisible())
            found.append({action, path});
    }
}

} // namespace

QList<ListedCommand> commandsIn(const QMenuBar &bar)
{
    QList<ListedCommand> found;
    gather(bar.actions(), {}, found);
    return found;
}

} // namespace flotilla
