#pragma once

#include "gui/panel.h"

class QListView;

namespace flotilla {

class FeedDelegate;
class FeedModel;

/// What happened, in plain words, newest on top.
class FeedPanel : public Panel {
    Q_OBJECT

public:
    FeedPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;
    [[nodiscard]] bool gathers() const override { return true; }

private:
    QListView *m_list;
    FeedModel *m_model;
    FeedDelegate *m_delegate;
};

} // namespace flotilla
