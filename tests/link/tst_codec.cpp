#include "link/codec.h"

#include "core/hash.h"

#include <QTest>
#include <QtEndian>

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kC1{NodeId::kFirstClient};

Frame frameWith(MessageBody body, NodeId from = kS1, NodeId to = kS2)
{
    auto message = std::make_shared<const Message>(Message{from, to, {7}, std::move(body)});
    return {3, from, to, 0xfffffffe, {123'456'789}, {123'461'789}, std::move(message)};
}

std::vector<Frame> oneOfEach()
{
    const CommandPtr plain = makeCommand("put x 1");
    const CommandPtr session = makeCommand("put y 2", "C1", 4'000'000'000'000ULL);
    const CommandPtr wild = makeCommand(std::string("\0\xff\xfe \xc3\x28", 6), "C2", 1);
    const CommandPtr wordless = makeCommand("", "C1", 2);
    return {
        frameWith(RequestVote{{5}, {3}}),
        frameWith(RequestVoteReply{true}),
        frameWith(RequestVoteReply{false}),
        frameWith(AppendEntries{{4}, {2}, {}, {3}}),
        frameWith(AppendEntries{
            {4},
            {2},
            {{{2}, nullptr}, {{5}, plain}, {{6}, session}, {{6}, wild}, {{~0ULL}, wordless}},
            {0xffffffff}}),
        frameWith(AppendEntriesReply{true, {9}, std::nullopt}),
        frameWith(AppendEntriesReply{false, {0}, Conflict{{3}, {1}}}),
        frameWith(ClientRequest{session}, kC1, kS1),
        frameWith(ClientReply{17, Outcome::Ok, "12", std::nullopt}, kS1, kC1),
        frameWith(ClientReply{18, Outcome::Redirect, "", kS2}, kS1, kC1),
        frameWith(ClientReply{19, Outcome::Unknown, std::string(kMaxCommandBytes, 'x'), kS1}, kS1,
                  kC1),
    };
}

bool same(const Frame &a, const Frame &b)
{
    return a.epoch == b.epoch && a.from == b.from && a.to == b.to && a.sequence == b.sequence
           && a.sentAt == b.sentAt && a.arrivesAt == b.arrivesAt && *a.message == *b.message;
}

QByteArray bytesOf(const Frame &frame)
{
    QByteArray bytes;
    encode(frame, bytes);
    return bytes;
}

/// Everything that comes out of a decoder up to where it needs more; "" or why it refused.
std::string drain(FrameDecoder &decoder, std::vector<FrameDecoder::Item> &items)
{
    while (true) {
        auto next = decoder.next();
        if (!next)
            return next.error().message;
        if (!next->has_value())
            return {};
        items.push_back(std::move(**next));
    }
}

/// Why the bytes are refused; "" where they are not.
QString refusal(const QByteArray &bytes)
{
    FrameDecoder decoder;
    decoder.feed(bytes);
    std::vector<FrameDecoder::Item> items;
    return QString::fromStdString(drain(decoder, items));
}

void setLength(QByteArray &bytes)
{
    qToLittleEndian(static_cast<quint32>(bytes.size() - 4), bytes.data());
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesBackEveryMessageAsItWas();
    void givesBackAHello();
    void givesBackAFrameWithoutArrival();
    void takesBytesInAnyPieces();
    void keepsOneSizeForLengthAndBytes();
    void refusesALengthBeforeItsBytesAreThere();
    void refusesEveryFrameThatIsCutShort();
    void refusesBytesBehindTheEnd();
    void refusesWhatNoSenderWrites_data();
    void refusesWhatNoSenderWrites();
    void refusesATextThatIsTooLong();
    void staysRefusingAfterAnError();
    void survivesMutatedBytes();
};

void TestCodec::givesBackEveryMessageAsItWas()
{
    for (const Frame &frame : oneOfEach()) {
        FrameDecoder decoder;
        decoder.feed(bytesOf(frame));
        std::vector<FrameDecoder::Item> items;
        QCOMPARE(drain(decoder, items), std::string());
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY2(same(std::get<Frame>(items[0]), frame), typeName(*frame.message));
    }
}

void TestCodec::givesBackAHello()
{
    const Hello hello{9, kC1, kS2};
    QByteArray bytes;
    encode(hello, bytes);
    FrameDecoder decoder;
    decoder.feed(bytes);
    std::vector<FrameDecoder::Item> items;
    QCOMPARE(drain(decoder, items), std::string());
    QVERIFY(std::get<Hello>(items.at(0)) == hello);
}

/// A frame on a manual network waits until somebody delivers it.
void TestCodec::givesBackAFrameWithoutArrival()
{
    Frame frame = frameWith(RequestVoteReply{true});
    frame.arrivesAt = Instant::never();
    FrameDecoder decoder;
    decoder.feed(bytesOf(frame));
    std::vector<FrameDecoder::Item> items;
    QCOMPARE(drain(decoder, items), std::string());
    QVERIFY(std::get<Frame>(items.at(0)).arrivesAt.isNever());
}

void TestCodec::takesBytesInAnyPieces()
{
    QByteArray bytes;
    const std::vector<Frame> frames = oneOfEach();
    for (int round = 0; round < 8; ++round) // more than the decoder keeps without compacting
        for (const Frame &frame : frames)
            encode(frame, bytes);
    for (const qsizetype piece : {1, 2, 3, 7, 64, 1000, 100'000, 1'000'000}) {
        FrameDecoder decoder;
        std::vector<FrameDecoder::Item> items;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            decoder.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            QCOMPARE(drain(decoder, items), std::string());
        }
        QCOMPARE(items.size(), frames.size() * 8);
        for (std::size_t i = 0; i < items.size(); ++i)
            QVERIFY(same(std::get<Frame>(items[i]), frames[i % frames.size()]));
    }
}

void TestCodec::keepsOneSizeForLengthAndBytes()
{
    for (const Frame &frame : oneOfEach())
        QCOMPARE(static_cast<std::size_t>(bytesOf(frame).size()), encodedBytes(frame) + 4);
}

/// A length alone makes the decoder neither wait for a gigabyte nor make room for one.
void TestCodec::refusesALengthBeforeItsBytesAreThere()
{
    QByteArray bytes(4, '\0');
    qToLittleEndian<quint32>(kMaxFrameBytes, bytes.data());
    QCOMPARE(refusal(bytes), QString());
    qToLittleEndian<quint32>(kMaxFrameBytes + 1, bytes.data());
    QVERIFY(refusal(bytes).contains(u"1048577 bytes is longer than 1048576"));
    QVERIFY(!refusal(QByteArrayLiteral("GET / HTTP/1.1\r\n\r\n")).isEmpty());
}

void TestCodec::refusesEveryFrameThatIsCutShort()
{
    for (const Frame &frame : oneOfEach()) {
        const QByteArray whole = bytesOf(frame);
        const qsizetype step = whole.size() > 1000 ? 997 : 1;
        for (qsizetype size = 4; size < whole.size(); size += step) {
            QByteArray cut = whole.first(size);
            setLength(cut);
            QVERIFY2(!refusal(cut).isEmpty(), typeName(*frame.message));
        }
    }
}

void TestCodec::refusesBytesBehindTheEnd()
{
    for (const Frame &frame : oneOfEach()) {
        QByteArray longer = bytesOf(frame) + '\0';
        setLength(longer);
        QVERIFY(refusal(longer).contains(u"1 bytes stand behind its end"));
    }
}

void TestCodec::refusesWhatNoSenderWrites_data()
{
    // Places in a frame: length 0, version 4, kind 5, epoch 6, from 10, to 11, sequence 12, sentAt
    // 16, arrivesAt 24, type 32, term 33, body 41.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const auto changed = [](const Frame &frame, qsizetype at, char to) {
        QByteArray bytes = bytesOf(frame);
        bytes[at] = to;
        return bytes;
    };
    const Frame vote = frameWith(RequestVoteReply{true});
    QTest::newRow("version") << changed(vote, 4, 2) << u"its version is 2"_qs;
    QTest::newRow("kind") << changed(vote, 5, 9) << u"no kind of frame with the number 9"_qs;
    QTest::newRow("from") << changed(vote, 10, 15) << u"no endpoint with the number 15"_qs;
    QTest::newRow("to") << changed(vote, 11, 48) << u"no endpoint with the number 48"_qs;
    QTest::newRow("sentAt") << changed(vote, 23, '\x80') << u"outside of every run"_qs;
    QTest::newRow("arrivesAt") << changed(vote, 31, '\x7f') << u"outside of every run"_qs;
    QTest::newRow("type 0") << changed(vote, 32, 0) << u"no message type with the number 0"_qs;
    QTest::newRow("type 7") << changed(vote, 32, 7) << u"no message type with the number 7"_qs;
    QTest::newRow("switch") << changed(vote, 41, 2) << u"a switch is 2"_qs;
    const Frame append = frameWith(AppendEntries{{1}, {1}, {{{1}, nullptr}}, {0}});
    QTest::newRow("count") << changed(append, 57, 2) << u"announces 2 entries"_qs;
    QTest::newRow("huge count") << changed(append, 60, '\xff') << u"entries, for which it is"_qs;
    QTest::newRow("a request without a command")
        << bytesOf(frameWith(ClientRequest{nullptr}, kC1, kS1)) << u"does not name its client"_qs;
    QTest::newRow("a request without a client")
        << bytesOf(frameWith(ClientRequest{makeCommand("x")}, kC1, kS1))
        << u"does not name its client"_qs;
    const Frame reply = frameWith(ClientReply{1, Outcome::Redirect, "", kS2}, kS1, kC1);
    QTest::newRow("outcome") << changed(reply, 49, 4) << u"no outcome with the number 4"_qs;
    QTest::newRow("leader") << changed(reply, 55, 16) << u"no server with the number 16"_qs;
    QByteArray hello;
    encode(Hello{1, kS1, kS2}, hello);
    hello[6] = 'X';
    QTest::newRow("hello") << hello << u"does not begin as Flotilla's do"_qs;
}

void TestCodec::refusesWhatNoSenderWrites()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const QString got = refusal(bytes);
    QVERIFY2(got.contains(why), qPrintable(got));
}

void TestCodec::refusesATextThatIsTooLong()
{
    const std::string fits(kMaxCommandBytes, 'x');
    QCOMPARE(refusal(bytesOf(frameWith(ClientRequest{makeCommand(fits, "C1", 1)}, kC1, kS1))),
             QString());
    const QString why =
        refusal(bytesOf(frameWith(ClientRequest{makeCommand(fits + 'x', "C1", 1)}, kC1, kS1)));
    QVERIFY(why.contains(u"65537 bytes is longer than 65536"));
}

void TestCodec::staysRefusingAfterAnError()
{
    const Frame good = frameWith(RequestVoteReply{true});
    QByteArray bad = bytesOf(good);
    bad[5] = 9;
    FrameDecoder decoder;
    decoder.feed(bad + bytesOf(good));
    std::vector<FrameDecoder::Item> items;
    QVERIFY(!drain(decoder, items).empty());
    decoder.feed(bytesOf(good));
    QVERIFY(!drain(decoder, items).empty());
    QVERIFY(items.empty());
}

/// Whatever stands in the bytes, the decoder refuses it or makes something of it that can be said
/// again.
void TestCodec::survivesMutatedBytes()
{
    std::vector<QByteArray> originals;
    for (const Frame &frame : oneOfEach())
        if (encodedBytes(frame) < 1000)
            originals.push_back(bytesOf(frame));
    constexpr std::uint64_t kRounds = 200'000;
    std::uint64_t refused = 0;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        QByteArray bytes = originals[round % originals.size()];
        const auto draw = [&](std::uint64_t what, qsizetype below) {
            return static_cast<qsizetype>(hashOf(20260101, round, what)
                                          % static_cast<std::uint64_t>(below));
        };
        const qsizetype changes = 1 + draw(0, 4);
        for (qsizetype i = 0; i < changes; ++i) {
            const auto salt = static_cast<std::uint64_t>(i) * 3;
            bytes[draw(salt + 1, bytes.size())] = static_cast<char>(draw(salt + 2, 256));
        }
        if (draw(100, 4) == 0) {
            bytes.truncate(4 + draw(101, bytes.size() - 4));
            setLength(bytes);
        }
        FrameDecoder decoder;
        decoder.feed(bytes);
        std::vector<FrameDecoder::Item> items;
        if (!drain(decoder, items).empty()) {
            ++refused;
            continue;
        }
        for (const FrameDecoder::Item &item : items)
            if (const auto *frame = std::get_if<Frame>(&item))
                QCOMPARE(bytesOf(*frame), bytes.first(bytesOf(*frame).size()));
    }
    QVERIFY(refused > kRounds / 10);
    QVERIFY(refused < kRounds);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
