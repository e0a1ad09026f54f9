#include "gui/time/tape_bar.h"

#include "gui/commands.h"
#include "gui/time/tape_view.h"
#include "gui/words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace flotilla {

TapeBar::TapeBar(QWidget *parent)
    : QWidget(parent), m_tape(new TapeView(this)), m_words(new QLabel(this)),
      m_back(new QToolButton(this)), m_present(new QToolButton(this))
{
    setAttribute(Qt::WA_StyledBackground); // else a plain widget has none
    m_tape->setObjectName(QStringLiteral("tape"));
    m_tape->setAccessibleName(tr("Tape of the run"));
    m_words->setObjectName(QStringLiteral("tapeWords"));
    m_words->setAlignment(Qt::AlignCenter);
    m_back->setObjectName(QStringLiteral("stepBackButton"));
    m_present->setObjectName(QStringLiteral("toPresentButton"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_back);
    row->addWidget(m_tape, 1);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(4, 2, 8, 2);
    column->setSpacing(2);
    column->addWidget(m_words);
    column->addWidget(m_present, 0, Qt::AlignCenter);
    row->addLayout(column);
}

void TapeBar::setActions(QAction *stepBack, QAction *toPresent)
{
    m_back->setDefaultAction(stepBack);
    m_back->setAccessibleName(Commands::nameOf(stepBack));
    m_back->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_present->setDefaultAction(toPresent);
    m_present->setAccessibleName(Commands::nameOf(toPresent));
    m_present->setToolButtonStyle(Qt::ToolButtonTextOnly);
}

/// The words keep their room, so that nothing moves when they change.
void TapeBar::setTheme(const Theme &theme)
{
    m_tape->setTheme(theme);
    const QFontMetricsF metrics(theme.font(theme.readingSize()));
    m_words->setFixedWidth(static_cast<int>(
        metrics.horizontalAdvance(tr("%1 s ago").arg(QStringLiteral("8888.888")))));
    setStyleSheet(QStringLiteral("QWidget#tapeBar, QLabel#tapeWords { background: %1; }")
                      .arg(theme.paper.name()));
}

void TapeBar::beginRun()
{
    m_tape->beginRun();
    m_branches.reset();
    m_words->clear();
}

void TapeBar::show(const Snapshot &seen, Instant present)
{
    if (!seen.view)
        return beginRun();
    m_tape->show(seen.timeline, seen.view->now, seen.past.has_value());
    if (seen.branches && m_branches != seen.branches) {
        m_branches = seen.branches;
        QList<TapeView::Parting> partings;
        for (const BranchFacts *branch : m_branches->partings())
            partings.append({branch->parting, branchTitle(*branch)});
        m_tape->setPartings(std::move(partings));
    }
    m_words->setText(
        seen.past ? tr("%1 s ago").arg(clockWords(Instant{(present - seen.view->now).micros}))
                  : tr("the present"));
}

} // namespace flotilla
