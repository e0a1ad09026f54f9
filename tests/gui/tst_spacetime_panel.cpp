#include "cluster/random_run.h"
#include "gui/panels/spacetime_panel.h"
#include "gui/panels/spacetime_view.h"
#include "schedule/recorded.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// A run of a random user's.
std::unique_ptr<Recorded> randomRun(std::uint64_t seed, int acts)
{
    auto run = std::make_unique<Recorded>(setupOf(5, seed));
    playOn(*run, seed, acts, [](const auto &done) { mustWork(done); });
    return run;
}

LaneStretch standing(const Spacetime &model, std::size_t lane, Instant at)
{
    for (const LaneStretch &stretch : model.lanes[lane].stretches)
        if (stretch.from <= at && at < stretch.to)
            return stretch;
    return {};
}

} // namespace

/// The diagram of a run that is going on: what it reads of the run, and what a user does with it.
class TestSpacetimePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel.reset();
        m_window = std::make_unique<QWidget>();
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<SpacetimePanel>(m_selection.get(), new Commands(m_window.get()),
                                                   nullptr);
        m_panel->setTheme(Theme::light());
        m_panel->resize(900, 260);
    }

    /// At any instant the lines show what the servers were, and the arrows what was in flight.
    void readsWhatTheRunWas()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto run = randomRun(seed, 120);
            const Timeline timeline = run->timeline();
            SpacetimeReader reader;
            for (std::uint64_t i = 0; i < 40; ++i) {
                const Instant at{static_cast<std::int64_t>(
                    hashOf(seed, i, 1) % static_cast<std::uint64_t>(run->now().micros))};
                const Duration span{static_cast<std::int64_t>(hashOf(seed, i, 2) % 900'000)};
                const Spacetime model = reader.read(timeline, at - span, at + span);
                QVERIFY(model.from <= std::max(at - span, Instant{}));
                const ClusterView view = timeline.at(at);
                for (std::size_t lane = 0; lane < view.servers.size(); ++lane) {
                    const ServerView &server = view.servers[lane];
                    const LaneStretch is = standing(model, lane, at);
                    QCOMPARE(is.term, server.status.currentTerm);
                    QCOMPARE(is.role, server.status.role);
                    QCOMPARE(is.up, server.up);
                    QCOMPARE(is.paused, server.paused);
                }
                std::set<std::uint32_t> drawn;
                for (const SpacetimeArrow &arrow : model.arrows) {
                    const bool ends =
                        arrow.fate == ArrowFate::Arrived || arrow.fate == ArrowFate::Lost;
                    if (arrow.sent <= at && (!ends || arrow.ended > at))
                        drawn.insert(arrow.id);
                }
                std::set<std::uint32_t> inFlight;
                for (const MessageView &message : view.inFlight)
                    inFlight.insert(message.id);
                QCOMPARE(drawn, inFlight);
            }
        }
    }

    /// What has been read already is not taken for what came of it later.
    void seesWhatHasHappenedSince()
    {
        const auto run = randomRun(3, 40);
        SpacetimeReader reader;
        for (int i = 0; i < 60; ++i) {
            runFor(*run, Duration::millis(7));
            const Timeline timeline = run->timeline();
            const Spacetime model = reader.read(timeline, {}, run->now());
            const Spacetime fresh = SpacetimeReader().read(timeline, {}, run->now());
            QCOMPARE(model.now, run->now());
            QCOMPARE(model.arrows.size(), fresh.arrows.size());
            for (std::size_t k = 0; k < model.arrows.size(); ++k)
                QCOMPARE(model.arrows[k].fate, fresh.arrows[k].fate);
        }
    }

    /// However long a run, a picture of it stays a picture: it tells from when on it is whole.
    void readsNoMoreThanAPictureHolds()
    {
        RunSetup setup = clusterOf(5, 2);
        Recorded run(setup);
        perform(run, act::Timeout{S1});
        while (run.timeline().end() < 2 * SpacetimeReader::kMost)
            runFor(run, Duration::seconds(20));
        const Timeline timeline = run.timeline();
        SpacetimeReader reader;
        const Spacetime all = reader.read(timeline, {}, run.now());
        QVERIFY(all.from > Instant{});
        QVERIFY(timeline.end() - timeline.lastUpTo(all.from) <= SpacetimeReader::kMost);
        // A stretch of the same length costs as little at the end of a long run as at its beginning.
        const auto cost = [&](Instant from) {
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 5; ++i) {
                SpacetimeReader fresh;
                QElapsedTimer timer;
                timer.start();
                (void)fresh.read(timeline, from, from + Duration::millis(400));
                best = std::min(best, timer.nsecsElapsed());
            }
            return static_cast<double>(best);
        };
        double ratio = 0;
        for (int attempt = 0; attempt < 5; ++attempt) {
            ratio = cost(run.now() - Duration::seconds(30)) / cost(Instant{5'000'000});
            if (ratio < 2)
                break;
        }
        QVERIFY2(ratio < 2, qPrintable(QString::number(ratio)));
    }

    void followsThePresentUntilOneGoesBack()
    {
        show();
        QVERIFY(view().isFollowing());
        QVERIFY(view().layout().to > m_run->now());
        QTest::keyClick(&view(), Qt::Key_PageUp);
        QVERIFY(!view().isFollowing());
        const Instant there = view().layout().from;
        runFor(*m_run, Duration::millis(30));
        showRun();
        QCOMPARE(view().layout().from, there);
        QTest::mouseClick(button("followButton"), Qt::LeftButton);
        QVERIFY(view().isFollowing());
        QVERIFY(view().layout().to > m_run->now());
    }

    /// Whatever happened can be come to without a mouse, and is told.
    void walksAndTellsByKeyboard()
    {
        show();
        QSignalSpy looked(&view(), &SpacetimeView::instantRequested);
        QTest::keyClick(&view(), Qt::Key_Home);
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().current());
        const Instant first = view().current()->at;
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().current()->at > first);
        QVERIFY(view().current()->at >= view().layout().from);
        QVERIFY(view().current()->at <= view().layout().to);
        QVERIFY(!view().accessibleDescription().isEmpty());
        const NodeId lane = view().current()->lane;
        QTest::keyClick(&view(), Qt::Key_Down);
        QVERIFY(view().current()->lane > lane);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(looked.size(), 1);
        QCOMPARE(looked[0][0].value<Instant>(), view().current()->at);
        QVERIFY(!(m_selection->chosen() == Hit()));
    }

    void looksAtTheInstantThatIsClicked()
    {
        show();
        QSignalSpy looked(&view(), &SpacetimeView::instantRequested);
        const QPointF place(view().layout().head + 50, *view().layout().y(S4) + 9);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, place.toPoint());
        QCOMPARE(looked.size(), 1);
        const qreal x = view().layout().x(looked[0][0].value<Instant>());
        QVERIFY(std::abs(x - place.x()) < 8); // on a message's way it is the message's
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                          QPointF(6, *view().layout().y(S4)).toPoint());
        QCOMPARE(m_selection->chosen(), Hit(S4));
        QCOMPARE(looked.size(), 1);
    }

    /// An arrow that is clicked is the same message as on the canvas.
    void choosesTheMessageThatIsClicked()
    {
        show();
        const SpacetimeArrow *arrow = nullptr;
        for (const SpacetimeArrow &one : view().model().arrows)
            if (one.fate == ArrowFate::UnderWay)
                arrow = &one;
        QVERIFY(arrow);
        const QPointF tip = wayOf(view().layout(), view().model(), *arrow)->gone.p2();
        const auto there = hit(view().layout(), view().model(), tip);
        QVERIFY(there.arrow);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, tip.toPoint());
        QVERIFY(std::holds_alternative<MessageHit>(m_selection->chosen()));
        QVERIFY(view().wordsAt(tip).contains(QStringLiteral("arrives at")));
    }

    /// What is under way can be made later; that is an act like any other.
    void delaysWhatIsUnderWay()
    {
        show();
        QSignalSpy acted(&view(), &SpacetimeView::actionRequested);
        const SpacetimeArrow arrow = chooseArrow(ArrowFate::UnderWay);
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(acted.size(), 1);
        const auto action = acted[0][0].value<Action>();
        QCOMPARE(std::get<act::Delay>(action).match.ids, std::vector{arrow.id});
        mustWork(m_run->act(action));
        showRun();
        const SpacetimeArrow *now = arrowOf(view().model(), arrow.id);
        QVERIFY(now && now->ended > arrow.ended);
    }

    void takesHoldOfWhereAMessageWillArrive()
    {
        show();
        QSignalSpy acted(&view(), &SpacetimeView::actionRequested);
        QSignalSpy refused(&view(), &SpacetimeView::refused);
        const SpacetimeArrow arrow = chooseArrow(ArrowFate::UnderWay);
        const QPoint end = wayOf(view().layout(), view().model(), arrow)->ahead.p2().toPoint();
        drag(end, end + QPoint(12, 0));
        QCOMPARE(acted.size(), 1);
        QVERIFY(std::get<act::Delay>(acted[0][0].value<Action>()).by > Duration{});
        // On the line of the present it comes at once.
        drag(end, QPoint(qRound(view().layout().x(m_run->now())) - 2, end.y()));
        QCOMPARE(acted.size(), 2);
        QVERIFY(std::holds_alternative<act::Deliver>(acted[1][0].value<Action>()));
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(acted.size(), 3);
        const auto drop = std::get<act::Drop>(acted[2][0].value<Action>());
        QCOMPARE(drop.match.ids, std::vector{arrow.id});
        QCOMPARE(refused.size(), 0);
    }

    /// What has arrived can't be changed but in another branch.
    void asksForABranchWhereAnArrivalIsDragged()
    {
        show();
        QSignalSpy branched(&view(), &SpacetimeView::branchRequested);
        const SpacetimeArrow arrow = chooseArrow(ArrowFate::Arrived);
        const QPoint end = wayOf(view().layout(), view().model(), arrow)->gone.p2().toPoint();
        drag(end, end + QPoint(40, 0));
        QCOMPARE(branched.size(), 1);
        QCOMPARE(branched[0][0].toULongLong(), arrow.endMoment - 1);
        const auto delay = std::get<act::Delay>(branched[0][2].value<Action>());
        QCOMPARE(delay.match.ids, std::vector{arrow.id});
        QVERIFY(delay.by > Duration{});
        // Lost, it never gets there; earlier, it comes while it is on its way.
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(branched.size(), 2);
        QCOMPARE(branched[1][0].toULongLong(), arrow.endMoment - 1);
        QVERIFY(std::holds_alternative<act::Drop>(branched[1][2].value<Action>()));
        drag(end, QPoint(qRound(view().layout().x(arrow.sent)) + 5, end.y()));
        QCOMPARE(branched.size(), 3);
        QVERIFY(std::holds_alternative<act::Deliver>(branched[2][2].value<Action>()));
        const auto early = m_run->timeline().at(branched[2][0].toULongLong());
        QVERIFY(early.now >= arrow.sent && early.now < arrow.ended);
        const auto at = branched[2][1].value<Instant>();
        QVERIFY(at >= early.now && at < arrow.ended);
        // Lived again so, each differs in just that.
        const Passage later = livedAgain(branched[0], arrow.id);
        QVERIFY(later.fate == Fate::Arrived && later.ended == arrow.ended + delay.by);
        QVERIFY(livedAgain(branched[1], arrow.id).fate == Fate::Lost);
        const Passage sooner = livedAgain(branched[2], arrow.id);
        QVERIFY(sooner.fate == Fate::Arrived && sooner.ended == at);
        const auto before = m_run->timeline().at(arrow.endMoment - 1).inFlight;
        QVERIFY(std::any_of(before.begin(), before.end(),
                            [&](const MessageView &message) { return message.id == arrow.id; }));
    }

    /// Nothing arrives before it was sent, however far one drags.
    void dragsNothingToBeforeItWasSent()
    {
        show();
        QSignalSpy branched(&view(), &SpacetimeView::branchRequested);
        const SpacetimeArrow arrow = chooseArrow(ArrowFate::Arrived);
        const QPoint end = wayOf(view().layout(), view().model(), arrow)->gone.p2().toPoint();
        drag(end, QPoint(qRound(view().layout().x(arrow.sent)) - 20, end.y()));
        QCOMPARE(branched.size(), 1);
        QCOMPARE(branched[0][1].value<Instant>(), arrow.sent + Duration{1});
        const Passage sooner = livedAgain(branched[0], arrow.id);
        QVERIFY(sooner.fate == Fate::Arrived && sooner.ended > arrow.sent);
    }

    void showsOnlyWhatTouchesOne()
    {
        show();
        const QImage all = view().viewport()->grab().toImage();
        auto *box = m_panel->findChild<QComboBox *>(QStringLiteral("whoBox"));
        QCOMPARE(box->count(), 7);
        box->setCurrentIndex(5);
        QVERIFY(view().viewport()->grab().toImage() != all);
    }

    void zoomsAboutThePointer()
    {
        show();
        QTest::keyClick(&view(), Qt::Key_PageUp);
        const Duration span = view().span();
        const qreal x = view().layout().head + 300;
        const Instant held = view().layout().at(x);
        QWheelEvent wheel(QPointF(x, 60), view().viewport()->mapToGlobal(QPointF(x, 60)), {},
                          {0, 480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view().viewport(), &wheel);
        QVERIFY(view().span() < span);
        QVERIFY(std::abs(view().layout().x(held) - x) < 2);
    }

    /// Fifteen servers and their clients scroll; nothing is squeezed beyond reading.
    void scrollsWhereThereAreManyLines()
    {
        Recorded run(clusterOf(15, 3));
        runFor(run, Duration::millis(300));
        m_panel->resize(700, 170);
        showOf(run);
        QVERIFY(view().layout().step > Theme::light().readingSize());
        QVERIFY(view().verticalScrollBar()->maximum() > 0);
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
        QVERIFY(*view().layout().y(Names::clientId(2)) < view().layout().size.height());
    }

private:
    [[nodiscard]] SpacetimeView &view() const { return m_panel->view(); }
    [[nodiscard]] QToolButton *button(const char *name) const
    {
        return m_panel->findChild<QToolButton *>(QLatin1StringView(name));
    }

    /// What becomes of a message where the run goes on as it was asked for.
    [[nodiscard]] Passage livedAgain(const QList<QVariant> &asked, std::uint32_t id) const
    {
        const auto moment = asked[0].toULongLong();
        const auto at = asked[1].value<Instant>();
        Recorded other(clusterOf(5, 1));
        const Timeline was = m_run->timeline();
        std::size_t acts = 0;
        std::uint64_t turns = 0; // of that instant, since the last act
        was.forEach(1, moment + 1, [&](const Moment &each) {
            const bool isAct = each.marks.contains(Mark::Act);
            acts += isAct ? 1 : 0;
            if (isAct || each.at < at)
                turns = 0;
            else if (each.marks.touches(Mark::Timer | Mark::Message))
                ++turns;
        });
        for (std::size_t i = 0; i < acts; ++i) {
            const auto &recorded = m_run->recording()[i];
            mustWork(other.run(recorded.at));
            while (other.turnsAtThisInstant() < recorded.turnsFirst)
                mustWork(other.step());
            perform(other, recorded.action);
        }
        mustWork(other.run(at));
        while (other.turnsAtThisInstant() < turns)
            mustWork(other.step());
        perform(other, asked[2].value<Action>());
        runFor(other, Duration::millis(500));
        Passage found;
        const Timeline timeline = other.timeline();
        timeline.forEachPassage(0, timeline.end(), [&](const Passage &passage) {
            if (passage.id == id)
                found = passage;
        });
        return found;
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(view().viewport(), (from + to) / 2);
        QTest::mouseMove(view().viewport(), to);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
    }
    void showOf(const Engine &engine)
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(engine.view());
        snapshot.timeline = engine.timeline();
        m_panel->showSnapshot(snapshot);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        view().setFocus();
    }
    void showRun() { showOf(*m_run); }
    /// A run just after its leader has sent to all.
    void show()
    {
        m_run = eventfulRun();
        perform(*m_run, act::Heartbeat{S2});
        runFor(*m_run, Duration::millis(4));
        showRun();
    }
    /// Goes there by keyboard.
    SpacetimeArrow chooseArrow(ArrowFate fate)
    {
        for (const SpacetimeArrow &arrow : view().model().arrows) {
            const bool inSight = arrow.ended > view().layout().from + Duration::millis(50)
                                 && arrow.sent > view().layout().from;
            if (arrow.fate != fate || !inSight)
                continue;
            const SpacetimeArrow found = arrow;
            const QPointF way = wayOf(view().layout(), view().model(), found)->gone.pointAt(0.5);
            QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, way.toPoint());
            if (view().current() && view().current()->arrow == found.id)
                return found;
        }
        qFatal("no such message");
    }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SpacetimePanel> m_panel;
    std::unique_ptr<Recorded> m_run;
};

QTEST_MAIN(TestSpacetimePanel)
#include "tst_spacetime_panel.moc"
