#pragma once

#include "picture/hit.h"

#include <QAccessible>
#include <QPointer>

namespace flotilla {

class ClusterCanvas;

/// One thing in the picture for who reads screens: what it is called, how it is, and what can be done
/// to it: what Enter does, and the commands of its menu by their own names ("PauseServer").
class FigureAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    FigureAccessible(ClusterCanvas *canvas, const Hit &what);

    [[nodiscard]] const Hit &what() const { return m_what; }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override;
    [[nodiscard]] QWindow *window() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString &text) override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QString localizedActionName(const QString &name) const override;
    [[nodiscard]] QString localizedActionDescription(const QString &name) const override;
    void doAction(const QString &name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString &name) const override;

private:
    [[nodiscard]] const ClusterView *view() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QAction *command(const QString &name) const;

    QPointer<ClusterCanvas> m_canvas;
    Hit m_what;
};

} // namespace flotilla
