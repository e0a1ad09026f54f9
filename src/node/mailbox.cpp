#include "node/mailbox.h"

#include <QAbstractEventDispatcher>

#if defined(__SANITIZE_THREAD__)
extern "C" {
void __tsan_acquire(void *address);
void __tsan_release(void *address);
}
#endif

namespace flotilla {

void Mailbox::sleep()
{
    m_sleeps = true;
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents
                                                        | QEventLoop::WaitForMoreEvents);
    m_sleeps = false;
}

bool Mailbox::event(QEvent *event)
{
    takeOver(event);
    if (event->type() != QEvent::User)
        return QObject::event(event);
    static_cast<AnyCall *>(event)->carryOut();
    if (m_sleeps)
        QAbstractEventDispatcher::instance()->interrupt();
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
