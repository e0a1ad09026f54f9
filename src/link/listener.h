#pragma once

#include <utility>

#include "core/result.h"
#include "link/peer_link.h"

#include <QObject>
#include <QString>

class QTcpServer;

namespace flotilla {

/// The door of a server: takes connections from this machine and makes links of them.
///
/// A link that closes before its other end has said hello was a stranger's, and deletes itself.
class Listener : public QObject {
    Q_OBJECT
public:
    /// self: who answers the hellos. The links that come in get the same parent.
    Listener(NodeId self, QObject *parent);

    /// Opens a free port of the loopback address, and says which.
    [[nodiscard]] Result<quint16> listen();
    /// Takes no more connections; links that came in stay.
    void close();

Q_SIGNALS:
    /// Not established yet: PeerLink::established() tells when, and who is there.
    void accepted(flotilla::PeerLink *link);
    /// A connection could not be taken, and from now on none is: whoever dials waits in vain.
    void failed(const QString &cause);

private:
    void takeConnections();

    QTcpServer *m_server; ///< a child
    NodeId m_self;
};

} // namespace flotilla
