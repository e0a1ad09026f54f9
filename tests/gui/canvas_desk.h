#pragma once

#include "gui/acts.h"
#include "gui/appearance.h"
#include "gui/canvas/cluster_canvas.h"

#include <QContextMenuEvent>
#include <QMainWindow>
#include <QTest>

namespace flotilla {

/// Five servers and a client; S1 leads and has sent to S2, S3 and S4, and S3's message arrives first.
inline ClusterView fiveServers()
{
    ClusterView view;
    view.now = Instant{1'000'000};
    for (std::uint8_t i = 0; i < 5; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        server.status.currentTerm = Term{4};
        server.status.role = i == 0 ? Role::Leader : Role::Follower;
        server.timer = {Instant{900'000}, Instant{1'200'000}};
        view.voters.insert(server.id);
        view.servers.push_back(server);
    }
    ClientView client;
    client.id = Names::clientId(0);
    client.name = "C1";
    client.status.server = NodeId{0};
    view.clients.push_back(client);
    const std::int64_t arrivals[] = {1'008'000, 1'004'000, 1'006'000};
    for (std::uint8_t i = 0; i < 3; ++i) {
        auto message = std::make_shared<Message>();
        message->from = NodeId{0};
        message->to = NodeId{static_cast<std::uint8_t>(i + 1)};
        message->term = Term{4};
        message->body = AppendEntries{};
        view.inFlight.push_back({7U + i, message, Instant{996'000}, Instant{arrivals[i]}, false});
    }
    return view;
}

/// A canvas with commands and a selection of its own, on a made-up cluster.
struct CanvasDesk {
    CanvasDesk()
    {
        canvas = new ClusterCanvas;
        canvas->setSelection(&selection);
        canvas->setCommands(&commands);
        canvas->setTheme(Theme::light());
        canvas->setLegendShown(false);
        QObject::connect(canvas, &ClusterCanvas::activated, &acts, &Acts::activate);
        QObject::connect(&acts, &Acts::actionRequested, &acts,
                         [this](const Action &action) { actions.push_back(action); });
        window.setCentralWidget(canvas);
        window.resize(900, 700);
        show(fiveServers());
    }

    void show(const ClusterView &view)
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(view);
        acts.showSnapshot(snapshot);
        canvas->setView(snapshot.view);
    }

    [[nodiscard]] QPoint at(const Hit &what) const
    {
        return canvas->rectOf(what).center().toPoint();
    }

    /// A place where nothing is.
    [[nodiscard]] QPoint emptyGround() const
    {
        for (int x = 5; x < canvas->width(); x += 5) {
            if (canvas->hitAt(QPointF(x, 60)) == Hit())
                return {x, 60};
        }
        return {};
    }

    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(canvas, static_cast<Qt::Key>(key), modifiers);
    }
    void click(QPoint point) { QTest::mouseClick(canvas, Qt::LeftButton, {}, point); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(canvas, Qt::LeftButton, modifiers, from);
        move((from + to) / 2, Qt::LeftButton, modifiers);
        move(to, Qt::LeftButton, modifiers);
        QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, to);
    }
    void move(QPoint to, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), canvas->mapToGlobal(QPointF(to)),
                          Qt::NoButton, buttons, modifiers);
        QCoreApplication::sendEvent(canvas, &event);
    }
    void wheel(QPoint point, int turn)
    {
        QWheelEvent event(QPointF(point), canvas->mapToGlobal(QPointF(point)), {}, {0, turn}, {},
                          {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &event);
    }
    /// The context menu that opens there.
    QMenu *menuAt(QPoint point)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, canvas->mapToGlobal(point));
        QCoreApplication::sendEvent(canvas, &event);
        return menu();
    }
    [[nodiscard]] QMenu *menu() const
    {
        return canvas->findChild<QMenu *>(QStringLiteral("canvasMenu"));
    }

    template <typename Kind>
    [[nodiscard]] const Kind *only() const
    {
        return actions.size() == 1 ? std::get_if<Kind>(&actions.front()) : nullptr;
    }

    QMainWindow window;
    Selection selection;
    Commands commands{&window};
    Acts acts{&commands, &selection, &window};
    ClusterCanvas *canvas = nullptr;
    std::vector<Action> actions;
};

} // namespace flotilla
