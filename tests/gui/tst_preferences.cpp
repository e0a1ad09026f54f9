#include "gui/appearance.h"
#include "gui/dialogs/preferences_dialog.h"
#include "gui/language.h"
#include "gui/main_window.h"

#include <QApplication>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace flotilla;

/// What the user likes is set beside the window, and holds at once.
class TestPreferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_preferences"));
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder.path()), MainWindow::Begin{});
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        command(CommandId::Preferences)->trigger();
        m_dialog = m_window->findChild<PreferencesDialog *>();
        QVERIFY(m_dialog);
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

    void cleanup() { m_window.reset(); }

    /// The cluster can be used while it is open, and it is open once.
    void standsBesideTheWindow()
    {
        QCOMPARE(m_dialog->windowModality(), Qt::NonModal);
        command(CommandId::Preferences)->trigger();
        QCOMPARE(m_window->findChildren<PreferencesDialog *>().size(), 1);
    }

    void changesTheLookAtOnce()
    {
        take("themeBox", 2);
        QVERIFY(command(CommandId::ThemeDark)->isChecked());
        take("termsBox", 1);
        QVERIFY(command(CommandId::TermsOkabeIto)->isChecked());
        const int before = QApplication::font().pixelSize();
        take("sizeBox", box("sizeBox")->findData(200));
        QCOMPARE(QApplication::font().pixelSize(), 2 * before);
        Appearance next; // even when the program is killed
        next.restore();
        QCOMPARE(next.choice(), Appearance::Choice::Dark);
        QCOMPARE(next.size(), 200);
        take("sizeBox", box("sizeBox")->findData(100));
    }

    /// What is changed by menu or key meanwhile is seen here.
    void showsHowTheWindowLooks()
    {
        command(CommandId::ThemePrint)->trigger();
        QCOMPARE(box("themeBox")->currentText(), QStringLiteral("For print"));
        command(CommandId::BiggerType)->trigger();
        QCOMPARE(box("sizeBox")->currentData().toInt(), 110);
        command(CommandId::SmallerType)->trigger();
        QCOMPARE(box("sizeBox")->currentData().toInt(), 100);
        QCOMPARE(box("sizeBox")->itemData(0).toInt(), 80);
        QCOMPARE(box("sizeBox")->itemData(box("sizeBox")->count() - 1).toInt(), 300);
    }

    void keepsTheLanguageForTheNextStart()
    {
        auto *languages = box("languageBox");
        QCOMPARE(languages->count(), 2 + translatedLanguages().size());
        const int chinese = languages->findText(QStringLiteral("简体中文"));
        QVERIFY(chinese > 0);
        take("languageBox", chinese);
        QCOMPARE(QSettings().value(languageKey()).toString(), QStringLiteral("zh_CN"));
        take("languageBox", 0);
        QCOMPARE(QSettings().value(languageKey()).toString(), QString());
    }

    void keepsTheNextRunAsDurablyAsIsAskedFor()
    {
        QSignalSpy opened(m_window.get(), &MainWindow::openRequested);
        m_window->opener().openPlain(3, 1);
        take("durabilityBox", 1);
        m_window->opener().openPlain(3, 1);
        QCOMPARE(opened.at(0).front().value<RunRequest>().options.durability, Durability::Full);
        QCOMPARE(opened.at(1).front().value<RunRequest>().options.durability, Durability::Os);
    }

    void givesACommandAnotherKey()
    {
        choose(CommandId::CrashLeader);
        QTest::keyClick(keyEdit(), Qt::Key_F6);
        QCOMPARE(command(CommandId::CrashLeader)->shortcut(), QKeySequence(Qt::Key_F6));
        QVERIFY(command(CommandId::CrashLeader)->toolTip().contains(QStringLiteral("F6")));
        find<QPushButton>("resetButton")->click();
        QCOMPARE(command(CommandId::CrashLeader)->shortcut(), QKeySequence(Qt::Key_K));
        find<QPushButton>("noKeyButton")->click();
        QVERIFY(command(CommandId::CrashLeader)->shortcut().isEmpty());
    }

    /// Never one key for two commands: whose it is stands there by name.
    void tellsWhoseKeyItIs()
    {
        choose(CommandId::CrashLeader);
        QTest::keyClick(keyEdit(), Qt::Key_B);
        QCOMPARE(command(CommandId::CrashLeader)->shortcut(), QKeySequence(Qt::Key_K));
        const QString words = find<QLabel>("conflictLabel")->text();
        QVERIFY2(words.contains(QStringLiteral("Bring all back")), qPrintable(words));
        find<QPushButton>("takeButton")->click();
        QCOMPARE(command(CommandId::CrashLeader)->shortcut(), QKeySequence(Qt::Key_B));
        QVERIFY(command(CommandId::BringAllBack)->shortcut().isEmpty());
        QVERIFY(find<QLabel>("conflictLabel")->text().isEmpty());
        find<QPushButton>("resetAllButton")->click();
        for (const QAction *action : m_window->commands().all())
            QCOMPARE(action->shortcut(), m_window->commands().usualShortcut(action));
        QVERIFY(!QSettings().childGroups().contains(QStringLiteral("shortcuts")));
    }

    void findsACommandByItsNameOrKey()
    {
        const auto *view = find<QTreeView>("commandsView");
        find<QLineEdit>("filterEdit")->setText(QStringLiteral("ctrl+k"));
        QCOMPARE(view->model()->rowCount(), 1);
        QCOMPARE(view->model()->index(0, 0).data().toString(), QStringLiteral("Find a command"));
    }

    void namesEveryControl()
    {
        for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            QVERIFY2(
                !widget->accessibleName().isEmpty(),
                (widget->objectName().toUtf8() + widget->metaObject()->className()).constData());
        }
    }

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        return m_dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QAction *command(CommandId id) { return m_window->commands()[id]; }
    QComboBox *box(const char *name) { return find<QComboBox>(name); }
    QKeySequenceEdit *keyEdit() { return find<QKeySequenceEdit>("keyEdit"); }
    /// As a user does.
    void take(const char *name, int place)
    {
        box(name)->setCurrentIndex(place);
        Q_EMIT box(name)->activated(place);
    }
    void choose(CommandId id)
    {
        auto *view = find<QTreeView>("commandsView");
        view->setCurrentIndex(view->model()->index(static_cast<int>(id), 0));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    PreferencesDialog *m_dialog = nullptr;
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
