#pragma once

#include "trace/timeline_state.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace flotilla::timeline {

// How the timeline's bytes are written and read. A moment is:
//
//   head byte: its kind, and whether marks and ledger rows follow at its end
//   the time since the moment before
//   Timer:   the endpoint; what changed of it; what it sent
//   Message: the message, counted back from the last one sent; what changed of its receiver; what
//            that sent
//   Loss:    the message, as above
//   Act:     all that changed of links, endpoints and messages
//   how far the trace's seq went on; marks; ledger rows
//
// Numbers are varints, mostly of how a value differs from where it is expected: a message's term is
// its sender's, a leader's commit the sender's commitIndex, and so on. What is not as expected is
// told in full, so nothing depends on such an expectation but the length.

class ByteWriter {
public:
    /// Room for so many more bytes; every write needs it.
    void need(std::size_t count)
    {
        if (m_bytes.size() - m_at < count)
            m_bytes.resize((m_bytes.size() + count) * 2);
    }
    void byte(std::uint8_t value) { m_bytes[m_at++] = value; }
    void bytes(const std::vector<std::uint8_t> &values)
    {
        need(values.size());
        std::copy(values.begin(), values.end(),
                  m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at += values.size();
    }
    void number(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// A number with a sign, small ones short.
    void signedNumber(std::int64_t value) { number(folded(value)); }
    /// a - b.
    void difference(std::uint32_t a, std::uint32_t b)
    {
        signedNumber(std::int64_t{a} - std::int64_t{b});
    }
    [[nodiscard]] static std::uint64_t folded(std::int64_t value)
    {
        return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    }

    [[nodiscard]] std::size_t at() const { return m_at; }
    void goBackTo(std::size_t at) { m_at = at; }
    [[nodiscard]] std::uint8_t &operator[](std::size_t at) { return m_bytes[at]; }
    [[nodiscard]] std::vector<std::uint8_t> upTo(std::size_t end) const
    {
        return {m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(end)};
    }
    [[nodiscard]] std::size_t room() const { return m_bytes.size(); }

private:
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_at = 0;
};

/// Reads what a ByteWriter wrote; past the end it reads zeros.
class ByteReader {
public:
    explicit ByteReader(const std::vector<std::uint8_t> &bytes)
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size())
    {
    }
    /// Where the next byte stands.
    [[nodiscard]] const std::uint8_t *at() const { return m_at; }
    [[nodiscard]] std::uint8_t byte() { return m_at < m_end ? *m_at++ : 0; }
    [[nodiscard]] std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= std::uint64_t{next & 0x7fU} << shift;
            if (next < 0x80)
                break;
        }
        return value;
    }
    [[nodiscard]] std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
    [[nodiscard]] std::int64_t signedNumber() { return unfolded(number()); }
    /// a, of a difference to b.
    [[nodiscard]] std::uint32_t from(std::uint32_t b)
    {
        return static_cast<std::uint32_t>(b + signedNumber());
    }
    [[nodiscard]] static std::int64_t unfolded(std::uint64_t value)
    {
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }

private:
    const std::uint8_t *m_at;
    const std::uint8_t *m_end;
};

/// The most bytes of one server's or client's change, or of one message.
inline constexpr std::size_t kMostBytesOfOne = 512;

// A moment's head.
enum class MomentKind : std::uint8_t { Timer, Message, Loss, Act, Begin };
inline constexpr std::uint8_t kKindBits = 7;
inline constexpr std::uint8_t kHasMarks = 8;
inline constexpr std::uint8_t kHasRows = 16;

// What an action has touched; its second byte.
inline constexpr std::uint8_t kWorldChanged = 1; ///< links, or how many endpoints there are
inline constexpr std::uint8_t kFlightsChanged = 2;
inline constexpr std::uint8_t kHasWho = 4;
/// What an action did to a message in flight.
enum class FlightChange : std::uint8_t { Lost, OtherArrival, Handled };
/// After the endpoints that an action changed.
inline constexpr std::uint8_t kNobody = 0xff;

/// What changed of a server, which it brings up to date; false: nothing, and nothing is written.
/// peer: whose message it has handled, if any. Server is a ServerView or a ServerState.
template <typename Server>
bool writeServer(ByteWriter &out, ServerState &before, const Server &now, std::uint32_t line,
                 Instant at, NodeId peer);
extern template bool writeServer(ByteWriter &, ServerState &, const ServerView &, std::uint32_t,
                                 Instant, NodeId);
extern template bool writeServer(ByteWriter &, ServerState &, const ServerState &, std::uint32_t,
                                 Instant, NodeId);
void readServer(ByteReader &in, ServerState &server, Instant at, NodeId peer);

/// The same of a client.
bool writeClient(ByteWriter &out, ClientState &before, const ClientStatus &now,
                 std::uint32_t command);
void readClient(ByteReader &in, ClientState &client);

/// A message that the endpoint whose turn it is sends now. lost: it never gets under way.
void writeSend(ByteWriter &out, const Flight &flight, bool lost, const State &state);
/// Reads one; none after the last.
struct Sent {
    Flight flight;
    bool lost = false;
};
[[nodiscard]] std::optional<Sent> readSend(ByteReader &in, NodeId from, const State &state);
/// After the last message.
void writeNoMoreSends(ByteWriter &out);

/// A message in flight, whatever else there is.
void writeFlight(ByteWriter &out, const Flight &flight, Instant now);
[[nodiscard]] Flight readFlight(ByteReader &in, Instant now);

/// An instant that may be never.
void writeInstant(ByteWriter &out, Instant instant, Instant now);
[[nodiscard]] Instant readInstant(ByteReader &in, Instant now);

void writeState(ByteWriter &out, const State &state);
[[nodiscard]] State readState(ByteReader &in);

} // namespace flotilla::timeline
