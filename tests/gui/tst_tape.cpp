#include "gui/time/tape_view.h"
#include "schedule/recorded.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

const QSize kSize(800, 60);

TapePlace placeOf(const Tape &tape)
{
    return {QRectF(10, 0, 780, 60), tape.begin(), tape.end()};
}

QImage painted(const Tape &tape, const TapePlace &place, const TapeLook &look, const Theme &theme)
{
    QImage image(kSize, QImage::Format_RGB32);
    image.fill(theme.paper);
    QPainter painter(&image);
    paintTape(painter, tape, place, look, theme);
    return image;
}

bool has(const QImage &image, const QRect &where, const QColor &colour)
{
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            if (image.valid(x, y) && image.pixelColor(x, y) == colour)
                return true;
    return false;
}

} // namespace

/// The whole run as a strip.
class TestTape : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_tape.takeUp(m_engine->timeline()); }

    void knowsTheTermsAndWhoWonThem()
    {
        const auto &terms = m_tape.terms();
        QCOMPARE(terms.size(), std::size_t(3));
        QCOMPARE(terms[0].term, Term{0});
        QVERIFY(!terms[0].leader);
        QCOMPARE(terms[1].term, Term{1});
        QCOMPARE(terms[1].leader, std::optional(S1));
        QCOMPARE(terms[2].leader, std::optional(S2));
        QCOMPARE(m_tape.termAt(Instant{300'000})->term, Term{1});
        QCOMPARE(m_tape.termAt(m_tape.end())->term, Term{2});
    }

    /// However often it is looked at meanwhile.
    void growsWithTheRun()
    {
        Recorded engine(clusterOf(3));
        Tape grown;
        for (int i = 0; i < 40; ++i) {
            runFor(engine, Duration::millis(25));
            if (i == 20)
                perform(engine, act::Crash{S2});
            grown.takeUp(engine.timeline());
        }
        Tape whole;
        whole.takeUp(engine.timeline());
        QCOMPARE(grown.signs().size(), whole.signs().size());
        QCOMPARE(grown.terms().size(), whole.terms().size());
        QCOMPARE(grown.end(), engine.now());
        QVERIFY(grown.signs().size() > 2);
    }

    void goesThereAndBack()
    {
        const TapePlace place = placeOf(m_tape);
        for (const qreal x : {10.0, 123.0, 789.0})
            QVERIFY(std::abs(place.x(place.at(x)) - x) < 0.01);
    }

    void drawsTermsInTheirColoursAndACrashInRed()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            const TapePlace place = placeOf(m_tape);
            const QImage image = painted(m_tape, place, {m_tape.end()}, theme);
            const auto around = [&](Instant at) {
                return QRect(static_cast<int>(place.x(at)) - 6, 0, 12, 60);
            };
            QVERIFY(has(image, around(Instant{300'000}), theme.termColour({1})));
            QVERIFY(has(image, around(Instant{600'000}), theme.termColour({2})));
            QVERIFY(has(image, around(Instant{400'000}), theme.alarm));
            QVERIFY(has(image, around(m_tape.end()), theme.accent));
            QVERIFY(!has(image, around(Instant{100'000}), theme.alarm));
        }
    }

    void whatIsToComeIsFaint()
    {
        const Theme theme = Theme::light();
        const TapePlace place = placeOf(m_tape);
        const QImage image = painted(m_tape, place, {Instant{500'000}, true}, theme);
        const QRect ahead(static_cast<int>(place.x(Instant{650'000})), 3, 30, 16);
        QVERIFY(!has(image, ahead, theme.termColour({2})));
        const QRect behind(static_cast<int>(place.x(Instant{250'000})), 3, 30, 16);
        QVERIFY(has(image, behind, theme.termColour({1})));
    }

    /// Signs that would lie over one another are drawn as one: the gravest.
    void findsTheSignUnderAPoint()
    {
        const Theme theme = Theme::light();
        const TapePlace place = placeOf(m_tape);
        const Tape::Sign *found = tapeSignAt(m_tape, place, {place.x(Instant{400'000}), 32}, theme);
        QVERIFY(found);
        QVERIFY(found->marks.contains(Mark::Crash));
        QCOMPARE(found->who, S1);
        QVERIFY(!tapeSignAt(m_tape, place, {place.x(Instant{100'000}), 32}, theme));
    }

    /// Anywhere on it, and then wherever the mouse goes; on a sign, exactly there.
    void isDragged()
    {
        TapeView view;
        const TapePlace place = shown(view);
        QSignalSpy asked(&view, &TapeView::lookRequested);
        const auto at = [&](Instant instant, int y) {
            return QPoint(static_cast<int>(std::lround(place.x(instant))), y);
        };
        const auto isNear = [&](Instant instant) {
            const auto got = asked.takeLast().front().value<Instant>();
            const Duration away = got - instant;
            return std::abs(away.micros) <= (place.to - place.from).micros / 400;
        };
        QTest::mousePress(&view, Qt::LeftButton, {}, at(Instant{200'000}, 10));
        QVERIFY(isNear(Instant{200'000}));
        QTest::mouseMove(&view, at(Instant{320'000}, 10));
        QVERIFY(isNear(Instant{320'000}));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(Instant{320'000}, 10));
        QTest::mouseMove(&view, at(Instant{100'000}, 10));
        QVERIFY(asked.isEmpty());
        const int signs = static_cast<int>(view.height() * 0.55);
        QTest::mouseClick(&view, Qt::LeftButton, {}, at(Instant{400'000}, signs));
        QCOMPARE(asked.takeLast().front().value<Instant>(), Instant{400'000});
        QVERIFY(view.wordsAt(at(Instant{400'000}, signs)).contains(QStringLiteral("S1 crashes")));
    }

    void isLookedAtMoreClosely()
    {
        TapeView view;
        const TapePlace all = shown(view);
        view.zoomIn();
        view.zoomIn();
        const TapePlace closer = view.place();
        QVERIFY((closer.to - closer.from).micros < (all.to - all.from).micros / 2);
        QVERIFY(closer.from <= view.seen() && view.seen() <= closer.to);
        // What is looked at comes into sight.
        view.show(m_engine->timeline(), Instant{1'000}, true);
        QVERIFY(view.place().from <= Instant{1'000});
        view.zoomToFit();
        QCOMPARE(view.place().to, all.to);
    }

    void isReachedByKeyboard()
    {
        TapeView view;
        shown(view);
        QSignalSpy steps(&view, &TapeView::stepRequested);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].front().toInt(), -1);
        QCOMPARE(steps[1].front().toInt(), 1);
        QSignalSpy asked(&view, &TapeView::lookRequested);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QVERIFY(asked.takeLast().front().value<Instant>() < view.seen());
    }

private:
    TapePlace shown(TapeView &view)
    {
        view.setTheme(Theme::light());
        view.resize(800, view.sizeHint().height());
        view.show(m_engine->timeline(), m_engine->now(), false);
        return view.place();
    }

    std::unique_ptr<Recorded> m_engine = eventfulRun();
    Tape m_tape;
};

QTEST_MAIN(TestTape)
#include "tst_tape.moc"
