#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// A whole lesson by someone who has no mouse, on real servers.
class TestKeyboardLesson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_keyboard_lesson"));
        QSettings().clear();
    }

    /// New cluster, play, crash the leader, submit, step, drop a message, cut a link, heal, save,
    /// open again, and see the same run: its hash covers every turn.
    void isTaughtWithoutAMouse()
    {
        MainWindow window(RunBook(m_folder.filePath(QStringLiteral("runs"))), {});
        Conductor conductor;
        conductor.serve(window);
        window.resize(1400, 900);
        window.show();
        m_window = &window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, 20'000);

        press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget());
        const auto before = view();
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view() && view() != before && !QApplication::activeModalWidget(),
                                 20'000);
        for (int notch = 0; notch < 4; ++notch)
            press(Qt::Key_BracketRight);

        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(view()->leader(), 20'000);
        const NodeId first = view()->leader()->id;
        press(Qt::Key_K);
        QTRY_VERIFY_WITH_TIMEOUT(!view()->server(first)->up, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(view()->leader() && view()->leader()->id != first, 20'000);

        press(Qt::Key_S);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x=3"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(view()->clients.front().status.lastIndex.has_value(), 20'000);
        canvas()->setFocus(Qt::TabFocusReason); // where Tab leads, however often it takes
        press(Qt::Key_Escape); // Space is for the time again, not for the server that Tab came to

        pauseWithMessagesInFlight();
        if (QTest::currentTestFailed())
            return;
        step();

        QVERIFY(!view()->inFlight.empty());
        press(Qt::Key_PageDown);
        const auto message = m_window->selection().message();
        QVERIFY(message);
        press(Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(!isInFlight(*message), 20'000);

        press(Qt::Key_Escape);
        press(Qt::Key_Tab);
        QVERIFY(m_window->selection().server());
        press(Qt::Key_Right, Qt::ControlModifier);
        const auto link = m_window->selection().link();
        QVERIFY(link);
        press(Qt::Key_U);
        QTRY_VERIFY_WITH_TIMEOUT(!view()->links.isUp(link->from, link->to), 20'000);
        press(Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(view()->links.isUp(link->from, link->to), 20'000);
        step();

        const QString hash = hashShown();
        const Instant end = view()->now;
        const QString file = m_folder.filePath(QStringLiteral("lesson.flotilla"));
        press(Qt::Key_S, Qt::ControlModifier);
        typeFileName(file);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);

        press(Qt::Key_O, Qt::ControlModifier);
        typeFileName(file);
        QTRY_VERIFY_WITH_TIMEOUT(view() && view()->now == Instant{}, 20'000);
        QVERIFY(!outcomeShown().contains(QStringLiteral("committed")));
        // A step at a time, so that it stops at the very turn.
        for (int turn = 0; turn < 5'000 && hashShown() != hash; ++turn) {
            step();
            QVERIFY(!QTest::currentTestFailed() && view()->now <= end);
        }
        QCOMPARE(hashShown(), hash);
        QCOMPARE(view()->now, end);
    }

private:
    ClusterCanvas *canvas()
    {
        return m_window->findChild<ClusterCanvas *>(QStringLiteral("canvas"));
    }
    std::shared_ptr<const ClusterView> view() { return canvas()->view(); }
    QString outcomeShown()
    {
        return m_window->findChild<QLabel *>(QStringLiteral("outcomeLabel"))->text();
    }
    QString hashShown()
    {
        return m_window->findChild<QLabel *>(QStringLiteral("hashLabel"))->text();
    }
    void step()
    {
        const auto before = view();
        press(Qt::Key_Period);
        QTRY_VERIFY_WITH_TIMEOUT(view() != before, 20'000);
    }
    bool isInFlight(std::uint32_t id)
    {
        const auto &flying = view()->inFlight;
        return std::any_of(flying.begin(), flying.end(),
                           [id](const MessageView &m) { return m.id == id; });
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        if (!QApplication::activeWindow()) { // a dialog has closed, and there is no window manager
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window));
        }
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(m_window), static_cast<Qt::Key>(key),
                        modifiers);
    }
    /// Pauses at an instant with something to drop: heartbeats fly all the time.
    void pauseWithMessagesInFlight()
    {
        QTRY_VERIFY_WITH_TIMEOUT(view()->inFlight.size() >= 3, 20'000);
        press(Qt::Key_Space);
        auto *play = &*m_window->commands()[CommandId::PlayPause];
        QTRY_VERIFY_WITH_TIMEOUT(play->text() == QStringLiteral("Play"), 20'000);
        while (view()->inFlight.size() < 3) {
            step();
        }
    }
    void typeFileName(const QString &file)
    {
        QTRY_VERIFY(qobject_cast<QFileDialog *>(QApplication::activeModalWidget()));
        QWidget *dialog = QApplication::activeModalWidget();
        auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(edit);
        edit->selectAll();
        // Pasted: what the dialog would complete as one types is not the matter here.
        QGuiApplication::clipboard()->setText(file);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
        if (QWidget *completions = QApplication::activePopupWidget())
            completions->close();
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }

    QTemporaryDir m_folder;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(TestKeyboardLesson)
#include "tst_keyboard_lesson.moc"
