#include "core/hash.h"
#include "gui/conductor.h"
#include "gui/main_window.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace flotilla;

namespace {

/// No more CPU than this for one click or key and what follows from it; what other programs do to
/// the machine does not count.
constexpr double kMostMillis = 100;
/// And not so long on the wall, however busy the machine: nothing waits for anything.
constexpr qint64 kMostWallMillis = 5'000;

double cpuMillis()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QStringList *warnings = nullptr;

void gather(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What the offscreen screen can not do is no complaint of the window.
    const bool screen = text.startsWith(QStringLiteral("This plugin does not support"));
    if (warnings && type != QtDebugMsg && type != QtInfoMsg && !screen)
        warnings->append(QStringLiteral("%1 (%2)").arg(text, QLatin1StringView(context.category)));
}

} // namespace

/// Someone who clicks and types at random, for ten thousand times, always the same way.
class TestMonkey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_monkey"));
        QSettings().clear();
        QDir::setCurrent(m_folder.path()); // what it saves by chance goes there
    }

    /// Nothing crashes, nothing hangs, and Qt has nothing to complain of.
    void survivesTenThousandClicksAndKeys()
    {
        QStringList complaints;
        warnings = &complaints;
        const auto before = qInstallMessageHandler(gather);
        MainWindow window(RunBook(m_folder.filePath(QStringLiteral("runs"))), {});
        Conductor conductor;
        conductor.serve(window);
        window.resize(1300, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));

        double slowest = 0;
        QString slowestWhat;
        for (m_count = 0; m_count < 10'000; ++m_count) {
            const double cpu = cpuMillis();
            QElapsedTimer wall;
            wall.start();
            const QString what = act(window);
            QCoreApplication::processEvents();
            const double took = cpuMillis() - cpu;
            if (took > slowest) {
                slowest = took;
                slowestWhat = what;
            }
            QVERIFY2(wall.elapsed() < kMostWallMillis, qPrintable(what));
            QVERIFY2(complaints.isEmpty(),
                     qPrintable(what + QStringLiteral(": ") + complaints.join(u'\n')));
            if (!window.isVisible())
                window.show();
        }
        QVERIFY2(slowest < kMostMillis,
                 qPrintable(QStringLiteral("%1 ms: %2").arg(slowest).arg(slowestWhat)));
        qInfo("slowest: %.1f ms for %s", slowest, qPrintable(slowestWhat));
        qInstallMessageHandler(before);
        warnings = nullptr;
    }

private:
    std::uint64_t draw(std::uint64_t what, std::uint64_t below) const
    {
        return hashOf(kSeed, m_count, what) % below;
    }

    QString act(MainWindow &window)
    {
        // A menu or a dialog that has come up gets its share, and goes.
        if (QWidget *popup = QApplication::activePopupWidget())
            return draw(1, 3) == 0 ? clickIn(*popup) : keyTo(*popup, Qt::Key_Escape);
        if (QWidget *modal = QApplication::activeModalWidget())
            return draw(1, 5) == 0 ? keyTo(*modal, Qt::Key_Escape) : clickIn(*modal);
        for (QWidget *other : QApplication::topLevelWidgets()) {
            if (other != &window && other->isVisible() && other->isWindow() && draw(2, 8) == 0)
                other->close();
        }
        return draw(3, 10) < 6 ? clickIn(window) : typeInto(window);
    }

    QString clickIn(QWidget &top)
    {
        const QPoint at(static_cast<int>(draw(4, static_cast<std::uint64_t>(top.width()))),
                        static_cast<int>(draw(5, static_cast<std::uint64_t>(top.height()))));
        QWidget *child = top.childAt(at);
        QWidget *target = child ? child : &top;
        const QPoint local = target->mapFrom(&top, at);
        const QString what =
            QStringLiteral("#%1 mouse at %2 in %3 %4")
                .arg(m_count)
                .arg(QStringLiteral("%1,%2").arg(at.x()).arg(at.y()),
                     QLatin1StringView(target->metaObject()->className()), target->objectName());
        switch (draw(6, 8)) {
        case 0:
            QTest::mouseMove(target, local);
            break;
        case 1:
            QTest::mouseClick(target, Qt::RightButton, {}, local);
            break;
        case 2:
            QTest::mouseDClick(target, Qt::LeftButton, {}, local);
            break;
        case 3: {
            QTest::mousePress(target, Qt::LeftButton, {}, local);
            const QPoint away(static_cast<int>(draw(7, 160)) - 80,
                              static_cast<int>(draw(8, 160)) - 80);
            QTest::mouseMove(target, local + away);
            QTest::mouseRelease(target, Qt::LeftButton, {}, local + away);
            break;
        }
        default:
            QTest::mouseClick(target, Qt::LeftButton, {}, local);
        }
        return what;
    }

    QString typeInto(QWidget &window)
    {
        static constexpr int kKeys[] = {
            Qt::Key_Space, Qt::Key_Period, Qt::Key_Tab,  Qt::Key_Tab,    Qt::Key_Return,
            Qt::Key_Left,  Qt::Key_Right,  Qt::Key_Up,   Qt::Key_Down,   Qt::Key_Escape,
            Qt::Key_Menu,  Qt::Key_PageUp, Qt::Key_Home, Qt::Key_Delete, Qt::Key_Question};
        QWidget *focus = QApplication::focusWidget();
        QWidget &target = focus ? *focus : window;
        if (draw(9, 3) != 0)
            return keyTo(target, kKeys[draw(10, std::size(kKeys))]);
        return keyTo(target, static_cast<int>(Qt::Key_A + draw(11, 26)));
    }

    QString keyTo(QWidget &target, int key)
    {
        const auto modifiers = draw(12, 6) == 0   ? Qt::ShiftModifier
                               : draw(12, 6) == 1 ? Qt::ControlModifier
                                                  : Qt::NoModifier;
        const QString what =
            QStringLiteral("#%1 key %2 to %3 %4")
                .arg(m_count)
                .arg(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key))).toString(),
                     QLatin1StringView(target.metaObject()->className()), target.objectName());
        QTest::keyClick(&target, static_cast<Qt::Key>(key), modifiers);
        return what;
    }

    static constexpr std::uint64_t kSeed = 7;
    QTemporaryDir m_folder;
    std::uint64_t m_count = 0;
};

QTEST_MAIN(TestMonkey)
#include "tst_monkey.moc"
