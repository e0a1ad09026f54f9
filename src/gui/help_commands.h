#pragma once

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace flotilla {

class CheatSheet;
class CommandPalette;
class Commands;

/// The commands that help: palette, keys, references, and what this program is.
class HelpCommands : public QObject {
    Q_OBJECT

public:
    HelpCommands(Commands *commands, QMainWindow *window);

Q_SIGNALS:
    void refused(const QString &message);

private:
    void openPalette();
    void switchSheet();
    void showText(const QString &title, const QString &resource);

    Commands *m_commands;
    QMainWindow *m_window;
    CommandPalette *m_palette;
    QPointer<CheatSheet> m_sheet;
};

} // namespace flotilla
