#include "gui/panels/broken_rules_bar.h"

#include "gui/panels/rule_words.h"
#include "gui/widgets/command_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace flotilla {

BrokenRulesBar::BrokenRulesBar(const Commands *commands, QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("brokenRules"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->addWidget(m_text, 1);
    row->addWidget(commandButton((*commands)[CommandId::MendRules], this));
    hide();
}

void BrokenRulesBar::show(RuleSet broken)
{
    QStringList names;
    broken.forEach([&](Rule rule) { names << wordsOf(rule).name; });
    const QString text = names.size() == 1
                             ? tr("This is not Raft: the rule “%1” is off.").arg(names.front())
                             : tr("This is not Raft: %1 rules are off (%2).")
                                   .arg(names.size())
                                   .arg(names.join(tr("; ")));
    m_text->setText(text);
    m_text->setAccessibleName(text);
    setVisible(!broken.empty());
}

} // namespace flotilla
