#include "gui/ledger_panel.h"

#include "gui/empty_note.h"
#include "gui/ledger_table.h"
#include "gui/term_delegate.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace flotilla {

LedgerPanel::LedgerPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_view(new QTableView(this)),
      m_table(new LedgerTable(this)), m_delegate(new TermDelegate(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setObjectName(QStringLiteral("ledgerView"));
    m_view->setAccessibleName(tr("The ledger leader_logs.db, newest first"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->setModel(m_table);
    m_view->setItemDelegateForColumn(LedgerTable::TermColumn, m_delegate);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(LedgerTable::CommandColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(30);
    new EmptyNote(m_view, tr("No entry is committed yet. What a leader commits is written to this "
                             "file."));
    connect(m_table, &LedgerTable::failed, this, &Panel::refused);
}

void LedgerPanel::beginRun()
{
    m_table->clear();
}

void LedgerPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.ledgerFile.isEmpty())
        m_table->show(snapshot.ledgerFile, snapshot.ledgerRows);
}

void LedgerPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->verticalHeader()->setDefaultSectionSize(static_cast<int>(theme.readingSize() * 1.9));
    const std::pair<int, qreal> widths[] = {{LedgerTable::IndexColumn, 4.0},
                                            {LedgerTable::TermColumn, 3.6},
                                            {LedgerTable::LeaderColumn, 4.6},
                                            {LedgerTable::AtColumn, 6.2}};
    for (const auto &[column, ems] : widths)
        m_view->setColumnWidth(column, static_cast<int>(theme.readingSize() * ems));
}

} // namespace flotilla
