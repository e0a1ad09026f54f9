#include "node/mailbox.h"

#if defined(__SANITIZE_THREAD__)
extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);
}
#endif

namespace flotilla {

bool Mailbox::event(QEvent *event)
{
    takeOver(event);
    if (event->type() != QEvent::User)
        return QObject::event(event);
    static_cast<AnyCall *>(event)->carryOut();
    return true;
}

void Mailbox::giveOver([[maybe_unused]] void *event)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(event);
#endif
}

void Mailbox::takeOver([[maybe_unused]] void *event)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(event);
#endif
}

} // namespace flotilla
