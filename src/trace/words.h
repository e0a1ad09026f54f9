#pragma once

#include "trace/event.h"
#include "trace/feed_line.h"
#include "trace/message_words.h"

#include <array>
#include <optional>
#include <string>

namespace flotilla {

/// Tells events in plain words. It has to see all events of a run in order, since what is worth
/// telling is what changed.
class Words {
public:
    void begin(const TraceHeader &header);
    /// None for an event that another one tells better.
    [[nodiscard]] std::optional<FeedLine> describe(const Event &event, const Names &names);

private:
    struct Known {
        Status status;
        NodeSet votesGranted;            ///< in its last candidacy
        std::optional<NodeId> following; ///< the leader it heard in this term
    };
    struct Said {
        FeedKind kind;
        std::string text;
    };
    using Line = std::optional<Said>;

    Line say(const what::Timeout &);
    Line say(const what::Send &send);
    Line say(const what::Receive &receive);
    Line say(const what::BecomeLeader &);
    Line say(const what::Propose &propose);
    Line say(const what::Commit &commit);
    Line say(const what::Apply &apply);
    Line say(const what::Persisted &);
    Line say(const what::Crash &);
    Line say(const what::Restart &);
    Line say(const what::Create &);
    Line say(const what::Pause &);
    Line say(const what::Resume &);
    Line say(const what::Drop &drop);
    Line say(const what::Dup &dup);
    Line say(const what::Ledger &ledger);
    Line say(const what::Invoke &);
    Line say(const what::Return &answer);
    Line say(const what::Violated &violated);
    Line say(const what::Inject &);
    Line say(const what::Act &act);
    Line say(const what::Remark &remark);

    Line hear(const what::Receive &receive, const RequestVote &request);
    Line hear(const what::Receive &receive, const RequestVoteReply &reply);
    Line hear(const what::Receive &receive, const AppendEntries &request);
    Line hear(const what::Receive &receive, const AppendEntriesReply &reply);
    Line hear(const what::Receive &receive, const ClientRequest &request);
    Line hear(const what::Receive &receive, const ClientReply &reply);
    Line hearLeader(const what::Receive &receive, const AppendEntries &request);
    Line hearNewerTerm(const Message &message);
    [[nodiscard]] std::string staleTerm(const what::Receive &receive) const;
    [[nodiscard]] std::string alreadyVoted(const std::string &candidate,
                                           const std::string &term) const;
    [[nodiscard]] std::string mismatch(Verdict verdict, const AppendEntries &request) const;
    void remember(const Event &event);

    [[nodiscard]] const std::string &name(NodeId id) const { return m_names->of(id); }

    NodeSet m_voters;
    std::array<Known, kMaxServers> m_known{};

    // During a describe() only.
    const Names *m_names = nullptr;
    NodeId m_node;
    const Status *m_now = nullptr;    ///< null for clients
    const Status *m_before = nullptr; ///< that server's, after its event before; never null
};

} // namespace flotilla
