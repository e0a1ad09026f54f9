#include "schedule/schedule.h"

#include "core/hash.h"

#include <algorithm>
#include <functional>

namespace flotilla {

namespace {

/// A reordered message may come later by up to this many times its link's longest latency.
constexpr std::int64_t kReorderStretch = 3;
constexpr std::int64_t kLongReorderStretch = 30;

std::uint64_t draw(std::uint64_t seed, Draw what, NodeId from, NodeId to, LinkSequence sequence,
                   std::uint32_t copy = 0)
{
    return hashOf(seed, what, std::uint64_t{from.value} << 8 | to.value,
                  std::uint64_t{sequence} << 32 | copy);
}

} // namespace

Duration drawLatency(std::uint64_t seed, const LinkTraits &traits, NodeId from, NodeId to,
                     LinkSequence sequence, std::uint32_t copy)
{
    const std::int64_t micros = scaled(draw(seed, Draw::Latency, from, to, sequence, copy),
                                       traits.delayMin.micros, traits.delayMax.micros);
    return {std::max<std::int64_t>(micros, 1)};
}

void Schedule::setTimer(NodeId endpoint, Instant due)
{
    m_timers[endpoint.value] = due;
    const auto place = std::lower_bound(m_endpoints.begin(), m_endpoints.end(), endpoint);
    if (place == m_endpoints.end() || *place != endpoint)
        m_endpoints.insert(place, endpoint);
}

void Schedule::setPaused(NodeId endpoint, bool paused)
{
    m_paused[endpoint.value] = paused;
    if (paused)
        return;
    for (const Item &item : std::exchange(m_parked[endpoint.value], {})) {
        m_heap.push_back(item);
        std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    }
}

bool Schedule::drawsLoss(const LinkTraits &traits, const Message &m, LinkSequence s) const
{
    return traits.loss > 0 && happens(draw(m_seed, Draw::Loss, m.from, m.to, s), traits.loss);
}

bool Schedule::drawsDuplicate(const LinkTraits &traits, const Message &m, LinkSequence s) const
{
    return traits.dup > 0 && happens(draw(m_seed, Draw::Duplication, m.from, m.to, s), traits.dup);
}

void Schedule::drawArrival(Flight &flight, const LinkTraits &traits, Instant now)
{
    const Message &m = *flight.message;
    const auto hash = [&](Draw what) {
        return draw(m_seed, what, m.from, m.to, flight.sequence, flight.copy);
    };
    Instant due = now + drawLatency(m_seed, traits, m.from, m.to, flight.sequence, flight.copy);
    flight.reordered = traits.reorder > 0 && happens(hash(Draw::Reordering), traits.reorder);
    if (flight.reordered) {
        const auto stretch = traits.longReorder ? kLongReorderStretch : kReorderStretch;
        due =
            due + Duration{scaled(hash(Draw::ReorderLatency), 0, traits.delayMax.micros * stretch)};
    } else {
        Instant &last = m_lastArrival[link(m)];
        due = last = std::max(due, last);
    }
    flight.due = due;
}

EventKey Schedule::keyOf(const Flight &flight)
{
    return {*flight.due,          flight.message->to, EventKind::Frame,
            flight.message->from, flight.sequence,    flight.copy};
}

std::uint64_t Schedule::bytesName(const Flight &flight)
{
    return std::uint64_t{flight.message->from.value} << 40
           | std::uint64_t{flight.message->to.value} << 32 | flight.sequence;
}

Schedule::Handle Schedule::add(Flight flight)
{
    std::uint32_t place = 0;
    if (m_free.empty()) {
        place = static_cast<std::uint32_t>(m_slots.size());
        m_slots.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    Slot &slot = m_slots[place];
    slot.flight = std::move(flight);
    slot.used = true;
    ++m_count;
    const Handle handle{place, slot.generation};
    if (slot.flight.copy > 0) {
        auto [copies, isNew] = m_copies.try_emplace(bytesName(slot.flight));
        copies->second.alive += isNew ? 2 : 1;
        copies->second.last = std::max(copies->second.last, slot.flight.copy);
    }
    push(handle);
    return handle;
}

void Schedule::push(Handle handle)
{
    const Flight &flight = m_slots[handle.slot].flight;
    if (!flight.due)
        return;
    m_heap.push_back({keyOf(flight), handle});
    std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
}

void Schedule::pop()
{
    std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    m_heap.pop_back();
}

void Schedule::remove(Handle handle)
{
    Slot &slot = m_slots[handle.slot];
    if (!slot.flight.released)
        releaseName(handle);
    slot.flight.message.reset();
    slot.used = false;
    ++slot.generation;
    m_free.push_back(handle.slot);
    --m_count;
}

void Schedule::setDue(Handle handle, std::optional<Instant> due)
{
    m_slots[handle.slot].flight.due = due;
    push(handle); // an item with the old instant is passed over
}

bool Schedule::has(Handle handle) const
{
    return m_slots[handle.slot].used && m_slots[handle.slot].generation == handle.generation;
}

bool Schedule::isCurrent(const Item &item) const
{
    return has(item.handle) && flight(item.handle).due == item.key.instant;
}

std::vector<Schedule::Handle> Schedule::inFlight() const
{
    std::vector<Handle> handles;
    handles.reserve(m_count);
    for (std::uint32_t place = 0; place < m_slots.size(); ++place)
        if (m_slots[place].used)
            handles.push_back({place, m_slots[place].generation});
    std::sort(handles.begin(), handles.end(),
              [this](Handle a, Handle b) { return flight(a).id < flight(b).id; });
    return handles;
}

void Schedule::postpone(Instant from, Instant to, Duration by)
{
    std::array<Instant, kEndpoints * kEndpoints> latest{};
    for (const Handle handle : inFlight()) {
        const Flight &flight = this->flight(handle);
        if (!flight.due || *flight.due < from)
            continue;
        Instant due = *flight.due;
        if (due < to)
            due = due + by;
        if (!flight.reordered) {
            Instant &last = latest[link(*flight.message)];
            due = last = std::max(due, last);
            Instant &lastArrival = m_lastArrival[link(*flight.message)];
            lastArrival = std::max(lastArrival, due);
        }
        if (due != *flight.due)
            setDue(handle, due);
    }
}

bool Schedule::releaseName(Handle handle)
{
    Flight &flight = m_slots[handle.slot].flight;
    flight.released = true;
    if (m_copies.empty())
        return true;
    const auto copies = m_copies.find(bytesName(flight));
    if (copies == m_copies.end())
        return true;
    if (--copies->second.alive > 0)
        return false;
    m_copies.erase(copies);
    return true;
}

std::uint32_t Schedule::nextCopy(const Flight &flight)
{
    const auto copies = m_copies.find(bytesName(flight));
    return copies == m_copies.end() ? flight.copy + 1 : copies->second.last + 1;
}

void Schedule::tidyTop()
{
    while (!m_heap.empty()) {
        const Item &top = m_heap.front();
        if (!isCurrent(top)) {
            pop();
        } else if (isPaused(top.key.endpoint)) {
            m_parked[top.key.endpoint.value].push_back(top);
            pop();
        } else {
            return;
        }
    }
}

std::optional<Schedule::Due> Schedule::nextTimer(Instant upTo) const
{
    Instant least = Instant::never();
    NodeId whose;
    for (const NodeId id : m_endpoints) {
        const Instant due = m_timers[id.value];
        if (due < least && !m_paused[id.value]) {
            least = due;
            whose = id;
        }
    }
    if (least.isNever() || least > upTo)
        return std::nullopt;
    return Due{EventKey{least, whose, EventKind::Timer, NodeId{}, 0, 0}, {}};
}

std::optional<Schedule::Due> Schedule::next(Instant before)
{
    tidyTop();
    std::optional<Due> best = nextTimer(before - Duration{1});
    if (!m_heap.empty() && m_heap.front().key.instant < before
        && (!best || m_heap.front().key < best->key))
        best = Due{m_heap.front().key, m_heap.front().handle};
    return best;
}

void Schedule::takeOff(const Due &due)
{
    // A frame may stand in the heap twice at one instant, after it was put off and back.
    while (!m_heap.empty() && m_heap.front().key == due.key)
        pop();
}

std::vector<Schedule::Due> Schedule::preview(std::size_t count) const
{
    std::vector<Due> due;
    for (const NodeId id : m_endpoints)
        if (!m_timers[id.value].isNever() && !m_paused[id.value])
            due.push_back({EventKey{m_timers[id.value], id, EventKind::Timer, NodeId{}, 0, 0}, {}});
    for (const Handle handle : inFlight())
        if (const Flight &flight = this->flight(handle);
            flight.due && !isPaused(flight.message->to))
            due.push_back({keyOf(flight), handle});
    std::sort(due.begin(), due.end(), [](const Due &a, const Due &b) { return a.key < b.key; });
    if (due.size() > count)
        due.resize(count);
    return due;
}

} // namespace flotilla
