#pragma once

#include "gui/panel.h"

class QLabel;
class QListView;
class QModelIndex;

namespace flotilla {

class ClaimDelegate;
class ClaimModel;

/// The properties that the monitor watches on every event: which hold, and which has fallen, when, and
/// by what. A click goes to that instant.
class SafetyPanel : public Panel {
    Q_OBJECT

public:
    SafetyPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

private:
    void goTo(const QModelIndex &index);

    QLabel *m_summary;
    QListView *m_list;
    ClaimModel *m_model;
    ClaimDelegate *m_delegate;
    QList<Violation> m_first; ///< of each line; with no property where it holds
};

} // namespace flotilla
