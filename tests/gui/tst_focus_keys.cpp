#include "gui/commands.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace flotilla;

/// One-key commands beside widgets that have uses for the same keys.
class TestFocusKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_commands = new Commands(m_window.get());
        auto *column = new QVBoxLayout(m_window.get());
        m_list = new QListWidget;
        m_list->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        m_choice = new QComboBox;
        m_choice->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        m_button = new QToolButton;
        m_button->setFocusPolicy(Qt::StrongFocus);
        column->addWidget(m_list);
        column->addWidget(m_choice);
        column->addWidget(m_button);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void homeAndEndMoveInAList()
    {
        QSignalSpy home((*m_commands)[CommandId::ToBeginning], &QAction::triggered);
        m_list->setCurrentRow(1);
        m_list->setFocus();
        QTest::keyClick(m_list, Qt::Key_End);
        QCOMPARE(m_list->currentRow(), 2);
        QTest::keyClick(m_list, Qt::Key_Home);
        QCOMPARE(m_list->currentRow(), 0);
        QCOMPARE(home.count(), 0);
    }

    void homeAndEndMoveInAChoice()
    {
        m_choice->setFocus();
        QTest::keyClick(m_choice, Qt::Key_End);
        QCOMPARE(m_choice->currentIndex(), 2);
    }

    void elsewhereTheyAreCommands()
    {
        QSignalSpy home((*m_commands)[CommandId::ToBeginning], &QAction::triggered);
        m_button->setFocus();
        QTest::keyClick(m_button, Qt::Key_Home);
        QCOMPARE(home.count(), 1);
    }

    void spacePressesTheButtonThatWasGoneToByKeyboard()
    {
        QSignalSpy play((*m_commands)[CommandId::PlayPause], &QAction::triggered);
        QSignalSpy pressed(m_button, &QToolButton::clicked);
        m_choice->setFocus();
        QTest::keyClick(m_choice, Qt::Key_Tab);
        QVERIFY(m_button->hasFocus());
        QTest::keyClick(m_button, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(play.count(), 0);
    }

    void spaceIsTheClocksAfterAClick()
    {
        QSignalSpy play((*m_commands)[CommandId::PlayPause], &QAction::triggered);
        QSignalSpy pressed(m_button, &QToolButton::clicked);
        QTest::mouseClick(m_button, Qt::LeftButton);
        QVERIFY(m_button->hasFocus());
        QTest::keyClick(m_button, Qt::Key_Space);
        QCOMPARE(pressed.count(), 1); // the click's
        QCOMPARE(play.count(), 1);
    }

private:
    std::unique_ptr<QWidget> m_window;
    Commands *m_commands = nullptr;
    QListWidget *m_list = nullptr;
    QComboBox *m_choice = nullptr;
    QToolButton *m_button = nullptr;
};

QTEST_MAIN(TestFocusKeys)
#include "tst_focus_keys.moc"
