#include "gui/panels/rules_panel.h"

#include "gui/panels/claim_delegate.h"
#include "gui/panels/claim_model.h"
#include "gui/panels/rule_words.h"
#include "gui/widgets/command_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace flotilla {

namespace {

Claim::Standing standingOf(Rule rule, const std::vector<RaftOptions> &servers)
{
    const auto off =
        std::count_if(servers.begin(), servers.end(),
                      [rule](const RaftOptions &options) { return options.broken.contains(rule); });
    if (off == 0)
        return Claim::Standing::On;
    return off == std::ssize(servers) ? Claim::Standing::Off : Claim::Standing::Partly;
}

} // namespace

RulesPanel::RulesPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_list(new QListView(this)),
      m_model(new ClaimModel(this)), m_delegate(new ClaimDelegate(this)), m_hint(new QLabel(this))
{
    m_hint->setObjectName(QStringLiteral("rulesHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(12, 6, 12, 4);
    m_hint->setText(tr("Switch a rule off, and watch what falls."));
    m_list->setObjectName(QStringLiteral("rulesView"));
    m_list->setAccessibleName(tr("Rules of Raft"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 6, 12, 8);
    buttons->addWidget(commandButton((*commands)[CommandId::MendRules], this));
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_model, &ClaimModel::switchRequested, this, [this](int row, bool on) {
        OptionsChange change;
        (on ? change.rulesOn : change.rulesOff).insert(static_cast<Rule>(row));
        Q_EMIT actionRequested(act::Set{{}, change});
    });
}

void RulesPanel::beginRun()
{
    m_model->show({});
}

void RulesPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view || snapshot.options.empty()) // none: a trace
        return beginRun();
    QList<Claim> lines;
    for (std::size_t i = 0; i < kRules; ++i) {
        const auto rule = static_cast<Rule>(i);
        const RuleWords words = wordsOf(rule);
        lines.append(
            {standingOf(rule, snapshot.options), words.name, words.says, words.section, {}, {}});
    }
    m_model->show(lines);
}

void RulesPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_hint->setFont(theme.font(theme.readingSize()));
    m_list->doItemsLayout();
}

} // namespace flotilla
