#pragma once

#include <QTimer>

namespace flotilla {

class FigureBox;

/// Makes one change of what a user turns and types in boxes: it is settled when they rest for a
/// moment, press Enter, or go elsewhere.
class EditRest : public QObject {
    Q_OBJECT

public:
    explicit EditRest(QObject *parent);

    void watch(FigureBox *box);
    /// Something was changed, and has not been settled yet.
    [[nodiscard]] bool isPending() const { return m_pending; }
    void turned();
    void settle();
    /// The boxes show something else now.
    void forget();

Q_SIGNALS:
    void settled();

private:
    QTimer m_timer; ///< on the wall
    bool m_pending = false;
};

} // namespace flotilla
