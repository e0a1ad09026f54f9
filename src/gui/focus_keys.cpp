#include "gui/focus_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>

namespace flotilla {

namespace {

bool isMove(int key)
{
    return key >= Qt::Key_Home && key <= Qt::Key_PageDown;
}

bool hasMoves(const QWidget *widget)
{
    return qobject_cast<const QAbstractScrollArea *>(widget)
           || qobject_cast<const QAbstractSlider *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget)
           || qobject_cast<const QComboBox *>(widget);
}

/// Something that Space does itself: a button, a switch in a list.
bool takesSpace(const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return qobject_cast<const QAbstractButton *>(widget)
           || (view && view->currentIndex().flags().testFlag(Qt::ItemIsUserCheckable));
}

} // namespace

FocusKeys::FocusKeys(QWidget *window) : QObject(window)
{
    qApp->installEventFilter(this);
}

bool FocusKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::FocusIn)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || !static_cast<QWidget *>(parent())->isAncestorOf(widget))
        return false;
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::MouseFocusReason)
            m_byKeyboard.clear();
        else if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_byKeyboard = widget;
        return false;
    }
    if (!isFor(widget, *static_cast<QKeyEvent *>(event)))
        return false;
    event->accept();
    return true;
}

bool FocusKeys::isFor(const QWidget *widget, const QKeyEvent &key) const
{
    if (key.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (key.key() == Qt::Key_Space)
        return widget == m_byKeyboard && takesSpace(widget);
    return isMove(key.key()) && hasMoves(widget);
}

} // namespace flotilla
