#pragma once

#include "gui/panel.h"

#include <QStringList>

#include <memory>

namespace flotilla {

namespace Ui {
class SpacetimePanel;
}
class SpacetimeView;

/// The run as a space-time diagram: a line for each server and client, messages from line to line.
class SpacetimePanel : public Panel {
    Q_OBJECT

public:
    SpacetimePanel(Selection *selection, Commands *commands, QWidget *parent);
    ~SpacetimePanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

    [[nodiscard]] SpacetimeView &view() const { return *m_view; }

private:
    void showEndpoints(const Names &names);

    std::unique_ptr<Ui::SpacetimePanel> m_ui;
    SpacetimeView *m_view;
    QStringList m_names;
};

} // namespace flotilla
