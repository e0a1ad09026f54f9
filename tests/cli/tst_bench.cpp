#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <utility>

/// `flotilla-cli bench`, as far as it does not depend on how fast this machine is.
class TestBench : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QByteArray out;
        QString err;
    };

    static Outcome bench(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(FLOTILLA_CLI),
                      QStringList{QStringLiteral("bench")} + arguments);
        if (!process.waitForFinished(110'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                QString::fromUtf8(process.readAllStandardError())};
    }

    Outcome m_timeline;
    QJsonArray m_figures;

private Q_SLOTS:
    void initTestCase()
    {
        m_timeline = bench({QStringLiteral("--json"), QStringLiteral("timeline")});
        QVERIFY2(m_timeline.code == 0 || m_timeline.code == 1, qPrintable(m_timeline.err));
        m_figures = QJsonDocument::fromJson(m_timeline.out)
                        .object()
                        .value(QLatin1StringView("figures"))
                        .toArray();
        QCOMPARE(m_figures.size(), 3);
    }

    /// A figure says what it is in, what it has to hold, and whether it does; so does the exit code.
    void saysWhatHolds()
    {
        bool all = true;
        for (const QJsonValue &figure : std::as_const(m_figures)) {
            QVERIFY(!figure[QLatin1StringView("name")].toString().isEmpty());
            QVERIFY(!figure[QLatin1StringView("unit")].toString().isEmpty());
            QCOMPARE(figure[QLatin1StringView("bound")].toString(), QStringLiteral("at most"));
            const double value = figure[QLatin1StringView("value")].toDouble();
            const bool holds = figure[QLatin1StringView("holds")].toBool();
            QVERIFY(value > 0);
            QCOMPARE(holds, value <= figure[QLatin1StringView("limit")].toDouble());
            all = all && holds;
        }
        QCOMPARE(m_timeline.code, all ? 0 : 1);
    }

    /// 32 bytes an event and 64 MB for a million: the same on every machine.
    void keepsAMillionEventsInTheirBytes()
    {
        for (int i = 0; i < 2; ++i)
            QVERIFY2(m_figures.at(i)[QLatin1StringView("holds")].toBool(),
                     m_timeline.out.constData());
    }

    void refusesAPartThatIsNone()
    {
        const Outcome outcome = bench({QStringLiteral("timelin")});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(QStringLiteral("Did you mean \"timeline\"?")),
                 qPrintable(outcome.err));
    }

    void tellsItsParts()
    {
        const Outcome outcome = bench({QStringLiteral("--help")});
        QCOMPARE(outcome.code, 0);
        for (const char *part : {"pure", "timeline", "branch", "servers", "paint", "window"})
            QVERIFY2(outcome.out.contains(part), part);
    }
};

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
