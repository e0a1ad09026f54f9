#pragma once

#include "gui/panel.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace flotilla {

namespace Ui {
class FeedPanel;
}

class FeedDelegate;
class FeedFilter;
class FeedModel;

/// What happened, in plain words, newest on top; all of it or what the user asks for. A click on a
/// line goes there, and chooses whom it is about.
class FeedPanel : public Panel {
    Q_OBJECT

public:
    FeedPanel(Selection *selection, Commands *commands, QWidget *parent);
    ~FeedPanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;
    [[nodiscard]] bool gathers() const override { return true; }

private:
    void connectFilters();
    /// Whom lines can be of.
    void showEndpoints(const ClusterView &view);
    void showCount();
    void goTo(const QModelIndex &line);
    void showMenu(QPoint at);

    std::unique_ptr<Ui::FeedPanel> m_ui;
    FeedModel *m_model;
    FeedFilter *m_filter;
    FeedDelegate *m_delegate;
    std::optional<std::uint64_t> m_seen; ///< none: the present is shown
    QStringList m_names;                 ///< that can be chosen among
};

} // namespace flotilla
