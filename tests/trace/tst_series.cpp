#include "trace/series.h"

#include <QTest>

using namespace flotilla;

class TestSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishesAllThatIsThere()
    {
        Series<int, 4> series;
        QCOMPARE(series.publish().size(), std::size_t(0));
        for (int i = 0; i < 11; ++i) {
            series.push(i);
            const auto published = series.publish();
            QCOMPARE(published.size(), static_cast<std::size_t>(i) + 1);
            for (int k = 0; k <= i; ++k)
                QCOMPARE(published[static_cast<std::size_t>(k)], k);
        }
    }

    void whatIsPublishedDoesNotGrow()
    {
        Series<int, 4> series;
        for (int i = 0; i < 6; ++i)
            series.push(i);
        const auto published = series.publish();
        for (int i = 6; i < 20; ++i)
            series.push(i);
        QCOMPARE(published.size(), std::size_t(6));
        QCOMPARE(published[5], 5);
        QCOMPARE(series.publish()[19], 19);
    }

    void whatIsLetGoStaysWithWhoHasIt()
    {
        Series<int, 4> series;
        for (int i = 0; i < 9; ++i)
            series.push(i);
        const auto published = series.publish();
        series.letGoOfBlock(0);
        QCOMPARE(published[3], 3);
        QCOMPARE(series.publish().size(), std::size_t(9));
        QCOMPARE(series.publish()[4], 4);
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
