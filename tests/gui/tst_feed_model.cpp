#include "gui/panels/feed_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace flotilla;

namespace {

FeedLine line(std::uint64_t seq, FeedKind kind, const char *text)
{
    FeedLine made;
    made.seq = seq;
    made.at = Instant{static_cast<std::int64_t>(seq) * 1000};
    made.kind = kind;
    made.subject = "S1";
    made.text = text;
    return made;
}

} // namespace

class TestFeedModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What happened last is read first.
    void showsTheNewestOnTop()
    {
        FeedModel model;
        const QAbstractItemModelTester tester(&model);
        model.append({line(1, FeedKind::Vote, "votes"), line(2, FeedKind::Election, "leads")});
        model.append({line(3, FeedKind::Commit, "commits 1")});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.line(0).text, std::string("commits 1"));
        QCOMPARE(model.line(2).text, std::string("votes"));
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("0.003  S1 commits 1"));
    }

    /// Heartbeats would drown everything else; they are there when asked for.
    void hidesHeartbeatsUntilAskedFor()
    {
        FeedModel model;
        const QAbstractItemModelTester tester(&model);
        model.append({line(1, FeedKind::Election, "leads"), line(2, FeedKind::Heartbeat, "beats")});
        QCOMPARE(model.rowCount(), 1);
        model.setShowsEverything(true);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.line(0).text, std::string("beats"));
        model.append({line(3, FeedKind::Heartbeat, "beats on")});
        QCOMPARE(model.rowCount(), 3);
        model.setShowsEverything(false);
        QCOMPARE(model.rowCount(), 1);
    }

    /// That each follower hears again what the leader has committed is no news.
    void hidesWhatOnlyConfirmsUntilAskedFor()
    {
        FeedModel model;
        model.append({line(1, FeedKind::Commit, "commits 1"),
                      line(2, FeedKind::Confirmation, "hears that entry 1 is committed")});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.line(0).text, std::string("commits 1"));
        model.setShowsEverything(true);
        QCOMPARE(model.rowCount(), 2);
    }

    /// A run of hours costs no more memory than one of minutes, and heartbeats push no news out.
    void keepsTheNewestTenThousand()
    {
        FeedModel model;
        model.append({line(1, FeedKind::Election, "leads")});
        std::vector<FeedLine> beats;
        for (std::uint64_t i = 2; i < 2 + FeedModel::kMaxLines + 500; ++i)
            beats.push_back(line(i, FeedKind::Heartbeat, "beats"));
        model.append(beats);
        QCOMPARE(model.rowCount(), 1);
        model.setShowsEverything(true);
        QCOMPARE(model.rowCount(), static_cast<int>(FeedModel::kMaxLines));
        QCOMPARE(model.line(0).seq, beats.back().seq);
        model.append({line(99'999, FeedKind::Commit, "commits 1")});
        QCOMPARE(model.rowCount(), static_cast<int>(FeedModel::kMaxLines));
        QCOMPARE(model.line(0).seq, std::uint64_t{99'999});
    }
};

QTEST_MAIN(TestFeedModel)
#include "tst_feed_model.moc"
