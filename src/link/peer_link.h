#pragma once

#include <utility>

#include "link/codec.h"
#include "link/frame.h"

#include <QObject>
#include <QString>

class QTcpSocket;

namespace flotilla {

/// Most bytes that may wait for one peer to read them; with more the link breaks.
inline constexpr qint64 kMaxQueuedBytes = 64 * 1024 * 1024;

/// One TCP connection between two endpoints, from the hello to the end.
///
/// Lives in its endpoint's thread. Signals never come from inside a call: closed() and broken() are
/// queued, and an accepted link reads its first bytes only when control is back in the event loop.
/// Who hears of a frame may close the link and call deleteLater(), but not delete it on the spot.
class PeerLink : public QObject {
    Q_OBJECT
public:
    /// Connects to a port of this machine and says hello at once; frames may follow without
    /// waiting.
    [[nodiscard]] static PeerLink *dial(quint16 port, const Hello &mine, QObject *parent);
    /// The accepting side; it learns by the hello who is there, and answers in the same epoch.
    PeerLink(QTcpSocket *accepted, NodeId self, QObject *parent);
    ~PeerLink() override;

    /// The frame goes out with the next flush(), after all that were sent before it.
    void send(const Frame &frame);
    /// Hands all that waits to the kernel: once a peer a grant.
    void flush();
    /// Sends what waits, then ends the connection; what still comes in is read and forgotten.
    /// closed() follows.
    void closeGracefully();

    /// The other end; of an accepted link only when it is established.
    [[nodiscard]] NodeId peer() const { return m_peer; }
    /// The other end has said hello.
    [[nodiscard]] bool isEstablished() const { return m_established; }
    /// The epoch of the other end's hello.
    [[nodiscard]] std::uint32_t peerEpoch() const { return m_peerEpoch; }

Q_SIGNALS:
    /// Each side tells it once, before its first frameArrived().
    void established(flotilla::PeerLink *link);
    /// In the order in which they were sent; connect it directly.
    void frameArrived(const flotilla::Frame &frame);
    /// The connection is over, whoever ended it; everything that came in before has been told. The
    /// last signal, once.
    void closed();
    /// No connection came about, or the other end does not keep to the rules, and closed() follows.
    /// Of a stranger that never said hello only closed() is told.
    void broken(const QString &why);

private:
    enum class Side { Dialler, Acceptor };

    PeerLink(QTcpSocket *socket, Side side, NodeId self, QObject *parent);
    void takeConnection();
    void takeDisconnection();
    void takeSocketError();
    void readAvailable();
    void take(FrameDecoder::Item &item);
    void takeHello(const Hello &hello);
    void takeFrame(const Frame &frame);
    void breakOff(const QString &why);
    void tellClosed();

    QTcpSocket *m_socket; ///< a child
    Side m_side;
    NodeId m_self;
    NodeId m_peer;
    std::uint32_t m_peerEpoch = 0;
    bool m_connected = false;
    bool m_established = false;
    bool m_deaf = false; ///< closing or broken: what comes in no longer counts
    bool m_over = false; ///< closed() is on its way
    FrameDecoder m_decoder;
    QByteArray m_pending;
};

} // namespace flotilla
