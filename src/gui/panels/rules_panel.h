#pragma once

#include "gui/panel.h"

class QLabel;
class QListView;
class QVBoxLayout;

namespace flotilla {

class ClaimDelegate;
class ClaimModel;

/// The rules of Raft, each a switch: what it says, what it guards. Turning one off is an act of the run
/// like any other.
class RulesPanel : public Panel {
    Q_OBJECT

public:
    RulesPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    QListView *m_list;
    ClaimModel *m_model;
    ClaimDelegate *m_delegate;
    QLabel *m_hint;
};

} // namespace flotilla
