#pragma once

#include <QKeySequenceEdit>

namespace flotilla {

/// Takes one key, with its modifiers, as soon as it is pressed.
class KeyEdit : public QKeySequenceEdit {
    Q_OBJECT

public:
    using QKeySequenceEdit::QKeySequenceEdit;

Q_SIGNALS:
    void pressed(const QKeySequence &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace flotilla
