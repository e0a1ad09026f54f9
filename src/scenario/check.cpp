#include "scenario/check.h"

#include <QStringList>

#include <algorithm>

namespace flotilla {

namespace {

QString text(std::uint64_t number)
{
    return QString::number(number);
}

QString onOff(bool on)
{
    return on ? QStringLiteral("on") : QStringLiteral("off");
}

QString termsOf(const Log &log)
{
    QStringList terms;
    for (Index at{1}; log.has(at); at = at.next())
        terms.append(text(log.at(at).term.value));
    return terms.join(u',');
}

QString valuesOf(const Log &log)
{
    QStringList values;
    for (Index at{1}; log.has(at); at = at.next())
        values.append(QString::fromStdString(quoted(std::string(log.at(at).value()))));
    return values.join(u',');
}

QString quotedText(std::string_view value)
{
    return QString::fromStdString(quoted(std::string(value)));
}

/// What a look asks of a run, whoever tells it.
class Sight {
public:
    virtual ~Sight() = default;
    [[nodiscard]] virtual const std::vector<ServerView> &servers() const = 0;
    [[nodiscard]] virtual const std::vector<ClientView> &clients() const = 0;
    [[nodiscard]] virtual const Names &names() const = 0;
    [[nodiscard]] virtual NodeSet voters() const = 0;
    [[nodiscard]] virtual std::size_t inFlightCount() const = 0;
    [[nodiscard]] virtual std::size_t inFlightCount(const Match &match) const = 0;
    /// The text of a row of the ledger; nothing where there is no such row.
    [[nodiscard]] virtual std::optional<std::string> ledgerText(Index at) const = 0;
    [[nodiscard]] virtual std::uint64_t sentCount() const = 0;
    /// The first safety property that was seen not to hold, in words; "" where all hold.
    [[nodiscard]] virtual QString violation() const = 0;

    [[nodiscard]] const ServerView &server(NodeId id) const { return servers()[id.value]; }
};

std::size_t countOf(const std::vector<MessageView> &inFlight, const Match &match,
                    const Names &names)
{
    return static_cast<std::size_t>(
        std::count_if(inFlight.begin(), inFlight.end(), [&](const MessageView &message) {
            return match.matches(message.id, *message.message, names);
        }));
}

class EngineSight final : public Sight {
public:
    explicit EngineSight(const Engine &engine) : m_engine(engine) {}

    const std::vector<ServerView> &servers() const override { return m_engine.servers(); }
    const std::vector<ClientView> &clients() const override { return m_engine.clients(); }
    const Names &names() const override { return m_engine.names(); }
    NodeSet voters() const override { return m_engine.voters(); }
    std::size_t inFlightCount() const override { return m_engine.inFlightCount(); }
    std::size_t inFlightCount(const Match &match) const override
    {
        return countOf(m_engine.inFlight(), match, names());
    }
    std::optional<std::string> ledgerText(Index at) const override
    {
        if (at.value == 0 || !m_engine.ledger().has(at))
            return std::nullopt;
        return std::string(m_engine.ledger().at(at).entry.value());
    }
    std::uint64_t sentCount() const override { return m_engine.sentCount(); }
    QString violation() const override
    {
        return m_engine.violations().empty()
                   ? QString()
                   : QString::fromStdString(m_engine.violations().front().property);
    }

private:
    const Engine &m_engine;
};

class RecordedSight final : public Sight {
public:
    explicit RecordedSight(const RecordedView &seen) : m_seen(seen) {}

    const std::vector<ServerView> &servers() const override { return m_seen.view.servers; }
    const std::vector<ClientView> &clients() const override { return m_seen.view.clients; }
    const Names &names() const override { return m_seen.timeline.names(); }
    NodeSet voters() const override { return m_seen.view.voters; }
    std::size_t inFlightCount() const override { return m_seen.view.inFlight.size(); }
    std::size_t inFlightCount(const Match &match) const override
    {
        return countOf(m_seen.view.inFlight, match, names());
    }
    std::optional<std::string> ledgerText(Index at) const override
    {
        for (const LedgerRow &row : m_seen.timeline.ledger(m_seen.moment.number))
            if (row.index == at)
                return std::string(row.entry.value());
        return std::nullopt;
    }
    std::uint64_t sentCount() const override { return 0; } // see isRecorded()
    QString violation() const override
    {
        const bool any =
            m_seen.timeline.previous(m_seen.moment.number + 1, Mark::Violation).has_value();
        return any ? QStringLiteral("one") : QString();
    }

private:
    const RecordedView &m_seen;
};

const ServerView *leaderAmong(const std::vector<ServerView> &servers, const LeaderRef &which)
{
    const ServerView *found = nullptr;
    for (const ServerView &server : servers) {
        if (!server.up || server.status.role != Role::Leader)
            continue;
        if (which.term && server.status.currentTerm != *which.term)
            continue;
        if (!found || server.status.currentTerm > found->status.currentTerm)
            found = &server;
    }
    return found;
}

/// Looks at one run; a function for each kind of condition.
class Look {
public:
    Look(const Sight &run, const SentMarks &marks) : m_run(run), m_marks(marks) {}

    Finding at(const condition::SomeLeader &) const
    {
        return {leaderAmong(m_run.servers(), {}) != nullptr, QStringLiteral("no leader"),
                QStringLiteral("a leader")};
    }

    Finding at(const condition::Committed &what) const
    {
        Index highest;
        for (const ServerView &server : m_run.servers())
            highest = std::max(highest, server.status.commitIndex);
        return {highest >= what.index, QStringLiteral("commitIndex %1 at most").arg(highest.value),
                QStringLiteral("a server with commitIndex %1").arg(what.index.value)};
    }

    Finding at(const condition::AllApplied &what) const
    {
        QStringList got;
        bool holds = true;
        for (const ServerView &server : m_run.servers()) {
            if (!server.up)
                continue;
            holds = holds && server.status.lastApplied >= what.index;
            got.append(QStringLiteral("%1 lastApplied=%2")
                           .arg(name(server.id))
                           .arg(server.status.lastApplied.value));
        }
        if (got.isEmpty())
            return {false, QStringLiteral("no server that is up"), wanted(what)};
        return {holds, got.join(QStringLiteral(", ")), wanted(what)};
    }

    Finding at(const condition::Quiet &) const
    {
        QStringList waiting;
        for (const ClientView &client : m_run.clients())
            if (!client.status.done())
                waiting.append(QString::fromStdString(client.name));
        const std::size_t count = m_run.inFlightCount();
        QString got = QStringLiteral("%1 messages in flight").arg(count);
        if (!waiting.isEmpty())
            got += QStringLiteral(", and %1 waiting").arg(waiting.join(QStringLiteral(", ")));
        return {count == 0 && waiting.isEmpty(), got,
                QStringLiteral("nothing in flight and no client waiting")};
    }

    Finding at(const condition::ServerIs &what) const
    {
        QStringList got;
        QStringList expected;
        bool holds = true;
        for (const condition::Field &field : what.fields) {
            const QString is = valueOf(m_run.server(what.server), field);
            const bool same = is == field.value;
            holds = holds && same;
            if (same && what.fields.size() > 1)
                continue;
            const QString key = keyOf(field);
            got.append(QStringLiteral("%1=%2").arg(key, is));
            expected.append(QStringLiteral("%1=%2").arg(key, field.value));
        }
        return {holds, got.join(u' '), expected.join(u' ')};
    }

    Finding at(const condition::Leaders &what) const
    {
        QStringList leaders;
        for (const ServerView &server : m_run.servers())
            if (server.up && server.status.role == Role::Leader)
                leaders.append(QStringLiteral("%1 in term %2")
                                   .arg(name(server.id))
                                   .arg(server.status.currentTerm.value));
        QString got = text(static_cast<std::uint64_t>(leaders.size()));
        if (!leaders.isEmpty())
            got += QStringLiteral(" (%1)").arg(leaders.join(QStringLiteral(", ")));
        return {static_cast<std::size_t>(leaders.size()) == what.count, got, text(what.count)};
    }

    Finding at(const condition::InSync &what) const
    {
        std::vector<NodeId> meant = what.servers;
        if (meant.empty())
            for (const ServerView &server : m_run.servers())
                if (server.up)
                    meant.push_back(server.id);
        QStringList got;
        bool holds = true;
        for (const NodeId id : meant) {
            const ServerView &server = m_run.server(id);
            const ServerView &first = m_run.server(meant.front());
            holds = holds && server.up && server.status.currentTerm == first.status.currentTerm
                    && server.status.commitIndex == first.status.commitIndex
                    && server.log == first.log;
            got.append(QStringLiteral("%1%2 currentTerm=%3 commitIndex=%4 last=%5.%6")
                           .arg(name(id), server.up ? QString() : QStringLiteral(" up=off"))
                           .arg(server.status.currentTerm.value)
                           .arg(server.status.commitIndex.value)
                           .arg(server.log.lastTerm().value)
                           .arg(server.log.lastIndex().value));
        }
        return {holds, got.join(QStringLiteral("; ")),
                QStringLiteral("the same term, commitIndex and log")};
    }

    Finding at(const condition::Safe &what) const
    {
        const QString expected = QStringLiteral("every entry up to its commitIndex on a majority");
        for (const ServerView &server : m_run.servers()) {
            if (what.server && *what.server != server.id)
                continue;
            for (Index at{1}; at <= server.status.commitIndex; at = at.next()) {
                const std::size_t copies = copiesOf(server, at);
                if (copies < m_run.voters().size() / 2 + 1)
                    return {false,
                            QStringLiteral("entry %1 of %2 on %3 of %4 servers")
                                .arg(at.value)
                                .arg(name(server.id))
                                .arg(copies)
                                .arg(m_run.voters().size()),
                            expected};
            }
        }
        return {true, QStringLiteral("all on a majority"), expected};
    }

    Finding at(const condition::InFlight &what) const
    {
        const std::size_t count = m_run.inFlightCount(what.match);
        return {count == what.count, text(count), text(what.count)};
    }

    Finding at(const condition::Applied &what) const
    {
        const ServerView &server = m_run.server(what.server);
        const bool applied = server.up && what.index.value > 0
                             && server.status.lastApplied >= what.index
                             && server.log.has(what.index);
        const std::string_view value =
            applied ? server.log.at(what.index).value() : std::string_view();
        return {applied && value == what.text,
                applied ? quotedText(value)
                        : QStringLiteral("lastApplied=%1").arg(server.status.lastApplied.value),
                quotedText(what.text)};
    }

    Finding at(const condition::LedgerHas &what) const
    {
        const auto value = m_run.ledgerText(what.index);
        return {value == what.text, value ? quotedText(*value) : QStringLiteral("no such row"),
                quotedText(what.text)};
    }

    Finding at(const condition::ClientIs &what) const
    {
        const ClientStatus &status =
            m_run.clients()[what.client.value - NodeId::kFirstClient].status;
        const bool unknown = status.open && status.unknown;
        const QString got = status.done() ? QStringLiteral("done")
                            : unknown     ? QStringLiteral("pending, and its outcome unknown")
                                          : QStringLiteral("pending");
        switch (what.state) {
        case ClientState::Done:
            return {status.done(), got, QStringLiteral("done")};
        case ClientState::Pending:
            return {!status.done(), got, QStringLiteral("pending")};
        case ClientState::Unknown:
            return {unknown, got, QStringLiteral("unknown")};
        }
        return {};
    }

    Finding at(const condition::Messages &what) const
    {
        const std::uint64_t sent = m_run.sentCount() - m_marks.value(what.since, 0);
        const auto finding = [&](bool holds, const char *sign) {
            return Finding{holds, text(sent),
                           QStringLiteral("%1 %2").arg(QLatin1StringView(sign)).arg(what.count)};
        };
        switch (what.comparison) {
        case Comparison::Less:
            return finding(sent < what.count, "<");
        case Comparison::AtMost:
            return finding(sent <= what.count, "<=");
        case Comparison::Equal:
            return finding(sent == what.count, "=");
        case Comparison::AtLeast:
            return finding(sent >= what.count, ">=");
        case Comparison::Greater:
            return finding(sent > what.count, ">");
        }
        return {};
    }

    Finding at(const condition::Violated &) const
    {
        const QString which = m_run.violation();
        return {!which.isEmpty(),
                which.isEmpty() ? QStringLiteral("every safety property holds") : which,
                QStringLiteral("a violation of a safety property")};
    }

private:
    [[nodiscard]] QString name(NodeId id) const
    {
        return QString::fromStdString(m_run.names().of(id));
    }
    static QString wanted(const condition::AllApplied &what)
    {
        return QStringLiteral("lastApplied=%1 at all servers that are up").arg(what.index.value);
    }
    [[nodiscard]] std::size_t copiesOf(const ServerView &holder, Index at) const
    {
        std::size_t copies = 0;
        m_run.voters().forEach([&](NodeId id) {
            const Log &log = m_run.server(id).log;
            if (log.has(at) && holder.log.has(at) && log.at(at) == holder.log.at(at))
                ++copies;
        });
        return copies;
    }
    [[nodiscard]] QString keyOf(const condition::Field &field) const
    {
        const bool ofPeer = field.name == u"match" || field.name == u"next";
        return ofPeer ? QStringLiteral("%1.%2").arg(field.name, name(field.peer)) : field.name;
    }
    [[nodiscard]] QString valueOf(const ServerView &server, const condition::Field &field) const;

    const Sight &m_run;
    const SentMarks &m_marks;
};

QString Look::valueOf(const ServerView &server, const condition::Field &field) const
{
    const Status &status = server.status;
    if (field.name == u"state")
        return QLatin1StringView(roleName(status.role));
    if (field.name == u"currentTerm")
        return text(status.currentTerm.value);
    if (field.name == u"votedFor")
        return status.votedFor ? name(*status.votedFor) : QStringLiteral("none");
    if (field.name == u"commitIndex")
        return text(status.commitIndex.value);
    if (field.name == u"lastApplied")
        return text(status.lastApplied.value);
    if (field.name == u"lastLogIndex")
        return text(server.log.lastIndex().value);
    if (field.name == u"lastLogTerm")
        return text(server.log.lastTerm().value);
    if (field.name == u"last")
        return QStringLiteral("%1.%2")
            .arg(server.log.lastTerm().value)
            .arg(server.log.lastIndex().value);
    if (field.name == u"log")
        return termsOf(server.log);
    if (field.name == u"values")
        return valuesOf(server.log);
    if (field.name == u"up")
        return onOff(server.up);
    if (field.name == u"paused")
        return onOff(server.paused);
    if (!server.up || status.role != Role::Leader || !status.peers.contains(field.peer))
        return QStringLiteral("none (it does not lead %1)").arg(name(field.peer));
    return text(field.name == u"match" ? status.matchIndex[field.peer.value].value
                                       : status.nextIndex[field.peer.value].value);
}

Finding lookAt(const Condition &condition, const Sight &run, const SentMarks &marks)
{
    const Look look(run, marks);
    Finding finding = std::visit([&](const auto &what) { return look.at(what); }, condition.what);
    if (condition.negated) {
        finding.holds = !finding.holds;
        finding.got = finding.expected;
        finding.expected = QStringLiteral("anything else");
    }
    return finding;
}

} // namespace

Finding look(const Condition &condition, const Engine &engine, const SentMarks &marks)
{
    return lookAt(condition, EngineSight(engine), marks);
}

Finding look(const Condition &condition, const RecordedView &seen)
{
    return lookAt(condition, RecordedSight(seen), {});
}

bool isRecorded(const Condition &condition)
{
    return !std::holds_alternative<condition::Messages>(condition.what);
}

const ServerView *findLeader(const Engine &engine, const LeaderRef &which)
{
    return leaderAmong(engine.servers(), which);
}

} // namespace flotilla
