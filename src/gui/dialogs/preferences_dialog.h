#pragma once

#include "gui/commands.h"

#include <QDialog>

#include <memory>
#include <span>

class QComboBox;

namespace flotilla {

class Appearance;
namespace Ui {
class PreferencesDialog;
}

/// What the user likes: how the window looks, its language, how safely runs are kept, and which keys do
/// what. It stands beside the window, and what is changed holds at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(Appearance *appearance, Commands *commands, QWidget *window);
    ~PreferencesDialog() override;

private:
    /// A box for commands of which one holds at a time.
    void offer(QComboBox *box, std::span<const CommandId> choices);
    void offerSizes();
    void offerLanguages();
    void offerDurability();
    void showAppearance();

    std::unique_ptr<Ui::PreferencesDialog> m_ui;
    Appearance *m_appearance;
    Commands *m_commands;
};

} // namespace flotilla
