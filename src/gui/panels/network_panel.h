#pragma once

#include "gui/panel.h"

#include <memory>

namespace flotilla {

namespace Ui {
class NetworkPanel;
}

/// The network: what every link does to messages, and which servers can talk to each other.
class NetworkPanel : public Panel {
    Q_OBJECT

public:
    NetworkPanel(Selection *selection, Commands *commands, QWidget *parent);
    ~NetworkPanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    void followSelection();
    void partition();
    void showGroups();

    std::unique_ptr<Ui::NetworkPanel> m_ui;
    std::shared_ptr<const ClusterView> m_view;
};

} // namespace flotilla
