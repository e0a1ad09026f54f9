#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// flotilla-cli render, as a user or a program meets it.
class TestRender : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QString err;
    };

    static Outcome call(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(FLOTILLA_CLI), arguments);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }
    static Outcome render(const QString &file, const QStringList &arguments)
    {
        return call(QStringList{QStringLiteral("render"), file} + arguments);
    }
    static Outcome render(const QString &arguments)
    {
        return render(walkthrough(), arguments.split(u' '));
    }
    static QString walkthrough()
    {
        return QStringLiteral(FLOTILLA_SOURCE_DIR "/resources/scenarios/walkthrough.flotilla");
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray contents(const QString &name)
    {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theSameCallGivesTheSameBytes_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"svg", "png", "pdf"})
            QTest::newRow(kind) << QStringLiteral("--at 230ms --size 480x320")
                                << QString::fromLatin1(kind);
        QTest::newRow("gif") << QStringLiteral("--from 230ms --to 240ms --size 480x320")
                             << QStringLiteral("gif");
    }
    void theSameCallGivesTheSameBytes()
    {
        QFETCH(QString, options);
        QFETCH(QString, kind);
        QByteArray first;
        for (const char *name : {"a.", "b."}) {
            const QString file = path(QLatin1StringView(name) + kind);
            const Outcome done = render(options + QStringLiteral(" --out ") + file);
            QVERIFY2(done.code == 0, qPrintable(done.err));
            const QByteArray bytes = contents(file);
            QVERIFY(!bytes.isEmpty());
            if (first.isEmpty())
                first = bytes;
            QCOMPARE(bytes, first);
        }
    }

    /// What a trace tells is drawn as what happened: the servers' states and the messages.
    void aTraceIsDrawnLikeItsRun()
    {
        const QString trace = path(QStringLiteral("t.ndjson"));
        QCOMPARE(call({QStringLiteral("run"), walkthrough(), QStringLiteral("--engine"),
                       QStringLiteral("pure"), QStringLiteral("--quiet"), QStringLiteral("--trace"),
                       trace})
                     .code,
                 0);
        const QStringList options{QStringLiteral("--at"), QStringLiteral("230ms"),
                                  QStringLiteral("--out")};
        QCOMPARE(render(trace, options + QStringList{path(QStringLiteral("t.png"))}).code, 0);
        QCOMPARE(render(walkthrough(), options + QStringList{path(QStringLiteral("s.png"))}).code,
                 0);
        const QImage told(path(QStringLiteral("t.png")));
        const QImage was(path(QStringLiteral("s.png")));
        QCOMPARE(told.size(), was.size());
        qint64 differs = 0;
        for (int y = 0; y < was.height(); ++y)
            for (int x = 0; x < was.width(); ++x)
                differs += told.pixel(x, y) != was.pixel(x, y);
        // Only the timers, around the servers, are not in the trace.
        QVERIFY2(differs < was.width() * was.height() / 100, qPrintable(QString::number(differs)));
    }

    void framesStandInAFolder()
    {
        const QString folder = path(QStringLiteral("frames"));
        const QString call =
            QStringLiteral("--from 230ms --to 232ms --scale 2 --size 320x240 --out ") + folder;
        QCOMPARE(render(call).code, 0);
        const QStringList frames = QDir(folder).entryList(QDir::Files);
        QCOMPARE(frames,
                 (QStringList{QStringLiteral("frame-00001.png"), QStringLiteral("frame-00002.png"),
                              QStringLiteral("frame-00003.png")}));
        QCOMPARE(QImage(QDir(folder).filePath(frames.first())).size(), QSize(640, 480));
        const Outcome again = render(call);
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains(QStringLiteral("is not empty")), qPrintable(again.err));
    }

    void aGifLastsAsLongAsItsPaceSays()
    {
        const QString file = path(QStringLiteral("pace.gif"));
        QCOMPARE(render(QStringLiteral("--from 200ms --to 300ms --pace 0.1 --fps 20 "
                                       "--size 320x240 --out ")
                        + file)
                     .code,
                 0);
        QImageReader reader(file);
        int millis = 0;
        while (!reader.read().isNull())
            millis += reader.nextImageDelay();
        QCOMPARE(millis, 1000 + 1000); // and the last one for a second
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *options, int code, const char *says) {
            QTest::newRow(options)
                << QString::fromLatin1(options) << code << QString::fromLatin1(says);
        };
        row("--at 1s", 2, "Give --out a file");
        row("--out x.svg", 2, "Give --at T");
        row("--at 1x --out x.svg", 2, "not \"1x\"");
        row("--at 1s --from 2s --out x.svg", 2, "leave one of them out");
        row("--at 900s --out x.svg", 2, "after the run's end");
        row("--from 2s --to 1s --out x.gif", 2, "ends before it begins");
        row("--at 1s --out x.bmp", 2, "let its name end in");
        row("--from 1s --out x.mp4", 2, "is neither");
        row("--at 1s --theme pink --out x.svg", 2, "not \"pink\"");
        row("--at 1s --size 9x9 --out x.svg", 2, "64 to 8192 pixels");
        row("--at 1s --size big --out x.svg", 2, "not \"big\"");
        row("--from 0 --pace 0.000001 --out x.gif", 2, "more than 20000 frames");
        row("--from 1s --fps 12.5 --out x.gif", 2, "not \"12.5\"");
        row("--at 1s --scael 2 --out x.svg", 2, "--scale");
        row("--at 1s --out /no/such/folder/x.svg", 4, "cannot be written");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, options);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome done = render(options);
        QVERIFY2(done.err.contains(says), qPrintable(done.err));
        QCOMPARE(done.code, code);
    }

    /// By what is in it, not by its name.
    void aBadTraceIsRefusedWithItsLine()
    {
        const QString name = path(QStringLiteral("bad.trace"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}\n");
        file.close();
        const Outcome done = render(name, {QStringLiteral("--at"), QStringLiteral("1s"),
                                           QStringLiteral("--out"), path(QStringLiteral("x.svg"))});
        QCOMPARE(done.code, 2);
        QVERIFY2(done.err.contains(QStringLiteral("bad.trace:1: \"seq\"")), qPrintable(done.err));
    }

    void whatAScenarioFailedWithIsTheExitCode()
    {
        const QString name = path(QStringLiteral("fails.flotilla"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("cluster S1 S2 S3\nrun 1s\nexpect leaders 3\n");
        file.close();
        const QString out = path(QStringLiteral("fails.svg"));
        const Outcome done = render(
            name, {QStringLiteral("--at"), QStringLiteral("1s"), QStringLiteral("--out"), out});
        QCOMPARE(done.code, 1);
        QVERIFY(QFile::exists(out));
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
