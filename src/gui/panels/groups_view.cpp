#include "gui/panels/groups_view.h"

#include "gui/words.h"
#include "picture/marks.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace flotilla {

GroupsView::GroupsView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Groups of servers that can talk to each other"));
}

void GroupsView::setView(std::shared_ptr<const ClusterView> view)
{
    const bool sameServers =
        m_view && view
        && std::equal(m_view->servers.begin(), m_view->servers.end(), view->servers.begin(),
                      view->servers.end(), [](const ServerView &a, const ServerView &b) {
                          return a.name == b.name && a.up == b.up;
                      });
    const bool sameLinks = sameServers && m_view->links == view->links;
    const bool sameCount = m_view && view && m_chips.size() == view->servers.size();
    m_view = std::move(view);
    if (!sameCount) {
        m_draft.reset();
        m_now = m_view ? groupsOf(*m_view) : ServerGroups{};
        return makeChips();
    }
    if (!sameServers)
        dressChips();
    if (sameLinks)
        return;
    m_now = groupsOf(*m_view);
    if (m_draft && arePartitioned(*m_draft, m_view->links))
        m_draft.reset();
    arrange();
    Q_EMIT changed();
}

void GroupsView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border: 1px solid %3; "
                                 "border-radius: 4px; padding: 0; } "
                                 "QToolButton:hover { border-color: %4; } "
                                 "QToolButton:focus { border: 2px solid %5; }")
                      .arg(mixed(theme.panel, theme.thin, 0.45).name(), theme.ink.name(),
                           theme.thin.name(), theme.quiet.name(), theme.accent.name()));
    dressChips();
    arrange();
}

void GroupsView::reset()
{
    m_draft.reset();
    arrange();
    Q_EMIT changed();
}

ServerGroups GroupsView::groups() const
{
    ServerGroups groups = m_draft.value_or(m_now);
    std::erase_if(groups, [](const auto &group) { return group.empty(); });
    return groups;
}

void GroupsView::makeChips()
{
    qDeleteAll(m_chips);
    m_chips.clear();
    for (std::size_t i = 0; m_view && i < m_view->servers.size(); ++i) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(QString::fromStdString(m_view->servers[i].name)
                            + QStringLiteral("Chip"));
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->installEventFilter(this);
        connect(chip, &QToolButton::clicked, this,
                [this, chip] { Q_EMIT serverChosen(serverOf(chip)); });
        m_chips.push_back(chip);
    }
    dressChips();
    arrange();
    Q_EMIT changed();
}

void GroupsView::dressChips()
{
    for (std::size_t i = 0; m_view && i < m_chips.size(); ++i) {
        const ServerView &server = m_view->servers[i];
        QFont font = m_theme.font(m_theme.readingSize(), true);
        font.setStrikeOut(!server.up);
        m_chips[i]->setFont(font);
        m_chips[i]->setText(QString::fromStdString(server.name));
    }
}

QSize GroupsView::chipSize() const
{
    const qreal em = m_theme.readingSize();
    const QFontMetricsF metrics(m_theme.font(em, true));
    qreal width = em * 2;
    for (const QToolButton *chip : m_chips)
        width = std::max(width, metrics.horizontalAdvance(chip->text()) + em * 0.9);
    return {static_cast<int>(std::min(width, em * 8)),
            static_cast<int>(metrics.height() + em * 0.4)};
}

QString GroupsView::titleOf(std::size_t group) const
{
    const ServerGroups &groups = m_draft ? *m_draft : m_now;
    if (group >= groups.size() || groups[group].empty())
        return tr("new group");
    if (m_view && isMajority(groups[group], m_view->voters))
        return tr("group %1 · majority").arg(group + 1);
    return tr("group %1").arg(group + 1);
}

int GroupsView::place(int width, std::vector<Box> &boxes) const
{
    const ServerGroups &groups = m_draft ? *m_draft : m_now;
    const int em = static_cast<int>(m_theme.readingSize());
    const int gap = em / 2;
    const QSize chip = chipSize();
    const QFontMetrics small(m_theme.font(m_theme.readingSize() * 0.85));
    const int head = small.height() + gap / 2;
    const int inRow = std::max(1, (width - gap) / (chip.width() + gap));
    int x = 0, y = 0, rowHeight = 0;
    boxes.clear();
    const bool roomForMore = groups.size() < m_chips.size();
    for (std::size_t i = 0; i < groups.size() + (roomForMore ? 1 : 0); ++i) {
        const int count = i < groups.size() ? static_cast<int>(groups[i].size()) : 0;
        const int columns = std::clamp(count, 1, inRow);
        const int rows = std::max(1, (count + columns - 1) / columns);
        const int boxWidth = std::min(std::max(columns * (chip.width() + gap) + gap,
                                               small.horizontalAdvance(titleOf(i)) + 2 * gap),
                                      width);
        const int boxHeight = head + rows * (chip.height() + gap) + gap / 2;
        if (x > 0 && x + boxWidth > width) {
            x = 0;
            y += rowHeight + gap;
            rowHeight = 0;
        }
        Box box{QRect(x, y, boxWidth, boxHeight), {}};
        for (int n = 0; n < count; ++n)
            box.chips.emplace_back(QPoint(x + gap + n % columns * (chip.width() + gap),
                                          y + head + n / columns * (chip.height() + gap)),
                                   chip);
        boxes.push_back(std::move(box));
        x += boxWidth + gap;
        rowHeight = std::max(rowHeight, boxHeight);
    }
    return y + rowHeight;
}

int GroupsView::heightForWidth(int width) const
{
    std::vector<Box> boxes;
    return place(width, boxes) + 1;
}

QSize GroupsView::sizeHint() const
{
    const int width = static_cast<int>(m_theme.readingSize() * 20);
    return {width, heightForWidth(width)};
}

void GroupsView::arrange()
{
    place(width(), m_boxes);
    const ServerGroups &groups = m_draft ? *m_draft : m_now;
    QWidget *before = nullptr;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t n = 0; n < groups[i].size(); ++n) {
            QToolButton *chip = m_chips[groups[i][n].value];
            chip->setGeometry(m_boxes[i].chips[n]);
            chip->setAccessibleName(tr("%1, %2").arg(chip->text(), titleOf(i)));
            chip->setToolTip(tr("Drag it to another group, or press the group's number"));
            chip->show();
            if (before)
                setTabOrder(before, chip);
            before = chip;
        }
    }
    updateGeometry();
    update();
}

void GroupsView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void GroupsView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(m_theme.readingSize() * 0.85));
    const ServerGroups &groups = m_draft ? *m_draft : m_now;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QRect &frame = m_boxes[i].frame;
        const bool isNew = i >= groups.size() || groups[i].empty();
        const bool above = m_above == i;
        painter.setPen(QPen(above ? m_theme.accent : m_theme.thin, above ? 2 : 1.2,
                            isNew ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(isNew ? QBrush(Qt::NoBrush) : QBrush(m_theme.paper));
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 5, 5);
        painter.setPen(m_theme.quiet);
        const int em = static_cast<int>(m_theme.readingSize());
        painter.drawText(frame.adjusted(em / 2, em / 5, -em / 4, 0), Qt::AlignLeft | Qt::AlignTop,
                         titleOf(i));
    }
}

std::optional<std::size_t> GroupsView::groupAt(QPoint at) const
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].frame.contains(at))
            return i;
    }
    return std::nullopt;
}

std::size_t GroupsView::groupOf(NodeId server) const
{
    const ServerGroups &groups = m_draft ? *m_draft : m_now;
    const auto found = std::find_if(groups.begin(), groups.end(), [server](const auto &group) {
        return std::find(group.begin(), group.end(), server) != group.end();
    });
    return static_cast<std::size_t>(found - groups.begin());
}

NodeId GroupsView::serverOf(const QObject *chip) const
{
    const auto found = std::find(m_chips.begin(), m_chips.end(), chip);
    return NodeId{static_cast<std::uint8_t>(found - m_chips.begin())};
}

void GroupsView::move(NodeId server, std::size_t group)
{
    ServerGroups groups = m_draft.value_or(m_now);
    const std::size_t from = groupOf(server);
    if (from == group || group > groups.size())
        return;
    if (group == groups.size())
        groups.emplace_back();
    std::erase(groups[from], server);
    groups[group].push_back(server);
    std::sort(groups[group].begin(), groups[group].end());
    std::erase_if(groups, [](const auto &members) { return members.empty(); });
    m_draft = std::move(groups);
    if (m_view && arePartitioned(*m_draft, m_view->links))
        m_draft.reset();
    arrange();
    Q_EMIT changed();
}

bool GroupsView::eventFilter(QObject *watched, QEvent *event)
{
    auto *chip = qobject_cast<QToolButton *>(watched);
    if (!chip)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        const auto *press = static_cast<QKeyEvent *>(event);
        const int key = press->key();
        if (press->modifiers() == Qt::NoModifier
            && ((key >= Qt::Key_Left && key <= Qt::Key_Down)
                || (key >= Qt::Key_1 && key <= Qt::Key_9) || key == Qt::Key_Space))
            event->accept();
        return event->isAccepted();
    }
    case QEvent::KeyPress:
        return keyPressed(chip, static_cast<QKeyEvent *>(event)->key());
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        return dragged(chip, event);
    default:
        return QWidget::eventFilter(watched, event);
    }
}

/// True: the button has nothing more to do with it.
bool GroupsView::dragged(QToolButton *chip, QEvent *event)
{
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (event->type() == QEvent::MouseButtonPress) {
        if (mouse->button() == Qt::LeftButton)
            m_pressed = mouse->pos();
        return false;
    }
    if (!m_pressed)
        return false;
    const QPoint at = mouse->pos() + chip->pos();
    if (event->type() == QEvent::MouseMove) {
        m_drags =
            m_drags
            || (mouse->pos() - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
        if (!m_drags)
            return false;
        chip->raise();
        chip->move(at - *m_pressed);
        m_above = groupAt(at);
        update();
        return true;
    }
    m_pressed.reset();
    m_above.reset();
    if (!std::exchange(m_drags, false))
        return false;
    chip->setDown(false);
    if (const auto group = groupAt(at))
        move(serverOf(chip), *group);
    arrange();
    return true;
}

bool GroupsView::keyPressed(QToolButton *chip, int key)
{
    const NodeId server = serverOf(chip);
    const std::size_t group = groupOf(server);
    if (key >= Qt::Key_1 && key <= Qt::Key_9) {
        move(server, static_cast<std::size_t>(key - Qt::Key_1));
        return true;
    }
    switch (key) {
    case Qt::Key_Up:
        if (group > 0)
            move(server, group - 1);
        return true;
    case Qt::Key_Down:
        move(server, group + 1);
        return true;
    case Qt::Key_Left:
        focusNextPrevChild(false);
        return true;
    case Qt::Key_Right:
        focusNextPrevChild(true);
        return true;
    default:
        return false;
    }
}

} // namespace flotilla
