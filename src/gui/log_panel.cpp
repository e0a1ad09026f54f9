#include "gui/log_panel.h"

#include "gui/log_grid_view.h"

#include <QVBoxLayout>

namespace flotilla {

LogPanel::LogPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_grid(new LogGridView(selection, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_grid);
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
