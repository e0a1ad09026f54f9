#include "picture/views.h"

#include <QTest>

using namespace flotilla;

/// What a view answers about its cluster.
class TestView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMinoritySideReachesNoMajority();
    void aOneWayLinkReachesNobody();
    void everyLinkCutIsCutOff();
    void whoIsDownStillCounts();
    void whoIsNoVoterNeedsNoMajority();
    void whoIsAloneIsItsOwnMajority();
    void tellsWhatChangedAndInWhat();
};

void TestView::aMinoritySideReachesNoMajority()
{
    ViewMaker make(5);
    for (const std::size_t one : {1U, 2U}) {
        for (const std::size_t other : {3U, 4U, 5U})
            make.cut(one, other);
    }
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::NoMajority);
    QCOMPARE(make.view.reach(Names::serverId(1)), Reach::NoMajority);
    QCOMPARE(make.view.reach(Names::serverId(2)), Reach::Majority);
}

/// A vote needs the way there and the way back.
void TestView::aOneWayLinkReachesNobody()
{
    ViewMaker make(3);
    make.cut(1, 2, false);
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::Majority);
    make.cut(3, 1, false);
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::NoMajority);
    QCOMPARE(make.view.reach(Names::serverId(1)), Reach::Majority);
    make.cut(1, 3, false);
    make.view.links.setUp(Names::serverId(2), Names::serverId(0), true);
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::NoMajority);
}

void TestView::everyLinkCutIsCutOff()
{
    ViewMaker make(3);
    make.cut(1, 2);
    make.cut(1, 3);
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::CutOff);
    QCOMPARE(make.view.reach(Names::serverId(1)), Reach::Majority);
}

/// It is about the network: a crash cuts nothing.
void TestView::whoIsDownStillCounts()
{
    ViewMaker make(3);
    make.crash(2);
    make.crash(3);
    QCOMPARE(make.view.reach(Names::serverId(0)), Reach::Majority);
}

void TestView::whoIsNoVoterNeedsNoMajority()
{
    ViewMaker make(5);
    make.view.voters.erase(Names::serverId(4));
    for (const std::size_t other : {1U, 2U, 3U})
        make.cut(5, other);
    QCOMPARE(make.view.reach(Names::serverId(4)), Reach::Majority);
    make.cut(5, 4);
    QCOMPARE(make.view.reach(Names::serverId(4)), Reach::CutOff);
}

void TestView::whoIsAloneIsItsOwnMajority()
{
    QCOMPARE(ViewMaker(1).view.reach(Names::serverId(0)), Reach::Majority);
}

void TestView::tellsWhatChangedAndInWhat()
{
    const ViewMaker before(5);
    QVERIFY(changesBetween(before.view, before.view).empty());
    ViewMaker after = before;
    after.crash(1);
    after.server(2).status.votedFor = Names::serverId(3);
    after.server(3).status.lastLogIndex = {8};
    after.server(4).status.lastApplied = {7};
    const Changes changes = changesBetween(before.view, after.view);
    const auto only = [](std::initializer_list<std::size_t> numbers) {
        NodeSet set;
        for (const std::size_t number : numbers)
            set.insert(Names::serverId(number - 1));
        return set;
    };
    QCOMPARE(changes.state, only({1, 2}));
    QCOMPARE(changes.log, only({3}));
    QCOMPARE(changes.commit, only({4}));
    QVERIFY(changes.any(Names::serverId(3)));
    QVERIFY(!changes.any(Names::serverId(4)));
}

QTEST_GUILESS_MAIN(TestView)
#include "tst_view.moc"
