#pragma once

#include <utility>

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace flotilla {

/// Stands for a thread: what is posted to it is done there, in order, by that thread's event loop.
///
/// This is the one way by which endpoints, the conductor and the ledger's writer hand things to
/// each other. Qt's queue orders the two sides, but Qt's libraries are not built with the thread
/// sanitizer, so it is told here.
class Mailbox final : public QObject {
public:
    using QObject::QObject;

    /// From any thread; the call should carry values only.
    template <typename Call>
    void post(Call &&call)
    {
        auto *event = new CallEvent<std::decay_t<Call>>(std::forward<Call>(call));
        giveOver(event);
        QCoreApplication::postEvent(this, event);
    }

    /// On the mailbox's thread, outside of its event loop: sleeps until an event has been delivered, then
    /// returns. processEvents(WaitForMoreEvents) alone won't do: all dispatchers but GLib's deliver what
    /// was posted, and may then still go to sleep.
    void sleep();

    bool event(QEvent *event) override;

private:
    class AnyCall : public QEvent {
    public:
        AnyCall() : QEvent(QEvent::User) {}
        virtual void carryOut() = 0;
    };
    template <typename Call>
    class CallEvent final : public AnyCall {
    public:
        explicit CallEvent(Call call) : m_call(std::move(call)) {}
        ~CallEvent() override { takeOver(this); } // also of one that nobody carried out
        void carryOut() override { m_call(); }

    private:
        Call m_call;
    };

    static void giveOver(void *event);
    static void takeOver(void *event);

    bool m_sleeps = false;
};

} // namespace flotilla
