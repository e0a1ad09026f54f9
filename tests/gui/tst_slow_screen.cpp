#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"
#include "scenario/aim.h"

#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace flotilla;

namespace {

/// Makes whatever it watches paint at three frames a second at most.
class SlowPaint : public QObject {
public:
    using QObject::QObject;
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++paints;
            QThread::msleep(333); // what a slow screen does; nothing is waited for by it
        }
        return false;
    }
};

} // namespace

/// "A slow screen must not change one event."
class TestSlowScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_slow_screen"));
    }

    void changesNothing()
    {
        const QString fast = hashOfARun(false);
        QVERIFY2(fast.startsWith(QStringLiteral("run ")), qPrintable(fast));
        QCOMPARE(hashOfARun(true), fast);
    }

private:
    /// Plays a scenario in which messages are lost and doubled, first at the wall clock's pace and then as
    /// fast as it can, up to one and the same event.
    static QString hashOfARun(bool slowly)
    {
        QSettings().clear();
        QTemporaryDir folder;
        Conductor conductor;
        MainWindow window(RunBook(folder.path()), MainWindow::Begin{});
        conductor.serve(window);
        auto *canvas = window.findChild<ClusterCanvas *>(QStringLiteral("canvas"));
        SlowPaint screen;
        if (slowly)
            canvas->installEventFilter(&screen);
        window.resize(1000, 700);
        window.show();
        const auto comes = [](const auto &holds) { return QTest::qWaitFor(holds, 60'000); };
        if (!comes([&] { return canvas->view() && !window.opener().isOpening(); }))
            return QStringLiteral("no window");
        window.opener().openScenario(QStringLiteral(":/flotilla/scenarios/lossy.flotilla"));
        if (!comes([&] { return !window.opener().isOpening(); }))
            return QStringLiteral("no run");
        Q_EMIT window.speedRequested(1);
        Q_EMIT window.playRequested();
        const int paints = screen.paints;
        if (!comes([&] {
                return canvas->view()->now > Instant{500'000}
                       && (!slowly || screen.paints > paints + 2);
            }))
            return QStringLiteral("no time");
        Names names;
        for (const ServerView &server : canvas->view()->servers)
            names.servers.push_back(server.name);
        for (const ClientView &client : canvas->view()->clients)
            names.clients.push_back(client.name);
        const auto aim = aimOf(QStringLiteral("committed 7 within 60s"), names);
        if (!aim)
            return QString::fromStdString(aim.error().message);
        bool reached = false;
        connect(&window, &MainWindow::snapshotShown, &window, [&] {
            reached = window.commands()[CommandId::PlayPause]->text() == QStringLiteral("Play");
        });
        Q_EMIT window.runToRequested({RunGoal::Kind::Condition, {}, *aim});
        if (!comes([&] { return reached; }))
            return QStringLiteral("no end");
        return window.findChild<QLabel *>(QStringLiteral("hashLabel"))->text();
    }
};

QTEST_MAIN(TestSlowScreen)
#include "tst_slow_screen.moc"
