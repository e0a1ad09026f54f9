#include "gui/dialogs/shortcut_editor.h"

#include "gui/commands.h"
#include "ui_shortcut_editor.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

#include <algorithm>

namespace flotilla {

namespace {

constexpr int kNameColumn = 0;
constexpr int kKeyColumn = 1;
constexpr int kMenuColumn = 2;

QString textOf(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

} // namespace

ShortcutEditor::ShortcutEditor(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::ShortcutEditor>()),
      m_model(new QStandardItemModel(this)), m_found(new QSortFilterProxyModel(this))
{
    m_ui->setupUi(this);
    m_model->setHorizontalHeaderLabels({tr("Command"), tr("Key"), tr("Menu")});
    m_found->setSourceModel(m_model);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->commandsView->setModel(m_found);
    m_ui->commandsView->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->commandsView->header()->setStretchLastSection(true);
    m_ui->takeButton->setAutoDefault(false);
    for (QPushButton *button : {m_ui->noKeyButton, m_ui->resetButton, m_ui->resetAllButton})
        button->setAutoDefault(false);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, m_found,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_ui->commandsView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ShortcutEditor::showChosen);
    connect(m_ui->commandsView, &QTreeView::activated, this,
            [this] { m_ui->keyEdit->setFocus(Qt::OtherFocusReason); });
    connect(m_ui->keyEdit, &KeyEdit::pressed, this, &ShortcutEditor::tryKey);
    connect(m_ui->noKeyButton, &QPushButton::clicked, this, [this] { tryKey({}); });
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] {
        if (const QAction *action = chosen())
            tryKey(m_commands->usualShortcut(action));
    });
    connect(m_ui->takeButton, &QPushButton::clicked, this, &ShortcutEditor::takeKey);
    connect(m_ui->resetAllButton, &QPushButton::clicked, this, &ShortcutEditor::resetAll);
}

ShortcutEditor::~ShortcutEditor() = default;

void ShortcutEditor::edit(Commands *commands)
{
    m_commands = commands;
    for (const QAction *action : commands->all()) {
        const QString name = Commands::nameOf(action);
        auto *item = new QStandardItem(name);
        item->setToolTip(action->statusTip());
        m_model->appendRow({item, new QStandardItem, new QStandardItem(commands->menuOf(action))});
    }
    showKeys();
    m_ui->commandsView->setCurrentIndex(m_found->index(0, 0));
    showChosen();
}

/// What differs from how it begins with is bold.
void ShortcutEditor::showKeys()
{
    for (std::size_t i = 0; i < m_commands->all().size(); ++i) {
        const QAction *action = m_commands->all()[i];
        QStandardItem *item = m_model->item(static_cast<int>(i), kKeyColumn);
        const bool isUsual = action->shortcut() == m_commands->usualShortcut(action);
        QFont letters = font();
        letters.setBold(!isUsual);
        item->setText(textOf(action->shortcut()));
        item->setFont(letters);
        item->setToolTip(
            isUsual ? QString() : tr("Usually: %1").arg(textOf(m_commands->usualShortcut(action))));
    }
}

void ShortcutEditor::showChosen()
{
    const QAction *action = chosen();
    m_ui->commandLabel->setText(action ? tr("Press the key for “%1”:").arg(Commands::nameOf(action))
                                       : tr("Choose a command to change its key."));
    m_ui->keyEdit->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_ui->keyEdit->setEnabled(action);
    m_ui->noKeyButton->setEnabled(action && !action->shortcut().isEmpty());
    m_ui->resetButton->setEnabled(action
                                  && action->shortcut() != m_commands->usualShortcut(action));
    tellConflict(nullptr);
}

QAction *ShortcutEditor::chosen() const
{
    const QModelIndex at = m_found->mapToSource(m_ui->commandsView->currentIndex());
    return m_commands && at.isValid() ? m_commands->all()[static_cast<std::size_t>(at.row())]
                                      : nullptr;
}

QAction *ShortcutEditor::otherWith(const QKeySequence &key) const
{
    const auto &all = m_commands->all();
    const auto found = std::find_if(all.begin(), all.end(), [&](const QAction *action) {
        return action != chosen() && !key.isEmpty() && action->shortcut() == key;
    });
    return found == all.end() ? nullptr : *found;
}

void ShortcutEditor::tryKey(const QKeySequence &key)
{
    QAction *action = chosen();
    if (!action)
        return;
    if (const QAction *other = otherWith(key)) {
        m_wanted = key;
        m_ui->keyEdit->setKeySequence(key);
        tellConflict(other);
        return;
    }
    m_commands->setShortcut(action, key);
    showKeys();
    showChosen();
}

void ShortcutEditor::takeKey()
{
    if (QAction *other = otherWith(m_wanted))
        m_commands->setShortcut(other, {});
    tryKey(m_wanted);
}

void ShortcutEditor::resetAll()
{
    for (QAction *action : m_commands->all())
        m_commands->setShortcut(action, m_commands->usualShortcut(action));
    showKeys();
    showChosen();
}

void ShortcutEditor::tellConflict(const QAction *other)
{
    const QString words = other ? tr("%1 is already the key for “%2”. Here it does nothing yet.")
                                      .arg(textOf(m_wanted), Commands::nameOf(other))
                                : QString();
    m_ui->conflictLabel->setText(words);
    m_ui->conflictLabel->setAccessibleName(words);
    m_ui->takeButton->setVisible(other);
}

} // namespace flotilla
