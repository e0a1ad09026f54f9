#include "app/bench_screen.h"

#include <QStandardPaths>

namespace flotilla::bench {

VirtualScreen::VirtualScreen()
{
    const QString xvfb = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    if (xvfb.isEmpty())
        return;
    // It finds a free number by itself, and tells it as soon as it can be drawn on.
    m_server.start(xvfb,
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                    QStringLiteral("0"), QStringLiteral("1600x1000x24"),
                    QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    while (!m_server.canReadLine())
        if (!m_server.waitForReadyRead(20'000))
            return;
    m_display = u':' + QString::fromLatin1(m_server.readLine().trimmed());
}

VirtualScreen::~VirtualScreen()
{
    m_server.terminate();
    m_server.waitForFinished(5'000);
}

} // namespace flotilla::bench
