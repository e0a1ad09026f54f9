#pragma once

#include "gui/panel.h"
#include "gui/widgets/edit_rest.h"

#include <memory>

namespace flotilla {

namespace Ui {
class TimingPanel;
}

/// Election timeouts and heartbeats: how long the timers still run, what they are drawn from, and
/// whether such a timing can work.
class TimingPanel : public Panel {
    Q_OBJECT

public:
    TimingPanel(Selection *selection, Commands *commands, QWidget *parent);
    ~TimingPanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    void showScope();
    void showOptions();
    void showWords();
    /// What was typed and turned goes out as one action.
    void change();
    void set(const OptionsChange &change);
    void advise();
    /// Of the servers that are shown: all, or one.
    [[nodiscard]] std::vector<NodeId> servers() const;
    [[nodiscard]] RaftOptions shownOptions() const;
    [[nodiscard]] RaftOptions wished() const;
    [[nodiscard]] bool differ() const;

    std::unique_ptr<Ui::TimingPanel> m_ui;
    std::shared_ptr<const ClusterView> m_view;
    std::vector<RaftOptions> m_options; ///< by server
    RaftOptions m_shown;                ///< in the boxes, before anybody turned them
    EditRest m_rest;
};

} // namespace flotilla
