#include "gui/panels/why_answer.h"

#include "gui/words.h"
#include "trace/message_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace flotilla {

namespace {

struct WhyWords {
    Q_DECLARE_TR_FUNCTIONS(flotilla::WhyWords)
};

QString told(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Puts an answer together.
class Answering {
public:
    explicit Answering(const Snapshot &snapshot)
        : m_timeline(snapshot.timeline), m_view(*snapshot.view),
          m_moment(snapshot.past ? snapshot.past->number : snapshot.timeline.end() - 1)
    {
    }

    void answer(std::monostate) {}
    void answer(NodeId who)
    {
        if (who.isServer())
            server(who);
        else
            client(who);
    }
    void answer(const MessageHit &message) { letter(m_moment, message.id, m_view); }
    void answer(const EntryHit &entry);
    void answer(const EventHit &event);
    [[nodiscard]] WhyAnswer finish() { return std::move(m_answer); }

private:
    void server(NodeId who);
    void client(NodeId who);
    void standing(std::uint64_t moment, const ServerView &server);
    void letter(std::uint64_t moment, std::uint32_t id, const ClusterView &sent);
    void because(std::uint64_t moment, const WhySubject &subject);
    /// What is missing; false: it has come about.
    bool missing(const WhyNotSubject &subject, const QString &heading, const QString &remedyTitle);
    [[nodiscard]] QString name(NodeId id) const { return nameOf(m_view, id); }
    [[nodiscard]] std::uint64_t momentOf(const EventHit &event) const;

    const Timeline &m_timeline;
    const ClusterView &m_view;
    std::uint64_t m_moment;
    WhyAnswer m_answer;
};

void Answering::because(std::uint64_t moment, const WhySubject &subject)
{
    for (const WhyStep &step : explain(m_timeline, moment, subject).steps) {
        m_answer.lines.append({WhyLine::Kind::Step, told(step.text), told(step.section), step.who,
                               step.at, step.seq, step.depth});
        Lit &lit = m_answer.lit;
        if (std::find(lit.endpoints.begin(), lit.endpoints.end(), step.who) == lit.endpoints.end())
            lit.endpoints.push_back(step.who);
        lit.messages.insert(lit.messages.end(), step.messages.begin(), step.messages.end());
    }
    std::vector<std::uint32_t> &ids = m_answer.lit.messages;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool Answering::missing(const WhyNotSubject &subject, const QString &heading,
                        const QString &remedyTitle)
{
    WhyNot not_ = whyNot(m_view, m_timeline.names(), subject);
    if (not_.isSo)
        return false;
    if (!heading.isEmpty())
        m_answer.lines.append({WhyLine::Kind::Heading, heading, {}, {}, {}, 0, 0});
    for (const Missing &one : not_.missing)
        m_answer.lines.append(
            {WhyLine::Kind::Missing, told(one.text), told(one.section), {}, {}, 0, 0});
    m_answer.remedies = std::move(not_.remedies);
    m_answer.isOpen = true;
    m_answer.remedyTitle =
        not_.isHopeless             ? WhyWords::tr("As things stand, no act brings it about.")
        : m_answer.remedies.empty() ? WhyWords::tr("Nothing has to be done: let time run.")
                                    : remedyTitle;
    return true;
}

void Answering::server(NodeId who)
{
    const ServerView *server = m_view.server(who);
    if (!server)
        return;
    standing(m_moment, *server);
    missing(why::Unelected{who}, WhyWords::tr("Why doesn't %1 lead?").arg(name(who)),
            WhyWords::tr("To have %1 lead:").arg(name(who)));
}

void Answering::standing(std::uint64_t moment, const ServerView &server)
{
    const QString term = QString::number(server.status.currentTerm.value);
    const QString who = told(server.name);
    if (!server.up)
        m_answer.title = WhyWords::tr("Why is %1 down?").arg(who);
    else if (server.status.role == Role::Leader)
        m_answer.title = WhyWords::tr("Why does %1 lead term %2?").arg(who, term);
    else if (server.status.role == Role::Candidate)
        m_answer.title = WhyWords::tr("Why does %1 stand for election in term %2?").arg(who, term);
    else
        m_answer.title = WhyWords::tr("Why is %1 a follower in term %2?").arg(who, term);
    because(moment, why::Standing{server.id});
}

void Answering::client(NodeId who)
{
    const auto client = std::find_if(m_view.clients.begin(), m_view.clients.end(),
                                     [who](const ClientView &one) { return one.id == who; });
    if (client == m_view.clients.end())
        return;
    if (client->status.open) {
        m_answer.title = WhyWords::tr("Why does %1 wait?").arg(name(who));
        missing(why::Waiting{who}, {}, WhyWords::tr("To have %1 answered:").arg(name(who)));
        m_answer.lines.append({WhyLine::Kind::Heading,
                               WhyWords::tr("Why does it ask that server?"),
                               {},
                               {},
                               {},
                               0,
                               0});
    } else {
        m_answer.title = WhyWords::tr("Why was %1 answered so?").arg(name(who));
    }
    because(m_moment, why::Client{who});
    if (!m_answer.lines.isEmpty() && m_answer.lines.last().kind == WhyLine::Kind::Heading)
        m_answer.lines.removeLast();
}

void Answering::letter(std::uint64_t moment, std::uint32_t id, const ClusterView &sent)
{
    for (const MessageView &message : sent.inFlight) {
        if (message.id != id)
            continue;
        m_answer.title = WhyWords::tr("Why this? %1 to %2: %3")
                             .arg(name(message.message->from), name(message.message->to),
                                  told(messageWords(*message.message, m_timeline.names())));
    }
    because(moment, why::Letter{id});
}

void Answering::answer(const EntryHit &entry)
{
    const ServerView *server = m_view.server(entry.server);
    if (!server)
        return;
    const QString index = QString::number(entry.index.value);
    if (server->status.commitIndex >= entry.index) {
        m_answer.title =
            WhyWords::tr("Why is entry %1 committed at %2?").arg(index, name(entry.server));
        because(m_moment, why::Commit{entry.server, entry.index});
        return;
    }
    m_answer.title =
        WhyWords::tr("Why is entry %1 of %2 not committed?").arg(index, name(entry.server));
    if (missing(why::Uncommitted{entry.server, entry.index}, {},
                WhyWords::tr("To have entry %1 committed:").arg(index)))
        return;
    for (const ServerView &other : m_view.servers) {
        if (other.status.commitIndex < entry.index
            || other.log.hashAt(entry.index) != server->log.hashAt(entry.index))
            continue;
        m_answer.lines.append(
            {WhyLine::Kind::Heading,
             WhyWords::tr("It is committed, but %1 has not heard so yet. Why it is "
                          "committed at %2:")
                 .arg(name(entry.server), name(other.id)),
             {},
             {},
             {},
             0,
             0});
        because(m_moment, why::Commit{other.id, entry.index});
        return;
    }
}

std::uint64_t Answering::momentOf(const EventHit &event) const
{
    std::uint64_t number = m_timeline.lastUpTo(event.at);
    while (number > m_timeline.first() && m_timeline.moment(number - 1).seq >= event.seq)
        --number;
    return number;
}

/// What most matters of an event: a commit, an election, else the message that was handled.
void Answering::answer(const EventHit &event)
{
    const std::uint64_t number = momentOf(event);
    const Moment moment = m_timeline.moment(number);
    if (number == m_timeline.first())
        return;
    const ClusterView before = m_timeline.at(number - 1);
    const ClusterView after = m_timeline.at(number);
    const ServerView *then = after.server(event.server);
    if (then && moment.marks.contains(Mark::Commit)) {
        const Index index = then->status.commitIndex;
        m_answer.title = WhyWords::tr("Why is entry %1 committed at %2?")
                             .arg(QString::number(index.value), told(then->name));
        because(number, why::Commit{event.server, index});
        return;
    }
    if (then && moment.marks.touches(Mark::Leader | Mark::Election | Marks(Mark::Crash))) {
        standing(number, *then);
        return;
    }
    if (moment.messageId != 0)
        letter(number, moment.messageId, before);
    else if (then)
        standing(number, *then);
    else if (event.server.isClient())
        because(number, why::Client{event.server});
}

} // namespace

WhyAnswer answerWhy(const Snapshot &snapshot, const WhyHit &question)
{
    if (!snapshot.view || snapshot.timeline.isEmpty())
        return {};
    Answering answering(snapshot);
    std::visit([&](const auto &of) { answering.answer(of); }, question);
    WhyAnswer answer = answering.finish();
    if (answer.title.isEmpty())
        answer.title = WhyWords::tr("Why?");
    if (answer.lines.isEmpty())
        answer.lines.append(
            {WhyLine::Kind::Missing,
             WhyWords::tr("Nothing that was recorded brought this about: so it was from the "
                          "beginning."),
             {},
             {},
             {},
             0,
             0});
    return answer;
}

} // namespace flotilla
