#pragma once

#include "gui/panel.h"

#include <QStringList>

#include <memory>
#include <vector>

class QComboBox;

namespace flotilla {

class ClientsDelegate;
class ClientsModel;
namespace Ui {
class ClientsPanel;
}

/// The clients: what each knows, and a field to submit a command through one of them.
class ClientsPanel : public Panel {
    Q_OBJECT

public:
    ClientsPanel(Selection *selection, Commands *commands, QWidget *parent);
    ~ClientsPanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    void showChoosers(const ClusterView &view);
    void choose(int row);
    void followSelection();
    void submit();
    void addClient();
    [[nodiscard]] std::optional<NodeId> chosenServer() const;

    std::unique_ptr<Ui::ClientsPanel> m_ui;
    ClientsModel *m_model;
    ClientsDelegate *m_delegate;
    QStringList m_clients; ///< by name, as the choosers have them
    QStringList m_servers;
    bool m_following = false; ///< nobody chooses
};

} // namespace flotilla
