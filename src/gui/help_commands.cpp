#include "gui/help_commands.h"

#include "gui/commands.h"
#include "gui/dialogs/about_dialog.h"
#include "gui/dialogs/cheat_sheet.h"
#include "gui/dialogs/command_palette.h"
#include "gui/dialogs/text_window.h"

#include <QFile>
#include <QMainWindow>
#include <QMenuBar>

namespace flotilla {

HelpCommands::HelpCommands(Commands *commands, QMainWindow *window)
    : QObject(window), m_commands(commands), m_window(window),
      m_palette(new CommandPalette(window->menuBar(), commands, window))
{
    const auto when = [this](CommandId command, auto slot) {
        connect((*m_commands)[command], &QAction::triggered, this, slot);
    };
    when(CommandId::CommandPalette, [this] { openPalette(); });
    when(CommandId::CheatSheet, [this] { switchSheet(); });
    when(CommandId::ScenarioLanguage, [this] {
        showText(tr("The scenario language"), QStringLiteral(":/flotilla/docs/scenario.md"));
    });
    when(CommandId::TraceFormat,
         [this] { showText(tr("The trace"), QStringLiteral(":/flotilla/docs/trace.md")); });
    when(CommandId::About, [this] { (new AboutDialog(m_window))->show(); });
}

void HelpCommands::openPalette()
{
    const QWidget *centre = m_window->centralWidget();
    QRect room(centre->mapTo(m_window, QPoint()), centre->size());
    room.setBottom(m_window->rect().bottom());
    const int em = m_window->fontInfo().pixelSize();
    if (room.width() < em * 30) // docks have left the cluster little
        room.setRight(m_window->rect().right()), room.setLeft(0);
    m_palette->open(room);
}

void HelpCommands::switchSheet()
{
    if (m_sheet) {
        m_sheet->close();
        return;
    }
    m_sheet = new CheatSheet(*m_window->menuBar(), m_window);
    m_sheet->show();
}

void HelpCommands::showText(const QString &title, const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT refused(tr("%1 is not part of this build.").arg(resource));
        return;
    }
    (new TextWindow(title, QString::fromUtf8(file.readAll()), m_window))->show();
}

} // namespace flotilla
