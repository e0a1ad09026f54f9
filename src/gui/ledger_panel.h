#pragma once

#include "gui/panel.h"

class QTableView;

namespace flotilla {

class LedgerTable;
class TermDelegate;

/// leader_logs.db as the file has it, newest on top.
class LedgerPanel : public Panel {
    Q_OBJECT

public:
    LedgerPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    QTableView *m_view;
    LedgerTable *m_table;
    TermDelegate *m_delegate;
};

} // namespace flotilla
