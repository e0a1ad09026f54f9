#pragma once

#include "gui/panel.h"

#include <QPersistentModelIndex>

class QListView;

namespace flotilla {

class UpNextButtons;
class UpNextDelegate;
class UpNextModel;

/// The schedule: what happens next, and what can be done about it.
class UpNextPanel : public Panel {
    Q_OBJECT

public:
    UpNextPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpList();
    void point(const QModelIndex &index);
    void choose(const QModelIndex &index);
    void followSelection();
    void offerButtons();
    void showMenu(QPoint at);

    QListView *m_list;
    UpNextModel *m_model;
    UpNextDelegate *m_delegate;
    UpNextButtons *m_buttons;
    QPersistentModelIndex m_pointed; ///< the row that the mouse went to
    bool m_following = false;        ///< rows change by themselves, nobody chooses
};

} // namespace flotilla
