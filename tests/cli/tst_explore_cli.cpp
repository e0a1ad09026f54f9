#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// flotilla-cli explore, as a user or a program meets it.
class TestExploreCli : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };

    [[nodiscard]] Outcome call(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(FLOTILLA_CLI), arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    [[nodiscard]] Outcome explore(const QString &arguments) const
    {
        return call(QStringList{QStringLiteral("explore")} + arguments.split(u' '));
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void saysHowMuchWasTried()
    {
        const Outcome outcome = explore(QStringLiteral("--seeds 1..3 --quiet"));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.startsWith(u"6 runs, "), qPrintable(outcome.out));
        QVERIFY2(outcome.out.endsWith(u"no property fell\n"), qPrintable(outcome.out));
    }

    /// On real servers the run that was found breaks what it broke on the pure engine.
    void whatItFindsIsPlayedOnRealServers_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("said");
        QTest::newRow("at an event") << "--seeds 1..9 --rule oneVote=off"
                                     << "Election Safety";
        QTest::newRow("for want of a leader") << "--seeds 1..9 --rule randomTimeouts=off"
                                              << "Leader Elected";
    }
    void whatItFindsIsPlayedOnRealServers()
    {
        QFETCH(QString, options);
        QFETCH(QString, said);
        const Outcome found = explore(options + QStringLiteral(" --quiet --out found.flotilla"));
        QCOMPARE(found.code, 3);
        QVERIFY2(found.out.contains(said + QStringLiteral(": ")), qPrintable(found.out));
        const QString again = found.out.section(QStringLiteral("again: flotilla-cli explore "), 1)
                                  .section(u'\n', 0, 0);
        const Outcome twice = explore(again + QStringLiteral(" --quiet --out twice.flotilla"));
        QCOMPARE(twice.code, 3);
        const auto contents = [this](const QString &name) {
            QFile file(m_folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QCOMPARE(contents(QStringLiteral("twice.flotilla")),
                 contents(QStringLiteral("found.flotilla")));

        for (const char *engine : {"pure", "nodes"}) {
            const QString trace = QString::fromLatin1(engine) + QStringLiteral(".ndjson");
            const Outcome played =
                call({QStringLiteral("run"), QStringLiteral("found.flotilla"),
                      QStringLiteral("--engine"), QString::fromLatin1(engine),
                      QStringLiteral("--trace"), trace, QStringLiteral("--quiet")});
            QCOMPARE(played.code, said.startsWith(u"Leader") ? 1 : 3);
        }
        QVERIFY(!contents(QStringLiteral("pure.ndjson")).isEmpty());
        QCOMPARE(contents(QStringLiteral("nodes.ndjson")), contents(QStringLiteral("pure.ndjson")));
    }

    void refusesWhatItCannotDo_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("said");
        QTest::newRow("seeds") << "--seeds 9..1"
                               << "--seeds is a range of whole numbers, as in 1..1000, not "
                                  "\"9..1\"";
        QTest::newRow("profile") << "--profile wild"
                                 << "--profile is calm, swarm or both, not \"wild\"";
        QTest::newRow("rule") << "--rule magic=off"
                              << "there is no rule \"magic\": persistVote, ";
        QTest::newRow("rule on") << "--rule noop=on"
                                 << "--rule is NAME=off, not \"noop=on\"";
        QTest::newRow("servers") << "--servers 2"
                                 << "--servers is a whole number from 3 to 15, not \"2\"";
        QTest::newRow("hours") << "--hours -1"
                               << "--hours is a number above 0, not \"-1\"";
        QTest::newRow("option") << "--seed 4"
                                << "there is no option --seed. Did you mean \"--seeds\"?";
        QTest::newRow("file") << "here.flotilla"
                              << "\"here.flotilla\" is too much: explore takes options only";
    }
    void refusesWhatItCannotDo()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, said);
        const Outcome outcome = explore(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
    }

    void saysWhereItCannotWrite()
    {
        const Outcome outcome =
            explore(QStringLiteral("--rule oneVote=off --quiet --out no/such/folder.flotilla"));
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.err.contains(u"no/such/folder.flotilla: the run can't be written there"),
                 qPrintable(outcome.err));
    }
};

QTEST_APPLESS_MAIN(TestExploreCli)
#include "tst_explore_cli.moc"
