#include "gui/panels/inspector_model.h"
#include "gui/panels/inspector_panel.h"
#include "picture/views.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace flotilla;

namespace {

/// The value of a field, or "(none)".
QString valueOf(const Inspection &inspection, const QString &field)
{
    for (const InspectionLine &line : inspection.lines) {
        if (line.field == field && !line.isHeading)
            return line.value;
    }
    return QStringLiteral("(none)");
}

bool hasHeading(const Inspection &inspection, const QString &words)
{
    return std::any_of(
        inspection.lines.begin(), inspection.lines.end(),
        [&](const InspectionLine &line) { return line.isHeading && line.field == words; });
}

Snapshot of(const ViewMaker &maker)
{
    Snapshot snapshot;
    snapshot.view = std::make_shared<const ClusterView>(maker.view);
    return snapshot;
}

} // namespace

/// All that there is to know of what is pointed at or chosen.
class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel.reset();
        m_window = std::make_unique<QWidget>();
        m_commands = new Commands(m_window.get());
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<InspectorPanel>(m_selection.get(), m_commands, nullptr);
        m_panel->setTheme(Theme::light());
        m_panel->resize(340, 500);
        m_panel->show();
    }

    /// Figure 2, in its own words.
    void tellsALeadersWholeState()
    {
        ViewMaker maker(5);
        maker.lead(3);
        Status &status = maker.server(3).status;
        status.votedFor = NodeId{2};
        status.lastApplied = Index{6};
        status.peers.insert(NodeId{0});
        status.nextIndex[0] = Index{9};
        status.matchIndex[0] = Index{8};
        const Inspection told = inspect(of(maker), NodeId{2});
        QCOMPARE(told.name, QStringLiteral("S3"));
        QCOMPARE(told.kind, QStringLiteral("leader of term 4"));
        QCOMPARE(valueOf(told, QStringLiteral("currentTerm")), QStringLiteral("4"));
        QCOMPARE(valueOf(told, QStringLiteral("votedFor")), QStringLiteral("S3"));
        QCOMPARE(valueOf(told, QStringLiteral("commitIndex")), QStringLiteral("7"));
        QCOMPARE(valueOf(told, QStringLiteral("lastApplied")), QStringLiteral("6"));
        QCOMPARE(valueOf(told, QStringLiteral("S1")), QStringLiteral("nextIndex 9, matchIndex 8"));
        QVERIFY(hasHeading(told, QStringLiteral("Persistent state (Figure 2)")));
    }

    void countsACandidatesVotes()
    {
        ViewMaker maker(5);
        maker.stand(2, 5, 2);
        const Inspection told = inspect(of(maker), NodeId{1});
        QCOMPARE(valueOf(told, QStringLiteral("has the votes of")), QStringLiteral("S2, S3"));
        QCOMPARE(valueOf(told, QStringLiteral("counts")),
                 QStringLiteral("2 of 5; 3 are a majority"));
    }

    /// Of a crashed server only its disk is left; a commitIndex would be made up.
    void tellsOfACrashedServerWhatItsDiskHolds()
    {
        ViewMaker maker(3);
        maker.crash(1);
        const Inspection told = inspect(of(maker), NodeId{0});
        QCOMPARE(valueOf(told, QStringLiteral("currentTerm")), QStringLiteral("4"));
        QCOMPARE(valueOf(told, QStringLiteral("commitIndex")), QStringLiteral("(none)"));
        QCOMPARE(valueOf(told, QStringLiteral("down since")), QStringLiteral("0.902 000 s"));
    }

    void tellsEveryFieldOfAMessage()
    {
        ViewMaker maker(3);
        AppendEntries request;
        request.prevLogIndex = Index{7};
        request.prevLogTerm = Term{3};
        request.leaderCommit = Index{6};
        request.entries = {{Term{4}, makeCommand("x=3")}, {Term{4}, nullptr}};
        maker.send(3, 1, request, 0.5);
        const Inspection told = inspect(of(maker), MessageHit{1});
        const std::pair<const char *, const char *> fields[] = {{"type", "AppendEntries"},
                                                                {"from", "S3"},
                                                                {"to", "S1"},
                                                                {"term", "4"},
                                                                {"prevLogIndex", "7"},
                                                                {"prevLogTerm", "3"},
                                                                {"leaderCommit", "6"},
                                                                {"entries", "4,4"},
                                                                {"index 8, term 4", "x=3"},
                                                                {"index 9, term 4", "no-op"},
                                                                {"that is in", "5.0 ms"}};
        for (const auto &[field, value] : fields)
            QCOMPARE(valueOf(told, QLatin1StringView(field)), QLatin1StringView(value));
    }

    void tellsBothWaysOfALink()
    {
        ViewMaker maker(3);
        maker.cut(1, 2, false);
        const Inspection told = inspect(of(maker), LinkHit{NodeId{0}, NodeId{1}});
        std::vector<QString> states;
        for (const InspectionLine &line : told.lines) {
            if (line.field == QStringLiteral("state"))
                states.push_back(line.value);
        }
        QCOMPARE(states, (std::vector{QStringLiteral("cut"), QStringLiteral("up")}));
    }

    /// What is chosen stays; what the pointer goes over is shown as long as it is there.
    void staysOnTheChosenWhileThePointerIsElsewhere()
    {
        m_panel->showSnapshot(of(ViewMaker(3)));
        const auto *name = m_panel->findChild<QLabel *>(QStringLiteral("inspectedName"));
        QVERIFY(!name->isVisible());
        m_selection->choose(NodeId{1});
        QCOMPARE(name->text(), QStringLiteral("S2"));
        m_selection->point(NodeId{2});
        QCOMPARE(name->text(), QStringLiteral("S3"));
        m_selection->point({});
        QCOMPARE(name->text(), QStringLiteral("S2"));
    }

    void saysWhatToDoWhenNothingIsChosen()
    {
        m_panel->showSnapshot(of(ViewMaker(3)));
        const auto *note = m_panel->findChild<QLabel *>(QStringLiteral("emptyNote"));
        QVERIFY(note->isVisible());
        m_selection->choose(NodeId{1});
        QVERIFY(!note->isVisible());
    }

    /// A running clock must not scroll the list back, nor drop what is selected in it.
    void changesOnlyTheValuesThatChanged()
    {
        ViewMaker maker(3);
        InspectorModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(inspect(of(maker), NodeId{0}).lines);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        maker.server(1).status.commitIndex = Index{7};
        model.show(inspect(of(maker), NodeId{0}).lines);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
    }

    void copiesWhatIsSelected()
    {
        m_panel->showSnapshot(of(ViewMaker(3)));
        m_selection->choose(NodeId{0});
        auto *list = m_panel->findChild<QTreeView *>();
        list->setCurrentIndex(list->model()->index(1, 0));
        list->actions().front()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("currentTerm\t4\n"));
        QVERIFY(m_panel->text(false).startsWith(QStringLiteral("S1\tfollower in term 4\n")));
    }

    /// A command that looks like markup is a command.
    void showsUserTextAsItIs()
    {
        ViewMaker maker(3, 1);
        maker.send(Names::clientId(0), NodeId{0}, ClientRequest{makeCommand("<b>x</b>", "C1", 1)},
                   0.5);
        m_panel->showSnapshot(of(maker));
        m_selection->choose(MessageHit{1});
        const auto *kind = m_panel->findChild<QLabel *>(QStringLiteral("inspectedKind"));
        QVERIFY(kind->text().contains(QStringLiteral("<b>x</b>")));
        QCOMPARE(kind->textFormat(), Qt::PlainText);
        QVERIFY(kind->toolTip().contains(QStringLiteral("&lt;b&gt;")));
    }

private:
    std::unique_ptr<QWidget> m_window;
    Commands *m_commands = nullptr; // the window's
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<InspectorPanel> m_panel;
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
