#include "link/listener.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

namespace flotilla {

Listener::Listener(NodeId self, QObject *parent)
    : QObject(parent), m_server(new QTcpServer(this)), m_self(self)
{
    m_server->setProxy(QNetworkProxy::NoProxy);
    connect(m_server, &QTcpServer::newConnection, this, &Listener::takeConnections);
    connect(m_server, &QTcpServer::acceptError, this,
            [this] { Q_EMIT failed(m_server->errorString()); });
}

Result<quint16> Listener::listen()
{
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), 0)) {
        const std::string cause = m_server->errorString().toStdString();
        return Error{"No server can listen on 127.0.0.1: " + cause
                         + ". See to it that the loopback address works and that sockets and files "
                           "may be opened (ulimit -n)",
                     Fault::Environment};
    }
    return m_server->serverPort();
}

void Listener::close()
{
    m_server->close();
}

void Listener::takeConnections()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto *link = new PeerLink(socket, m_self, parent());
        connect(link, &PeerLink::closed, link, [link] {
            if (!link->isEstablished())
                link->deleteLater();
        });
        Q_EMIT accepted(link);
    }
}

} // namespace flotilla
