#pragma once

#include "gui/panel.h"

namespace flotilla {

class LogGridView;

/// All servers' logs, side by side.
class LogPanel : public Panel {
    Q_OBJECT

public:
    LogPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    void showMenu(QPoint at);

    LogGridView *m_grid;
};

} // namespace flotilla
