#include "gui/dialogs/first_steps_bar.h"

#include "gui/commands.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

namespace flotilla {

namespace {

QString shownKey()
{
    return QStringLiteral("firstStepsShown");
}

} // namespace

FirstStepsBar::FirstStepsBar(const Commands *commands, QWidget *parent)
    : QFrame(parent), m_commands(commands), m_text(new QLabel(this)), m_skip(new QPushButton(this))
{
    setObjectName(QStringLiteral("firstSteps"));
    m_text->setObjectName(QStringLiteral("firstStepsText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_skip->setObjectName(QStringLiteral("skipSteps"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_skip);
    connect(m_skip, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void FirstStepsBar::beginOnce()
{
    if (!QSettings().value(shownKey()).toBool())
        begin();
}

void FirstStepsBar::begin()
{
    QSettings().setValue(shownKey(), true);
    m_done = {};
    showSteps();
    show();
}

void FirstStepsBar::tick(Step step)
{
    if (isHidden())
        return;
    m_done[static_cast<std::size_t>(step)] = true;
    showSteps();
}

/// With the keys as they are now.
void FirstStepsBar::showSteps()
{
    const auto key = [this](CommandId command) {
        const QAction *action = (*m_commands)[command];
        return action->shortcut().isEmpty() ? Commands::nameOf(action)
                                            : action->shortcut().toString(QKeySequence::NativeText);
    };
    const QString steps[] = {
        tr("%1 lets time run").arg(key(CommandId::PlayPause)),
        tr("click a server to crash it, again to restart it"),
        tr("%1 slows time down, %2 takes one step")
            .arg(key(CommandId::Slower), key(CommandId::Step)),
    };
    QStringList lines;
    for (std::size_t i = 0; i < m_done.size(); ++i)
        lines << (m_done[i] ? QStringLiteral("✓") : QString::number(i + 1)) + QChar(QChar::Nbsp)
                     + QChar(QChar::Nbsp) + steps[i];
    const bool all = std::all_of(m_done.begin(), m_done.end(), [](bool done) { return done; });
    if (all)
        lines << tr("That is all: %1 lists the other keys.").arg(key(CommandId::CheatSheet));
    m_text->setText(lines.join(QStringLiteral("      ")));
    m_text->setAccessibleName(lines.join(QStringLiteral("; ")));
    m_skip->setText(all ? tr("Close") : tr("Skip"));
    m_skip->setAccessibleName(all ? tr("Close the first steps") : tr("Skip the first steps"));
}

} // namespace flotilla
