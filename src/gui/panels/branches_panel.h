#pragma once

#include "gui/panel.h"

class QLabel;
class QTreeView;

namespace flotilla {

class BranchesDelegate;
class BranchesModel;

/// The ways that a run has gone: to go on with one that was left, to name it, to forget it.
class BranchesPanel : public Panel {
    Q_OBJECT

public:
    BranchesPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

Q_SIGNALS:
    void goToRequested(int id);
    void removeRequested(int id);
    void renameRequested(int id, const QString &name);

private:
    void updateCommands();
    [[nodiscard]] int marked() const;

    BranchesModel *m_model;
    BranchesDelegate *m_delegate;
    QTreeView *m_tree;
    QLabel *m_hint;
    BranchesPtr m_branches;
};

} // namespace flotilla
