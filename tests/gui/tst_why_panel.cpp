#include "gui/panels/why_panel.h"

#include "picture/cluster_painter.h"
#include "schedule/recorded.h"

#include <QAction>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

Snapshot snapshotOf(const Engine &engine)
{
    Snapshot snapshot;
    snapshot.view = std::make_shared<ClusterView>(engine.view());
    snapshot.timeline = engine.timeline();
    return snapshot;
}

QImage painted(const ClusterView &view, const PaintOptions &options)
{
    QImage image(600, 500, QImage::Format_RGB32);
    QPainter painter(&image);
    paintCluster(painter, view, view.now, Theme::light(), image.rect(), options);
    return image;
}

} // namespace

/// Why, and why not, as the window tells it.
class TestWhyPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel.reset();
        m_window = std::make_unique<QWidget>();
        m_selection = std::make_unique<Selection>();
        m_panel =
            std::make_unique<WhyPanel>(m_selection.get(), new Commands(m_window.get()), nullptr);
        m_panel->setTheme(Theme::light());
        m_panel->resize(420, 500);
        m_panel->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_run = eventfulRun();
    }

    void tellsTheChainOfACommit()
    {
        m_panel->showSnapshot(snapshotOf(*m_run));
        m_selection->choose(S2);
        m_selection->takeUp(EntryHit{S2, Index{3}});
        m_selection->ask();
        QCOMPARE(title(), QStringLiteral("Why is entry 3 committed at S2?"));
        QVERIFY(row(0).startsWith(QStringLiteral("S2 counted itself")));
        QVERIFY(list()->model()->rowCount() > 4);
    }

    void goesToTheStepThatIsClicked()
    {
        m_panel->showSnapshot(snapshotOf(*m_run));
        m_selection->choose(S3);
        m_selection->ask();
        QSignalSpy looks(m_panel.get(), &Panel::lookRequested);
        const QModelIndex cause = list()->model()->index(2, 0);
        list()->scrollTo(cause);
        QTRY_VERIFY(list()->viewport()->rect().contains(list()->visualRect(cause).center()));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(cause).center());
        QCOMPARE(looks.size(), 1);
        const Instant at = looks[0][0].value<Instant>();
        QVERIFY(at < m_run->now());
        const Timeline timeline = m_run->timeline();
        bool isMoment = false;
        timeline.forEach(0, timeline.end(), [&](const Moment &moment) {
            isMoment = isMoment || (moment.at == at && moment.seq == looks[0][1].toULongLong());
        });
        QVERIFY(isMoment);
        QVERIFY(std::holds_alternative<NodeId>(m_selection->chosen()));
    }

    void lightsTheChainAsLongAsItCanBeRead()
    {
        m_panel->showSnapshot(snapshotOf(*m_run));
        m_selection->choose(S2);
        m_selection->ask();
        const Lit lit = m_selection->lit();
        QVERIFY(std::find(lit.endpoints.begin(), lit.endpoints.end(), S2) != lit.endpoints.end());
        QVERIFY(!lit.messages.empty());
        m_panel->hide();
        QVERIFY(m_selection->lit() == Lit());
        m_panel->QWidget::show();
        QVERIFY(m_selection->lit() == lit);

        PaintOptions options;
        options.lit = {S2};
        QVERIFY(painted(m_run->view(), options) != painted(m_run->view(), {}));
    }

    void offersTheActsThatAreMissing()
    {
        perform(*m_run, act::Crash{S3});
        perform(*m_run, act::Crash{S4});
        perform(*m_run, act::Crash{S5});
        perform(*m_run, act::Propose{S2, "waits"});
        m_panel->showSnapshot(snapshotOf(*m_run));
        m_selection->choose(S2);
        m_selection->takeUp(EntryHit{S2, m_run->server(S2).log.lastIndex()});
        m_selection->ask();
        QVERIFY(title().contains(QStringLiteral("not committed")));
        QSignalSpy acts(m_panel.get(), &Panel::actionRequested);
        // One way or the other a third server has to be reached.
        std::size_t pressed = 0;
        for (; !buttons().isEmpty() && pressed < 5; ++pressed) {
            buttons().first()->click();
            perform(*m_run, acts.last()[0].value<Action>());
            runFor(*m_run, Duration::millis(1));
            m_panel->showSnapshot(snapshotOf(*m_run));
        }
        QVERIFY(pressed >= 1 && pressed < 5);
        runFor(*m_run, Duration::millis(300));
        m_panel->showSnapshot(snapshotOf(*m_run));
        QCOMPARE(title(), QStringLiteral("Why is entry 4 committed at S2?"));
    }

    /// The past stays as it is.
    void doesNothingInThePast()
    {
        perform(*m_run, act::Crash{S3});
        perform(*m_run, act::Crash{S4});
        perform(*m_run, act::Crash{S5});
        perform(*m_run, act::Propose{S2, "waits"});
        Snapshot past = snapshotOf(*m_run);
        past.past = past.timeline.moment(past.timeline.end() - 1);
        m_panel->showSnapshot(past);
        m_selection->takeUp(EntryHit{S2, m_run->server(S2).log.lastIndex()});
        m_selection->ask();
        QVERIFY(!buttons().isEmpty());
        QVERIFY(!buttons().first()->isEnabled());
    }

    void tellsOfALineOfWhatHappened()
    {
        m_panel->showSnapshot(snapshotOf(*m_run));
        const Timeline timeline = m_run->timeline();
        const auto commit = timeline.next(0, Mark::Commit);
        QVERIFY(commit);
        const Moment moment = timeline.moment(*commit);
        m_selection->takeUp(EventHit{moment.who, moment.at, moment.seq});
        m_selection->ask();
        QVERIFY(title().startsWith(QStringLiteral("Why is entry 1 committed at S1?")));
        // Another thing that is pointed at comes first.
        m_selection->point(S4);
        m_selection->ask();
        QVERIFY(title().contains(QStringLiteral("S4")));
    }

private:
    [[nodiscard]] QString title() const
    {
        return m_panel->findChild<QLabel *>(QStringLiteral("whyTitle"))->text();
    }
    [[nodiscard]] QListView *list() const
    {
        return m_panel->findChild<QListView *>(QStringLiteral("whyView"));
    }
    [[nodiscard]] QString row(int number) const
    {
        return list()->model()->index(number, 0).data().toString();
    }
    /// Those that can be seen.
    [[nodiscard]] QList<QPushButton *> buttons() const
    {
        QList<QPushButton *> shown;
        for (auto *button : m_panel->findChildren<QPushButton *>(QStringLiteral("remedyButton")))
            if (!button->isHidden())
                shown.append(button);
        return shown;
    }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<WhyPanel> m_panel;
    std::unique_ptr<Recorded> m_run;
};

QTEST_MAIN(TestWhyPanel)
#include "tst_why_panel.moc"
