#include "gui/commands.h"
#include "gui/dialogs/about_dialog.h"
#include "gui/dialogs/cheat_sheet.h"
#include "gui/dialogs/fuzzy.h"
#include "gui/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// Whoever knows what they want, and not where it stands, finds it.
class TestCommandPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_command_palette"));
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder.path()), MainWindow::Begin{});
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void fitsLettersInTheirOrder()
    {
        QVERIFY(fuzzyScore(QStringLiteral("crl"), QStringLiteral("Crash the leader")));
        QVERIFY(!fuzzyScore(QStringLiteral("lrc"), QStringLiteral("Crash the leader")));
        QVERIFY(fuzzyScore(QStringLiteral("the lead"), QStringLiteral("Crash the leader")));
        // Beginnings of words count more than letters somewhere.
        QVERIFY(*fuzzyScore(QStringLiteral("cl"), QStringLiteral("Crash the leader"))
                > *fuzzyScore(QStringLiteral("cl"), QStringLiteral("Duplicate lightly")));
    }

    void doesWhatIsFoundOnEnter()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine"));
        QVERIFY(line->isVisible());
        QVERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("dark"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(!line->isVisible());
        QVERIFY(m_window->findChild<QAction *>(QStringLiteral("ThemeDark"))->isChecked());
        QVERIFY(!line->hasFocus());
    }

    /// Panels and scenarios are no commands of the table, and are found too.
    void findsPanelsAndScenarios()
    {
        QVERIFY(found(QStringLiteral("on disk")).startsWith(QStringLiteral("On disk")));
        QVERIFY(found(QStringLiteral("walkthrough")).startsWith(QStringLiteral("walkthrough")));
    }

    void saysWhyACommandCanNotBeDone()
    {
        QVERIFY(
            found(QStringLiteral("cut the link")).endsWith(QStringLiteral("for a chosen link")));
        auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine"));
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(line->isVisible()); // nothing was done
    }

    void leavesOnEscape()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine"));
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!line->isVisible());
    }

    /// The sheet tells the keys as they are now, each part on a cap of its own.
    void listsTheKeysAsTheyAre()
    {
        Commands &commands = m_window->commands();
        commands.setShortcut(commands[CommandId::CrashLeader],
                             QKeySequence(QStringLiteral("Alt++")));
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        auto *sheet = m_window->findChild<CheatSheet *>();
        QVERIFY(sheet);
        QCOMPARE(sheet->windowModality(), Qt::NonModal);
        QStringList caps;
        for (const QLabel *cap : sheet->findChildren<QLabel *>(QStringLiteral("keyCap")))
            caps << cap->text();
        QVERIFY(caps.contains(QStringLiteral("Alt")));
        QVERIFY(caps.contains(QStringLiteral("+")));
        QVERIFY(!caps.contains(QStringLiteral("K"), Qt::CaseSensitive)
                || caps.count(QStringLiteral("K")) == 2); // Ctrl+K and Shift+K
        QVERIFY(QTest::qWaitForWindowActive(sheet));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<CheatSheet *>());
    }

    /// For a projector: at three times the size of type it fits the screen, and scrolls one way only.
    void fitsTheScreenAtEverySize()
    {
        for (int i = 0; i < 10; ++i)
            m_window->findChild<QAction *>(QStringLiteral("BiggerType"))->trigger();
        m_window->findChild<QAction *>(QStringLiteral("CheatSheet"))->trigger();
        const auto *sheet = m_window->findChild<CheatSheet *>();
        QVERIFY(sheet);
        QVERIFY(sheet->height() <= sheet->screen()->availableSize().height());
        for (int i = 0; i < 10; ++i)
            m_window->findChild<QAction *>(QStringLiteral("SmallerType"))->trigger();
    }

    void copiesTheVersions()
    {
        m_window->findChild<QAction *>(QStringLiteral("About"))->trigger();
        auto *about = m_window->findChild<AboutDialog *>();
        QVERIFY(about);
        for (QPushButton *button : about->findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Copy")))
                button->click();
        }
        const QString text = QApplication::clipboard()->text();
        for (const char *what : {"Flotilla 0.", "Qt 6.", "SQLite 3.", "kernel"})
            QVERIFY2(text.contains(QLatin1StringView(what)), what);
    }

private:
    /// What a screen reader says of the first that fits.
    QString found(const QString &typed)
    {
        m_window->findChild<QAction *>(QStringLiteral("CommandPalette"))->trigger();
        QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("paletteLine")), typed);
        return m_window->findChild<QListView *>(QStringLiteral("paletteList"))
            ->currentIndex()
            .data(Qt::AccessibleTextRole)
            .toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
