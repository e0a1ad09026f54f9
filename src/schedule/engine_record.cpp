#include "core/hash.h"
#include "core/invariant.h"
#include "schedule/broken_rules.h"
#include "schedule/engine.h"
#include "trace/timeline_recorder.h"

#include <algorithm>

namespace flotilla {

void Engine::record(const Turn &turn, std::uint32_t messageId, bool scheduled)
{
    tellAction();
    if (scheduled) {
        moveTo(turn.at);
        ++m_turnsHere;
    }
    ++m_turns;
    m_runHash =
        combine(m_runHash,
                hashOf(static_cast<std::uint64_t>(turn.key.instant.micros), turn.key.endpoint.value,
                       turn.key.kind, turn.key.sender.value, turn.key.sequence, turn.stateHash));
    const NodeId self = turn.key.endpoint;
    const Status *status = nullptr;
    std::optional<Index> changedFrom;
    std::visit(Overload{
                   [&](const ServerFacts &facts) {
                       recordFacts(turn, facts);
                       status = &facts.status;
                       if (facts.logChange)
                           changedFrom = facts.logChange->from;
                   },
                   [&](const ClientFacts &facts) {
                       ClientView &client = m_clients[self.value - NodeId::kFirstClient];
                       client.status = facts.status;
                       m_openCommands[self.value - NodeId::kFirstClient] = facts.open;
                       client.command = facts.open ? facts.open->text : std::string();
                   },
               },
               turn.facts);
    m_schedule.setTimer(self, turn.timer.due);
    if (m_recorder)
        keepTurn(turn, messageId, scheduled);

    for (const Note &note : turn.notes)
        recordNote(turn, note, messageId);
    // A new leader fills in what it knows to be committed and the ledger lacks; a leader's commit
    // adds what is new. After all notes, before all sends (TRACE.md).
    if (status && status->role == Role::Leader && status->commitIndex > m_ledger.completeUpTo())
        offerToLedger(self, *status, m_ledger.completeUpTo().next(), status->commitIndex);
    for (const Note &note : turn.notes)
        if (const auto *committed = std::get_if<NoteCommitted>(&note.body))
            offerToLedger(self, *status, committed->from.next(), note.status.commitIndex);
    for (const Sending &sending : turn.sends)
        dispatch(self, sending, status);
    if (status)
        watchSafety(self, changedFrom);
    else
        watchCalls(turn);
    if (!scheduled)
        return;
    if (m_recorder)
        m_recorder->endTurn(m_seq);
    turnRecorded(turn);
}

void Engine::keepTurn(const Turn &turn, std::uint32_t messageId, bool scheduled)
{
    const NodeId self = turn.key.endpoint;
    for (const Note &note : turn.notes)
        m_recorder->noted(self, note.body);
    if (!scheduled && messageId != 0)
        m_recorder->handled(messageId);
    if (const auto *server = std::get_if<ServerFacts>(&turn.facts)) {
        if (scheduled)
            m_recorder->turn(m_servers[self.value], server->logChange.has_value(), messageId,
                             m_now);
        return;
    }
    m_recorder->opened(self, std::get<ClientFacts>(turn.facts).open);
    if (scheduled)
        m_recorder->turn(m_clients[self.value - NodeId::kFirstClient], messageId, m_now);
}

void Engine::keepSending(const Flight &flight, bool lost)
{
    if (m_recorder)
        m_recorder->sent({flight.id, flight.message, flight.sent, flight.due, flight.doomed, lost});
}

void Engine::keepAction()
{
    if (m_recorder)
        m_recorder->acted(runFacts());
}

void Engine::recordFacts(const Turn &turn, const ServerFacts &facts)
{
    const NodeId id = turn.key.endpoint;
    ServerView &server = m_servers[id.value];
    server.status = facts.status;
    server.leader = facts.leader;
    server.timer = turn.timer;
    if (facts.logChange)
        server.log.replaceFrom(facts.logChange->from, facts.logChange->entries);
    if (facts.save && m_options[id.value].diskMayDiffer())
        m_onDisk[id.value] = facts.save->state ? *facts.save->state
                                               : PersistentState{facts.status.currentTerm,
                                                                 facts.status.votedFor, server.log};
}

void Engine::recordNote(const Turn &turn, const Note &note, std::uint32_t messageId)
{
    if (m_sinks.empty()) {
        ++m_seq;
        return;
    }
    const NodeId self = turn.key.endpoint;
    const Status *status = self.isServer() ? &note.status : nullptr;
    const auto entryAt = [&](Index index) { return m_servers[self.value].log.at(index); };
    tell(self, status,
         std::visit(Overload{
                        [&](const NoteReceived &received) -> EventBody {
                            const std::uint32_t id = messageId != 0 ? messageId : m_injected;
                            return what::Receive{id, received.message, received.verdict};
                        },
                        [](const NoteTimeout &) -> EventBody { return what::Timeout{}; },
                        [](const NoteBecameLeader &) -> EventBody { return what::BecomeLeader{}; },
                        [&](const NoteProposed &proposed) -> EventBody {
                            return what::Propose{proposed.index, entryAt(proposed.index)};
                        },
                        [](const NoteCommitted &committed) -> EventBody {
                            return what::Commit{committed.from};
                        },
                        [&](const NoteApplied &applied) -> EventBody {
                            return what::Apply{applied.index, entryAt(applied.index)};
                        },
                        [](const NotePersisted &) -> EventBody { return what::Persisted{}; },
                        [](const NoteInvoked &invoked) -> EventBody {
                            return what::Invoke{invoked.command};
                        },
                        [](const NoteReturned &returned) -> EventBody {
                            return what::Return{returned.command, returned.outcome, returned.value};
                        },
                    },
                    note.body));
}

void Engine::offerToLedger(NodeId leader, const Status &status, Index from, Index to)
{
    const Log &log = m_servers[leader.value].log;
    for (Index at = from; at <= std::min(to, log.lastIndex()); at = at.next()) {
        LedgerRow row{at, log.at(at), m_names.of(leader), status.currentTerm, m_now};
        const auto answer = m_ledger.offer(row);
        if (std::holds_alternative<LedgerModel::Written>(answer)) {
            tell(leader, &status, what::Ledger{at, row.entry});
            if (m_recorder)
                m_recorder->wrote(row, leader, log);
            m_newRows.push_back(std::move(row));
        } else if (const auto *refused = std::get_if<LedgerModel::Refused>(&answer)) {
            // The leader offers what the ledger lacks with each of its turns; told once.
            if (m_ledgerRefusals.insert(refused->why).second)
                violated({"Ledger", refused->why});
        }
    }
}

/// A message leaves: the virtual network decides what becomes of it.
void Engine::dispatch(NodeId from, const Sending &sending, const Status *status)
{
    m_counters[from.value][sending.to.value] = sending.sequence;
    ++m_sent;
    Flight flight;
    flight.id = ++m_lastId;
    flight.message = sending.message;
    flight.sequence = sending.sequence;
    flight.sent = m_now;
    flight.doomed = sending.to.isServer() && !m_servers[sending.to.value].up;
    if (m_sinks.empty())
        ++m_seq;
    else
        tell(from, status, what::Send{flight.id, flight.message});

    const Message &message = *flight.message;
    if (m_setup.invariants && from.isServer())
        m_safety.sent(m_servers, message);
    const LinkTraits &traits = m_links.traits(from, sending.to);
    const bool automatic = !m_links.isManual();
    std::optional<DropReason> lost;
    if (!m_links.isUp(from, sending.to))
        lost = DropReason::Partition;
    else if (automatic && m_schedule.drawsLoss(traits, message, flight.sequence))
        lost = DropReason::Loss;
    if (automatic && !lost)
        m_schedule.drawArrival(flight, traits, m_now);
    const bool twice =
        automatic && !lost && m_schedule.drawsDuplicate(traits, message, flight.sequence);
    keepSending(flight, lost.has_value());
    const Schedule::Handle handle = m_schedule.add(std::move(flight));
    if (lost)
        lose(handle, *lost);
    if (!twice)
        return;
    ++m_duplicated;
    Flight copy = m_schedule.flight(handle);
    tell({}, nullptr, what::Dup{copy.id, copy.message, m_lastId + 1});
    copy.id = ++m_lastId;
    copy.copy = 1;
    m_schedule.drawArrival(copy, traits, m_now);
    keepSending(copy, false);
    m_schedule.add(std::move(copy));
}

void Engine::loseOnArrival(const Schedule::Due &due)
{
    if (!m_schedule.has(due.handle))
        return; // gone with its receiver
    moveTo(std::max(m_now, due.key.instant));
    const auto reason = lossOnArrival(m_schedule.flight(due.handle));
    FLOTILLA_INVARIANT(reason.has_value(), "a frame that a grant names is handled or lost");
    const std::uint32_t id = m_schedule.flight(due.handle).id;
    lose(due.handle, *reason);
    if (m_recorder)
        m_recorder->lost(id, m_now, m_seq);
}

void Engine::lose(Schedule::Handle handle, DropReason reason)
{
    ++m_lostCount;
    const Flight flight = m_schedule.flight(handle);
    const NodeId to = flight.message->to;
    tell({}, nullptr, what::Drop{flight.id, flight.message, reason});
    const bool lastName = flight.released || m_schedule.releaseName(handle);
    if (lastName && !flight.doomed)
        m_discards[to.value].push_back(
            {m_now, to, EventKind::Frame, flight.message->from, flight.sequence, flight.copy});
    m_schedule.remove(handle);
}

void Engine::watchSafety(NodeId server, std::optional<Index> changedFrom)
{
    if (!m_setup.invariants)
        return;
    for (Violation &violation : m_safety.observe(m_servers, server, changedFrom))
        if (!saysWhatIsBroken(violation.property, brokenRules()))
            violated(std::move(violation));
}

void Engine::watchCalls(const Turn &turn)
{
    if (!m_setup.invariants)
        return;
    const NodeId client = turn.key.endpoint;
    for (const Note &note : turn.notes) {
        if (const auto *invoked = std::get_if<NoteInvoked>(&note.body))
            m_linearizability.called(client, *invoked->command, m_now);
        const auto *returned = std::get_if<NoteReturned>(&note.body);
        if (!returned)
            continue;
        if (auto why = m_linearizability.answered(client, *returned->command, returned->outcome,
                                                  returned->value, m_now, m_names.clients))
            violated(*std::move(why));
    }
}

RuleSet Engine::brokenRules() const
{
    return brokenIn(m_options);
}

void Engine::violated(Violation violation)
{
    violation.at = m_now;
    tell({}, nullptr, what::Violated{violation});
    violation.seq = m_seq;
    if (m_recorder)
        m_recorder->violated();
    m_violations.push_back(std::move(violation));
}

void Engine::tell(NodeId node, const Status *status, EventBody body)
{
    tellAction();
    ++m_seq;
    if (m_sinks.empty())
        return;
    const Event event{m_seq, m_now, node, status, std::move(body)};
    for (TraceSink *sink : m_sinks)
        sink->take(event, m_names);
}

} // namespace flotilla
