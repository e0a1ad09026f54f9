#include "scenario/nearest.h"
#include "scenario/parser.h"
#include "trace/message_fields.h"

#include <algorithm>
#include <map>

namespace flotilla {

namespace {

using Fields = QStringList;

/// What each message can be given; "from" and "term" aside.
const std::map<QString, Fields> &fieldsByType()
{
    static const std::map<QString, Fields> fields = [] {
        const auto list = [](std::initializer_list<const char *> names) {
            Fields result;
            for (const char *name : names)
                result.append(QLatin1StringView(name));
            return result;
        };
        return std::map<QString, Fields>{
            {QStringLiteral("RequestVote"),
             list({"lastLogIndex", "lastLogTerm", "preVote", "transfer"})},
            {QStringLiteral("RequestVoteReply"), list({"voteGranted", "preVote"})},
            {QStringLiteral("AppendEntries"),
             list({"prevLogIndex", "prevLogTerm", "entries", "values", "leaderCommit"})},
            {QStringLiteral("AppendEntriesReply"),
             list({"success", "matchIndex", "conflictIndex", "conflictTerm"})},
            {QStringLiteral("ClientRequest"), list({"client", "op", "command"})},
            {QStringLiteral("ClientReply"), list({"op", "outcome", "value", "leader"})},
        };
    }();
    return fields;
}

constexpr std::uint64_t kMostOp = std::uint64_t{1} << 52;

} // namespace

/// The fields of a made-up message; "fields not given are 0, off or empty".
struct Parser::InjectWords {
    std::optional<NodeId> from;
    int fromColumn = 1;
    Term term;
    std::map<QString, std::uint64_t> numbers;
    std::map<QString, bool> switches;
    std::vector<Term> entries;
    int valuesColumn = 1;
    std::optional<std::vector<std::string>> values;
    std::string client;
    std::string command;
    std::string value;
    Outcome outcome = Outcome::Ok;
    std::optional<NodeId> leader;

    [[nodiscard]] std::uint64_t number(const char *name) const
    {
        const auto at = numbers.find(QString(QLatin1StringView(name)));
        return at == numbers.end() ? 0 : at->second;
    }
    [[nodiscard]] Index index(const char *name) const
    {
        return {static_cast<std::uint32_t>(number(name))};
    }
    [[nodiscard]] bool isOn(const char *name) const
    {
        const auto at = switches.find(QString(QLatin1StringView(name)));
        return at != switches.end() && at->second;
    }
};

bool Parser::readInjectField(const Word &word, InjectWords &words)
{
    static const QStringList indexes{QStringLiteral("lastLogIndex"), QStringLiteral("prevLogIndex"),
                                     QStringLiteral("leaderCommit"), QStringLiteral("matchIndex"),
                                     QStringLiteral("conflictIndex")};
    static const QStringList terms{QStringLiteral("lastLogTerm"), QStringLiteral("prevLogTerm"),
                                   QStringLiteral("conflictTerm")};
    static const QStringList texts{QStringLiteral("client"), QStringLiteral("command"),
                                   QStringLiteral("value")};
    const QString &key = word.key;
    if (key == u"values") {
        words.valuesColumn = word.column;
        return readValues(word, words.values.emplace());
    }
    if (key == u"entries") {
        const auto list = this->terms(word);
        words.entries = list.value_or(std::vector<Term>());
        return list.has_value();
    }
    const Value *value = single(word);
    if (!value)
        return false;
    if (texts.contains(key)) {
        const auto text = command({value->text, true, value->column});
        if (text)
            (key == u"client"    ? words.client
             : key == u"command" ? words.command
                                 : words.value) = *text;
        return text.has_value();
    }
    if (indexes.contains(key) || terms.contains(key) || key == u"op") {
        std::optional<std::uint64_t> n;
        if (indexes.contains(key)) {
            if (const auto at = index(*value))
                n = at->value;
        } else {
            n = number(*value, 0, kMostOp);
        }
        words.numbers[key] = n.value_or(0);
        return n.has_value();
    }
    if (key == u"outcome") {
        for (const Outcome outcome :
             {Outcome::Ok, Outcome::Fail, Outcome::Unknown, Outcome::Redirect}) {
            if (value->text == QLatin1StringView(outcomeName(outcome))) {
                words.outcome = outcome;
                return true;
            }
        }
        complain(value->column,
                 QStringLiteral("\"%1\" is no outcome: write ok, fail, unknown or redirect")
                     .arg(value->text));
        return false;
    }
    if (key == u"leader") {
        if (value->text.isEmpty() || value->text == u"none")
            return true;
        words.leader = server(*value);
        return words.leader.has_value();
    }
    const auto on = onOff(*value);
    if (on && *on && (key == u"preVote" || key == u"transfer")) {
        complain(
            word.column,
            QStringLiteral("\"%1=on\" is not built yet: this version only knows %1=off").arg(key));
        return false;
    }
    words.switches[key] = on.value_or(false);
    return on.has_value();
}

std::optional<MessageBody> Parser::injectBody(const QString &type, const InjectWords &words)
{
    if (type == u"RequestVote")
        return RequestVote{words.index("lastLogIndex"), Term{words.number("lastLogTerm")}};
    if (type == u"RequestVoteReply")
        return RequestVoteReply{words.isOn("voteGranted")};
    if (type == u"AppendEntriesReply") {
        AppendEntriesReply reply{words.isOn("success"), words.index("matchIndex"), std::nullopt};
        if (words.numbers.count(QStringLiteral("conflictIndex")) > 0
            || words.numbers.count(QStringLiteral("conflictTerm")) > 0)
            reply.conflict =
                Conflict{words.index("conflictIndex"), Term{words.number("conflictTerm")}};
        return reply;
    }
    if (type == u"ClientRequest") {
        // A request always carries a command, an empty one too.
        Command command{words.command, words.client, words.number("op"), 0};
        CommandPtr made = makeCommand(command.text, command.client, command.op);
        return ClientRequest{made ? made : std::make_shared<const Command>(command)};
    }
    if (type == u"ClientReply")
        return ClientReply{words.number("op"), words.outcome, words.value, words.leader};

    if (words.values && words.values->size() != words.entries.size())
        return complain(
            words.valuesColumn,
            QStringLiteral("values has %1 entries and entries has %2: give one for each")
                .arg(words.values->size())
                .arg(words.entries.size()));
    AppendEntries append;
    append.prevLogIndex = words.index("prevLogIndex");
    append.prevLogTerm = Term{words.number("prevLogTerm")};
    append.leaderCommit = words.index("leaderCommit");
    for (std::size_t i = 0; i < words.entries.size(); ++i)
        append.entries.push_back(
            {words.entries[i],
             makeCommand(words.values ? (*words.values)[i] : madeUpValue(words.entries[i]))});
    return append;
}

bool Parser::fitsSender(const QString &type, NodeId from, NodeId to, int column)
{
    const bool request = type == u"ClientRequest";
    const bool reply = type == u"ClientReply";
    if (from == to)
        complain(column, QStringLiteral("nobody sends messages to itself: name another sender"));
    else if (to.isClient() && !reply)
        complain(column,
                 QStringLiteral("a client only gets ClientReply: name a server as the receiver"));
    else if (from.isClient() != request)
        complain(column,
                 request
                     ? QStringLiteral("only a client sends ClientRequest: name one as the sender")
                     : QStringLiteral("a client only sends ClientRequest: name a server as "
                                      "the sender"));
    else
        return true;
    return false;
}

Parser::Reading Parser::readInject()
{
    const auto to = takeEndpoint();
    const Word *type = to ? take(QStringLiteral("a type of message")) : nullptr;
    if (!type)
        return std::nullopt;
    const auto known = fieldsByType().find(type->isPlain() ? type->raw : QString());
    if (known == fieldsByType().end()) {
        if (type->isPlain() && isMessageType(type->raw.toStdString()))
            return complain(type->column,
                            QStringLiteral("\"%1\" is not built yet: no server of this version "
                                           "understands it, leave the line out")
                                .arg(type->raw));
        QStringList types;
        for (const auto &[name, fields] : fieldsByType())
            types.append(name);
        return complain(type->column, QStringLiteral("\"%1\" is no type of message.%2")
                                          .arg(type->raw, suggestion(type->raw, types)));
    }
    InjectWords words;
    words.fromColumn = columnHere();
    std::vector<Option> options{
        {QStringLiteral("from"),
         [&](const Word &option) {
             const Value *value = single(option);
             words.fromColumn = option.column;
             words.from = value ? endpoint(*value) : std::nullopt;
             return words.from.has_value();
         }},
        {QStringLiteral("term"),
         [&](const Word &option) {
             const Value *value = single(option);
             const auto of = value ? term(*value) : std::nullopt;
             words.term = of.value_or(Term{});
             return of.has_value();
         }},
    };
    for (const QString &field : known->second)
        options.push_back(
            {field, [&](const Word &option) { return readInjectField(option, words); }});
    if (!readOptions(QStringLiteral("inject … %1").arg(known->first), options))
        return std::nullopt;
    if (!words.from)
        return complain(columnHere(), QStringLiteral("a message has a sender: add from=S1"));
    if (!fitsSender(known->first, *words.from, *to, words.fromColumn))
        return std::nullopt;
    auto body = injectBody(known->first, words);
    if (!body)
        return std::nullopt;
    return line::Do{act::Inject{Message{*words.from, *to, words.term, std::move(*body)}},
                    std::nullopt};
}

} // namespace flotilla
