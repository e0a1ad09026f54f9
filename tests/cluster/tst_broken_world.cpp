#include "cluster/real_run.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/socket.h>
#endif

using namespace flotilla;
using namespace flotilla::test;

namespace {

#ifdef Q_OS_UNIX
/// Ends one of this program's TCP connections behind its back.
bool cutAConnection()
{
    constexpr int kMostFiles = 1024;
    for (int file = 3; file < kMostFiles; ++file) {
        sockaddr_in other{};
        socklen_t size = sizeof other;
        if (getpeername(file, reinterpret_cast<sockaddr *>(&other), &size) == 0
            && other.sin_family == AF_INET)
            return shutdown(file, SHUT_RDWR) == 0;
    }
    return false;
}
#endif

} // namespace

/// What the cluster does when sockets fail it.
class TestBrokenWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "An unexpected disconnect is an error shown to the user": now, and whatever is tried after
    /// it.
    void aConnectionThatEndsByItselfEndsTheRun()
    {
#ifdef Q_OS_UNIX
        RealRun run(clusterOf(3, 1));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        QVERIFY(cutAConnection());
        const auto failed = cluster.run(cluster.now() + Duration::seconds(10));
        QVERIFY(!failed);
        QVERIFY(failed.error().fault == Fault::Environment);
        const QString why = QString::fromStdString(failed.error().message);
        QVERIFY2(why.contains(u"start it again"), qPrintable(why));
        for (int i = 0; i < 3; ++i) {
            const auto again = cluster.run(cluster.now() + Duration::seconds(10));
            QVERIFY(!again);
            QCOMPARE(again.error().message, failed.error().message);
            QCOMPARE(refusal(cluster, act::Crash{S2}), why);
            QCOMPARE(refusal(cluster, act::Timeout{S2}), why);
            QCOMPARE(refusal(cluster, act::CreateServer{"S4", {}}), why);
        }
#else
        QSKIP("needs the sockets' numbers");
#endif
    }
};

QTEST_GUILESS_MAIN(TestBrokenWorld)
#include "tst_broken_world.moc"
