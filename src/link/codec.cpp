#include "link/codec.h"

#include "core/invariant.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace flotilla {
namespace {

constexpr std::uint8_t kVersion = 1;
/// "FLOT": what a hello begins with, and a stranger doesn't.
constexpr std::uint32_t kMagic = 0x544f4c46;
constexpr std::size_t kLengthBytes = 4;
constexpr qsizetype kCompactBytes = 256 * 1024;

enum class Kind : std::uint8_t { Hello = 1, Frame = 2 };

// The first byte of a message: its place in MessageBody, counted from 1.
enum class Type : std::uint8_t {
    RequestVote = 1,
    RequestVoteReply,
    AppendEntries,
    AppendEntriesReply,
    ClientRequest,
    ClientReply,
};
static_assert(std::variant_size_v<MessageBody> == 6, "a new message needs its bytes here");

constexpr std::size_t kHelloBytes = 2 + 4 + 4 + 1 + 1;
// version, kind, epoch, from, to, sequence, sentAt, arrivesAt, type, term
constexpr std::size_t kFrameHeadBytes = 2 + 4 + 1 + 1 + 4 + 8 + 8 + 1 + 8;
constexpr std::size_t kMinEntryBytes = 8 + 1;

std::size_t bytesOf(const CommandPtr &command)
{
    return 1 + (command ? 4 + command->text.size() + 1 + command->client.size() + 8 : 0);
}

std::size_t bytesOf(const MessageBody &body)
{
    return std::visit(Overload{
                          [](const RequestVote &) -> std::size_t { return 4 + 8; },
                          [](const RequestVoteReply &) -> std::size_t { return 1; },
                          [](const AppendEntries &append) {
                              std::size_t bytes = 4 + 8 + 4 + 4;
                              for (const Entry &entry : append.entries)
                                  bytes += 8 + bytesOf(entry.command);
                              return bytes;
                          },
                          [](const AppendEntriesReply &reply) -> std::size_t {
                              return 1 + 4 + 1 + (reply.conflict ? 4 + 8 : 0);
                          },
                          [](const ClientRequest &request) { return bytesOf(request.command); },
                          [](const ClientReply &reply) {
                              return 8 + 1 + 4 + reply.value.size() + 1 + (reply.leader ? 1 : 0);
                          },
                      },
                      body);
}

/// Writes into room that was made for it beforehand.
class Writer {
public:
    explicit Writer(char *to) : m_to(to) {}

    template <typename Integer>
    void put(Integer value)
    {
        qToLittleEndian(value, m_to);
        m_to += sizeof value;
    }
    void put(bool value) { put(static_cast<std::uint8_t>(value)); }
    void put(Term term) { put(term.value); }
    void put(Index index) { put(index.value); }
    void put(NodeId id) { put(id.value); }
    void put(Instant at) { put(at.micros); }
    void put(Kind kind) { put(static_cast<std::uint8_t>(kind)); }
    void put(Type type) { put(static_cast<std::uint8_t>(type)); }

    void putText(const std::string &text)
    {
        put(static_cast<std::uint32_t>(text.size()));
        putBytes(text);
    }
    void put(const CommandPtr &command)
    {
        put(command != nullptr);
        if (!command)
            return;
        FLOTILLA_INVARIANT(command->client.size() <= kMaxClientNameBytes,
                           "names are checked where they come in");
        putText(command->text);
        put(static_cast<std::uint8_t>(command->client.size()));
        putBytes(command->client);
        put(command->op);
    }
    [[nodiscard]] const char *place() const { return m_to; }

private:
    void putBytes(const std::string &bytes)
    {
        std::memcpy(m_to, bytes.data(), bytes.size());
        m_to += bytes.size();
    }
    char *m_to;
};

Type typeOf(const MessageBody &body)
{
    return static_cast<Type>(body.index() + 1);
}

void putBody(Writer &writer, const MessageBody &body)
{
    std::visit(Overload{
                   [&](const RequestVote &request) {
                       writer.put(request.lastLogIndex);
                       writer.put(request.lastLogTerm);
                   },
                   [&](const RequestVoteReply &reply) { writer.put(reply.voteGranted); },
                   [&](const AppendEntries &append) {
                       writer.put(append.prevLogIndex);
                       writer.put(append.prevLogTerm);
                       writer.put(append.leaderCommit);
                       writer.put(static_cast<std::uint32_t>(append.entries.size()));
                       for (const Entry &entry : append.entries) {
                           writer.put(entry.term);
                           writer.put(entry.command);
                       }
                   },
                   [&](const AppendEntriesReply &reply) {
                       writer.put(reply.success);
                       writer.put(reply.matchIndex);
                       writer.put(reply.conflict.has_value());
                       if (reply.conflict) {
                           writer.put(reply.conflict->index);
                           writer.put(reply.conflict->term);
                       }
                   },
                   [&](const ClientRequest &request) { writer.put(request.command); },
                   [&](const ClientReply &reply) {
                       writer.put(reply.op);
                       writer.put(static_cast<std::uint8_t>(reply.outcome));
                       writer.putText(reply.value);
                       writer.put(reply.leader.has_value());
                       if (reply.leader)
                           writer.put(*reply.leader);
                   },
               },
               body);
}

/// Reads within bounds: the first thing that is wrong is kept, and everything after it reads as 0.
class Reader {
public:
    Reader(const char *at, std::size_t size) : m_at(at), m_end(at + size) {}

    [[nodiscard]] bool ok() const { return m_why.empty(); }
    [[nodiscard]] const std::string &why() const { return m_why; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    void fail(std::string why)
    {
        if (ok())
            m_why = std::move(why);
        m_at = m_end;
    }

    template <typename Integer>
    Integer integer()
    {
        if (left() < sizeof(Integer)) [[unlikely]] {
            fail("it ends in the middle of a field");
            return 0;
        }
        const auto value = qFromLittleEndian<Integer>(m_at);
        m_at += sizeof value;
        return value;
    }
    bool flag()
    {
        const auto value = integer<std::uint8_t>();
        if (value > 1) [[unlikely]]
            fail("a switch is " + std::to_string(value) + ", neither 0 nor 1");
        return value == 1;
    }
    Term term() { return {integer<std::uint64_t>()}; }
    Index index() { return {integer<std::uint32_t>()}; }
    NodeId endpoint()
    {
        const NodeId id{integer<std::uint8_t>()};
        if (!id.isServer() && !id.isClient()) [[unlikely]]
            fail("there is no endpoint with the number " + std::to_string(id.value));
        return id;
    }
    NodeId server()
    {
        const NodeId id{integer<std::uint8_t>()};
        if (!id.isServer()) [[unlikely]]
            fail("there is no server with the number " + std::to_string(id.value));
        return id;
    }
    Instant instant()
    {
        const Instant at{integer<std::int64_t>()};
        if (at.micros < 0 || at > Instant::never()) [[unlikely]]
            fail("the instant " + std::to_string(at.micros) + " is outside of every run");
        return at;
    }
    std::string text()
    {
        const auto size = integer<std::uint32_t>();
        if (size > kMaxCommandBytes) [[unlikely]]
            fail("a text of " + std::to_string(size) + " bytes is longer than "
                 + std::to_string(kMaxCommandBytes));
        return bytes(size);
    }
    /// Null where the sender's was.
    CommandPtr command()
    {
        if (!flag())
            return nullptr;
        std::string words = text();
        std::string client = bytes(integer<std::uint8_t>());
        const auto op = integer<std::uint64_t>();
        if (!ok())
            return nullptr;
        if (words.empty() && client.empty())
            fail("a command has neither a text nor a client");
        return makeCommand(std::move(words), std::move(client), op);
    }

private:
    std::string bytes(std::size_t size)
    {
        if (left() < size) [[unlikely]] {
            fail("a text of " + std::to_string(size) + " bytes has only " + std::to_string(left()));
            return {};
        }
        const char *const from = m_at;
        m_at += size;
        return {from, size};
    }

    const char *m_at;
    const char *m_end;
    std::string m_why;
};

AppendEntries readAppendEntries(Reader &reader)
{
    AppendEntries append;
    append.prevLogIndex = reader.index();
    append.prevLogTerm = reader.term();
    append.leaderCommit = reader.index();
    const auto count = reader.integer<std::uint32_t>();
    if (count > reader.left() / kMinEntryBytes) {
        reader.fail("it announces " + std::to_string(count)
                    + " entries, for which it is too short");
        return append;
    }
    append.entries.reserve(count);
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        const Term term = reader.term();
        append.entries.push_back({term, reader.command()});
    }
    return append;
}

AppendEntriesReply readAppendEntriesReply(Reader &reader)
{
    AppendEntriesReply reply;
    reply.success = reader.flag();
    reply.matchIndex = reader.index();
    if (reader.flag()) {
        const Index index = reader.index();
        reply.conflict = Conflict{index, reader.term()};
    }
    return reply;
}

ClientRequest readClientRequest(Reader &reader)
{
    ClientRequest request{reader.command()};
    if (reader.ok() && (!request.command || request.command->client.empty()))
        reader.fail("a ClientRequest does not name its client");
    return request;
}

ClientReply readClientReply(Reader &reader)
{
    ClientReply reply;
    reply.op = reader.integer<std::uint64_t>();
    const auto outcome = reader.integer<std::uint8_t>();
    if (outcome > static_cast<std::uint8_t>(Outcome::Redirect))
        reader.fail("there is no outcome with the number " + std::to_string(outcome));
    reply.outcome = static_cast<Outcome>(outcome);
    reply.value = reader.text();
    if (reader.flag())
        reply.leader = reader.server();
    return reply;
}

MessageBody readBody(Reader &reader, Type type)
{
    switch (type) {
    case Type::RequestVote: {
        const Index lastLogIndex = reader.index();
        return RequestVote{lastLogIndex, reader.term()};
    }
    case Type::RequestVoteReply:
        return RequestVoteReply{reader.flag()};
    case Type::AppendEntries:
        return readAppendEntries(reader);
    case Type::AppendEntriesReply:
        return readAppendEntriesReply(reader);
    case Type::ClientRequest:
        return readClientRequest(reader);
    case Type::ClientReply:
        return readClientReply(reader);
    }
    reader.fail("there is no message type with the number "
                + std::to_string(static_cast<int>(type)));
    return {};
}

Frame readFrame(Reader &reader)
{
    Frame frame;
    frame.epoch = reader.integer<std::uint32_t>();
    frame.from = reader.endpoint();
    frame.to = reader.endpoint();
    frame.sequence = reader.integer<std::uint32_t>();
    frame.sentAt = reader.instant();
    frame.arrivesAt = reader.instant();
    const auto type = static_cast<Type>(reader.integer<std::uint8_t>());
    const Term term = reader.term();
    if (reader.ok())
        frame.message = std::make_shared<const Message>(
            Message{frame.from, frame.to, term, readBody(reader, type)});
    return frame;
}

Hello readHello(Reader &reader)
{
    Hello hello;
    if (reader.integer<std::uint32_t>() != kMagic)
        reader.fail("a hello does not begin as Flotilla's do");
    hello.epoch = reader.integer<std::uint32_t>();
    hello.from = reader.endpoint();
    hello.to = reader.endpoint();
    return hello;
}

FrameDecoder::Item readItem(Reader &reader)
{
    if (const auto version = reader.integer<std::uint8_t>(); version != kVersion)
        reader.fail("its version is " + std::to_string(version) + ", this program's "
                    + std::to_string(kVersion));
    const auto kind = reader.integer<std::uint8_t>();
    switch (static_cast<Kind>(kind)) {
    case Kind::Hello:
        return readHello(reader);
    case Kind::Frame:
        return readFrame(reader);
    }
    reader.fail("there is no kind of frame with the number " + std::to_string(kind));
    return {};
}

/// Makes room for the length and that many bytes after it, and writes the length.
Writer writerFor(QByteArray &out, std::size_t bytes)
{
    const qsizetype before = out.size();
    out.resize(before + static_cast<qsizetype>(kLengthBytes + bytes));
    Writer writer(out.data() + before);
    writer.put(static_cast<std::uint32_t>(bytes));
    writer.put(kVersion);
    return writer;
}

} // namespace

std::size_t encodedBytes(const Frame &frame)
{
    return kFrameHeadBytes + bytesOf(frame.message->body);
}

void encode(const Frame &frame, QByteArray &out)
{
    FLOTILLA_INVARIANT(frame.message != nullptr, "a frame carries a message");
    const Message &message = *frame.message;
    FLOTILLA_INVARIANT(message.from == frame.from, "a frame goes where its message goes");
    FLOTILLA_INVARIANT(message.to == frame.to, "a frame goes where its message goes");

    Writer writer = writerFor(out, encodedBytes(frame));
    writer.put(Kind::Frame);
    writer.put(frame.epoch);
    writer.put(frame.from);
    writer.put(frame.to);
    writer.put(frame.sequence);
    writer.put(frame.sentAt);
    writer.put(frame.arrivesAt);
    writer.put(typeOf(message.body));
    writer.put(message.term);
    putBody(writer, message.body);
    FLOTILLA_INVARIANT(writer.place() == out.constData() + out.size(),
                       "bytesOf and putBody tell the same");
}

void encode(const Hello &hello, QByteArray &out)
{
    Writer writer = writerFor(out, kHelloBytes);
    writer.put(Kind::Hello);
    writer.put(kMagic);
    writer.put(hello.epoch);
    writer.put(hello.from);
    writer.put(hello.to);
}

void FrameDecoder::feed(QByteArrayView bytes)
{
    if (m_error)
        return;
    if (m_read == m_buffer.size()) {
        m_buffer.resize(0); // keeps its room
        m_read = 0;
    } else if (m_read >= kCompactBytes) {
        m_buffer.remove(0, m_read);
        m_read = 0;
    }
    m_buffer.append(bytes);
}

Error FrameDecoder::refuse(std::string why)
{
    m_error = Error{std::move(why), Fault::BadInput};
    m_buffer.clear();
    m_read = 0;
    return *m_error;
}

Result<std::optional<FrameDecoder::Item>> FrameDecoder::next()
{
    if (m_error)
        return *m_error;
    const auto available = static_cast<std::size_t>(m_buffer.size() - m_read);
    if (available < kLengthBytes)
        return std::optional<Item>();
    const char *const at = m_buffer.constData() + m_read;
    const auto length = qFromLittleEndian<std::uint32_t>(at);
    if (length > kMaxFrameBytes)
        return refuse("a frame of " + std::to_string(length) + " bytes is longer than "
                      + std::to_string(kMaxFrameBytes));
    if (available - kLengthBytes < length)
        return std::optional<Item>();

    Reader reader(at + kLengthBytes, length);
    Item item = readItem(reader);
    if (reader.ok() && reader.left() != 0)
        reader.fail(std::to_string(reader.left()) + " bytes stand behind its end");
    if (!reader.ok())
        return refuse("a frame of " + std::to_string(length) + " bytes: " + reader.why());
    m_read += static_cast<qsizetype>(kLengthBytes + length);
    return std::optional<Item>(std::move(item));
}

} // namespace flotilla
