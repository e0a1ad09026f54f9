#pragma once

#include "gui/panel.h"

class QTreeView;

namespace flotilla {

class ElidedLabel;
class InspectorDelegate;
class InspectorModel;

/// All that is to be known of what the user points at, else of what is chosen.
class InspectorPanel : public Panel {
    Q_OBJECT

public:
    InspectorPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

    /// The selected lines, or all of them, a line each; field and value parted by a tab.
    [[nodiscard]] QString text(bool selectedOnly) const;

private:
    void setUpList();
    void follow();

    ElidedLabel *m_name;
    ElidedLabel *m_kind;
    QTreeView *m_list;
    InspectorModel *m_model;
    InspectorDelegate *m_delegate;
    Snapshot m_snapshot; ///< of the last one what is told here
};

} // namespace flotilla
