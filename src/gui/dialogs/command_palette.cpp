#include "gui/dialogs/command_palette.h"

#include "gui/commands.h"
#include "gui/dialogs/fuzzy.h"
#include "gui/dialogs/palette_delegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace flotilla {

namespace {

constexpr int kMostRows = 12;
/// Its width, in sizes of type.
constexpr int kWidth = 46;

} // namespace

CommandPalette::CommandPalette(QMenuBar *menus, const Commands *commands, QWidget *window)
    : QFrame(window), m_menus(menus), m_commands(commands), m_line(new QLineEdit(this)),
      m_list(new QListView(this)), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAutoFillBackground(true);
    m_line->setObjectName(QStringLiteral("paletteLine"));
    m_line->setPlaceholderText(tr("What do you want to do?"));
    m_line->setAccessibleName(tr("Find a command"));
    m_line->setAccessibleDescription(tr("Arrow keys choose a command, Enter does it"));
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_list);
    connect(m_line, &QLineEdit::textEdited, this, &CommandPalette::filter);
    connect(m_line, &QLineEdit::returnPressed, this, [this] { run(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(const QRect &over)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_over = over;
    m_listed = commandsIn(*m_menus);
    m_line->clear();
    filter({});
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

/// The best first. What can't be done now says why, and stands behind what fits about as well.
void CommandPalette::filter(const QString &typed)
{
    std::vector<std::pair<int, ListedCommand>> fitting;
    for (const ListedCommand &command : m_listed) {
        const QString name = Commands::nameOf(command.action);
        auto score = fuzzyScore(typed, name);
        if (!score) {
            score = fuzzyScore(typed, command.menu + u' ' + name);
            if (score)
                *score -= 100; // after all that fit by their own name
        }
        if (score)
            fitting.emplace_back(*score - (command.action->isEnabled() ? 0 : 40), command);
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<ListedCommand> found;
    for (const auto &[score, command] : fitting)
        found.append(command);
    showFound(found);
}

void CommandPalette::showFound(const QList<ListedCommand> &found)
{
    m_model->clear();
    for (const ListedCommand &command : found) {
        const QAction &action = *command.action;
        const QString name = Commands::nameOf(&action);
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        const QString why = action.isEnabled() ? QString() : m_commands->whyNot(&action);
        auto *item = new QStandardItem(name);
        item->setData(command.menu, PaletteDelegate::kMenuRole);
        item->setData(keys, PaletteDelegate::kKeysRole);
        item->setData(why, PaletteDelegate::kWhyNotRole);
        item->setData(action.isCheckable() && action.isChecked(), PaletteDelegate::kCheckedRole);
        item->setData(QVariant::fromValue(QPointer<QAction>(command.action)),
                      PaletteDelegate::kActionRole);
        item->setData(QStringList{name, command.menu, keys, why}.join(QStringLiteral(", ")),
                      Qt::AccessibleTextRole);
        item->setToolTip(action.statusTip());
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    fit();
}

/// As high as what it has to show, within the room that it was given.
void CommandPalette::fit()
{
    const int em = fontInfo().pixelSize();
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    const int row = std::max(m_list->sizeHintForRow(0), em * 2);
    const int width = std::min(em * kWidth, m_over.width() - 2 * em);
    const QMargins margins = layout()->contentsMargins();
    const int rest = m_line->sizeHint().height() + layout()->spacing() + margins.top()
                     + margins.bottom() + 2 * frameWidth();
    const int height = std::min(rest + rows * row + 4, m_over.height() - em);
    setGeometry(m_over.center().x() - width / 2, m_over.top() + em / 2, width, height);
}

void CommandPalette::run(const QModelIndex &index)
{
    const auto action = index.data(PaletteDelegate::kActionRole).value<QPointer<QAction>>();
    if (!action || !action->isEnabled())
        return;
    giveWay();
    action->trigger();
}

/// The focus goes back to where it came from, so that keys act there again.
void CommandPalette::giveWay()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide();
    }
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            giveWay();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, key);
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace flotilla
