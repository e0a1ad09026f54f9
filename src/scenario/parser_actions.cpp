#include "core/key_value.h"
#include "scenario/nearest.h"
#include "scenario/parser.h"
#include "trace/message_fields.h"

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

constexpr std::uint64_t kMostRounds = 1'000'000;

const QStringList &messageTypes()
{
    static const QStringList types{
        QStringLiteral("RequestVote"),     QStringLiteral("RequestVoteReply"),
        QStringLiteral("AppendEntries"),   QStringLiteral("AppendEntriesReply"),
        QStringLiteral("InstallSnapshot"), QStringLiteral("InstallSnapshotReply"),
        QStringLiteral("TimeoutNow"),      QStringLiteral("ClientRequest"),
        QStringLiteral("ClientReply")};
    return types;
}

enum class FieldKind { Number, Switch, Terms, Text, Server };

struct MatchField {
    const char *name;
    FieldKind kind;
};

/// The fields of the trace's msg that have no place of their own in Match.
constexpr std::array<MatchField, 20> kMatchFields{{
    {"term", FieldKind::Number},
    {"lastLogIndex", FieldKind::Number},
    {"lastLogTerm", FieldKind::Number},
    {"preVote", FieldKind::Switch},
    {"transfer", FieldKind::Switch},
    {"voteGranted", FieldKind::Switch},
    {"prevLogIndex", FieldKind::Number},
    {"prevLogTerm", FieldKind::Number},
    {"entries", FieldKind::Terms},
    {"leaderCommit", FieldKind::Number},
    {"success", FieldKind::Switch},
    {"matchIndex", FieldKind::Number},
    {"conflictIndex", FieldKind::Number},
    {"conflictTerm", FieldKind::Number},
    {"lastIncludedIndex", FieldKind::Number},
    {"lastIncludedTerm", FieldKind::Number},
    {"client", FieldKind::Text},
    {"op", FieldKind::Number},
    {"command", FieldKind::Text},
    {"outcome", FieldKind::Text},
}};
constexpr std::array<MatchField, 2> kMoreMatchFields{{
    {"value", FieldKind::Text},
    {"leader", FieldKind::Server},
}};

std::string joined(const Word &word)
{
    QStringList values;
    for (const Value &value : word.values)
        values.append(value.text);
    return values.join(u',').toStdString();
}

} // namespace

template <typename What>
Parser::Reading Parser::onOneServer()
{
    std::optional<LeaderRef> leader;
    const auto id = takeServer(&leader);
    if (!id || !expectEnd())
        return std::nullopt;
    if (leader)
        m_begun = true; // who leads is not known before
    What what;
    what.server = *id;
    return line::Do{what, leader};
}

Parser::Reading Parser::readTimeout()
{
    return onOneServer<act::Timeout>();
}
Parser::Reading Parser::readHeartbeat()
{
    return onOneServer<act::Heartbeat>();
}
Parser::Reading Parser::readIsolate()
{
    return onOneServer<act::Isolate>();
}
Parser::Reading Parser::readCrash()
{
    return onOneServer<act::Crash>();
}
Parser::Reading Parser::readPause()
{
    return onOneServer<act::Pause>();
}
Parser::Reading Parser::readResume()
{
    return onOneServer<act::Resume>();
}
Parser::Reading Parser::readPersist()
{
    return onOneServer<act::Persist>();
}
Parser::Reading Parser::readHeal()
{
    if (atEnd())
        return line::Do{act::Heal{}, std::nullopt};
    return onOneServer<act::Heal>();
}

Parser::Reading Parser::readRestart()
{
    if (!atEnd() && here().is(u"all")) {
        ++m_at;
        if (!expectEnd())
            return std::nullopt;
        return line::Do{act::Restart{}, std::nullopt};
    }
    const auto first = takeServer();
    const auto others = first ? takeServers() : std::nullopt;
    if (!others || !expectEnd())
        return std::nullopt;
    act::Restart restart{{*first}};
    restart.servers.insert(restart.servers.end(), others->begin(), others->end());
    return line::Do{restart, std::nullopt};
}

Parser::Reading Parser::readAdvance()
{
    const Word *word = take(QStringLiteral("a length of time"));
    const auto by = word ? duration(valueOf(*word)) : std::nullopt;
    const auto servers = by ? takeServers() : std::nullopt;
    if (!servers || !expectEnd())
        return std::nullopt;
    return line::Do{act::Advance{*by, *servers}, std::nullopt};
}

Parser::Reading Parser::readTimers()
{
    const Word *how = take(QStringLiteral("align or spread"));
    if (!how)
        return std::nullopt;
    if (!how->is(u"align") && !how->is(u"spread"))
        return complain(
            how->column,
            QStringLiteral("\"%1\" is not what fits here: write align or spread").arg(how->raw));
    const bool align = how->is(u"align");
    const auto servers = takeServers();
    if (!servers || !expectEnd())
        return std::nullopt;
    return line::Do{act::Timers{align, *servers}, std::nullopt};
}

std::vector<Parser::Option> Parser::traitOptions(TraitsChange &change)
{
    const auto shareInto = [this](std::optional<double> &place) {
        return [this, &place](const Word &option) {
            const Value *value = single(option);
            place = value ? share(*value) : std::nullopt;
            return place.has_value();
        };
    };
    return {
        {QStringLiteral("delay"),
         [this, &change](const Word &option) {
             const Value *value = single(option);
             change.delay = value ? range(*value) : std::nullopt;
             return change.delay.has_value();
         }},
        {QStringLiteral("loss"), shareInto(change.loss)},
        {QStringLiteral("dup"), shareInto(change.dup)},
        {QStringLiteral("reorder"), shareInto(change.reorder)},
        {QStringLiteral("longreorder"),
         [this, &change](const Word &option) {
             const Value *value = single(option);
             change.longReorder = value ? onOff(*value) : std::nullopt;
             return change.longReorder.has_value();
         }},
    };
}

Parser::Reading Parser::readNet()
{
    if (atEnd()) {
        take(QStringLiteral("manual, auto, or an option such as delay=5ms..15ms"));
        return std::nullopt;
    }
    if (here().is(u"manual") || here().is(u"auto")) {
        act::Net net;
        net.manual = here().is(u"manual");
        ++m_at;
        if (net.manual && !expectEnd())
            return std::nullopt;
        if (!readOptions(QStringLiteral("net auto"), traitOptions(net.change)))
            return std::nullopt;
        return line::Do{net, std::nullopt};
    }
    if (here().option) {
        act::Net net;
        if (!readOptions(QStringLiteral("net"), traitOptions(net.change)))
            return std::nullopt;
        return line::Do{net, std::nullopt};
    }
    act::NetLink link;
    const auto from = takeEndpoint();
    const int toColumn = columnHere();
    const auto to = from ? takeEndpoint() : std::nullopt;
    if (!to)
        return std::nullopt;
    if (*from == *to)
        return complain(toColumn, QStringLiteral("a link joins two: name another"));
    if (atEnd()) {
        take(QStringLiteral("an option, such as delay=80ms,"));
        return std::nullopt;
    }
    link.from = *from;
    link.to = *to;
    std::vector<Option> options = traitOptions(link.change);
    options.push_back(
        {QStringLiteral("oneway"), [&](const Word &) { return link.oneWay = true; }, true});
    if (!readOptions(QStringLiteral("net"), options))
        return std::nullopt;
    return line::Do{link, std::nullopt};
}

Parser::Reading Parser::readLink()
{
    act::SetLink link;
    const auto from = takeEndpoint();
    const int toColumn = columnHere();
    const auto to = from ? takeEndpoint() : std::nullopt;
    const Word *how = to ? take(QStringLiteral("up or down")) : nullptr;
    if (!how)
        return std::nullopt;
    if (*from == *to)
        return complain(toColumn, QStringLiteral("a link joins two: name another"));
    if (!how->is(u"up") && !how->is(u"down"))
        return complain(
            how->column,
            QStringLiteral("\"%1\" is not what fits here: write up or down").arg(how->raw));
    link.from = *from;
    link.to = *to;
    link.up = how->is(u"up");
    const Option oneWay{QStringLiteral("oneway"), [&](const Word &) { return link.oneWay = true; },
                        true};
    if (!readOptions(QStringLiteral("link"), {oneWay}))
        return std::nullopt;
    return line::Do{link, std::nullopt};
}

Parser::Reading Parser::readPartition()
{
    act::Partition partition;
    NodeSet named;
    while (!atEnd()) {
        if (!here().is(u"{"))
            return complain(here().column,
                            QStringLiteral("\"%1\" stands outside a group: write the groups "
                                           "in braces, as in partition {S1 S2} {S3}")
                                .arg(here().raw));
        const int opened = here().column;
        ++m_at;
        std::vector<NodeId> &group = partition.groups.emplace_back();
        while (!atEnd() && !here().is(u"}")) {
            const auto id = server(valueOf(here()));
            if (!id)
                return std::nullopt;
            if (named.contains(*id))
                return complain(here().column,
                                QStringLiteral("\"%1\" is named twice: a server is in one "
                                               "group")
                                    .arg(here().raw));
            named.insert(*id);
            group.push_back(*id);
            ++m_at;
        }
        if (atEnd())
            return complain(opened, QStringLiteral("this group is not closed: end it with }"));
        if (group.empty())
            return complain(opened,
                            QStringLiteral("this group is empty: name servers in it, or leave it "
                                           "out"));
        ++m_at;
    }
    if (partition.groups.empty()) {
        take(QStringLiteral("a group of servers, such as {S1 S2},"));
        return std::nullopt;
    }
    if (partition.groups.size() == 1) { // what is not named is the other side
        std::vector<NodeId> others;
        for (const NodeId id : m_names.serverIds())
            if (!named.contains(id))
                others.push_back(id);
        if (!others.empty())
            partition.groups.push_back(std::move(others));
    }
    return line::Do{std::move(partition), std::nullopt};
}

bool Parser::readMatchField(const Word &word, Match &match)
{
    const auto read = [&](const MatchField &field) -> std::optional<std::string> {
        if (field.kind == FieldKind::Terms) {
            if (word.values.size() == 1 && word.values[0].text.isEmpty())
                return std::string();
            return terms(word) ? std::optional(joined(word)) : std::nullopt;
        }
        if (field.kind == FieldKind::Text)
            return joined(word);
        const Value *value = single(word);
        if (!value)
            return std::nullopt;
        if (field.kind == FieldKind::Number) {
            const auto n = number(*value, 0, std::uint64_t{1} << 53);
            return n ? std::optional(std::to_string(*n)) : std::nullopt;
        }
        if (field.kind == FieldKind::Switch)
            return onOff(*value) ? std::optional(value->text.toStdString()) : std::nullopt;
        if (value->text.isEmpty() || value->text == u"none")
            return std::string();
        return server(*value) ? std::optional(value->text.toStdString()) : std::nullopt;
    };
    const auto named = [&](const MatchField &field) {
        return word.key == QLatin1StringView(field.name);
    };
    const auto *field = std::find_if(kMatchFields.begin(), kMatchFields.end(), named);
    if (field == kMatchFields.end())
        field = std::find_if(kMoreMatchFields.begin(), kMoreMatchFields.end(), named);
    const auto value = read(*field);
    if (value)
        match.fields.emplace_back(word.key.toStdString(), *value);
    return value.has_value();
}

std::vector<Parser::Option> Parser::matchOptions(Match &match, bool withMax)
{
    const auto endpointsInto = [this](std::vector<NodeId> &place) {
        return [this, &place](const Word &option) {
            const auto list = endpointList(option);
            place = list.value_or(std::vector<NodeId>());
            return list.has_value();
        };
    };
    const auto numberInto = [this](std::optional<std::uint32_t> &place) {
        return [this, &place](const Word &option) {
            const Value *value = single(option);
            const auto n = value ? index(*value) : std::nullopt;
            if (n)
                place = n->value;
            return n.has_value();
        };
    };
    std::vector<Option> options{
        {QStringLiteral("from"), endpointsInto(match.from)},
        {QStringLiteral("to"), endpointsInto(match.to)},
        {QStringLiteral("type"),
         [this, &match](const Word &option) {
             for (const Value &value : option.values) {
                 match.types.push_back(value.text.toStdString());
                 if (!isMessageType(match.types.back()))
                     complain(value.column,
                              QStringLiteral("\"%1\" is no type of message.%2")
                                  .arg(value.text, suggestion(value.text, messageTypes())));
             }
             return !m_complaint;
         }},
        {QStringLiteral("id"),
         [this, &match](const Word &option) {
             for (const Value &value : option.values) {
                 const auto n = index(value);
                 if (!n)
                     return false;
                 match.ids.push_back(n->value);
             }
             return true;
         }},
    };
    const auto field = [&](const MatchField &f) {
        options.push_back({QString(QLatin1StringView(f.name)), [this, &match](const Word &word) {
                               return readMatchField(word, match);
                           }});
    };
    std::for_each(kMatchFields.begin(), kMatchFields.end(), field);
    std::for_each(kMoreMatchFields.begin(), kMoreMatchFields.end(), field);
    if (withMax)
        options.push_back({QStringLiteral("max"), numberInto(match.max)});
    return options;
}

Parser::Reading Parser::readDeliver()
{
    if (!atEnd() && here().is(u"all")) {
        ++m_at;
        act::DeliverAll all;
        const Option rounds{QStringLiteral("rounds"), [&](const Word &option) {
                                const Value *value = single(option);
                                const auto n =
                                    value ? number(*value, 0, kMostRounds) : std::nullopt;
                                all.rounds = static_cast<std::uint32_t>(n.value_or(0));
                                return n.has_value();
                            }};
        if (!readOptions(QStringLiteral("deliver all"), {rounds}))
            return std::nullopt;
        return line::Do{all, std::nullopt};
    }
    if (!atEnd() && here().is(u"round")) {
        ++m_at;
        if (!expectEnd())
            return std::nullopt;
        return line::Do{act::DeliverRound{}, std::nullopt};
    }
    act::Deliver deliver;
    if (!readOptions(QStringLiteral("deliver"), matchOptions(deliver.match, true)))
        return std::nullopt;
    return line::Do{std::move(deliver), std::nullopt};
}

Parser::Reading Parser::readDrop()
{
    act::Drop drop;
    if (!atEnd() && here().is(u"all")) {
        ++m_at;
        if (!expectEnd())
            return std::nullopt;
    } else if (!readOptions(QStringLiteral("drop"), matchOptions(drop.match, true))) {
        return std::nullopt;
    }
    return line::Do{std::move(drop), std::nullopt};
}

Parser::Reading Parser::readDup()
{
    act::Duplicate duplicate;
    if (!readOptions(QStringLiteral("dup"), matchOptions(duplicate.match, true)))
        return std::nullopt;
    return line::Do{std::move(duplicate), std::nullopt};
}

Parser::Reading Parser::readDelay()
{
    act::Delay delay;
    bool given = false;
    std::vector<Option> options = matchOptions(delay.match, true);
    options.push_back({QStringLiteral("by"), [&](const Word &option) {
                           const Value *value = single(option);
                           const auto by = value ? duration(*value) : std::nullopt;
                           delay.by = by.value_or(Duration{});
                           given = by.has_value();
                           return given;
                       }});
    if (!readOptions(QStringLiteral("delay"), options))
        return std::nullopt;
    if (!given)
        return complain(columnHere(),
                        QStringLiteral("\"delay\" needs to know for how long: add by=30ms"));
    return line::Do{std::move(delay), std::nullopt};
}

Parser::Reading Parser::readPropose()
{
    std::optional<LeaderRef> leader;
    const auto id = takeServer(&leader);
    const Word *word = id ? take(QStringLiteral("a text in \"double quotes\"")) : nullptr;
    if (!word)
        return std::nullopt;
    const auto text = command(valueOf(*word).quoted ? word->values[0] : valueOf(*word));
    if (!text || !expectEnd())
        return std::nullopt;
    return line::Do{act::Propose{*id, *text}, leader};
}

Parser::Reading Parser::readSubmit()
{
    const Word *name = take(QStringLiteral("a client's name"));
    const auto id = name ? client(valueOf(*name)) : std::nullopt;
    const Word *word = id ? take(QStringLiteral("a text in \"double quotes\"")) : nullptr;
    if (!word)
        return std::nullopt;
    const auto text = command(word->isText() ? word->values[0] : valueOf(*word));
    if (!text)
        return std::nullopt;
    return readSubmission(QStringLiteral("submit"), *id, *text);
}

/// `call C1 cas KEY VALUE EXPECTED`: a command of the key-value state machine.
Parser::Reading Parser::readCall()
{
    const Word *name = take(QStringLiteral("a client's name"));
    const auto id = name ? client(valueOf(*name)) : std::nullopt;
    const Word *word = id ? take(QStringLiteral("put, get, append or cas")) : nullptr;
    if (!word)
        return std::nullopt;
    const auto kind = callKindNamed(word->raw.toStdString());
    if (!kind)
        return complain(
            word->column,
            QStringLiteral("\"%1\" is no call: write put, get, append or cas").arg(word->raw));
    Call call{*kind, {}, {}, {}};
    const auto into = [this](std::string &place, const QString &what) {
        const Word *given = take(what);
        const auto text = given ? command({given->isText() ? given->values[0].text : given->raw,
                                           true, given->column})
                                : std::nullopt;
        if (text)
            place = *text;
        return text.has_value();
    };
    if (!into(call.key, QStringLiteral("a key")))
        return std::nullopt;
    if (call.key.empty())
        return complain(word->column,
                        QStringLiteral("the key is empty: name one, as in \"put x 1\""));
    if (*kind != Call::Kind::Get && !into(call.value, QStringLiteral("a value")))
        return std::nullopt;
    if (*kind == Call::Kind::Cas && !into(call.old, QStringLiteral("the value expected there")))
        return std::nullopt;
    return readSubmission(QStringLiteral("call"), *id, callText(call));
}

Parser::Reading Parser::readSubmission(const QString &verb, NodeId client, std::string text)
{
    act::Submit submit{client, std::move(text), std::nullopt};
    const Option at{QStringLiteral("at"), [&](const Word &option) {
                        const Value *value = single(option);
                        submit.at = value ? server(*value) : std::nullopt;
                        return submit.at.has_value();
                    }};
    if (!readOptions(verb, {at}))
        return std::nullopt;
    return line::Do{std::move(submit), std::nullopt};
}

Parser::Reading Parser::readSettle()
{
    act::Settle settle;
    const Option rounds{QStringLiteral("rounds"), [&](const Word &option) {
                            const Value *value = single(option);
                            const auto n = value ? number(*value, 0, kMostRounds) : std::nullopt;
                            settle.rounds = static_cast<std::uint32_t>(n.value_or(0));
                            return n.has_value();
                        }};
    if (!readOptions(QStringLiteral("settle"), {rounds}))
        return std::nullopt;
    return line::Do{settle, std::nullopt};
}

} // namespace flotilla
