#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using Answers = QList<QJsonObject>;

/// What programs of others rely on when they drive flotilla-cli and read its trace.
class TestContractDrive : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        Answers answers;
        Answers trace;
    };

    static Answers lines(const QByteArray &text)
    {
        Answers all;
        for (const QByteArray &line : text.split('\n'))
            if (!line.isEmpty())
                all.append(QJsonDocument::fromJson(line).object());
        return all;
    }

    Outcome drive(const QByteArray &input)
    {
        const QString trace = m_folder.filePath(QStringLiteral("t.ndjson"));
        QProcess process;
        process.start(QStringLiteral(FLOTILLA_CLI),
                      {QStringLiteral("drive"), QStringLiteral("--engine=pure"),
                       QStringLiteral("--trace"), trace});
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        QFile file(trace);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return {process.exitCode(), lines(process.readAllStandardOutput()), lines(file.readAll())};
    }

    static QString text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1StringView(key)).toString();
    }

    static qint64 number(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1StringView(key)).toInteger(-1);
    }

    static QJsonObject object(const QJsonObject &of, const char *key)
    {
        return of.value(QLatin1StringView(key)).toObject();
    }

    static bool isOk(const QJsonObject &answer) { return answer.value(u"ok").toBool(); }

    QTemporaryDir m_folder;

private Q_SLOTS:
    /// "leaderCommit: leader's commitIndex" (Figure 2), and the trace's commit stands before its
    /// sends.
    void entriesCarryTheCommitIndexTheyLeaveWith()
    {
        const Outcome got = drive("cluster S1 S2 noop=off maxEntries=1\n"
                                  "net manual\n"
                                  "timeout S1\n"
                                  "deliver all\n"
                                  "propose S1 \"a\"\n"
                                  "propose S1 \"b\"\n"
                                  "propose S1 \"c\"\n"
                                  "deliver all\n"
                                  "expect S1 commitIndex=3\n");
        QVERIFY(isOk(got.answers.last()));
        int withEntries = 0;
        for (const QJsonObject &line : got.trace) {
            const QJsonObject message = object(line, "msg");
            if (text(line, "ev") != u"send" || text(message, "type") != u"AppendEntries")
                continue;
            withEntries += message.value(u"entries").toArray().isEmpty() ? 0 : 1;
            QCOMPARE(number(message, "leaderCommit"), number(object(line, "st"), "commitIndex"));
        }
        QVERIFY(withEntries >= 3);
    }

    /// A persist line is for persist=explicit only.
    void persistTellsNothingWhereAllIsSavedAlready()
    {
        const Outcome got = drive("cluster S1 S2 S3\ntimeout S1\npersist S1\n");
        QVERIFY(isOk(got.answers.last()));
        for (const QJsonObject &line : got.trace)
            QVERIFY(text(line, "ev") != u"persist");
    }

    /// With persist=explicit a vote that is not on the disk is not told, and is lost with a crash.
    void aVoteThatIsNotSavedIsNeitherSentNorKept()
    {
        const Outcome got = drive("cluster S1 S2 S3 persist=explicit noop=off\n"
                                  "net manual\n"
                                  "timeout S1\n"
                                  "expect inflight 0\n"
                                  "persist S1\n"
                                  "expect inflight 2 type=RequestVote\n"
                                  "deliver to=S2\n"
                                  "expect S2 votedFor=S1 currentTerm=1\n"
                                  "expect inflight 0 type=RequestVoteReply\n"
                                  "crash S2\n"
                                  "restart S2\n"
                                  "expect S2 votedFor=none currentTerm=0\n"
                                  "timeout S3\n"
                                  "persist S3\n"
                                  "deliver from=S3 to=S2\n"
                                  "persist S2\n"
                                  "crash S2\n"
                                  "restart S2\n"
                                  "expect S2 votedFor=S3 currentTerm=1\n"
                                  "deliver to=S3 type=RequestVoteReply\n"
                                  "expect S3 state=Leader\n"
                                  "expect S1 state=Candidate\n");
        for (const QJsonObject &answer : got.answers)
            QVERIFY2(isOk(answer), qPrintable(text(answer, "error")));
        QCOMPARE(got.answers.size(), 22);
        QCOMPARE(got.code, 0);
    }

    /// "One JSON answer a line": also when the run has not begun, and for `end`.
    void everyLineHasItsOwnAnswer()
    {
        const Outcome got = drive("cluster S1 S2 S3\n"
                                  "isolate leader\n"
                                  "link S1 S2 down\n"
                                  "crsh S1\n"
                                  "end\n"
                                  "run 5\n");
        QCOMPARE(got.answers.size(), 5);
        const bool expected[] = {true, false, true, false, true};
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(isOk(got.answers[i]), expected[i]);
        QVERIFY(text(got.answers[1], "error").contains(u"leader"));
        QCOMPARE(got.code, 0);
    }

    /// seq, t and ids count; what is received or lost has been sent, copied or made up, once.
    void everyMessageInTheTraceComesFromSomewhere()
    {
        const Outcome got = drive("cluster S1 S2 S3 S4 S5 seed=11\n"
                                  "client C1\n"
                                  "net delay=1ms..30ms loss=0.1 dup=0.2 reorder=0.3\n"
                                  "run until leader within 5s\n"
                                  "submit C1 \"a\"\n"
                                  "run 300ms\n"
                                  "crash leader\n"
                                  "submit C1 \"b\"\n"
                                  "inject S2 RequestVote from=S3 term=1\n"
                                  "run 2s\n"
                                  "restart all\n"
                                  "run 1s\n");
        QHash<qint64, QJsonObject> inFlight;
        qint64 seq = 0;
        qint64 t = 0;
        qint64 lastId = 0;
        int received = 0;
        for (const QJsonObject &line : got.trace) {
            QCOMPARE(number(line, "seq"), seq++);
            QVERIFY(number(line, "t") >= t);
            t = number(line, "t");
            const QString event = text(line, "ev");
            const QJsonObject message = object(line, "msg");
            const qint64 id = number(message, "id");
            if (event == u"send" || event == u"inject") {
                QCOMPARE(id, ++lastId);
                inFlight.insert(id, message);
            } else if (event == u"dup") {
                QVERIFY(inFlight.contains(id));
                QCOMPARE(number(line, "newId"), ++lastId);
                QJsonObject copy = inFlight.value(id);
                copy.insert(u"id", lastId);
                inFlight.insert(lastId, copy);
            } else if (event == u"drop") {
                QVERIFY(inFlight.remove(id));
            } else if (event == u"recv") {
                QVERIFY(inFlight.contains(id));
                QCOMPARE(message, inFlight.take(id));
                ++received;
            }
        }
        QVERIFY(received > 200);
    }
};

QTEST_GUILESS_MAIN(TestContractDrive)
#include "tst_contract_drive.moc"
