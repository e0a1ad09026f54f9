#include "picture/tape.h"

#include <algorithm>

namespace flotilla {

namespace {

constexpr Marks kSigns = Mark::Election | Mark::Leader | Mark::Commit | Mark::Crash | Mark::Restart
                         | Mark::Pause | Mark::Resume | Mark::Cut | Mark::Heal | Mark::Create
                         | Mark::Violation;

} // namespace

void Tape::takeUp(const Timeline &timeline)
{
    if (timeline.isEmpty())
        return clear();
    if (timeline.end() < m_seen)
        clear();
    if (isEmpty()) {
        const Moment first = timeline.moment(timeline.first());
        m_begin = first.at;
        Term term;
        std::optional<NodeId> leader;
        const ClusterView view = timeline.at(timeline.first());
        for (const ServerView &server : view.servers)
            term = std::max(term, server.status.currentTerm);
        if (const ServerView *leads = view.leader())
            leader = leads->id;
        m_terms.push_back({m_begin, term, leader});
        m_seen = timeline.first();
    }
    m_names = timeline.names();
    m_end = timeline.frontier();
    timeline.forEachMarked(m_seen, timeline.end(), kSigns,
                           [this](const Moment &moment) { take(moment); });
    m_seen = timeline.end();
}

void Tape::take(const Moment &moment)
{
    m_signs.push_back({moment.at, moment.number, moment.marks, moment.who, moment.term});
    const bool elects = moment.marks.touches(Mark::Election | Mark::Leader);
    if (elects && moment.term > m_terms.back().term)
        m_terms.push_back({moment.at, moment.term, std::nullopt});
    if (moment.marks.contains(Mark::Leader) && moment.term == m_terms.back().term)
        m_terms.back().leader = moment.who;
}

const Tape::Stretch *Tape::termAt(Instant at) const
{
    const auto next = std::upper_bound(
        m_terms.begin(), m_terms.end(), at,
        [](Instant wanted, const Stretch &stretch) { return wanted < stretch.from; });
    return next == m_terms.begin() ? nullptr : &*std::prev(next);
}

qreal TapePlace::x(Instant at) const
{
    const auto whole = static_cast<qreal>((to - from).micros);
    return rect.left() + rect.width() * static_cast<qreal>((at - from).micros) / whole;
}

Instant TapePlace::at(qreal x) const
{
    const auto whole = static_cast<qreal>((to - from).micros);
    const qreal share = rect.width() > 0 ? (x - rect.left()) / rect.width() : 0;
    return {std::max<std::int64_t>(0, from.micros + static_cast<std::int64_t>(whole * share))};
}

} // namespace flotilla
