#include "gui/time/speed_slider.h"
#include "gui/words.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace flotilla;

class TestSpeedSlider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesFromAThousandthToAsFastAsItCan()
    {
        SpeedSlider slider;
        slider.setValue(slider.minimum());
        QCOMPARE(slider.speed(), 0.001);
        slider.setValue(slider.maximum());
        QVERIFY(std::isinf(slider.speed()));
    }

    void beginsAtAFiftieth()
    {
        const SpeedSlider slider;
        QCOMPARE(slider.speed(), 0.02);
    }

    /// Every place is faster than the one before by a like factor.
    void isLogarithmic()
    {
        const SpeedSlider slider;
        for (int i = slider.minimum() + 1; i < slider.maximum(); ++i) {
            const double factor = SpeedSlider::speedAt(i) / SpeedSlider::speedAt(i - 1);
            QVERIFY2(factor > 1.9 && factor < 2.6, qPrintable(QString::number(i)));
        }
    }

    void everySpeedHasItsPlace()
    {
        const SpeedSlider slider;
        for (int i = slider.minimum(); i <= slider.maximum(); ++i)
            QCOMPARE(SpeedSlider::placeOf(SpeedSlider::speedAt(i)), i);
    }

    /// What the program shows must not come back as the user's wish.
    void tellsOnlyWhatTheUserChose()
    {
        SpeedSlider slider;
        QSignalSpy chosen(&slider, &SpeedSlider::speedChosen);
        slider.setSpeed(1);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toDouble(), 2.0);
    }

    void saysSpeedsAsPeopleDo()
    {
        QCOMPARE(speedWords(0.02), QStringLiteral("1/50"));
        QCOMPARE(speedWords(0.001), QStringLiteral("1/1000"));
        QCOMPARE(speedWords(5), QStringLiteral("5 ×"));
    }
};

QTEST_MAIN(TestSpeedSlider)
#include "tst_speed_slider.moc"
