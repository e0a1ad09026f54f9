#include "scenario/recording.h"

#include "scenario/script.h"
#include "schedule/action.h"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace flotilla {

namespace {

std::string onOff(bool on)
{
    return on ? "on" : "off";
}

std::string rulesText(RuleSet broken)
{
    std::string text;
    broken.forEach([&](Rule rule) { text += " rule." + std::string(ruleName(rule)) + "=off"; });
    return text;
}

/// The rules that one server keeps though the cluster breaks them.
std::string mendedText(RuleSet cluster, RuleSet server)
{
    std::string text;
    cluster.forEach([&](Rule rule) {
        if (!server.contains(rule))
            text += " rule." + std::string(ruleName(rule)) + "=on";
    });
    return text;
}

std::string optionsText(const RaftOptions &options)
{
    return "electionTimeout=" + durationText(options.electionTimeoutMin) + ".."
           + durationText(options.electionTimeoutMax)
           + " heartbeat=" + durationText(options.heartbeat) + " noop=" + onOff(options.noop)
           + " replicate=" + (options.replicate == Replicate::Eager ? "eager" : "heartbeat")
           + " maxEntries=" + std::to_string(options.maxEntries)
           + " splitTerms=" + onOff(options.splitTerms)
           + " persist=" + (options.persist == Persist::Implicit ? "implicit" : "explicit")
           + rulesText(options.broken);
}

bool linksAreDown(const RunSetup &setup)
{
    return setup.servers.size() > 1 && !setup.links.isUp(NodeId{0}, NodeId{1});
}

std::string clusterLine(const RunSetup &setup)
{
    const Names names = setup.names();
    std::string line = "cluster";
    for (const std::string &name : names.servers)
        line += " " + name;
    std::string voters;
    setup.voters.forEach([&](NodeId id) { voters += (voters.empty() ? "" : ",") + names.of(id); });
    if (setup.voters.size() != setup.servers.size())
        line += " voters=" + voters;
    if (linksAreDown(setup))
        line += " links=down";
    return line + " seed=" + std::to_string(setup.seed) + " invariants=" + onOff(setup.invariants)
           + " " + optionsText(setup.options) + "\n";
}

std::string serverLines(const RunSetup &setup)
{
    std::string lines = clusterLine(setup);
    for (const ServerSetup &server : setup.servers)
        if (!(server.options == setup.options))
            lines += "set " + server.name + " " + optionsText(server.options)
                     + mendedText(setup.options.broken, server.options.broken) + "\n";
    return lines;
}

std::string clientLines(const RunSetup &setup)
{
    const Names names = setup.names();
    std::string lines;
    for (const ClientSetup &client : setup.clients)
        lines += "client " + client.name + " at=" + names.of(client.at) + "\n";
    return lines;
}

/// `log=1,1,2 values="a","b","c" sessions=-,C1.3`; a part that is not needed is left out.
class EntryList {
public:
    void add(const Entry &entry)
    {
        const std::string before = m_terms.empty() ? "" : ",";
        m_terms += before + std::to_string(entry.term.value);
        m_values += before + quoted(std::string(entry.value()));
        m_sessions += before;
        if (entry.fromClient())
            m_sessions += entry.command->client + "." + std::to_string(entry.command->op);
        else
            m_sessions += "-";
        m_hasSessions = m_hasSessions || entry.fromClient();
    }
    [[nodiscard]] std::string text() const
    {
        if (m_terms.empty())
            return {};
        return " log=" + m_terms + " values=" + m_values
               + (m_hasSessions ? " sessions=" + m_sessions : std::string());
    }

private:
    std::string m_terms;
    std::string m_values;
    std::string m_sessions;
    bool m_hasSessions = false;
};

std::string presetLine(const ServerSetup &server, const Names &names)
{
    const PersistentState &state = server.state;
    const Preset &preset = server.preset;
    if (state == PersistentState{} && preset.commitIndex.value == 0 && !preset.leader)
        return {};
    std::string line = "preset " + server.name + " term=" + std::to_string(state.currentTerm.value);
    if (state.votedFor)
        line += " votedFor=" + names.of(*state.votedFor);
    EntryList entries;
    for (Index at{1}; state.log.has(at); at = at.next())
        entries.add(state.log.at(at));
    line += entries.text();
    if (preset.commitIndex.value > 0)
        line += " commit=" + std::to_string(preset.commitIndex.value);
    return line + (preset.leader ? " state=Leader\n" : "\n");
}

/// The rows that no preset says: those that an earlier run has left, in stretches without a gap.
std::string ledgerLines(const RunSetup &setup)
{
    Index said;
    for (const ServerSetup &server : setup.servers)
        said = std::max(said, server.preset.commitIndex);
    std::string lines;
    for (std::size_t i = 0; i < setup.ledger.size();) {
        if (setup.ledger[i].index <= said) {
            ++i;
            continue;
        }
        const Index from = setup.ledger[i].index;
        Index at = from;
        EntryList entries;
        std::string terms;
        for (; i < setup.ledger.size() && setup.ledger[i].index == at; ++i, at = at.next()) {
            entries.add(setup.ledger[i].entry);
            terms += (terms.empty() ? "" : ",") + std::to_string(setup.ledger[i].leaderTerm.value);
        }
        lines += "ledger from=" + std::to_string(from.value) + entries.text()
                 + " leaderTerms=" + terms + "\n";
    }
    return lines;
}

} // namespace

std::vector<RunBookmark> bookmarksOf(const Script &script)
{
    std::vector<RunBookmark> found;
    std::optional<Instant> at = Instant{};
    for (const Statement &statement : script.statements) {
        if (const auto *to = std::get_if<line::At>(&statement.what))
            at = to->instant;
        else if (const auto *run = std::get_if<line::Run>(&statement.what))
            at = at ? std::optional(*at + run->by) : at;
        else if (std::holds_alternative<line::RunUntil>(statement.what)
                 || std::holds_alternative<line::Try>(statement.what))
            at.reset();
        else if (const auto *mark = std::get_if<line::Bookmark>(&statement.what); mark && at)
            found.push_back({*at, mark->text});
    }
    return found;
}

QString recordingOf(const RunSetup &begun, const Engine &engine,
                    const std::vector<RunBookmark> &bookmarks)
{
    const Names names = begun.names();
    std::string text = "# A recorded run: playing it gives the same trace, byte for byte.\n";
    text += serverLines(begun);
    for (const ServerSetup &server : begun.servers)
        text += presetLine(server, names);
    text += ledgerLines(begun);
    text += clientLines(begun);

    Instant last{-1};
    auto next = bookmarks.begin();
    const auto markUpTo = [&](Instant instant) {
        for (; next != bookmarks.end() && next->at <= instant; ++next) {
            if (next->at != last)
                text += "at " + durationText(next->at - Instant{}) + "\n";
            last = next->at;
            text += "bookmark " + quoted(next->caption.toStdString()) + "\n";
        }
    };
    for (const Engine::RecordedAction &recorded : engine.recording()) {
        markUpTo(recorded.at);
        if (recorded.at != last)
            text += "at " + durationText(recorded.at - Instant{}) + "\n";
        last = recorded.at;
        if (recorded.turnsFirst > 0)
            text += "step " + std::to_string(recorded.turnsFirst) + "\n";
        text += actionText(recorded.action, engine.names()) + "\n";
    }
    markUpTo(engine.now());
    const bool moved = engine.now() != (last.micros < 0 ? Instant{} : last);
    if (moved)
        text += "at " + durationText(engine.now() - Instant{}) + "\n";
    if (engine.turnsAtThisInstant() > 0)
        text += "step " + std::to_string(engine.turnsAtThisInstant()) + "\n";
    return QString::fromStdString(text);
}

QString setUpLinesOf(const RunSetup &setup)
{
    return QString::fromStdString(serverLines(setup) + clientLines(setup));
}

} // namespace flotilla
