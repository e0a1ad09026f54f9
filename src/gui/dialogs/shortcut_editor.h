#pragma once

#include <QKeySequence>
#include <QWidget>

#include <memory>

class QSortFilterProxyModel;
class QStandardItemModel;

namespace flotilla {

class Commands;
namespace Ui {
class ShortcutEditor;
}

/// Every command with its key, and the keys changed: at once, and never one key for two commands.
class ShortcutEditor : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutEditor(QWidget *parent = nullptr);
    ~ShortcutEditor() override;

    /// Once, before it is shown.
    void edit(Commands *commands);

private:
    void showKeys();
    void showChosen();
    [[nodiscard]] QAction *chosen() const;
    [[nodiscard]] QAction *otherWith(const QKeySequence &key) const;
    /// Gives the chosen command that key, or tells whose it is.
    void tryKey(const QKeySequence &key);
    void takeKey();
    void resetAll();
    void tellConflict(const QAction *other);

    std::unique_ptr<Ui::ShortcutEditor> m_ui;
    Commands *m_commands = nullptr;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_found;
    QKeySequence m_wanted; ///< which another command has
};

} // namespace flotilla
