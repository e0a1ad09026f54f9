#include "gui/dialogs/key_edit.h"

namespace flotilla {

void KeyEdit::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence before = keySequence();
    QKeySequenceEdit::keyPressEvent(event);
    if (keySequence() == before || keySequence().isEmpty())
        return; // a modifier so far
    const QKeySequence key(keySequence()[0]);
    setKeySequence(key); // it waits for no second one
    Q_EMIT pressed(key);
}

} // namespace flotilla
