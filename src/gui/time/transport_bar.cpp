#include "gui/time/transport_bar.h"

#include "gui/words.h"
#include "ui_transport_bar.h"

#include <QAction>
#include <QFontDatabase>
#include <QSignalBlocker>

#include <algorithm>

namespace flotilla {

namespace {

/// What an entry of the chooser stands for: a client, and the server that it is to ask, or 0xff.
constexpr int kClientRole = Qt::UserRole;
constexpr int kServerRole = Qt::UserRole + 1;
/// From so many times the size of type on, a button has room, or room for its word.
constexpr int kRoomForSend = 82;
constexpr int kRoomForStep = 72;

} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::TransportBar>())
{
    m_ui->setupUi(this);
    m_ui->clockLabel->setText(clockText({}));
    showSpeed(m_ui->speedSlider->speed(), m_ui->speedSlider->speed());
    connect(m_ui->speedSlider, &SpeedSlider::speedChosen, this,
            [this](double speed) { showSpeed(speed, speed); });
    connect(m_ui->speedSlider, &SpeedSlider::speedChosen, this, &TransportBar::speedChosen);
    connect(m_ui->submitEdit, &QLineEdit::returnPressed, this, &TransportBar::submit);
    connect(m_ui->submitButton, &QToolButton::clicked, this, &TransportBar::submit);
}

TransportBar::~TransportBar() = default;

void TransportBar::setActions(QAction *playPause, QAction *step, QAction *follow)
{
    m_ui->playButton->setDefaultAction(playPause);
    m_ui->stepButton->setDefaultAction(step);
    // The action's words are too many for a button.
    const auto showFollowing = [this, follow] {
        const QSignalBlocker quiet(m_ui->followBox);
        m_ui->followBox->setChecked(follow->isChecked());
        m_ui->followBox->setEnabled(follow->isEnabled());
        m_ui->followBox->setToolTip(follow->toolTip());
    };
    connect(follow, &QAction::changed, this, showFollowing);
    connect(m_ui->followBox, &QCheckBox::clicked, follow, &QAction::trigger);
    showFollowing();
}

void TransportBar::keepPlayWidth(const QStringList &words)
{
    QAction *action = m_ui->playButton->defaultAction();
    const QString now = action->text();
    m_ui->playButton->ensurePolished();
    int widest = 0;
    for (const QString &word : words) {
        action->setText(word);
        widest = std::max(widest, m_ui->playButton->sizeHint().width());
    }
    action->setText(now);
    m_ui->playButton->setMinimumWidth(widest);
}

void TransportBar::show(const Snapshot &snapshot)
{
    if (!snapshot.view)
        return;
    m_ui->clockLabel->setText(clockText(snapshot.view->now));
    const QString next = snapshot.nextEvent.isEmpty() ? tr("nothing is due") : snapshot.nextEvent;
    if (next != m_ui->nextLabel->text()) {
        m_ui->nextLabel->setText(next);
        m_ui->nextLabel->setToolTip(next);
    }
    m_ui->speedSlider->setSpeed(snapshot.speed);
    showSpeed(snapshot.speed, snapshot.effectiveSpeed);
    showClients(*snapshot.view);
    showOutcome(*snapshot.view);
}

void TransportBar::nudgeSpeed(int notches)
{
    m_ui->speedSlider->setValue(m_ui->speedSlider->value() + notches);
}

void TransportBar::focusSubmit(std::optional<NodeId> server)
{
    const int place = server ? m_ui->viaBox->findData(int{server->value}, kServerRole) : 0;
    if (place >= 0)
        m_ui->viaBox->setCurrentIndex(place);
    m_ui->submitEdit->setFocus(Qt::ShortcutFocusReason);
}

/// Where room is short, Enter sends and the words of the next event have the room.
void TransportBar::resizeEvent(QResizeEvent *)
{
    const int em = fontInfo().pixelSize();
    m_ui->viaBox->setMinimumWidth(em * 6); // its list tells the whole
    m_ui->submitEdit->setMinimumWidth(em * 5);
    m_ui->submitButton->setVisible(width() > em * kRoomForSend);
    m_ui->speedCaption->setVisible(width() > em * kRoomForStep);
    m_ui->stepButton->setToolButtonStyle(width() > em * kRoomForStep ? Qt::ToolButtonTextBesideIcon
                                                                     : Qt::ToolButtonIconOnly);
}

void TransportBar::submit()
{
    const QString text = m_ui->submitEdit->text();
    if (text.isEmpty() || m_ui->viaBox->count() == 0)
        return;
    const int server = m_ui->viaBox->currentData(kServerRole).toInt();
    const NodeId client{static_cast<std::uint8_t>(m_ui->viaBox->currentData(kClientRole).toInt())};
    std::optional<NodeId> at;
    if (server >= 0)
        at = NodeId{static_cast<std::uint8_t>(server)};
    m_ui->submitEdit->clear();
    m_asked = true;
    m_ui->outcomeLabel->setText(tr("handed to the client"));
    Q_EMIT submitted(client, text, at);
}

void TransportBar::showSpeed(double chosen, double effective)
{
    m_ui->speedLabel->setText(speedWords(effective));
    m_ui->speedLabel->setToolTip(effective > chosen
                                     ? tr("Nothing happens just now: %1 instead of %2")
                                           .arg(speedWords(effective), speedWords(chosen))
                                     : QString());
}

/// Each client by itself; the first one also with every server that it can be made to ask.
void TransportBar::showClients(const ClusterView &view)
{
    QStringList words;
    for (const ClientView &client : view.clients)
        words << tr("via %1").arg(QString::fromStdString(client.name));
    if (!view.clients.empty()) {
        for (const ServerView &server : view.servers)
            words << tr("via %1 → %2")
                         .arg(QString::fromStdString(view.clients.front().name),
                              QString::fromStdString(server.name));
    }
    if (words == m_chooserWords)
        return;
    m_chooserWords = words;
    forgetOutcome();
    m_ui->viaBox->clear();
    const bool possible = !words.isEmpty();
    m_ui->submitEdit->setEnabled(possible);
    m_ui->viaBox->setEnabled(possible);
    m_ui->submitButton->setEnabled(possible);
    m_ui->submitEdit->setPlaceholderText(possible ? tr("Submit…") : tr("no client in this run"));
    for (std::size_t i = 0; i < static_cast<std::size_t>(words.size()); ++i) {
        const bool itsChoice = i < view.clients.size();
        const NodeId client = itsChoice ? view.clients[i].id : view.clients.front().id;
        const int place = static_cast<int>(i);
        m_ui->viaBox->addItem(words[place]);
        m_ui->viaBox->setItemData(place, client.value, kClientRole);
        m_ui->viaBox->setItemData(
            place, itsChoice ? -1 : int{view.servers[i - view.clients.size()].id.value},
            kServerRole);
        m_ui->viaBox->setItemData(place,
                                  itsChoice ? tr("The client asks the server that it knows")
                                            : tr("The client asks this server first"),
                                  Qt::ToolTipRole);
    }
}

void TransportBar::forgetOutcome()
{
    m_asked = false;
    m_ui->outcomeLabel->setText(tr("command"));
}

void TransportBar::showOutcome(const ClusterView &view)
{
    if (!m_asked)
        return;
    const int wanted = m_ui->viaBox->currentData(kClientRole).toInt();
    const auto client =
        std::find_if(view.clients.begin(), view.clients.end(),
                     [wanted](const ClientView &c) { return c.id.value == wanted; });
    if (client == view.clients.end())
        return;
    const QString words = outcomeWords(view, *client);
    if (!words.isEmpty())
        m_ui->outcomeLabel->setText(
            QStringLiteral("%1: %2").arg(QString::fromStdString(client->name), words));
}

} // namespace flotilla
