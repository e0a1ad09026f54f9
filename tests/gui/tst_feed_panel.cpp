#include "gui/commands.h"
#include "gui/panels/feed_model.h"
#include "gui/panels/feed_panel.h"
#include "picture/views.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace flotilla;

/// The list of what happened, and what of it the user wants to see.
class TestFeedPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel.reset();
        m_window = std::make_unique<QWidget>();
        m_selection = std::make_unique<Selection>();
        m_panel =
            std::make_unique<FeedPanel>(m_selection.get(), new Commands(m_window.get()), nullptr);
        m_panel->setTheme(Theme::light());
        m_panel->resize(400, 300);
        m_panel->show();
        m_panel->showSnapshot(snapshotWith({line(1, FeedKind::Election, 0, "stands for election"),
                                            line(2, FeedKind::Vote, 1, "votes for S1"),
                                            line(3, FeedKind::Commit, 0, "commits 1"),
                                            line(4, FeedKind::Fault, 2, "crashes")}));
    }

    void drawsItsLines()
    {
        const QImage line =
            list()->grab(list()->visualRect(list()->model()->index(0, 0))).toImage();
        bool isBlank = true;
        for (int y = 0; y < line.height(); ++y)
            for (int x = 0; x < line.width(); ++x)
                isBlank = isBlank && line.pixel(x, y) == line.pixel(0, 0);
        QVERIFY(!isBlank);
    }

    void showsOneKind()
    {
        box("groupBox")->setCurrentIndex(1);
        QCOMPARE(shown(), texts({"votes for S1", "stands for election"}));
        QCOMPARE(m_panel->findChild<QLabel *>(QStringLiteral("countLabel"))->text(),
                 QStringLiteral("2 of 4 lines"));
    }

    void showsOneServer()
    {
        box("whoBox")->setCurrentText(QStringLiteral("S1"));
        QCOMPARE(shown(), texts({"commits 1", "stands for election"}));
    }

    /// However it is written; also in what comes later.
    void showsWhatHasAText()
    {
        edit()->setText(QStringLiteral(" COMM"));
        QCOMPARE(shown(), texts({"commits 1"}));
        m_panel->showSnapshot(snapshotWith({line(5, FeedKind::Commit, 0, "commits 2"),
                                            line(6, FeedKind::Vote, 0, "votes for S2")}));
        QCOMPARE(shown(), texts({"commits 2", "commits 1"}));
    }

    /// Also where the server's name and what befell it meet, and in any alphabet.
    void findsWhateverLettersItIsWrittenIn()
    {
        edit()->setText(QStringLiteral("s1 c"));
        QCOMPARE(shown(), texts({"commits 1"}));
        edit()->setText(QStringLiteral("s1c"));
        QCOMPARE(shown(), QStringList());
        m_panel->showSnapshot(
            snapshotWith({line(5, FeedKind::Client, 0, "\xc3\x89lu par S2")})); // Élu
        edit()->setText(QStringLiteral("\u00e9LU"));
        QCOMPARE(shown(), QStringList{QStringLiteral("\u00c9lu par S2")});
        edit()->setText(QStringLiteral("LU PAR"));
        QCOMPARE(shown(), QStringList{QStringLiteral("\u00c9lu par S2")});
        // What stands there now is told, and that there is nothing.
        edit()->setText(QStringLiteral("nowhere"));
        QCOMPARE(shown(), QStringList());
        QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("emptyNote"))->isVisible());
    }

    /// A list that hides something says so, and how to have it all again.
    void showsAllAgainAtOneClick()
    {
        auto *clear = m_panel->findChild<QPushButton *>(QStringLiteral("clearButton"));
        QVERIFY(!clear->isVisible());
        edit()->setText(QStringLiteral("commits"));
        box("whoBox")->setCurrentText(QStringLiteral("S2"));
        QVERIFY(clear->isVisible());
        QCOMPARE(shown().size(), 0);
        clear->click();
        QCOMPARE(shown().size(), 4);
        QVERIFY(!clear->isVisible());
    }

    /// What was asked for holds for the run after, too.
    void keepsTheChoiceInTheNextRun()
    {
        box("whoBox")->setCurrentText(QStringLiteral("S3"));
        m_panel->beginRun();
        m_panel->showSnapshot(snapshotWith({line(1, FeedKind::Election, 0, "stands for election"),
                                            line(2, FeedKind::Vote, 2, "votes for S1")}));
        QCOMPARE(shown(), texts({"votes for S1"}));
    }

    void choosesWhomALineIsAbout()
    {
        QListView *view = list();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(0, 0)).center());
        QCOMPARE(std::get<NodeId>(m_selection->chosen()), NodeId{2});
        view->setCurrentIndex(view->model()->index(2, 0));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(std::get<NodeId>(m_selection->chosen()), NodeId{1});
    }

private:
    static FeedLine line(std::uint64_t seq, FeedKind kind, std::uint8_t who, const char *text)
    {
        FeedLine made;
        made.seq = seq;
        made.at = Instant{static_cast<std::int64_t>(seq) * 1000};
        made.kind = kind;
        made.who = NodeId{who};
        made.subject = "S" + std::to_string(who + 1);
        made.text = text;
        return made;
    }
    static Snapshot snapshotWith(std::vector<FeedLine> feed)
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(ViewMaker(3).view);
        snapshot.feed = std::move(feed);
        return snapshot;
    }
    QListView *list() { return m_panel->findChild<QListView *>(QStringLiteral("feedView")); }
    QLineEdit *edit() { return m_panel->findChild<QLineEdit *>(QStringLiteral("textEdit")); }
    QComboBox *box(const char *name)
    {
        return m_panel->findChild<QComboBox *>(QLatin1StringView(name));
    }
    static QStringList texts(std::initializer_list<const char *> words)
    {
        QStringList list;
        for (const char *word : words)
            list << QLatin1StringView(word);
        return list;
    }
    QStringList shown()
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts << list()->model()->index(row, 0).data(FeedModel::TextRole).toString();
        return texts;
    }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<FeedPanel> m_panel;
};

QTEST_MAIN(TestFeedPanel)
#include "tst_feed_panel.moc"
