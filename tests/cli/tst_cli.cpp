#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// The built flotilla-cli, as a user or a program meets it.
class TestCli : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };

    static Outcome call(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(QStringLiteral(FLOTILLA_CLI), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QString file(const QByteArray &text)
    {
        const QString name = m_folder.filePath(QStringLiteral("s%1.flotilla").arg(++m_files));
        QFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("the test can't write its scenario");
        return name;
    }

    static QByteArray contents(const QString &name)
    {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    int m_files = 0;

private Q_SLOTS:
    void shippedScenariosHold_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(FLOTILLA_SOURCE_DIR "/resources/scenarios"));
        for (const QString &name : folder.entryList({QStringLiteral("*.flotilla")}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    /// On real servers by either way of granting, and on the pure engine: the same trace.
    void shippedScenariosHold()
    {
        QFETCH(QString, name);
        QByteArray first;
        for (const QStringList &how :
             {QStringList{QStringLiteral("--engine"), QStringLiteral("pure")},
              QStringList{QStringLiteral("--grant"), QStringLiteral("step"),
                          QStringLiteral("--durability"), QStringLiteral("os")},
              QStringList{QStringLiteral("--durability"), QStringLiteral("os")}}) {
            const QString trace = m_folder.filePath(QStringLiteral("t.ndjson"));
            const Outcome got =
                call(QStringList{QStringLiteral("run"), name, QStringLiteral("--quiet"),
                                 QStringLiteral("--trace"), trace}
                     + how);
            QVERIFY2(got.code == 0, qPrintable(got.err));
            const QByteArray written = contents(trace);
            QVERIFY(written.size() > 1000);
            if (first.isEmpty())
                first = written;
            QVERIFY(written == first);
        }
    }

    void endsWithTheRightCode()
    {
        const QString pure = QStringLiteral("--engine=pure");
        const auto run = [&](const QByteArray &text) {
            return call({QStringLiteral("run"), pure, file(text)});
        };
        QCOMPARE(run("cluster S1\nrun until leader\n").code, 0);
        const Outcome failed = run("cluster S1 S2\n# a comment\nexpect leaders 1\n");
        QCOMPARE(failed.code, 1);
        QVERIFY2(failed.err.contains(u".flotilla:3: ") && failed.err.contains(u"got 0, expected 1"),
                 qPrintable(failed.err));
        const Outcome bad = run("cluster S1 S2\nrun 5\ncrsh S1\n");
        QCOMPARE(bad.code, 2);
        QVERIFY2(bad.err.contains(u".flotilla:3:1: ") && bad.err.contains(u"crash"),
                 qPrintable(bad.err));
        QVERIFY(bad.out.isEmpty()); // refused whole before anything ran
        const Outcome unsafe = run("cluster S1 S2 S3\npreset S1 log=1 commit=1\nrun 5\n");
        QCOMPARE(unsafe.code, 3);
        QVERIFY2(unsafe.err.contains(u"safety property"), qPrintable(unsafe.err));
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *arguments, int code, const char *says) {
            QTest::newRow(arguments)
                << QString(QLatin1StringView(arguments)).split(u' ', Qt::SkipEmptyParts) << code
                << QString(QLatin1StringView(says));
        };
        row("", 2, "Name a verb");
        row("rn", 2, "Did you mean \"run\"?");
        row("run", 2, "Name its file");
        row("run a b", 2, "is too much");
        row("run a --sed 3", 2, "Did you mean \"--seed\"?");
        row("run a --seed x", 2, "--seed is a whole number");
        row("run a --engine real", 2, "--engine is nodes or pure");
        row("run a --grant slow", 2, "--grant is step or window");
        row("run a --durability none", 2, "--durability is full or os");
        row("run a --resume", 2, "--resume needs --data");
        row("run a --engine pure --data x", 2, "writes no files");
        row("run no-such-file.flotilla", 2, "can't be read");
        row("drive file", 2, "standard input");
        row("drive --trace -", 2, "standard output");
    }
    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome got = call(arguments);
        QCOMPARE(got.code, code);
        QVERIFY2(got.err.contains(says), qPrintable(got.err));
    }

    void tellsABrokenEnvironment()
    {
        const QString good = file("cluster S1\nrun until leader\n");
        const Outcome trace =
            call({QStringLiteral("run"), good, QStringLiteral("--engine=pure"),
                  QStringLiteral("--trace"), QStringLiteral("/no/such/folder/t")});
        QCOMPARE(trace.code, 4);
        QVERIFY2(trace.err.contains(u"/no/such/folder/t"), qPrintable(trace.err));
        const QString inTheWay = m_folder.filePath(QStringLiteral("a-file"));
        QVERIFY(QFile(inTheWay).open(QIODevice::WriteOnly));
        const Outcome data = call({QStringLiteral("run"), good, QStringLiteral("--data"),
                                   inTheWay + QStringLiteral("/data")});
        QCOMPARE(data.code, 4);
        QVERIFY2(data.err.contains(inTheWay), qPrintable(data.err));
    }

    /// "--data DIR must be new or empty, or --resume be given (then names must match and presets
    /// are refused)".
    void goesOnFromItsData()
    {
        const QString data = m_folder.filePath(QStringLiteral("data"));
        const QString first =
            file("cluster S1 S2 S3\nclient C1\nrun until leader\nsubmit C1 \"kept\"\n"
                 "run until client C1 done\nrun 100ms\n");
        const QStringList with{QStringLiteral("--data"), data, QStringLiteral("--quiet")};
        QCOMPARE(call(QStringList{QStringLiteral("run"), first} + with).code, 0);
        const Outcome again = call(QStringList{QStringLiteral("run"), first} + with);
        QVERIFY(again.code == 2 || again.code == 4);
        QVERIFY2(again.err.contains(u"--resume"), qPrintable(again.err));
        const QStringList resume = with + QStringList{QStringLiteral("--resume")};
        const QString next =
            file("cluster S1 S2 S3\nclient C1\nexpect S1 currentTerm=1 values=\"\",\"kept\"\n"
                 "expect ledger 2 \"kept\"\nrun until leader\nrun 200ms\n"
                 "expect applied S2 2 \"kept\"\nsubmit C1 \"new\"\nrun until client C1 done\n"
                 "expect ledger 4 \"new\"\n");
        const Outcome resumed = call(QStringList{QStringLiteral("run"), next} + resume);
        QVERIFY2(resumed.code == 0, qPrintable(resumed.err));
        const QString preset = file("cluster S1 S2 S3\npreset S1 log=1\n");
        QCOMPARE(call(QStringList{QStringLiteral("run"), preset} + resume).code, 2);
        const QString others = file("cluster A B C\nrun 1\n");
        QVERIFY(call(QStringList{QStringLiteral("run"), others} + resume).code != 0);
    }

    void helpsAndTellsItsVersion()
    {
        const Outcome help = call({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"drive") && help.out.contains(u"run"));
        QVERIFY(
            call({QStringLiteral("run"), QStringLiteral("--help")}).out.contains(u"--durability"));
        QCOMPARE(call({QStringLiteral("--version")}).code, 0);
    }

    void drivesAsInTheGoldenFiles_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<int>("code");
        const QString golden = QStringLiteral(FLOTILLA_SOURCE_DIR "/tests/golden/");
        QTest::newRow("election") << golden + QStringLiteral("drive-election") << 0;
        QTest::newRow("unsafe") << golden + QStringLiteral("drive-unsafe") << 3;
    }
    void drivesAsInTheGoldenFiles()
    {
        QFETCH(QString, base);
        QFETCH(int, code);
        const QByteArray input = contents(base + QStringLiteral(".in"));
        const QString expected = QString::fromUtf8(contents(base + QStringLiteral(".out")));
        for (const char *engine : {"pure", "nodes"}) {
            const Outcome got = call({QStringLiteral("drive"), QStringLiteral("--engine"),
                                      QString(QLatin1StringView(engine))},
                                     input);
            QCOMPARE(got.out, expected);
            QCOMPARE(got.code, code);
        }
    }

    /// Each line is answered before the next one has to come.
    void answersLineByLine()
    {
        QProcess process;
        process.start(QStringLiteral(FLOTILLA_CLI),
                      {QStringLiteral("drive"), QStringLiteral("--engine=pure")});
        for (const char *line : {"cluster S1 S2 S3\n", "run until leader\n", "query\n", "end\n"}) {
            process.write(line);
            while (!process.canReadLine())
                QVERIFY(process.waitForReadyRead(30'000));
            QVERIFY(process.readLine().startsWith("{\"ok\":true,"));
        }
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
