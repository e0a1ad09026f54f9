#include "gui/panels/safety_panel.h"

#include "gui/panels/claim_delegate.h"
#include "gui/panels/claim_model.h"
#include "gui/panels/safety_words.h"
#include "gui/words.h"
#include "schedule/broken_rules.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace flotilla {

SafetyPanel::SafetyPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_summary(new QLabel(this)), m_list(new QListView(this)),
      m_model(new ClaimModel(this)), m_delegate(new ClaimDelegate(this))
{
    m_summary->setObjectName(QStringLiteral("safetySummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(12, 6, 12, 4);
    m_list->setObjectName(QStringLiteral("safetyView"));
    m_list->setAccessibleName(tr("Properties that are watched"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(m_list, signal, this, &SafetyPanel::goTo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    beginRun();
}

void SafetyPanel::beginRun()
{
    m_first.clear();
    m_model->show({});
    m_summary->clear();
}

void SafetyPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view)
        return beginRun();
    const bool isTrace = !snapshot.traceFile.isEmpty();
    const RuleSet broken = brokenIn(snapshot.options);
    m_first.clear();
    QList<Claim> lines;
    int holding = 0;
    int fallen = 0;
    for (const PropertyWords &words : allProperties()) {
        Claim line{words.property[0] ? Claim::Standing::Holds : Claim::Standing::Heading,
                   words.name,
                   words.says,
                   words.section,
                   {},
                   {}};
        const auto found = std::find_if(
            snapshot.violations.begin(), snapshot.violations.end(),
            [&](const Violation &violation) { return violation.property == words.property; });
        m_first.append(found == snapshot.violations.end() ? Violation{} : *found);
        if (found != snapshot.violations.end()) {
            line.standing = Claim::Standing::Fell;
            line.trouble =
                tr("%1 s: %2").arg(clockWords(found->at), QString::fromStdString(found->text));
            for (const CalledSpan &call : found->calls)
                line.calls.append({nameOf(*snapshot.view, call.client),
                                   QString::fromStdString(call.words), call.from, call.to});
            ++fallen;
        } else if (line.standing == Claim::Standing::Holds && isTrace) {
            line.standing = Claim::Standing::NotWatched;
        } else if (line.standing == Claim::Standing::Holds
                   && saysWhatIsBroken(words.property, broken)) {
            line.standing = Claim::Standing::NotWatched;
            line.trouble = tr("Not watched: the rule that says so is off.");
        } else if (line.standing == Claim::Standing::Holds) {
            ++holding;
        }
        lines.append(line);
    }
    m_model->show(lines);
    if (fallen > 0)
        m_summary->setText(
            fallen == 1 ? tr("1 property has fallen. Click it to go there.")
                        : tr("%1 properties have fallen. Click one to go there.").arg(fallen));
    else if (isTrace)
        m_summary->setText(tr("A trace: shown is what it tells of violations."));
    else
        m_summary->setText(tr("After every event all of these are checked: %1 hold.").arg(holding));
}

void SafetyPanel::goTo(const QModelIndex &index)
{
    const Violation &violation = m_first[index.row()];
    if (!violation.property.empty())
        Q_EMIT lookRequested(violation.at, violation.seq);
}

void SafetyPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_summary->setFont(theme.font(theme.readingSize()));
    m_list->doItemsLayout();
}

} // namespace flotilla
