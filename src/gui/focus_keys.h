#pragma once

#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace flotilla {

/// Commands have keys without Ctrl; some of them also move in a list or press a button. Whoever has
/// the focus comes first: Home and End, the page keys and the arrows move where there is something
/// to move in, and Space presses the button that was gone to by keyboard (a click leaves Space to
/// the clock).
class FocusKeys : public QObject {
    Q_OBJECT

public:
    /// For all that stands in this window.
    explicit FocusKeys(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isFor(const QWidget *widget, const QKeyEvent &key) const;

    QPointer<QWidget> m_byKeyboard; ///< was given the focus by a key
};

} // namespace flotilla
