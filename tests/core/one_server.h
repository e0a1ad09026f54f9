#pragma once

#include "core/raft.h"

#include <QTest>

#include <initializer_list>
#include <string>
#include <vector>

namespace flotilla::test {

inline constexpr NodeId S1{0};
inline constexpr NodeId S2{1};
inline constexpr NodeId S3{2};
inline constexpr NodeId S4{3};
inline constexpr NodeId S5{4};
inline constexpr NodeId C1{NodeId::kFirstClient};

inline NodeSet voters(std::uint8_t count)
{
    NodeSet set;
    for (std::uint8_t i = 0; i < count; ++i)
        set.insert(NodeId{i});
    return set;
}

/// A log of entries with these terms; their values are p1, p2 ..
inline Log logOf(std::initializer_list<std::uint64_t> terms)
{
    Log log = {};
    for (const std::uint64_t term : terms) {
        std::string value("p");
        value += std::to_string(log.lastIndex().value + 1);
        log.append({Term{term}, makeCommand(std::move(value))});
    }
    return log;
}

inline std::vector<Entry> entriesOf(std::initializer_list<std::uint64_t> terms)
{
    std::vector<Entry> entries;
    for (const std::uint64_t term : terms)
        entries.push_back({Term{term}, makeCommand("new")});
    return entries;
}

inline std::vector<std::uint64_t> termsOf(const Log &log)
{
    std::vector<std::uint64_t> terms;
    for (Index at{1}; log.has(at); at = at.next())
        terms.push_back(log.termAt(at).value);
    return terms;
}

using Terms = std::vector<std::uint64_t>;

/// What a server starts from.
struct Start {
    NodeId self = S1;
    std::uint8_t servers = 3;
    std::uint64_t term = 0;
    std::optional<NodeId> votedFor = {};
    Log log = {};
    RaftOptions options = {};
    Preset preset = {};
    std::uint64_t seed = 1;
};

/// One server in a test's hands: what it is told, and what it did about it. It plays the host, so
/// that with persist=implicit everything is on the disk at once.
class OneServer {
public:
    explicit OneServer(const Start &start = {})
        : m_self(start.self),
          m_raft({start.self, voters(start.servers), start.seed}, start.options,
                 {Term{start.term}, start.votedFor, start.log}, Instant{}, start.preset)
    {
    }

    /// Takes one input; sends() and notes() tell what came of it.
    void does(const RaftInput &input)
    {
        m_effects = {};
        m_raft.step(input, now, m_effects);
        while (m_effects.save && m_raft.options().persist == Persist::Implicit)
            m_raft.step(Saved{}, now, m_effects);
    }
    void hears(NodeId from, std::uint64_t term, MessageBody body)
    {
        does(Received{
            std::make_shared<const Message>(Message{from, m_self, Term{term}, std::move(body)})});
    }
    void timesOut() { does(TimeoutNow{}); }
    void proposes(const std::string &text) { does(Propose{makeCommand(text)}); }
    void saves() { does(Saved{true}); }

    [[nodiscard]] const std::vector<MessagePtr> &sends() const { return m_effects.sends; }
    [[nodiscard]] const Status &status() const { return m_raft.status(); }
    [[nodiscard]] const Log &log() const { return m_raft.log(); }
    [[nodiscard]] Raft &raft() { return m_raft; }
    [[nodiscard]] Role role() const { return status().role; }
    [[nodiscard]] std::uint64_t term() const { return status().currentTerm.value; }
    [[nodiscard]] std::uint32_t commit() const { return status().commitIndex.value; }
    [[nodiscard]] std::uint32_t next(NodeId peer) const
    {
        return status().nextIndex[peer.value].value;
    }
    [[nodiscard]] std::uint32_t match(NodeId peer) const
    {
        return status().matchIndex[peer.value].value;
    }

    /// All of one kind that were just sent.
    template <typename Body>
    [[nodiscard]] std::vector<Body> sent() const
    {
        std::vector<Body> bodies;
        for (const MessagePtr &message : sends())
            if (const auto *body = std::get_if<Body>(&message->body))
                bodies.push_back(*body);
        return bodies;
    }
    /// All of one kind that were just sent to one endpoint.
    template <typename Body>
    [[nodiscard]] std::vector<Body> sentTo(NodeId to) const
    {
        std::vector<Body> bodies;
        for (const MessagePtr &message : sends())
            if (const auto *body = std::get_if<Body>(&message->body); body && message->to == to)
                bodies.push_back(*body);
        return bodies;
    }
    /// All notes of one kind that were just made.
    template <typename Body>
    [[nodiscard]] std::vector<Body> noted() const
    {
        std::vector<Body> bodies;
        for (const Note &note : m_effects.notes)
            if (const auto *body = std::get_if<Body>(&note.body))
                bodies.push_back(*body);
        return bodies;
    }
    [[nodiscard]] bool grantedVote() const
    {
        const auto replies = sent<RequestVoteReply>();
        return replies.size() == 1 && replies.front().voteGranted;
    }
    [[nodiscard]] bool refusedVote() const
    {
        const auto replies = sent<RequestVoteReply>();
        return replies.size() == 1 && !replies.front().voteGranted;
    }

    /// Makes it leader: it stands and gets the votes that it needs.
    void winsElection()
    {
        timesOut();
        if (m_raft.options().persist == Persist::Explicit)
            saves();
        for (std::uint8_t peer = 0; peer < kMaxServers && role() != Role::Leader; ++peer)
            if (NodeId{peer} != m_self)
                hears(NodeId{peer}, term(), RequestVoteReply{true});
    }
    /// A peer says that it has everything up to an index.
    void isAcknowledged(NodeId peer, std::uint32_t upTo)
    {
        hears(peer, term(), AppendEntriesReply{true, Index{upTo}, std::nullopt});
    }

    Instant now;

private:
    NodeId m_self;
    Raft m_raft;
    Effects m_effects;
};

} // namespace flotilla::test
