#pragma once

#include "cluster/snapshot.h"
#include "gui/commands.h"
#include "gui/selection.h"
#include "schedule/action.h"

#include <QObject>

namespace flotilla {

/// What the commands do to a run: turns each, with the selection, into actions, and offers only those
/// that can be done now.
class Acts : public QObject {
    Q_OBJECT

public:
    Acts(Commands *commands, Selection *selection, QObject *parent);

    void showSnapshot(const Snapshot &snapshot);
    /// What Enter on it does: a server crashes, or comes back; a message arrives; a link is cut, or
    /// joined.
    void activate(const Hit &what);

Q_SIGNALS:
    void actionRequested(const flotilla::Action &action);
    /// Someone wants to type a command for that server.
    void submitHereRequested(flotilla::NodeId server);

private:
    void connectCluster();
    void connectServer();
    void connectMessage();
    void connectLink();
    void update();
    void updateLink();

    [[nodiscard]] const ClusterView *view() const { return m_snapshot.view.get(); }
    [[nodiscard]] const ServerView *server() const;
    [[nodiscard]] const MessageView *message() const;
    void crashRandom();
    void restartLeader();
    void bringAllBack();
    void submitSomething();
    void timeOut(const ServerView &server);
    void slow(const LinkHit &link, bool slow);
    void act(Action action) { Q_EMIT actionRequested(action); }
    [[nodiscard]] QAction &on(CommandId command) const { return *(*m_commands)[command]; }

    Commands *m_commands;
    Selection *m_selection;
    Snapshot m_snapshot; ///< the last one
};

} // namespace flotilla
