#include "gui/time/until_bar.h"

#include "ui_until_bar.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace flotilla {

namespace {

/// The conditions that are offered again.
constexpr qsizetype kMostKept = 8;
constexpr int kMeaning = Qt::UserRole;

QString keptKey()
{
    return QStringLiteral("until/last");
}

QStringList kept()
{
    return QSettings().value(keptKey()).toStringList();
}

/// Conditions that a newcomer may want, with what they mean.
QList<std::pair<QString, QString>> examples(const ClusterView &view)
{
    Index next{1};
    for (const ServerView &server : view.servers)
        next = std::max(next, server.status.commitIndex.next());
    const QString server =
        view.servers.empty() ? QString() : QString::fromStdString(view.servers.back().name);
    const QString index = QString::number(next.value);
    QList<std::pair<QString, QString>> all{
        {QStringLiteral("leader"), UntilBar::tr("a server leads")},
        {QStringLiteral("committed %1").arg(index),
         UntilBar::tr("some server knows that entry %1 is committed").arg(index)},
        {QStringLiteral("applied %1").arg(index),
         UntilBar::tr("every server that is up has applied entry %1").arg(index)},
        {QStringLiteral("%1 state=Candidate").arg(server),
         UntilBar::tr("%1 stands for election").arg(server)},
        {QStringLiteral("not inflight 0 type=RequestVote"),
         UntilBar::tr("a vote request is under way; any kind of message can be named")},
        {QStringLiteral("leaders 2"), UntilBar::tr("two servers lead at once, each in its term")},
        {QStringLiteral("sync"), UntilBar::tr("all servers that are up have the same term, log and "
                                              "commitIndex")},
        {QStringLiteral("quiet"), UntilBar::tr("nothing is under way, and no client waits")},
        {QStringLiteral("violation"), UntilBar::tr("a safety property is broken")},
    };
    if (server.isEmpty())
        all.removeIf([](const auto &example) { return example.first.startsWith(u' '); });
    if (!view.clients.empty()) {
        const QString client = QString::fromStdString(view.clients.front().name);
        all << std::pair(QStringLiteral("client %1 done").arg(client),
                         UntilBar::tr("%1 waits for no answer").arg(client));
    }
    return all;
}

} // namespace

UntilBar::UntilBar(QWidget *parent) : QFrame(parent), m_ui(std::make_unique<Ui::UntilBar>())
{
    m_ui->setupUi(this);
    m_ui->conditionBox->setCompleter(nullptr); // it would take the longer word at Enter
    connect(m_ui->conditionBox->lineEdit(), &QLineEdit::returnPressed, this, &UntilBar::ask);
    connect(m_ui->conditionBox, &QComboBox::currentTextChanged, this, &UntilBar::showHint);
    connect(m_ui->runButton, &QPushButton::clicked, this, &UntilBar::ask);
    connect(m_ui->closeButton, &QToolButton::clicked, this, &UntilBar::close);
    showHint();
    hide();
}

UntilBar::~UntilBar() = default;

void UntilBar::setCancel(QAction *cancel)
{
    m_ui->cancelButton->setDefaultAction(cancel);
}

void UntilBar::open(const ClusterView &view)
{
    fill(view);
    show();
    m_ui->conditionBox->setFocus(Qt::ShortcutFocusReason);
    m_ui->conditionBox->lineEdit()->selectAll();
}

void UntilBar::fill(const ClusterView &view)
{
    QComboBox *box = m_ui->conditionBox;
    const QString typed = box->currentText();
    box->clear();
    const auto all = examples(view);
    const auto meaningOf = [&](const QString &condition) {
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto &example) {
            return example.first == condition;
        });
        return known == all.end() ? QString() : known->second;
    };
    QStringList conditions = kept();
    for (const auto &example : all)
        if (!conditions.contains(example.first))
            conditions << example.first;
    for (const QString &condition : std::as_const(conditions)) {
        const QString meaning = meaningOf(condition);
        box->addItem(condition, meaning);
        box->setItemData(box->count() - 1, meaning, Qt::ToolTipRole);
        box->setItemData(box->count() - 1, meaning, Qt::AccessibleDescriptionRole);
    }
    box->setCurrentText(typed.isEmpty() ? conditions.front() : typed);
    showHint();
}

void UntilBar::keep(const QString &condition)
{
    QStringList conditions = kept();
    conditions.removeAll(condition);
    conditions.prepend(condition);
    QSettings().setValue(keptKey(), conditions.mid(0, kMostKept));
}

void UntilBar::showHint()
{
    const int row = m_ui->conditionBox->findText(m_ui->conditionBox->currentText());
    const QString meaning =
        row < 0 ? QString() : m_ui->conditionBox->itemData(row, kMeaning).toString();
    tell(meaning.isEmpty()
             ? tr("A condition in the scenario language's words; the list has examples.")
             : tr("That is: %1.").arg(meaning),
         false, false);
}

void UntilBar::showProblem(const QString &text)
{
    tell(text, true, false);
}

void UntilBar::showOutcome(const QString &text)
{
    tell(text, false, false);
}

void UntilBar::showProgress(const QString &text, double share)
{
    m_ui->progressBar->setValue(
        static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * m_ui->progressBar->maximum())));
    tell(text, false, true);
}

void UntilBar::tell(const QString &text, bool isProblem, bool works)
{
    m_ui->wordsLabel->setText(text);
    m_ui->wordsLabel->setAccessibleName(text);
    m_ui->progressBar->setVisible(works);
    m_ui->cancelButton->setVisible(works);
    if (property("problem").toBool() == isProblem)
        return;
    setProperty("problem", isProblem);
    style()->unpolish(this);
    style()->polish(this);
}

void UntilBar::ask()
{
    Q_EMIT asked(m_ui->conditionBox->currentText());
}

void UntilBar::close()
{
    hide();
    Q_EMIT closed();
}

void UntilBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace flotilla
