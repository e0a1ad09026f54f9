#include "gui/panels/branches_model.h"

#include "gui/widgets/plain_tip.h"
#include "gui/words.h"

#include <QLocale>
#include <QScopedValueRollback>

#include <algorithm>

namespace flotilla {

namespace {

/// With what the view of the present tells.
BranchFacts livedNow(BranchFacts facts, const ClusterView &view)
{
    facts.end = view.now;
    facts.leader.clear();
    facts.term = {};
    facts.committed = {};
    for (const ServerView &server : view.servers) {
        facts.term = std::max(facts.term, server.status.currentTerm);
        facts.committed = std::max(facts.committed, server.status.commitIndex);
    }
    for (const ServerView &server : view.servers)
        if (server.up && server.status.role == Role::Leader
            && server.status.currentTerm == facts.term)
            facts.leader = QString::fromStdString(server.name);
    return facts;
}

} // namespace

BranchesModel::BranchesModel(QObject *parent) : QStandardItemModel(0, 1, parent)
{
    connect(this, &QStandardItemModel::itemChanged, this, [this](const QStandardItem *item) {
        if (!m_isWriting)
            Q_EMIT renamed(item->data(IdRole).toInt(), item->text());
    });
}

void BranchesModel::forget()
{
    m_branches.reset();
    removeRows(0, rowCount());
}

QModelIndex BranchesModel::indexOf(int id) const
{
    const auto found = match(index(0, 0), IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front();
}

void BranchesModel::show(const Snapshot &present)
{
    if (!present.branches || !present.view)
        return;
    const QScopedValueRollback writing(m_isWriting, true);
    if (m_branches != present.branches) {
        m_branches = present.branches;
        build(*m_branches);
    }
    write(livedNow(*m_branches->find(m_branches->current), *present.view), true);
}

void BranchesModel::build(const Branches &branches)
{
    removeRows(0, rowCount());
    for (const BranchFacts &branch : branches.all) {
        auto *item = new QStandardItem; // the model's, in a moment
        item->setData(branch.id, IdRole);
        QStandardItem *parent = itemFromIndex(indexOf(branch.parent));
        (parent ? parent : invisibleRootItem())->appendRow(item);
        write(branch, branch.id == branches.current);
    }
}

/// Only what differs, since every change is told to who reads screens.
void BranchesModel::write(const BranchFacts &branch, bool isCurrent)
{
    QStandardItem *item = itemFromIndex(indexOf(branch.id));
    const auto set = [item](const QVariant &value, int role) {
        if (item->data(role) != value)
            item->setData(value, role);
    };
    const QString title = branchTitle(branch);
    QStringList words;
    if (branch.parent != 0)
        words << tr("parts at %1 s").arg(clockWords(branch.parting));
    words << (isCurrent ? tr("now at %1 s") : tr("left at %1 s")).arg(clockWords(branch.end))
          << (branch.leader.isEmpty()
                  ? tr("nobody leads term %1").arg(branch.term.value)
                  : tr("%1 leads term %2").arg(branch.leader).arg(branch.term.value))
          << tr("%1 committed").arg(QLocale().toString(branch.committed.value));
    const QString line = words.join(QStringLiteral(" · "));
    set(title, Qt::DisplayRole);
    set(line, WordsRole);
    set(isCurrent, IsCurrentRole);
    set(tr("%1: %2").arg(title, line), Qt::AccessibleTextRole);
    set(plainTip(isCurrent ? tr("%1\n%2").arg(title, line)
                           : tr("%1\n%2\nDouble click: go on with it").arg(title, line)),
        Qt::ToolTipRole);
}

} // namespace flotilla
