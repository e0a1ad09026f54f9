#include "trace/why_teller.h"

#include "trace/phrases.h"

#include <algorithm>

namespace flotilla {

std::size_t WhyTeller::add(At at, NodeId who, std::string text, std::string_view section,
                           std::size_t leadsTo, std::vector<std::uint32_t> messages)
{
    const auto known = std::find_if(m_steps.begin(), m_steps.end(), [&](const WhyStep &step) {
        return step.moment == at && step.who == who && step.text == text;
    });
    if (known != m_steps.end()) {
        for (const std::uint32_t id : messages)
            if (std::find(known->messages.begin(), known->messages.end(), id)
                == known->messages.end())
                known->messages.push_back(id);
        return static_cast<std::size_t>(known - m_steps.begin());
    }
    const Moment moment = m_past.moment(at);
    WhyStep step;
    step.moment = at;
    step.seq = moment.seq;
    step.at = moment.at;
    step.who = who;
    step.messages = std::move(messages);
    step.text = std::move(text);
    step.section = section;
    step.leadsTo = leadsTo == kNone ? m_steps.size() : leadsTo;
    step.depth = leadsTo == kNone ? 0 : m_steps[leadsTo].depth + 1;
    m_steps.push_back(std::move(step));
    return m_steps.size() - 1;
}

std::optional<Passage> WhyTeller::received(At at, NodeId by, const Fits &fits) const
{
    std::optional<Passage> found;
    for (Passage &passage : m_past.endedIn(at))
        if (passage.fate == Fate::Arrived && passage.message->to == by && fits(*passage.message))
            found = std::move(passage);
    return found;
}

std::optional<WhyTeller::At> WhyTeller::sentBefore(At at, const Passage &passage)
{
    if (at == m_past.first() || !m_past.underWay(at - 1, passage.id))
        return std::nullopt;
    return m_past.sentIn(at - 1, passage.id);
}

const ServerView &WhyTeller::before(At at, NodeId id)
{
    static const ServerView none;
    const ServerView *server = m_past.server(at == m_past.first() ? at : at - 1, id);
    return server ? *server : none;
}

std::string WhyTeller::listOf(const std::vector<std::string> &names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i == 0)
            list = names[i];
        else if (i + 1 < names.size())
            list = phrase("Why", "%1, %2").arg(list, names[i]);
        else
            list = phrase("Why", "%1 and %2").arg(list, names[i]);
    }
    return list;
}

std::string WhyTeller::nameList(NodeSet ids) const
{
    std::vector<std::string> names;
    ids.forEach([&](NodeId id) { names.push_back(name(id)); });
    return listOf(names);
}

Explanation WhyTeller::finish()
{
    return {std::move(m_steps)};
}

Explanation explain(const Timeline &timeline, std::uint64_t moment, const WhySubject &subject)
{
    WhyTeller teller(timeline);
    std::visit([&](const auto &of) { teller.tell(moment, of); }, subject);
    return teller.finish();
}

} // namespace flotilla
