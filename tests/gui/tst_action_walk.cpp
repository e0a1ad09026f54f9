#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace flotilla;

namespace {

/// The letter that a menu or a command is reached by in its menu, if any.
QChar mnemonicOf(const QString &text)
{
    const QString bare = QString(text).remove(QStringLiteral("&&"));
    const qsizetype at = bare.indexOf(u'&');
    return at >= 0 && at + 1 < bare.size() ? bare[at + 1].toLower() : QChar();
}

/// The menus from the bar down to the one that the action stands in; empty where it is in none.
QList<QMenu *> pathTo(const QAction *action, const QList<QAction *> &from)
{
    for (QAction *entry : from) {
        QMenu *menu = entry->menu();
        if (!menu)
            continue;
        if (menu->actions().contains(action))
            return {menu};
        if (const QList<QMenu *> rest = pathTo(action, menu->actions()); !rest.isEmpty())
            return QList<QMenu *>{menu} + rest;
    }
    return {};
}

QStringList lettersTwice(const QList<QAction *> &entries)
{
    QStringList twice;
    QMap<QChar, QString> taken;
    for (const QAction *entry : entries) {
        const QChar letter = mnemonicOf(entry->text());
        if (!letter.isNull() && taken.contains(letter))
            twice << taken[letter] + QStringLiteral(" / ") + entry->text();
        taken.insert(letter, entry->text());
    }
    return twice;
}

/// A leader, a server that is down, a paused one.
Snapshot oneOfEach()
{
    auto view = std::make_shared<ClusterView>();
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        server.up = i != 1;
        server.paused = i == 2;
        server.status.role = i == 0 ? Role::Leader : Role::Follower;
        view->voters.insert(server.id);
        view->servers.push_back(server);
    }
    Snapshot snapshot;
    snapshot.view = view;
    return snapshot;
}

/// What the offscreen screen can't do is no complaint of the window.
const QRegularExpression &complaint()
{
    static const QRegularExpression pattern(QStringLiteral("^(?!This plugin does not support)"));
    return pattern;
}

} // namespace

/// Every command there is: found in each of its places, and done in every kind of cluster.
class TestActionWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_action_walk"));
    }

    void init()
    {
        QSettings().clear();
        QTest::failOnWarning(complaint());
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings().setValue(QStringLiteral("folder"), m_folder->path()); // for file dialogs
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), MainWindow::Begin{});
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    void saysWhatEachCommandDoes()
    {
        for (const QAction *action : commands().all()) {
            const QByteArray name = action->objectName().toUtf8();
            QVERIFY2(!Commands::nameOf(action).isEmpty(), name.constData());
            QVERIFY2(!action->statusTip().isEmpty(), name.constData());
            QVERIFY2(action->toolTip().startsWith(action->statusTip()), name.constData());
            const QString keys = action->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(action->toolTip().contains(keys), name.constData());
        }
    }

    void standsInAMenu()
    {
        for (const QAction *action : commands().all())
            QVERIFY2(!pathTo(action, bar()->actions()).isEmpty(), qPrintable(action->objectName()));
    }

    /// By a key of its own, or letter by letter through the menus.
    void isReachedByKeyboard()
    {
        for (const QAction *action : commands().all()) {
            if (!action->shortcut().isEmpty())
                continue;
            QVERIFY2(!mnemonicOf(action->text()).isNull(), qPrintable(action->objectName()));
            for (const QMenu *menu : pathTo(action, bar()->actions()))
                QVERIFY2(!mnemonicOf(menu->title()).isNull(), qPrintable(menu->objectName()));
        }
    }

    /// One letter leads to one menu, and in a menu to one command, whatever is chosen.
    void hasNoLetterTwice()
    {
        m_window->showOpened(oneOfEach());
        for (std::uint8_t server = 0; server < 3; ++server) {
            m_window->selection().choose(NodeId{server});
            QList<QList<QAction *>> lists{bar()->actions()};
            for (const QMenu *menu : bar()->findChildren<QMenu *>())
                lists << menu->actions();
            QVERIFY(lists.size() > bar()->actions().size());
            QStringList twice;
            for (const QList<QAction *> &list : lists)
                twice << lettersTwice(list);
            QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
        }
    }

    void isFoundInThePalette()
    {
        commands()[CommandId::CommandPalette]->trigger();
        auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine"));
        const auto *list = m_window->findChild<QListView *>(QStringLiteral("paletteList"));
        for (const QAction *action : commands().all()) {
            const QString name = Commands::nameOf(action);
            line->selectAll();
            line->insert(name);
            const auto *found = list->model();
            QVERIFY2(!found->match(found->index(0, 0), Qt::DisplayRole, name).isEmpty(),
                     qPrintable(name));
        }
    }

    void isDoneWithoutARun()
    {
        walk([] {});
        serve();
        m_window->opener().openPlain(5, 1);
        canStillPlay();
    }

    void isDoneWhileARunPlays()
    {
        serve();
        walk([this] { play(true); });
        canStillPlay();
    }

    /// Commands for what is chosen have something that they can act on.
    void isDoneWhileARunIsPaused()
    {
        serve();
        play(true);
        QTRY_VERIFY_WITH_TIMEOUT(view()->leader(), 20'000);
        walk([this] {
            play(false);
            if (!m_window->selection().server())
                m_window->selection().choose(view()->servers.front().id);
        });
        walk([this] {
            play(false);
            m_window->selection().choose(LinkHit{view()->servers[0].id, view()->servers[1].id});
        });
        walk([this] {
            play(false);
            awaitMessage();
        });
        canStillPlay();
    }

    void isDoneWhileAllAreDown()
    {
        serve();
        walk([this] {
            play(false);
            crashAll();
            m_window->selection().choose(view()->servers.front().id);
        });
        canStillPlay();
    }

    /// What is done to a run that is about to end does not befall the one that follows, which may
    /// not even have that server.
    void leavesTheNextRunAlone()
    {
        serve();
        m_window->selection().choose(NodeId{4});
        QSignalSpy asked(m_window.get(), &MainWindow::actionRequested);
        commands()[CommandId::RemoveServer]->trigger();
        commands()[CommandId::ToggleServer]->trigger();
        QCOMPARE(asked.size(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->opener().isOpening(), 20'000);
        QCOMPARE(view()->servers.size(), std::size_t{4});
        canStillPlay();
    }

private:
    /// Each command in turn, after what makes the cluster such as it shall find it.
    template <typename Arrange>
    void walk(Arrange arrange)
    {
        for (QAction *action : commands().all()) {
            if (m_conductor)
                arrange();
            if (QTest::currentTestFailed())
                return;
            trigger(*action);
            if (m_conductor)
                QTRY_VERIFY_WITH_TIMEOUT(!m_window->opener().isOpening(), 20'000);
            if (QTest::currentTestFailed()) {
                qInfo("at %s", qPrintable(action->objectName()));
                return;
            }
        }
    }

    void trigger(QAction &action)
    {
        const bool wasEnabled = action.isEnabled();
        const bool wasChecked = action.isChecked();
        action.trigger();
        const bool asks = &action == commands()[CommandId::SaveRun]; // the conductor first
        if (wasEnabled && asks && m_conductor)
            QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget(), 20'000);
        QCoreApplication::processEvents();
        closeOthers();
        const bool isChoice = action.actionGroup() != nullptr;
        if (action.isCheckable() && !isChoice && action.isChecked() != wasChecked) {
            action.trigger();
            QCoreApplication::processEvents();
        }
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!QApplication::activePopupWidget());
        if (!m_window->isVisible())
            m_window->show(); // after Quit
    }

    /// Whatever came up is put away with Escape, as a user would.
    void closeOthers()
    {
        for (QWidget *other : QApplication::topLevelWidgets()) {
            if (other == m_window.get() || !other->isVisible() || !other->isWindow())
                continue;
            QTest::keyClick(other, Qt::Key_Escape);
            QTRY_VERIFY2(!isStillThere(other), qPrintable(m_lastOpened));
        }
        if (auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine"));
            line->isVisible())
            QTest::keyClick(line, Qt::Key_Escape);
    }

    bool isStillThere(QWidget *widget)
    {
        const bool there = QApplication::topLevelWidgets().contains(widget) && widget->isVisible();
        if (there)
            m_lastOpened = QLatin1StringView(widget->metaObject()->className());
        return there;
    }

    void serve()
    {
        m_conductor = std::make_unique<Conductor>();
        m_conductor->serve(*m_window);
        if (!view())
            m_window->opener().openPlain(5, 1);
        QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, 20'000);
        Q_EMIT m_window->speedRequested(1);
    }

    void play(bool on)
    {
        commands()[CommandId::ToPresent]->trigger();
        QAction *cancel = commands()[CommandId::Cancel];
        if (cancel->isEnabled())
            cancel->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!cancel->isEnabled(), 20'000);
        if (isPlaying() != on)
            commands()[CommandId::PlayPause]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isPlaying() == on, 20'000);
    }

    /// Time passes, and a leader is elected.
    void canStillPlay()
    {
        QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, 20'000);
        play(false);
        commands()[CommandId::HealAll]->trigger();
        commands()[CommandId::BringAllBack]->trigger();
        Q_EMIT m_window->speedRequested(1);
        play(true);
        const Instant then = view()->now;
        QTRY_VERIFY_WITH_TIMEOUT(then < view()->now && view()->leader(), 20'000);
    }

    void awaitMessage()
    {
        for (int i = 0; i < 2'000 && view()->inFlight.empty(); ++i) {
            const auto before = view();
            commands()[CommandId::Step]->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(view() != before, 20'000);
        }
        QVERIFY(!view()->inFlight.empty());
        m_window->selection().choose(MessageHit{view()->inFlight.front().id});
    }

    void crashAll()
    {
        while (serversUp() > 0) {
            const auto before = serversUp();
            commands()[CommandId::CrashRandom]->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(serversUp() < before, 20'000);
        }
    }
    std::ptrdiff_t serversUp()
    {
        const auto now = view();
        return std::count_if(now->servers.begin(), now->servers.end(),
                             [](const ServerView &server) { return server.up; });
    }

    Commands &commands() { return m_window->commands(); }
    QMenuBar *bar() { return m_window->findChild<QMenuBar *>(QStringLiteral("menuBar")); }
    ClusterCanvas *canvas()
    {
        return m_window->findChild<ClusterCanvas *>(QStringLiteral("canvas"));
    }
    std::shared_ptr<const ClusterView> view() { return canvas()->view(); }
    /// As the window shows it.
    bool isPlaying() { return commands()[CommandId::PlayPause]->text() == QStringLiteral("Pause"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Conductor> m_conductor;
    QString m_lastOpened;
};

QTEST_MAIN(TestActionWalk)
#include "tst_action_walk.moc"
