#pragma once

#include "trace/event.h"
#include "trace/view.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace flotilla {

/// Watches the paper's five properties (Figure 3) and what they stand on: one vote a term, saved
/// before sent, commits on a majority and of the leader's own term, terms and commits that never fall,
/// each command applied once. From what the servers report alone; it knows none of the core's rules.
class SafetyMonitor {
public:
    explicit SafetyMonitor(NodeSet voters) : m_voters(voters) {}

    /// Looks at one server after each of its turns, and at the start and after a crash or restart.
    /// changedFrom: the lowest index of its log that is new since it was looked at before.
    /// Returns what was seen not to hold, each violation once.
    std::vector<Violation> observe(const std::vector<ServerView> &servers, NodeId changed,
                                   std::optional<Index> changedFrom);

    /// A server handed a message to the network, before it is looked at after that turn.
    void sent(const std::vector<ServerView> &servers, const Message &message);

private:
    /// What a server's messages have promised, whatever happens to it.
    struct Promise {
        Term term;
        std::optional<NodeId> vote; ///< in that term
        Index acknowledged;
        std::uint64_t acknowledgedHash = 0; ///< of its log up to there
    };
    /// A server as it was looked at last.
    struct Seen {
        bool up = false;
        Role role = Role::Follower;
        Term currentTerm;
        Promise promise;
        Index commitIndex;
        Index lastApplied;
        Index lastLogIndex;
        std::uint64_t logHash = 0;
        bool diverged = false; ///< its committed entries are not the others': told already
    };
    /// What all logs hold up to an entry of one index and term; next: of that index with another
    /// term.
    struct Prefix {
        Term term;
        std::uint64_t hash = 0;
        std::uint32_t next = 0; ///< place in m_morePrefixes, from 1; 0: none
    };
    struct Committed {
        Index index;
        std::uint64_t hash = 0;
    };
    using Servers = std::vector<ServerView>;

    void checkOneVote(const Servers &servers, NodeId voter, Term term, NodeId vote);
    void checkSaved(const Servers &servers, const ServerView &server, const Promise &promise);
    void checkAppliedOnce(const ServerView &server, Index at);
    void checkElectionSafety(const Servers &servers, const ServerView &leader);
    void checkAppendOnly(const ServerView &leader, const Seen &before);
    void checkLogMatching(const Servers &servers, const ServerView &server, Index from);
    void checkNewLeader(const ServerView &leader);
    void checkLeaderHolds(const ServerView &leader, Term committedIn, Committed committed);
    void checkStateMachineSafety(const ServerView &server, Seen &before);
    void checkCommit(const Servers &servers, const ServerView &server, const Seen &before);
    void checkCommittedIsKept(const Servers &servers, const ServerView &server, const Seen &before);
    void checkMajority(const Servers &servers, const ServerView &server, Committed committed);
    void checkNothingFalls(const ServerView &server, const Seen &before);

    [[nodiscard]] Prefix &prefixOf(Index at, Term term, std::uint64_t hash);
    /// Notes that a server in this term knows these entries to be committed; false: that was known.
    bool remember(Term knownIn, Committed committed);
    void report(const char *property, std::string text);

    NodeSet m_voters;
    std::array<Seen, kMaxServers> m_seen{};
    std::map<Term, NodeSet> m_leaders;
    /// Whom each server told that it has its vote.
    std::array<std::map<Term, NodeId>, kMaxServers> m_votes;
    /// The last command of each session that was applied, and where.
    std::map<std::string, std::pair<std::uint64_t, Index>> m_applied;
    std::map<Term, NodeSet> m_incompleteLeaders; ///< told already
    std::vector<Prefix> m_prefixes;              ///< by index, from 1
    std::vector<Prefix> m_morePrefixes;          ///< of indexes that had entries of several terms
    std::set<std::tuple<Index, Term, std::uint64_t>> m_mismatches; ///< told already
    std::vector<std::uint64_t> m_committed; ///< the log's hash up to each index, from 1
    /// By term: the highest index that was known to be committed in it.
    std::map<Term, Committed> m_committedByTerm;
    Index m_toldNoMajority; ///< of which entry it was told last
    std::vector<Violation> m_found;
};

} // namespace flotilla
