#pragma once

#include "trace/past.h"
#include "trace/why.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flotilla {

/// Finds the causes and says them, one function a rule of the paper. Each adds its step, which leads
/// to the step that is handed in, and then the steps that it came of.
class WhyTeller {
public:
    explicit WhyTeller(const Timeline &timeline) : m_past(timeline) {}

    /// The first step, which leads to none.
    static constexpr std::size_t kNone = ~std::size_t{0};

    void tell(std::uint64_t moment, const why::Commit &subject);
    void tell(std::uint64_t moment, const why::Letter &subject);
    void tell(std::uint64_t moment, const why::CurrentTerm &subject);
    void tell(std::uint64_t moment, const why::Standing &subject);
    void tell(std::uint64_t moment, const why::Client &subject);

    /// All of it.
    [[nodiscard]] Explanation finish();

private:
    using At = std::uint64_t; ///< a moment's number

    // why_commit.cpp (§5.3, §5.4.2)
    void committed(At at, NodeId server, Index index, std::size_t leadsTo);
    void committedByCounting(At at, NodeId leader, Index index, std::size_t leadsTo);
    void committedByWord(At at, NodeId follower, Index index, std::size_t leadsTo);
    void acknowledged(At at, NodeId leader, NodeId peer, Index upTo, std::size_t leadsTo);
    void originOf(At at, NodeId leader, Index index, std::size_t leadsTo);

    // why_append.cpp (§5.3)
    /// What a server did with an AppendEntries: took it or refused it.
    void handled(At at, const Passage &passage, const AppendEntries &request, std::size_t leadsTo);
    void appended(At at, const Passage &passage, const AppendEntries &request, std::size_t leadsTo);
    void refused(At at, const Passage &passage, const AppendEntries &request, std::size_t leadsTo);
    void handled(At at, const Passage &passage, const AppendEntriesReply &reply,
                 std::size_t leadsTo);
    /// Why it left its leader as it did.
    void sent(At at, const Passage &passage, const AppendEntries &request, std::size_t leadsTo);
    /// Why nextIndex was no higher than the request has it.
    void backedUp(At at, NodeId leader, NodeId peer, Index next, std::size_t leadsTo);
    [[nodiscard]] std::string entriesWords(Index first, Index last) const;

    // why_vote.cpp (§5.1, §5.2, §5.4.1)
    /// What a server did with a vote request: granted or refused it.
    void handled(At at, const Passage &passage, const RequestVote &request, std::size_t leadsTo);
    void handled(At at, const Passage &passage, const RequestVoteReply &reply, std::size_t leadsTo);
    /// A vote of which only the outcome is recorded.
    void votedFor(At at, NodeId voter, NodeId candidate, Term term, std::size_t leadsTo);
    void stood(At at, NodeId candidate, Term term, std::size_t leadsTo);
    void silenceOf(At at, const ServerView &waiting, std::size_t leadsTo);
    void elected(At at, NodeId leader, std::size_t leadsTo);
    [[nodiscard]] NodeSet votesFor(At elected, NodeId leader);

    // why_standing.cpp (§5.1, §5.2)
    void inTerm(At at, NodeId server, std::size_t leadsTo);
    void follows(At at, NodeId server, std::size_t leadsTo);
    void down(At at, NodeId server, std::size_t leadsTo);

    // why_client.cpp (§8)
    void handled(At at, const Passage &passage, const ClientRequest &request, std::size_t leadsTo);
    void handled(At at, const Passage &passage, const ClientReply &reply, std::size_t leadsTo);
    void lost(At at, const Passage &passage, std::size_t leadsTo);
    void sent(At at, const Passage &passage, std::size_t leadsTo);

    // why_teller.cpp
    /// The step's place; the one of before where this has been told.
    std::size_t add(At at, NodeId who, std::string text, std::string_view section,
                    std::size_t leadsTo, std::vector<std::uint32_t> messages = {});
    [[nodiscard]] bool full() const { return m_steps.size() >= Explanation::kMostSteps; }
    using Fits = std::function<bool(const Message &)>;
    /// The last message to a server that arrived in a moment and fits.
    [[nodiscard]] std::optional<Passage> received(At at, NodeId by, const Fits &fits) const;
    /// The moment that sent a message which ended in this one.
    [[nodiscard]] std::optional<At> sentBefore(At at, const Passage &passage);
    [[nodiscard]] const std::string &name(NodeId id) const { return m_past.names().of(id); }
    /// "S1, S2 and S3".
    [[nodiscard]] static std::string listOf(const std::vector<std::string> &names);
    [[nodiscard]] std::string nameList(NodeSet ids) const;
    /// A server right before, and right after, a moment that is not the first.
    [[nodiscard]] const ServerView &before(At at, NodeId id);
    [[nodiscard]] const ServerView &after(At at, NodeId id) { return *m_past.server(at, id); }

    Past m_past;
    std::vector<WhyStep> m_steps;
};

[[nodiscard]] inline std::string whyText(Index index)
{
    return std::to_string(index.value);
}
[[nodiscard]] inline std::string whyText(Term term)
{
    return std::to_string(term.value);
}
[[nodiscard]] inline std::string whyText(std::size_t count)
{
    return std::to_string(count);
}

} // namespace flotilla
