#include "trace/linearizability.h"

#include "core/client.h"
#include "trace/message_words.h"

#include <algorithm>
#include <iterator>

namespace flotilla {

namespace {

/// Of one key, those that are kept to tell what contradicts what.
constexpr std::size_t kMostKept = 128;

constexpr const char *kProperty = "Linearizability";

std::size_t placeOf(NodeId client)
{
    return client.value - NodeId::kFirstClient;
}

std::string millis(Instant at)
{
    const std::int64_t tenths = at.micros / 100;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// From a state before them, these operations could have answered so.
bool isPossible(KeyHistory history, const std::vector<KeyOperation> &operations)
{
    struct Step {
        Instant at;
        bool end = false;
        std::uint32_t operation = 0;
    };
    std::vector<Step> steps;
    for (std::uint32_t i = 0; i < operations.size(); ++i) {
        steps.push_back({operations[i].from, false, i});
        if (operations[i].to)
            steps.push_back({*operations[i].to, true, i});
    }
    // At one instant calls come first: that allows more.
    std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) {
        return std::pair(a.at, a.end) < std::pair(b.at, b.end);
    });
    for (const Step &step : steps) {
        const KeyOperation &what = operations[step.operation];
        if (!step.end)
            history.begin(step.operation, what);
        else if (!what.answer)
            history.takeBack(step.operation);
        else if (!history.end(step.operation, *what.answer))
            return false;
    }
    return true;
}

/// What it says of the key would be missed: a value that another one has heard of.
bool isRead(const KeyOperation &writer, const std::vector<KeyOperation> &operations)
{
    if (writer.call.kind == Call::Kind::Get)
        return false;
    return std::any_of(operations.begin(), operations.end(), [&](const KeyOperation &other) {
        if (other.call.kind == Call::Kind::Append || writer.call.kind == Call::Kind::Append)
            return true;
        return (other.call.kind == Call::Kind::Get && other.answer == writer.call.value)
               || (other.call.kind == Call::Kind::Cas && other.call.old == writer.call.value);
    });
}

} // namespace

void KeyHistory::begin(std::uint32_t operation, const KeyOperation &what)
{
    m_open.emplace(operation, what.call);
}

void KeyHistory::takeBack(std::uint32_t operation)
{
    m_open.erase(operation);
    for (auto state = m_states.begin(); state != m_states.end();)
        state = state->second.contains(operation) ? m_states.erase(state) : std::next(state);
}

bool KeyHistory::end(std::uint32_t operation, const std::string &answer)
{
    if (m_gaveUp)
        return true;
    std::set<State> seen = std::move(m_states);
    std::vector<State> toLookAt(seen.begin(), seen.end());
    m_states.clear();
    while (!toLookAt.empty()) {
        State state = std::move(toLookAt.back());
        toLookAt.pop_back();
        if (const auto taken = state.second.find(operation); taken != state.second.end()) {
            if (taken->second == answer) {
                state.second.erase(taken);
                m_states.insert(std::move(state));
            }
            continue;
        }
        for (const auto &[open, call] : m_open) {
            if (state.second.contains(open))
                continue;
            KeyValueStore store;
            store.apply({Call::Kind::Put, {}, state.first, {}});
            Call onIt = call;
            onIt.key.clear();
            State next = state;
            next.second.emplace(open, store.apply(onIt));
            next.first = store.get({});
            if (seen.insert(next).second)
                toLookAt.push_back(std::move(next));
        }
        if (seen.size() > kMostStates) {
            m_gaveUp = true;
            m_states.clear();
            return true;
        }
    }
    m_open.erase(operation);
    return !m_states.empty();
}

void Linearizability::called(NodeId client, const Command &command, Instant at)
{
    Open &open = m_open[placeOf(client)].emplace();
    const auto call = callIn(command.text);
    if (!call) {
        open.after = m_lastAnswered;
        return;
    }
    open.key = call->key;
    Key &key = m_keys[call->key];
    forget(key);
    open.operation = key.first + static_cast<std::uint32_t>(key.operations.size());
    key.operations.push_back({client, *call, at, std::nullopt, std::nullopt});
    key.history.begin(open.operation, key.operations.back());
}

std::optional<Violation> Linearizability::answered(NodeId client, const Command &command,
                                                   Outcome outcome, const std::string &value,
                                                   Instant at,
                                                   const std::vector<std::string> &clients)
{
    const auto open = std::exchange(m_open[placeOf(client)], std::nullopt);
    if (!open || outcome == Outcome::Unknown || outcome == Outcome::Redirect)
        return std::nullopt; // it may still take effect
    if (open->key.empty()) {
        const auto index = committedAt(command, value);
        if (!index || outcome != Outcome::Ok)
            return std::nullopt;
        m_lastAnswered = std::max(m_lastAnswered, *index);
        if (*index > open->after)
            return std::nullopt;
        return Violation{kProperty, clients[placeOf(client)] + " hears that "
                                        + commandWords(command.text) + " is entry " + value
                                        + ", and entry " + std::to_string(open->after.value)
                                        + " was answered before it was sent"};
    }
    Key &key = m_keys[open->key];
    if (open->operation >= key.first) {
        KeyOperation &done = key.operations[open->operation - key.first];
        done.to = at;
        if (outcome == Outcome::Ok)
            done.answer = value;
    }
    if (outcome != Outcome::Ok) {
        key.history.takeBack(open->operation);
        return std::nullopt;
    }
    if (key.history.end(open->operation, value) || std::exchange(key.told, true))
        return std::nullopt;
    return explain(key, clients);
}

/// The fewest operations that contradict each other: one after the other is left out, as long as the
/// rest still does.
Violation Linearizability::explain(const Key &key, const std::vector<std::string> &clients)
{
    std::vector<KeyOperation> left = key.operations;
    for (std::size_t i = 0; i < left.size();) {
        std::vector<KeyOperation> fewer = left;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (isRead(left[i], fewer) || isPossible(key.before, fewer))
            ++i;
        else
            left = std::move(fewer);
    }
    Violation found{kProperty, "no order of these gives these answers: "};
    const char *before = "";
    for (const KeyOperation &what : left) {
        const std::string words =
            callText(what.call)
            + (what.answer ? " = " + commandWords(*what.answer) : std::string(", no answer"));
        found.text += before + clients[placeOf(what.client)] + " " + words + " ("
                      + millis(what.from) + (what.to ? " to " + millis(*what.to) : " on") + " ms)";
        found.calls.push_back({what.client, words, what.from, what.to});
        before = ", ";
    }
    return found;
}

void Linearizability::forget(Key &key)
{
    const bool someOpen = std::any_of(key.operations.begin(), key.operations.end(),
                                      [](const KeyOperation &what) { return !what.to; });
    if (key.operations.size() < kMostKept || someOpen)
        return;
    key.first += static_cast<std::uint32_t>(key.operations.size());
    key.operations.clear();
    key.before = key.history;
}

} // namespace flotilla
