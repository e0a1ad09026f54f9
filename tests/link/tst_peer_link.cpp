#include <utility>

#include "link/listener.h"
#include "link/peer_link.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kS3{2};

Frame numbered(std::uint32_t sequence, NodeId from, NodeId to)
{
    auto message =
        std::make_shared<const Message>(Message{from, to, {1}, RequestVote{{sequence}, {1}}});
    return {0, from, to, sequence, {sequence}, {sequence + 1}, std::move(message)};
}

Frame large(std::uint32_t sequence, NodeId from, NodeId to)
{
    AppendEntries append{{0}, {0}, {}, {0}};
    for (int i = 0; i < 15; ++i)
        append.entries.push_back({{1}, makeCommand(std::string(kMaxCommandBytes, 'x'))});
    auto message = std::make_shared<const Message>(Message{from, to, {1}, std::move(append)});
    return {0, from, to, sequence, {0}, {1}, std::move(message)};
}

/// Server S1 with its door open, and what it hears.
struct Door {
    QObject owner;
    Listener listener{kS1, &owner};
    quint16 port = 0;
    PeerLink *link = nullptr; ///< the last that was established
    int accepted = 0;
    int closed = 0;
    QStringList broken;
    std::vector<std::uint32_t> sequences;

    Door()
    {
        auto opened = listener.listen();
        port = opened.ok() ? *opened : 0;
        QObject::connect(&listener, &Listener::accepted, &owner, [this](PeerLink *incoming) {
            ++accepted;
            QObject::connect(incoming, &PeerLink::established, &owner,
                             [this](PeerLink *established) { link = established; });
            QObject::connect(incoming, &PeerLink::frameArrived, &owner,
                             [this](const Frame &frame) { sequences.push_back(frame.sequence); });
            QObject::connect(incoming, &PeerLink::closed, &owner, [this] { ++closed; });
            QObject::connect(incoming, &PeerLink::broken, &owner,
                             [this](const QString &why) { broken << why; });
        });
    }
};

std::vector<std::uint32_t> upTo(std::uint32_t count)
{
    std::vector<std::uint32_t> sequences;
    for (std::uint32_t i = 1; i <= count; ++i)
        sequences.push_back(i);
    return sequences;
}

} // namespace

class TestPeerLink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothSidesLearnWhoIsThere();
    void framesThatFollowTheHelloAtOnceAreNotLost();
    void tenThousandFramesComeInOrderBothWays();
    void framesThatAreManyTimesThePipeComeWhole();
    void closingBringsEverythingThatWasSent();
    void strangersAreClosedAndDisturbNobody();
    void aPeerThatMeansSomebodyElseIsClosed();
    void aDiallerIsToldThatNobodyListens();
    void aDiallerIsToldThatItMetAStranger();
    void aDiallerTakesNoFrameBeforeTheHello();
    void framesInAnotherNameBreakTheLink();
    void aPeerThatDoesNotReadBreaksTheLink();
    void aFrameThatNobodyWouldTakeBreaksTheLink();
    void aLinkMayBeClosedByWhoHearsOfAFrame();
    void closedListenersTakeNobody();
    void aListenerThatCanTakeNobodyTellsIt();
};

void TestPeerLink::bothSidesLearnWhoIsThere()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {5, kS2, kS1}, &door.owner);
    int established = 0;
    connect(dialler, &PeerLink::established, this, [&](PeerLink *link) {
        QCOMPARE(link, dialler);
        ++established;
    });
    QVERIFY(!dialler->isEstablished());
    QTRY_COMPARE(established, 1);
    QTRY_VERIFY(door.link);
    QVERIFY(dialler->isEstablished());
    QVERIFY(dialler->peer() == kS1);
    QVERIFY(door.link->peer() == kS2);
    QCOMPARE(door.link->peerEpoch(), 5U);
    QCOMPARE(dialler->peerEpoch(), 5U);
    QCOMPARE(door.link->parent(), &door.owner);
}

void TestPeerLink::framesThatFollowTheHelloAtOnceAreNotLost()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    for (std::uint32_t i = 1; i <= 100; ++i)
        dialler->send(numbered(i, kS2, kS1));
    dialler->flush();
    QTRY_COMPARE(door.sequences.size(), std::size_t{100});
    QCOMPARE(door.sequences, upTo(100));
}

void TestPeerLink::tenThousandFramesComeInOrderBothWays()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    std::vector<std::uint32_t> back;
    connect(dialler, &PeerLink::frameArrived, this,
            [&](const Frame &frame) { back.push_back(frame.sequence); });
    QTRY_VERIFY(door.link);
    for (std::uint32_t i = 1; i <= 10'000; ++i) {
        dialler->send(numbered(i, kS2, kS1));
        door.link->send(numbered(i, kS1, kS2));
        if (i % 100 == 0) {
            dialler->flush();
            door.link->flush();
        }
    }
    QTRY_COMPARE(door.sequences.size(), std::size_t{10'000});
    QTRY_COMPARE(back.size(), std::size_t{10'000});
    QCOMPARE(door.sequences, upTo(10'000));
    QCOMPARE(back, upTo(10'000));
}

void TestPeerLink::framesThatAreManyTimesThePipeComeWhole()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    for (std::uint32_t i = 1; i <= 20; ++i) {
        dialler->send(large(i, kS2, kS1));
        dialler->flush();
    }
    QTRY_COMPARE(door.sequences.size(), std::size_t{20});
    QCOMPARE(door.sequences, upTo(20));
}

void TestPeerLink::closingBringsEverythingThatWasSent()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    QSignalSpy dialled(dialler, &PeerLink::closed);
    QTRY_VERIFY(door.link);
    for (std::uint32_t i = 1; i <= 20; ++i)
        dialler->send(large(i, kS2, kS1));
    dialler->closeGracefully();
    QTRY_COMPARE(door.closed, 1);
    QCOMPARE(door.sequences, upTo(20));
    QTRY_COMPARE(dialled.count(), 1);
    QCOMPARE(door.broken, QStringList());
    dialler->closeGracefully(); // once more changes nothing
    dialler->send(numbered(21, kS2, kS1));
    dialler->flush();
    QTest::qWait(0);
    QCOMPARE(dialled.count(), 1);
}

void TestPeerLink::strangersAreClosedAndDisturbNobody()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    QTRY_VERIFY(door.link);
    QByteArray frameFirst;
    encode(numbered(1, kS3, kS1), frameFirst);
    for (const QByteArray &bytes :
         {QByteArrayLiteral("GET / HTTP/1.1\r\n\r\n"), QByteArray(5000, '\0'), frameFirst}) {
        QTcpSocket stranger;
        QSignalSpy ended(&stranger, &QTcpSocket::disconnected);
        stranger.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port);
        stranger.write(bytes);
        QTRY_COMPARE(ended.count(), 1);
    }
    QCOMPARE(door.accepted, 4);
    QCOMPARE(door.broken, QStringList());
    QTRY_COMPARE(door.owner.findChildren<PeerLink *>().size(), 2); // S2's two ends are left
    dialler->send(numbered(1, kS2, kS1));
    dialler->flush();
    QTRY_COMPARE(door.sequences, upTo(1));
}

void TestPeerLink::aPeerThatMeansSomebodyElseIsClosed()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS3}, &door.owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    QSignalSpy closed(dialler, &PeerLink::closed);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(broken.count(), 1);
    QVERIFY(broken[0][0].toString().contains(u"without a hello"));
    QVERIFY(!door.link);
}

void TestPeerLink::aDiallerIsToldThatNobodyListens()
{
    quint16 port = 0;
    {
        Door door;
        port = door.port;
    }
    QObject owner;
    PeerLink *dialler = PeerLink::dial(port, {0, kS2, kS1}, &owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    QSignalSpy closed(dialler, &PeerLink::closed);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(broken.count(), 1);
    QVERIFY(broken[0][0].toString().contains(u"no connection to endpoint 0"));
}

void TestPeerLink::aDiallerIsToldThatItMetAStranger()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
    QObject owner;
    PeerLink *dialler = PeerLink::dial(other.serverPort(), {0, kS2, kS1}, &owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    QTRY_VERIFY(other.hasPendingConnections());
    other.nextPendingConnection()->write("220 mail.example ESMTP\r\n");
    QTRY_COMPARE(broken.count(), 1);
    QVERIFY(!dialler->isEstablished());
}

void TestPeerLink::aDiallerTakesNoFrameBeforeTheHello()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
    QObject owner;
    PeerLink *dialler = PeerLink::dial(other.serverPort(), {0, kS2, kS1}, &owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    int frames = 0;
    connect(dialler, &PeerLink::frameArrived, this, [&](const Frame &) { ++frames; });
    QTRY_VERIFY(other.hasPendingConnections());
    QByteArray bytes;
    encode(numbered(1, kS1, kS2), bytes);
    other.nextPendingConnection()->write(bytes);
    QTRY_COMPARE(broken.count(), 1);
    QVERIFY(broken[0][0].toString().contains(u"before the hello"));
    QCOMPARE(frames, 0);
}

void TestPeerLink::framesInAnotherNameBreakTheLink()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    dialler->send(numbered(1, kS2, kS1));
    dialler->send(numbered(2, kS3, kS1));
    dialler->send(numbered(3, kS2, kS1));
    dialler->flush();
    QTRY_COMPARE(door.closed, 1);
    QCOMPARE(door.sequences, upTo(1));
    QCOMPARE(door.broken.size(), 1);
    QVERIFY(door.broken[0].contains(u"sent a frame from endpoint 2"));
}

void TestPeerLink::aPeerThatDoesNotReadBreaksTheLink()
{
    QTcpServer idle;
    QVERIFY(idle.listen(QHostAddress(QHostAddress::LocalHost), 0));
    idle.pauseAccepting(); // the kernel takes the connection and some bytes, nobody reads them
    QObject owner;
    PeerLink *dialler = PeerLink::dial(idle.serverPort(), {0, kS2, kS1}, &owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    const Frame megabyte = large(1, kS2, kS1);
    for (int i = 0; i < 1000 && broken.isEmpty(); ++i) {
        dialler->send(megabyte);
        dialler->flush();
        QTest::qWait(0);
    }
    QCOMPARE(broken.count(), 1);
    QVERIFY(broken[0][0].toString().contains(u"does not read them"));
}

void TestPeerLink::aFrameThatNobodyWouldTakeBreaksTheLink()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    AppendEntries append{{0}, {0}, {}, {0}};
    for (int i = 0; i < 17; ++i)
        append.entries.push_back({{1}, makeCommand(std::string(kMaxCommandBytes, 'x'))});
    auto message = std::make_shared<const Message>(Message{kS2, kS1, {1}, std::move(append)});
    dialler->send({0, kS2, kS1, 1, {0}, {1}, std::move(message)});
    QTRY_COMPARE(broken.count(), 1);
    QVERIFY(broken[0][0].toString().contains(u"AppendEntries"));
}

void TestPeerLink::aLinkMayBeClosedByWhoHearsOfAFrame()
{
    Door door;
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    QSignalSpy closed(dialler, &PeerLink::closed);
    QTRY_VERIFY(door.link);
    const QPointer<PeerLink> link(door.link);
    connect(door.link, &PeerLink::frameArrived, this, [&](const Frame &) {
        link->closeGracefully();
        link->deleteLater();
    });
    for (std::uint32_t i = 1; i <= 100; ++i)
        dialler->send(numbered(i, kS2, kS1));
    dialler->flush();
    QTRY_VERIFY(!link);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(door.sequences, upTo(1));
}

void TestPeerLink::closedListenersTakeNobody()
{
    Door door;
    door.listener.close();
    PeerLink *dialler = PeerLink::dial(door.port, {0, kS2, kS1}, &door.owner);
    QSignalSpy broken(dialler, &PeerLink::broken);
    QTRY_COMPARE(broken.count(), 1);
    QCOMPARE(door.accepted, 0);
}

void TestPeerLink::aListenerThatCanTakeNobodyTellsIt()
{
#ifdef Q_OS_UNIX
    Door door;
    QSignalSpy failed(&door.listener, &Listener::failed);
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress(QHostAddress::LocalHost), door.port);
    QVERIFY(stranger.waitForConnected());

    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = std::min<rlim_t>(before.rlim_cur, 64);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    std::vector<int> files;
    for (int file = open("/dev/null", O_RDONLY); file >= 0; file = open("/dev/null", O_RDONLY))
        files.push_back(file);
    const bool told = QTest::qWaitFor([&] { return failed.size() == 1; });
    for (const int file : files)
        close(file);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(told);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QCOMPARE(door.accepted, 0);
#else
    QSKIP("needs a limit of open files");
#endif
}

QTEST_GUILESS_MAIN(TestPeerLink)
#include "tst_peer_link.moc"
