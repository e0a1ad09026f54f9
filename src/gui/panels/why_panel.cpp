#include "gui/panels/why_panel.h"

#include "gui/panels/why_delegate.h"
#include "gui/panels/why_model.h"
#include "gui/widgets/empty_note.h"

#include <QAction>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

bool sameTexts(const std::vector<Remedy> &a, const std::vector<Remedy> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const Remedy &one, const Remedy &other) { return one.text == other.text; });
}

} // namespace

WhyPanel::WhyPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_title(new QLabel(this)), m_list(new QListView(this)),
      m_model(new WhyModel(this)), m_delegate(new WhyDelegate(this)),
      m_remedyTitle(new QLabel(this)), m_buttons(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QLabel *label : {m_title, m_remedyTitle}) {
        label->setTextFormat(Qt::PlainText); // commands stand in it
        label->setWordWrap(true);
        label->setContentsMargins(12, 6, 12, 4);
        label->hide();
    }
    m_title->setObjectName(QStringLiteral("whyTitle"));
    m_remedyTitle->setObjectName(QStringLiteral("remedyTitle"));
    m_buttons->setContentsMargins(12, 0, 12, 8);
    m_buttons->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    column->addWidget(m_remedyTitle);
    column->addLayout(m_buttons);
    setUpList();
    connect(selection, &Selection::asked, this, &WhyPanel::ask);
}

void WhyPanel::setUpList()
{
    m_list->setObjectName(QStringLiteral("whyView"));
    m_list->setAccessibleName(tr("How it came about: each line is followed by what it came of"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    new EmptyNote(m_list, tr("Choose a server, a message, a client, an entry of a log or a line of "
                             "what happened, and ask “Why?” (%1). How it came about then stands "
                             "here, step by step, and what is missing for what has not.")
                              .arg(commands()[CommandId::Why]->shortcut().toString(
                                  QKeySequence::NativeText)));
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(m_list, signal, this, &WhyPanel::goTo);
}

void WhyPanel::beginRun()
{
    m_question = {};
    m_isAsked = false;
    m_snapshot = {};
    show({});
}

void WhyPanel::ask(const WhyHit &question)
{
    m_question = question;
    m_isAsked = true;
    if (isVisible())
        answer();
}

void WhyPanel::showSnapshot(const Snapshot &snapshot)
{
    const bool wasPast = m_snapshot.past.has_value();
    m_snapshot = snapshot;
    m_snapshot.feed.clear();
    // What is missing changes with each moment; how something came about does not.
    const bool isNew = snapshot.timeline.end() != m_answeredAt;
    if (m_isAsked || (m_answer.isOpen && isNew && !snapshot.past))
        answer();
    else if (wasPast != snapshot.past.has_value())
        offerRemedies();
}

void WhyPanel::answer()
{
    if (!m_snapshot.view)
        return;
    m_isAsked = false;
    m_answeredAt = m_snapshot.timeline.end();
    show(answerWhy(m_snapshot, m_question));
}

void WhyPanel::show(WhyAnswer answer)
{
    const bool same =
        sameTexts(answer.remedies, m_answer.remedies) && answer.remedyTitle == m_answer.remedyTitle;
    m_answer = std::move(answer);
    m_title->setText(m_answer.title);
    m_title->setVisible(!m_answer.title.isEmpty());
    m_model->show(m_answer.lines);
    selection().light(m_answer.lit);
    if (!same || m_answer.remedies.empty())
        offerRemedies();
}

/// A past instant stays as it is: its acts are shown and can't be done.
void WhyPanel::offerRemedies()
{
    m_remedyTitle->setText(m_answer.remedyTitle);
    m_remedyTitle->setVisible(!m_answer.remedyTitle.isEmpty());
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    bool isFirst = true;
    for (const Remedy &remedy : m_answer.remedies) {
        auto *button = new QPushButton(QString::fromStdString(remedy.text), this);
        button->setObjectName(QStringLiteral("remedyButton"));
        button->setEnabled(isFirst && !m_snapshot.past);
        connect(button, &QPushButton::clicked, this,
                [this, action = remedy.action] { Q_EMIT actionRequested(action); });
        m_buttons->addWidget(button);
        button->show();
        isFirst = false;
    }
}

void WhyPanel::goTo(const QModelIndex &index)
{
    const WhyLine line = m_model->line(index.row());
    if (line.kind != WhyLine::Kind::Step)
        return;
    selection().choose(line.who);
    Q_EMIT lookRequested(line.at, line.seq);
}

void WhyPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_title->setFont(theme.font(theme.nameSize(), true));
    m_remedyTitle->setFont(theme.font(theme.readingSize()));
    m_list->doItemsLayout();
}

/// The chain is lit as long as it can be read.
void WhyPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    selection().light(m_answer.lit);
}

void WhyPanel::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    selection().light({});
}

} // namespace flotilla
