#include "link/peer_link.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <array>

namespace flotilla {
namespace {

constexpr std::size_t kReadBytes = 64 * 1024;

QString number(NodeId id)
{
    return QString::number(id.value);
}

} // namespace

PeerLink *PeerLink::dial(quint16 port, const Hello &mine, QObject *parent)
{
    auto *socket = new QTcpSocket;
    auto *link = new PeerLink(socket, Side::Dialler, mine.from, parent);
    link->m_peer = mine.to;
    encode(mine, link->m_pending);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return link;
}

PeerLink::PeerLink(QTcpSocket *accepted, NodeId self, QObject *parent)
    : PeerLink(accepted, Side::Acceptor, self, parent)
{
    takeConnection();
    // Bytes, or the end, can be there before readyRead was connected; nobody listens to us yet
    // either.
    QMetaObject::invokeMethod(this, &PeerLink::readAvailable, Qt::QueuedConnection);
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(this, &PeerLink::takeDisconnection, Qt::QueuedConnection);
}

PeerLink::PeerLink(QTcpSocket *socket, Side side, NodeId self, QObject *parent)
    : QObject(parent), m_socket(socket), m_side(side), m_self(self)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::connected, this, &PeerLink::takeConnection);
    connect(m_socket, &QTcpSocket::readyRead, this, &PeerLink::readAvailable);
    connect(m_socket, &QTcpSocket::disconnected, this, &PeerLink::takeDisconnection);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &PeerLink::takeSocketError);
}

PeerLink::~PeerLink()
{
    m_socket->disconnect(this); // its end is no news any more
}

void PeerLink::takeConnection()
{
    m_connected = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    flush();
}

void PeerLink::send(const Frame &frame)
{
    if (m_deaf)
        return;
    if (encodedBytes(frame) > kMaxFrameBytes) {
        breakOff(QStringLiteral("a %1 of %2 bytes is longer than %3; let fewer entries go in one "
                                "message (maxEntries)")
                     .arg(QLatin1StringView(typeName(*frame.message)))
                     .arg(encodedBytes(frame))
                     .arg(kMaxFrameBytes));
        return;
    }
    encode(frame, m_pending);
    if (m_pending.size() > kMaxQueuedBytes)
        flush();
}

void PeerLink::flush()
{
    if (m_pending.isEmpty())
        return;
    if (m_socket->bytesToWrite() + m_pending.size() > kMaxQueuedBytes) {
        breakOff(QStringLiteral("more than %1 bytes wait for endpoint %2, which does not read them")
                     .arg(kMaxQueuedBytes)
                     .arg(number(m_peer)));
        return;
    }
    const bool mayWrite = m_connected && (m_side == Side::Dialler || m_established);
    if (!mayWrite)
        return;
    m_socket->write(m_pending.constData(), m_pending.size());
    m_pending.resize(0); // keeps its room
    m_socket->flush();
}

void PeerLink::closeGracefully()
{
    flush();
    m_deaf = true;
    m_socket->disconnectFromHost();
}

void PeerLink::takeDisconnection()
{
    if (!m_connected)
        return;
    readAvailable();
    m_connected = false;
    if (!m_established && m_side == Side::Dialler)
        breakOff(QStringLiteral("endpoint %1 closed the connection without a hello")
                     .arg(number(m_peer)));
    m_deaf = true;
    tellClosed();
}

void PeerLink::takeSocketError()
{
    if (m_connected)
        return; // disconnected() follows
    breakOff(QStringLiteral("no connection to endpoint %1: %2")
                 .arg(number(m_peer), m_socket->errorString()));
    tellClosed();
}

void PeerLink::tellClosed()
{
    if (std::exchange(m_over, true))
        return;
    QMetaObject::invokeMethod(this, &PeerLink::closed, Qt::QueuedConnection);
}

void PeerLink::readAvailable()
{
    std::array<char, kReadBytes> bytes;
    while (m_socket->bytesAvailable() > 0) {
        const qint64 count = m_socket->read(bytes.data(), static_cast<qint64>(bytes.size()));
        if (count <= 0)
            return;
        if (m_deaf)
            continue;
        m_decoder.feed(QByteArrayView(bytes.data(), count));
        while (!m_deaf) {
            Result<std::optional<FrameDecoder::Item>> next = m_decoder.next();
            if (!next) {
                breakOff(QString::fromStdString(next.error().message));
                break;
            }
            if (!next->has_value())
                break;
            take(**next);
        }
    }
}

void PeerLink::take(FrameDecoder::Item &item)
{
    if (const auto *frame = std::get_if<Frame>(&item))
        takeFrame(*frame);
    else
        takeHello(std::get<Hello>(item));
}

void PeerLink::takeHello(const Hello &hello)
{
    const bool wrongPeer = m_side == Side::Dialler && hello.from != m_peer;
    if (m_established || wrongPeer || hello.to != m_self || hello.from == m_self) {
        breakOff(QStringLiteral("a hello from endpoint %1 to endpoint %2 is not expected here")
                     .arg(number(hello.from), number(hello.to)));
        return;
    }
    m_peer = hello.from;
    m_peerEpoch = hello.epoch;
    m_established = true;
    if (m_side == Side::Acceptor) {
        QByteArray answer;
        encode(Hello{hello.epoch, m_self, m_peer}, answer);
        m_pending.prepend(answer);
        flush();
    }
    Q_EMIT established(this);
}

void PeerLink::takeFrame(const Frame &frame)
{
    if (!m_established) {
        breakOff(QStringLiteral("a frame comes before the hello"));
    } else if (frame.from != m_peer || frame.to != m_self) {
        breakOff(QStringLiteral("endpoint %1 sent a frame from endpoint %2 to endpoint %3")
                     .arg(number(m_peer), number(frame.from), number(frame.to)));
    } else {
        Q_EMIT frameArrived(frame);
    }
}

/// Ends the link at once: whoever breaks the rules, or does not read, is not waited for.
void PeerLink::breakOff(const QString &why)
{
    if (m_deaf)
        return;
    m_deaf = true;
    m_pending.clear();
    const bool stranger = m_side == Side::Acceptor && !m_established;
    if (!stranger)
        QMetaObject::invokeMethod(
            this, [this, why] { Q_EMIT broken(why); }, Qt::QueuedConnection);
    m_socket->abort();
}

} // namespace flotilla
