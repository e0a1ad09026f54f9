#include "gui/panels/log_panel.h"

#include "gui/panels/log_grid_view.h"

#include <QMenu>
#include <QVBoxLayout>

namespace flotilla {

LogPanel::LogPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_grid(new LogGridView(selection, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this, &LogPanel::showMenu);
}

/// Of the entry under the mouse.
void LogPanel::showMenu(QPoint at)
{
    if (!m_grid->takeUpAt(at))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    commands().fill(menu, {CommandId::Inspect, CommandId::Why});
    menu->popup(m_grid->viewport()->mapToGlobal(at));
}

void LogPanel::beginRun()
{
    m_grid->setView(nullptr);
}

void LogPanel::showSnapshot(const Snapshot &snapshot)
{
    m_grid->setView(snapshot.view);
}

void LogPanel::setTheme(const Theme &theme)
{
    m_grid->setTheme(theme);
}

} // namespace flotilla
