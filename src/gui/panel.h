#pragma once

#include "cluster/snapshot.h"
#include "gui/commands.h"
#include "gui/selection.h"
#include "picture/theme.h"
#include "schedule/action.h"

#include <QWidget>

namespace flotilla {

/// One of the views beside the cluster, shown in a dock. It shows snapshots and holds no truth of its
/// own; what the user asks of it goes out as signals, commands or the selection.
class Panel : public QWidget {
    Q_OBJECT

public:
    Panel(Selection *selection, Commands *commands, QWidget *parent)
        : QWidget(parent), m_selection(selection), m_commands(commands)
    {
    }

    /// Another run has begun: forget the one before.
    virtual void beginRun() {}
    /// At most once a frame, and only while it can be seen. When it comes into sight it gets the
    /// last snapshot again, without its feed.
    virtual void showSnapshot(const Snapshot &snapshot) = 0;
    virtual void setTheme(const Theme &theme) { Q_UNUSED(theme) }
    /// It gets every snapshot, since it gathers what they bring.
    [[nodiscard]] virtual bool gathers() const { return false; }

Q_SIGNALS:
    void actionRequested(const flotilla::Action &action);
    /// To look at the moment that an event of the trace belongs to.
    void lookRequested(flotilla::Instant at, quint64 seq);
    /// To look at an instant.
    void instantRequested(flotilla::Instant at);
    /// To go on another way: right after a moment, at an instant before the next one, with this act.
    void branchRequested(quint64 moment, flotilla::Instant at, const flotilla::Action &action);
    /// Something could not be done; in words for the user.
    void refused(const QString &message);

protected:
    [[nodiscard]] Selection &selection() const { return *m_selection; }
    [[nodiscard]] const Commands &commands() const { return *m_commands; }

private:
    Selection *m_selection;
    Commands *m_commands;
};

} // namespace flotilla
