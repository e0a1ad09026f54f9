#pragma once

#include <QProcess>
#include <QString>

namespace flotilla::bench {

/// An X server without a screen and without a GPU, of the same size on every machine; it ends with
/// this.
class VirtualScreen {
public:
    VirtualScreen();
    ~VirtualScreen();
    VirtualScreen(const VirtualScreen &) = delete;
    VirtualScreen &operator=(const VirtualScreen &) = delete;

    /// For the environment variable DISPLAY; "" where there is no Xvfb.
    [[nodiscard]] const QString &display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

} // namespace flotilla::bench
