#pragma once

#include <utility>

#include "gui/panels/server_groups.h"
#include "picture/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QToolButton;

namespace flotilla {

/// The servers in boxes, one for each group that can talk. A server goes to another box by the mouse,
/// by the box's number, or by the arrows; the network stays as it is until somebody says so.
class GroupsView : public QWidget {
    Q_OBJECT

public:
    explicit GroupsView(QWidget *parent);

    void setView(std::shared_ptr<const ClusterView> view);
    void setTheme(const Theme &theme);
    /// Shows the groups as they are.
    void reset();

    /// As shown.
    [[nodiscard]] ServerGroups groups() const;
    /// They were moved, and the network is not so yet.
    [[nodiscard]] bool isDraft() const { return m_draft.has_value(); }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void changed();
    void serverChosen(flotilla::NodeId server);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Box {
        QRect frame;
        std::vector<QRect> chips;
    };
    /// The groups' boxes, and an empty one for a new group; returns their height.
    int place(int width, std::vector<Box> &boxes) const;
    [[nodiscard]] QSize chipSize() const;
    [[nodiscard]] QString titleOf(std::size_t group) const;
    [[nodiscard]] std::optional<std::size_t> groupAt(QPoint at) const;
    [[nodiscard]] std::size_t groupOf(NodeId server) const;
    [[nodiscard]] NodeId serverOf(const QObject *chip) const;
    void makeChips();
    void dressChips();
    void arrange();
    void move(NodeId server, std::size_t group);
    bool dragged(QToolButton *chip, QEvent *event);
    bool keyPressed(QToolButton *chip, int key);

    std::shared_ptr<const ClusterView> m_view;
    ServerGroups m_now; ///< as the network is
    std::optional<ServerGroups> m_draft;
    std::vector<Box> m_boxes;
    std::vector<QToolButton *> m_chips; ///< by server
    Theme m_theme;
    std::optional<QPoint> m_pressed;    ///< where on its chip
    std::optional<std::size_t> m_above; ///< the box that a chip is dragged over
    bool m_drags = false;
};

} // namespace flotilla
