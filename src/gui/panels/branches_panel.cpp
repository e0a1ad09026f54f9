#include "gui/panels/branches_panel.h"

#include "gui/panels/branches_delegate.h"
#include "gui/panels/branches_model.h"

#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace flotilla {

BranchesPanel::BranchesPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_model(new BranchesModel(this)),
      m_delegate(new BranchesDelegate(this)), m_tree(new QTreeView(this)), m_hint(new QLabel(this))
{
    m_hint->setText(tr("Look back, and do something there: another branch begins, and what came "
                       "after stays as a branch of its own."));
    m_hint->setObjectName(QStringLiteral("branchesHint"));
    m_hint->setWordWrap(true);
    m_hint->setMargin(8);
    m_tree->setObjectName(QStringLiteral("branchesTree"));
    m_tree->setAccessibleName(tr("Branches of the run"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAlternatingRowColors(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(m_delegate);
    QAction *go = this->commands()[CommandId::GoToBranch];
    QAction *rename = this->commands()[CommandId::RenameBranch];
    QAction *remove = this->commands()[CommandId::DeleteBranch];
    for (QAction *action : {go, rename, remove})
        m_tree->addAction(action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree);
    column->addWidget(m_hint);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BranchesPanel::updateCommands);
    connect(m_tree, &QTreeView::activated, go, &QAction::trigger);
    connect(go, &QAction::triggered, this, [this] { Q_EMIT goToRequested(marked()); });
    connect(remove, &QAction::triggered, this, [this] { Q_EMIT removeRequested(marked()); });
    connect(rename, &QAction::triggered, this, [this] {
        m_tree->setFocus(Qt::OtherFocusReason);
        m_tree->edit(m_tree->currentIndex());
    });
    connect(m_model, &BranchesModel::renamed, this, &BranchesPanel::renameRequested);
    updateCommands();
}

void BranchesPanel::beginRun()
{
    m_model->forget();
    m_branches.reset();
    updateCommands();
}

void BranchesPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.branches || snapshot.past)
        return;
    const bool isNew = m_branches != snapshot.branches;
    const int before = marked();
    m_branches = snapshot.branches;
    m_model->show(snapshot);
    if (!isNew)
        return;
    m_tree->expandAll();
    const QModelIndex same = m_model->indexOf(before);
    m_tree->setCurrentIndex(same.isValid() ? same : m_model->indexOf(m_branches->current));
    m_hint->setVisible(m_branches->all.size() == 1);
    updateCommands();
}

void BranchesPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_tree->doItemsLayout();
}

int BranchesPanel::marked() const
{
    return m_tree->currentIndex().data(BranchesModel::IdRole).toInt();
}

void BranchesPanel::updateCommands()
{
    const int id = marked();
    const bool some = m_branches && m_branches->find(id);
    bool isLived = false; // it, or what parted from it
    if (some)
        for (const int each : m_branches->withChildren(id))
            isLived = isLived || each == m_branches->current;
    commands()[CommandId::GoToBranch]->setEnabled(some && id != m_branches->current);
    commands()[CommandId::RenameBranch]->setEnabled(some);
    commands()[CommandId::DeleteBranch]->setEnabled(some && !isLived);
}

} // namespace flotilla
