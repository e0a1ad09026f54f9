#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/files/run_book.h"
#include "gui/main_window.h"
#include "gui/time/tape_view.h"
#include "gui/time/time_cursor.h"
#include "gui/widgets/message_bar.h"
#include "schedule/pure_engine.h"
#include "trace/trace_writer.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// A trace plays in the window as if it were live, and nothing can be done in it.
class TestTraceWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_trace_window"));
        QSettings().clear();
        QSettings().setValue(QStringLiteral("follow"), false);
        QVERIFY(m_folder.isValid());
        writeTrace();
    }

    void init() { open({m_trace, {}, false}); }

    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    /// It opens at its beginning; what is shown later is what the run had come to.
    void showsTheRunFromItsBeginning()
    {
        QCOMPARE(view()->now, Instant{});
        QVERIFY(!view()->leader());
        m_window->cursor().toPresent();
        QCOMPARE(view()->servers.size(), std::size_t{3});
        QVERIFY(view()->leader());
        QCOMPARE(view()->leader()->id, m_leader);
        QCOMPARE(view()->leader()->status.commitIndex, m_commitIndex);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("run.ndjson")));
        auto *feed = m_window->findChild<QAbstractItemView *>(QStringLiteral("feedView"));
        QVERIFY2(feed->model()->rowCount() >= 5,
                 qPrintable(QString::number(feed->model()->rowCount())));
    }

    void playsToItsEnd()
    {
        Q_EMIT m_window->speedRequested(std::numeric_limits<double>::infinity());
        action("PlayPause")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->cursor().isPast(), 20'000);
        QVERIFY(bar()->text().isEmpty()); // the end is no problem
        action("PlayPause")->trigger();
        QTRY_VERIFY(bar()->text().contains(QStringLiteral("trace ends here")));
    }

    void refusesActsAndSaysWhy()
    {
        for (const bool past : {true, false}) {
            open({m_trace, {}, false});
            if (!past)
                m_window->cursor().toPresent();
            action("CrashRandom")->trigger();
            QTRY_VERIFY(bar()->text().contains(QStringLiteral("has happened")));
            QVERIFY(view()->servers.front().up);
        }
        action("SaveRun")->trigger();
        QVERIFY(bar()->text().contains(QStringLiteral("no scenario")));
        action("AddServer")->trigger();
        QVERIFY(bar()->text().contains(QStringLiteral("servers that it has")));
    }

    /// What is wrong is told with its line, and there is something to see all the same.
    void tellsWhatIsWrongWithATrace()
    {
        const QString bad = m_folder.filePath(QStringLiteral("bad.ndjson"));
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"seq\":0,\"t\":0,\"ev\":\"header\"}\n");
        file.close();
        open({bad, {}, false});
        QVERIFY2(bar()->text().contains(bad + QStringLiteral(":1")), qPrintable(bar()->text()));
        QCOMPARE(view()->servers.size(), std::size_t{5});
    }

    /// What a run has come to is saved as a trace, which opens again and shows the same.
    void savesTheTraceOfARun()
    {
        m_window->opener().openPlain(3, 9);
        QTRY_COMPARE_WITH_TIMEOUT(view()->now, Instant{}, 20'000);
        Q_EMIT m_window->runToRequested({RunGoal::Kind::Commit, {}});
        QTRY_VERIFY_WITH_TIMEOUT(view()->leader(), 20'000);
        Q_EMIT m_window->pauseRequested();
        const QString saved = m_folder.filePath(QStringLiteral("saved.ndjson"));
        action("SaveRun")->trigger();
        QTRY_VERIFY(m_window->findChild<QFileDialog *>());
        auto *dialog = m_window->findChild<QFileDialog *>();
        const Instant end = view()->now;
        Q_EMIT dialog->fileSelected(saved);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->text().contains(QStringLiteral("Saved to")), 20'000);
        m_window->findChild<QMenu *>(QStringLiteral("menuRecent"))->actions().front()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(QStringLiteral("saved.ndjson")),
                                 20'000);
        m_window->cursor().toPresent();
        QTRY_VERIFY(view()->leader());
        QVERIFY(view()->now <= end);
    }

    /// A bookmark stands on the tape, and again when the saved run is opened.
    void keepsBookmarksInTheSavedRun()
    {
        m_window->opener().openPlain(3, 9);
        QTRY_COMPARE_WITH_TIMEOUT(view()->now, Instant{}, 20'000);
        Q_EMIT m_window->runToRequested({RunGoal::Kind::Commit, {}});
        QTRY_VERIFY_WITH_TIMEOUT(view()->leader() && !action("Cancel")->isEnabled(), 20'000);
        m_window->cursor().lookAt(Instant{view()->now.micros / 2});
        const Instant at = view()->now;
        action("Bookmark")->trigger();
        auto *asks = m_window->findChild<QInputDialog *>();
        QVERIFY(asks);
        Q_EMIT asks->textValueSelected(QStringLiteral("look here"));
        asks->close();
        auto *tape = m_window->findChild<TapeView *>(QStringLiteral("tape"));
        const auto wordsThere = [&] { return tape->wordsAt({tape->place().x(at), 5}); };
        QVERIFY2(wordsThere().contains(QStringLiteral("look here")), qPrintable(wordsThere()));

        const QString saved = m_folder.filePath(QStringLiteral("saved.flotilla"));
        action("SaveRun")->trigger();
        QTRY_VERIFY(m_window->findChild<QFileDialog *>());
        auto *dialog = m_window->findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(saved);
        dialog->close();
        open({});
        QVERIFY(m_window->opener().openScenario(saved));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->opener().isOpening(), 20'000);
        Q_EMIT m_window->runToRequested({RunGoal::Kind::Commit, {}});
        QTRY_VERIFY_WITH_TIMEOUT(view()->now > at, 20'000);
        tape = m_window->findChild<TapeView *>(QStringLiteral("tape"));
        QVERIFY2(wordsThere().contains(QStringLiteral("look here")), qPrintable(wordsThere()));
    }

    void givesWayToARun()
    {
        m_window->opener().openPlain(5, 1);
        QTRY_COMPARE_WITH_TIMEOUT(view()->servers.size(), std::size_t{5}, 20'000);
        action("CrashRandom")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(view()->servers.begin(), view()->servers.end(),
                                             [](const ServerView &s) { return !s.up; }),
                                 20'000);
        QVERIFY(bar()->text().isEmpty());
    }

private:
    void writeTrace()
    {
        m_trace = m_folder.filePath(QStringLiteral("run.ndjson"));
        QFile file(m_trace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        TraceWriter writer([&file](std::string_view piece) {
            file.write(piece.data(), static_cast<qint64>(piece.size()));
        });
        PureEngine engine(plainSetup(3, 4));
        engine.addSink(&writer);
        QVERIFY(engine.start());
        QVERIFY(engine.run(Instant{1'000'000}));
        writer.flush();
        const ClusterView end = engine.view();
        QVERIFY(end.leader());
        m_leader = end.leader()->id;
        m_commitIndex = end.leader()->status.commitIndex;
    }

    void open(const MainWindow::Begin &begin)
    {
        cleanup();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder.path()), begin);
        m_conductor = std::make_unique<Conductor>();
        m_conductor->serve(*m_window);
        m_window->resize(1400, 900); // with room for the panels
        m_window->show();
        QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, 20'000);
    }
    QAction *action(const char *name)
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    MessageBar *bar() { return m_window->findChild<MessageBar *>(QStringLiteral("messageBar")); }
    std::shared_ptr<const ClusterView> view()
    {
        return m_window->findChild<ClusterCanvas *>(QStringLiteral("canvas"))->view();
    }

    QTemporaryDir m_folder;
    QString m_trace;
    NodeId m_leader;
    Index m_commitIndex;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Conductor> m_conductor;
};

QTEST_MAIN(TestTraceWindow)
#include "tst_trace_window.moc"
