#pragma once

#include "picture/hit.h"

#include <QAccessibleWidget>

#include <map>

namespace flotilla {

class ClusterCanvas;

/// The picture for who reads screens: a child for every server, client, link (one for both of its
/// directions) and message in flight, in this order, then the widgets that stand in it, then what was
/// announced last.
class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(ClusterCanvas *canvas);

    /// From now on every canvas has one. Asking again does no harm.
    static void install();
    /// Null: nobody has asked for one.
    [[nodiscard]] static CanvasAccessible *of(ClusterCanvas *canvas);

    /// Of a thing that is in the picture; the same one as long as it is there. Null: it is not.
    [[nodiscard]] QAccessibleInterface *figure(const Hit &what) const;
    /// Frees those of what the picture has no longer, and tells so.
    void forgetGone();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

protected:
    ~CanvasAccessible() override;

private:
    [[nodiscard]] ClusterCanvas *canvas() const;
    [[nodiscard]] QAccessibleInterface *announcement() const;
    [[nodiscard]] std::vector<Hit> things() const;

    mutable std::map<std::uint64_t, QAccessible::Id> m_figures;
};

} // namespace flotilla
