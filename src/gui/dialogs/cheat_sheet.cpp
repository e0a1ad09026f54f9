#include "gui/dialogs/cheat_sheet.h"

#include "gui/commands.h"
#include "gui/dialogs/command_list.h"

#include <QAction>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace flotilla {

namespace {

/// A column is at least so wide, in sizes of type.
constexpr int kColumn = 27;
constexpr int kMostColumns = 4;

/// "Ctrl+Shift+C" as one cap for each key.
QWidget *capsOf(const QStringList &keys)
{
    auto *caps = new QWidget;
    auto *row = new QHBoxLayout(caps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3);
    row->addStretch(1);
    for (const QString &key : keys) {
        auto *cap = new QLabel(key);
        cap->setObjectName(QStringLiteral("keyCap"));
        cap->setTextFormat(Qt::PlainText);
        cap->setAlignment(Qt::AlignCenter);
        row->addWidget(cap);
    }
    return caps;
}

/// Parts at "+", which is a key too.
QStringList keysOf(const QKeySequence &sequence)
{
    const QString text = sequence.toString(QKeySequence::NativeText);
    QStringList keys = text.split(u'+', Qt::SkipEmptyParts);
    if (text.endsWith(u'+'))
        keys << QStringLiteral("+");
    return keys;
}

} // namespace

CheatSheet::CheatSheet(const QMenuBar &menus, QWidget *window) : QWidget(window, Qt::Tool)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("cheatSheet"));
    setWindowTitle(tr("Keys"));
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("All keys"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *sheet = new QWidget;
    sheet->setAutoFillBackground(true);

    const int em = fontInfo().pixelSize();
    const int columns =
        std::clamp((screen()->availableSize().width() - 4 * em) / (em * kColumn), 1, kMostColumns);
    const QList<Group> groups = groupsOf(menus);
    qsizetype lines = 0;
    for (const Group &group : groups)
        lines += group.lines.size() + 2;
    auto *row = new QHBoxLayout(sheet);
    row->setContentsMargins(em * 3 / 2, em, em * 3 / 2, em * 3 / 2);
    row->setSpacing(em * 5 / 2);
    QVBoxLayout *column = nullptr;
    qsizetype placed = 0;
    int begun = 0;
    for (const Group &group : groups) {
        // A column is full where most of the next group would stand below the others' ends.
        if (!column || placed + (group.lines.size() + 2) / 2 > lines * begun / columns) {
            if (column)
                column->addStretch(1);
            column = new QVBoxLayout;
            column->setSpacing(em);
            row->addLayout(column, 1);
            ++begun;
        }
        column->addWidget(widgetOf(group));
        placed += group.lines.size() + 2;
    }
    if (column)
        column->addStretch(1);
    scroll->setWidget(sheet);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    fit(sheet);
}

QList<CheatSheet::Group> CheatSheet::groupsOf(const QMenuBar &menus)
{
    QList<Group> groups;
    for (const ListedCommand &command : commandsIn(menus)) {
        const QStringList keys = keysOf(command.action->shortcut());
        if (keys.isEmpty())
            continue;
        const QString title = command.menu.section(QStringLiteral(" › "), 0, 0);
        if (groups.isEmpty() || groups.back().title != title)
            groups.append({title, {}});
        groups.back().lines.append({Commands::nameOf(command.action), keys});
    }
    groups.append({tr("On the cluster"),
                   {{tr("Choose a server or client"), {tr("Tab")}},
                    {tr("Walk to what lies there"), {QStringLiteral("← ↑ ↓ →")}},
                    {tr("Choose a message"), {tr("PgUp"), tr("PgDn")}},
                    {tr("Choose a link"), {tr("Ctrl"), QStringLiteral("← →")}},
                    {tr("Act on what is chosen"), {tr("Enter")}},
                    {tr("All that can be done to it"), {tr("Menu")}},
                    {tr("Let go"), {tr("Esc")}}}});
    return groups;
}

QWidget *CheatSheet::widgetOf(const Group &group)
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    auto *title = new QLabel(group.title);
    title->setObjectName(QStringLiteral("groupTitle"));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const Line &line : group.lines) {
        auto *name = new QLabel(line.name);
        name->setTextFormat(Qt::PlainText);
        grid->addWidget(name, row, 0);
        grid->addWidget(capsOf(line.keys), row++, 1);
    }
    return widget;
}

void CheatSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

/// As large as the sheet, where the screen has that much room.
void CheatSheet::fit(QWidget *sheet)
{
    ensurePolished();
    const QSize room = screen()->availableSize() - QSize(40, 80);
    resize((sheet->sizeHint() + QSize(24, 4)).boundedTo(room)); // and a scroll bar
    move(screen()->availableGeometry().center() - rect().center());
}

} // namespace flotilla
