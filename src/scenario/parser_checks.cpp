#include "scenario/nearest.h"
#include "scenario/parser.h"

#include <algorithm>
#include <limits>

namespace flotilla {

namespace {

constexpr std::uint64_t kMostCount = std::uint64_t{1} << 53;

const QStringList &serverFields()
{
    static const QStringList fields{QStringLiteral("state"),        QStringLiteral("currentTerm"),
                                    QStringLiteral("votedFor"),     QStringLiteral("commitIndex"),
                                    QStringLiteral("lastApplied"),  QStringLiteral("lastLogIndex"),
                                    QStringLiteral("lastLogTerm"),  QStringLiteral("last"),
                                    QStringLiteral("log"),          QStringLiteral("values"),
                                    QStringLiteral("up"),           QStringLiteral("paused"),
                                    QStringLiteral("match.SERVER"), QStringLiteral("next.SERVER")};
    return fields;
}

const QStringList &stateNames()
{
    static const QStringList states{QStringLiteral("Follower"), QStringLiteral("PreCandidate"),
                                    QStringLiteral("Candidate"), QStringLiteral("Leader")};
    return states;
}

} // namespace

Parser::Reading Parser::readRun()
{
    if (!atEnd() && here().is(u"until")) {
        ++m_at;
        auto until = readUntil();
        if (!until)
            return std::nullopt;
        return std::move(*until);
    }
    const Word *word = take(QStringLiteral("a length of time, or until and a condition,"));
    const auto by = word ? duration(valueOf(*word)) : std::nullopt;
    if (!by || !expectEnd())
        return std::nullopt;
    return line::Run{*by};
}

std::optional<line::RunUntil> Parser::readUntil()
{
    line::RunUntil until;
    const std::size_t count = m_words.size();
    if (count >= m_at + 2 && m_words[count - 2].is(u"within")) {
        until.within = duration(valueOf(m_words[count - 1]));
        if (!until.within)
            return std::nullopt;
        m_words.resize(count - 2);
    } else if (!atEnd() && m_words.back().is(u"within")) {
        return complain(m_words.back().column,
                        QStringLiteral("\"within\" needs a length of time after it, such as 10s"));
    }
    auto what = readCondition(true);
    if (!what || !expectEnd())
        return std::nullopt;
    until.condition = std::move(*what);
    return until;
}

Parser::Reading Parser::readStep()
{
    line::Step step;
    if (!atEnd()) {
        const auto turns = number(valueOf(here()), 0, kMostCount);
        if (!turns)
            return std::nullopt;
        step.turns = *turns;
        ++m_at;
    }
    if (!expectEnd())
        return std::nullopt;
    return step;
}

Parser::Reading Parser::readAt()
{
    const Word *word = take(QStringLiteral("an instant, such as 183250us,"));
    const auto at = word ? duration(valueOf(*word)) : std::nullopt;
    if (!at || !expectEnd())
        return std::nullopt;
    return line::At{Instant{at->micros}};
}

Parser::Reading Parser::readExpect()
{
    auto what = readCondition(false);
    if (!what || !expectEnd())
        return std::nullopt;
    return line::Expect{std::move(*what)};
}

/// until: what `run until` knows besides comes first.
std::optional<Condition> Parser::readCondition(bool until)
{
    static const QStringList heads{
        QStringLiteral("leaders"),   QStringLiteral("sync"),     QStringLiteral("safe"),
        QStringLiteral("inflight"),  QStringLiteral("applied"),  QStringLiteral("ledger"),
        QStringLiteral("client"),    QStringLiteral("messages"), QStringLiteral("leader"),
        QStringLiteral("committed"), QStringLiteral("quiet"),    QStringLiteral("violation")};
    const Word *head = take(QStringLiteral("what is expected"));
    if (!head)
        return std::nullopt;
    if (head->is(u"not")) {
        auto inner = readCondition(until);
        if (inner)
            inner->negated = !inner->negated;
        return inner;
    }
    // A server may be called like one of these; with fields behind it, it is the server.
    const bool isServer =
        head->isPlain() && m_names.find(head->raw.toStdString()) && (atEnd() || here().option);
    if (isServer) {
        --m_at;
        return readServerIs();
    }
    if (head->is(u"leader"))
        return Condition{false, condition::SomeLeader{}};
    if (head->is(u"quiet"))
        return Condition{false, condition::Quiet{}};
    if (head->is(u"violation"))
        return Condition{false, condition::Violated{}};
    if (head->is(u"leaders") || head->is(u"committed")) {
        const Word *count = take(QStringLiteral("a number"));
        if (!count)
            return std::nullopt;
        if (head->is(u"committed")) {
            const auto at = index(valueOf(*count));
            return at ? std::optional(Condition{false, condition::Committed{*at}}) : std::nullopt;
        }
        const auto n = number(valueOf(*count), 0, kMaxServers);
        return n ? std::optional(Condition{false, condition::Leaders{*n}}) : std::nullopt;
    }
    if (head->is(u"sync")) {
        const auto servers = takeServers();
        return servers ? std::optional(Condition{false, condition::InSync{*servers}})
                       : std::nullopt;
    }
    if (head->is(u"safe")) {
        condition::Safe safe;
        if (!atEnd() && !(safe.server = takeServer()))
            return std::nullopt;
        return Condition{false, safe};
    }
    if (head->is(u"inflight"))
        return readInFlight();
    if (head->is(u"applied") || head->is(u"ledger")) {
        const bool ofServer = head->is(u"applied");
        if (ofServer && m_at + 1 == m_words.size()) {
            const auto at = index(valueOf(here()));
            ++m_at;
            return at ? std::optional(Condition{false, condition::AllApplied{*at}}) : std::nullopt;
        }
        const auto id = ofServer ? takeServer() : std::optional(NodeId{0});
        const Word *place = id ? take(QStringLiteral("an index of the log")) : nullptr;
        const auto at = place ? index(valueOf(*place)) : std::nullopt;
        const auto text = at ? takeText(QStringLiteral("a text")) : std::nullopt;
        if (!text)
            return std::nullopt;
        if (ofServer)
            return Condition{false, condition::Applied{*id, *at, text->toStdString()}};
        return Condition{false, condition::LedgerHas{*at, text->toStdString()}};
    }
    if (head->is(u"client"))
        return readClientIs();
    if (head->is(u"messages"))
        return readMessages();

    QStringList known = heads;
    for (const std::string &name : m_names.servers)
        known.append(QString::fromStdString(name));
    return complain(head->column,
                    QStringLiteral("\"%1\" is neither a server nor anything else that can be "
                                   "expected.%2")
                        .arg(head->raw, suggestion(head->raw, known)));
}

std::optional<Condition> Parser::readServerIs()
{
    condition::ServerIs is;
    const auto id = takeServer();
    if (!id)
        return std::nullopt;
    is.server = *id;
    if (atEnd()) {
        take(QStringLiteral("what is expected of it, such as state=Leader,"));
        return std::nullopt;
    }
    for (; !atEnd(); ++m_at) {
        auto field = readField(here());
        if (!field)
            return std::nullopt;
        is.fields.push_back(std::move(*field));
    }
    return Condition{false, std::move(is)};
}

std::optional<condition::Field> Parser::readField(const Word &word)
{
    condition::Field field;
    if (!word.option)
        return complain(word.column,
                        QStringLiteral("\"%1\" is no field: write one with its value, such as "
                                       "commitIndex=4")
                            .arg(word.raw));
    field.name = word.key;
    const bool ofPeer = field.name.startsWith(u"match.") || field.name.startsWith(u"next.");
    if (ofPeer) {
        const qsizetype dot = word.key.indexOf(u'.');
        const auto peer =
            server({word.key.mid(dot + 1), false, word.column + static_cast<int>(dot) + 1});
        if (!peer)
            return std::nullopt;
        field.name = word.key.left(dot);
        field.peer = *peer;
    } else if (!serverFields().contains(field.name)) {
        return complain(word.column, QStringLiteral("\"%1\" is no field of a server.%2")
                                         .arg(word.key, suggestion(word.key, serverFields())));
    }
    auto value = fieldValue(field.name, word);
    if (!value)
        return std::nullopt;
    field.value = std::move(*value);
    return field;
}

std::optional<QString> Parser::fieldValue(const QString &field, const Word &word)
{
    if (field == u"log") {
        if (!terms(word))
            return std::nullopt;
        QStringList list;
        for (const Value &value : word.values)
            list.append(value.text.isEmpty() ? QString()
                                             : QString::number(value.text.toULongLong()));
        return list.join(u',');
    }
    if (field == u"values") {
        QStringList list;
        for (const Value &value : word.values) {
            if (word.values.size() == 1 && !value.quoted && value.text.isEmpty())
                return QString(); // an empty log
            const auto one = text(value);
            if (!one)
                return std::nullopt;
            list.append(QString::fromStdString(quoted(one->toStdString())));
        }
        return list.join(u',');
    }
    const Value *value = single(word);
    if (!value)
        return std::nullopt;
    if (field == u"state") {
        if (stateNames().contains(value->text))
            return value->text;
        return complain(value->column,
                        QStringLiteral("\"%1\" is no state.%2")
                            .arg(value->text, suggestion(value->text, stateNames())));
    }
    if (field == u"votedFor") {
        if (value->text == u"none")
            return value->text;
        return server(*value) ? std::optional(value->text) : std::nullopt;
    }
    if (field == u"up" || field == u"paused")
        return onOff(*value) ? std::optional(value->text) : std::nullopt;
    if (field == u"last") {
        const qsizetype dot = value->text.indexOf(u'.');
        if (dot < 0)
            return complain(value->column,
                            QStringLiteral("\"%1\" is no last entry: write its term and its "
                                           "index, as in 3.6")
                                .arg(value->text));
        const auto of = term({value->text.left(dot), value->quoted, value->column});
        const auto at = index(
            {value->text.mid(dot + 1), value->quoted, value->column + static_cast<int>(dot) + 1});
        if (!of || !at)
            return std::nullopt;
        return QStringLiteral("%1.%2").arg(of->value).arg(at->value);
    }
    const auto n = number(*value, 0, kMostCount);
    return n ? std::optional(QString::number(*n)) : std::nullopt;
}

std::optional<Condition> Parser::readInFlight()
{
    const Word *word = take(QStringLiteral("how many messages"));
    const auto count = word ? number(valueOf(*word), 0, kMostCount) : std::nullopt;
    if (!count)
        return std::nullopt;
    condition::InFlight inFlight{*count, {}};
    if (!readOptions(QStringLiteral("expect inflight"), matchOptions(inFlight.match, false)))
        return std::nullopt;
    return Condition{false, std::move(inFlight)};
}

std::optional<Condition> Parser::readClientIs()
{
    const Word *name = take(QStringLiteral("a client's name"));
    const auto id = name ? client(valueOf(*name)) : std::nullopt;
    const Word *state = id ? take(QStringLiteral("done, pending or unknown")) : nullptr;
    if (!state)
        return std::nullopt;
    if (state->is(u"done"))
        return Condition{false, condition::ClientIs{*id, ClientState::Done}};
    if (state->is(u"pending"))
        return Condition{false, condition::ClientIs{*id, ClientState::Pending}};
    if (state->is(u"unknown"))
        return Condition{false, condition::ClientIs{*id, ClientState::Unknown}};
    return complain(state->column,
                    QStringLiteral("\"%1\" is not what fits here: write done, pending or "
                                   "unknown")
                        .arg(state->raw));
}

std::optional<Condition> Parser::readMessages()
{
    static const std::vector<std::pair<QString, Comparison>> signs{
        {QStringLiteral("<="), Comparison::AtMost},
        {QStringLiteral(">="), Comparison::AtLeast},
        {QStringLiteral("<"), Comparison::Less},
        {QStringLiteral(">"), Comparison::Greater},
        {QStringLiteral("="), Comparison::Equal}};
    const Word *sign = take(QStringLiteral("<= and a number"));
    if (!sign)
        return std::nullopt;
    // "<=10" without a blank is one word, "messages=10" too.
    const auto known = std::find_if(signs.begin(), signs.end(), [&](const auto &s) {
        return sign->isPlain() && sign->raw.startsWith(s.first);
    });
    if (known == signs.end())
        return complain(sign->column,
                        QStringLiteral("\"%1\" is no comparison: write <=, <, =, > or >= and a "
                                       "number")
                            .arg(sign->raw));
    const QString glued = sign->raw.mid(known->first.size());
    const Word *word = glued.isEmpty() ? take(QStringLiteral("a number")) : sign;
    if (!word)
        return std::nullopt;
    const auto count =
        number(glued.isEmpty() ? valueOf(*word) : Value{glued, false, sign->column}, 0, kMostCount);
    if (!count)
        return std::nullopt;
    condition::Messages messages{known->second, *count, {}};
    const Option since{
        QStringLiteral("since"), [&](const Word &option) {
            const Value *value = single(option);
            if (!value)
                return false;
            messages.since = value->text;
            if (!m_marks.contains(value->text))
                complain(value->column,
                         QStringLiteral("there is no mark \"%1\": put \"mark %1\" before this "
                                        "line")
                             .arg(value->text));
            return !m_complaint;
        }};
    if (!readOptions(QStringLiteral("expect messages"), {since}))
        return std::nullopt;
    return Condition{false, std::move(messages)};
}

Parser::Reading Parser::readMark()
{
    const Word *name = take(QStringLiteral("a name for the mark"));
    if (!name || !expectEnd())
        return std::nullopt;
    const QString text = name->isText() ? name->values[0].text : name->raw;
    m_marks.insert(text);
    return line::Mark{text};
}

Parser::Reading Parser::readQuery()
{
    line::Query query;
    if (!atEnd() && !(query.server = takeServer()))
        return std::nullopt;
    if (!expectEnd())
        return std::nullopt;
    return query;
}

Parser::Reading Parser::readTitle()
{
    const auto text = takeText(QStringLiteral("a text"));
    if (!text || !expectEnd())
        return std::nullopt;
    return line::Title{*text};
}

Parser::Reading Parser::readSay()
{
    const auto text = takeText(QStringLiteral("a text"));
    if (!text || !expectEnd())
        return std::nullopt;
    return line::Say{*text};
}

Parser::Reading Parser::readBookmark()
{
    const auto text = takeText(QStringLiteral("a text"));
    if (!text || !expectEnd())
        return std::nullopt;
    return line::Bookmark{*text};
}

Parser::Reading Parser::readLook()
{
    const Word *word = take(QStringLiteral("what to look at"));
    if (!word || !expectEnd())
        return std::nullopt;
    const auto isKnown = [this](const QString &name) {
        return m_names.find(name.toStdString()).has_value();
    };
    const QString &what = word->raw;
    bool known = word->isPlain() && (isKnown(what) || what == u"ledger" || what == u"log");
    // Names may hold dashes themselves, so each of them may be the link's.
    for (qsizetype dash = what.indexOf(u'-'); !known && dash >= 0;
         dash = what.indexOf(u'-', dash + 1))
        known = isKnown(what.left(dash)) && isKnown(what.mid(dash + 1));
    if (!known)
        return complain(word->column,
                        QStringLiteral("\"%1\" can't be looked at: name a server, a link such as "
                                       "S1-S2, ledger or log")
                            .arg(what));
    return line::Look{what};
}

Parser::Reading Parser::readSpeed()
{
    const Word *word = take(QStringLiteral("a speed, such as 1/50,"));
    if (!word || !expectEnd())
        return std::nullopt;
    if (word->is(u"max"))
        return line::Speed{std::numeric_limits<double>::infinity()};
    const QStringList parts = word->raw.split(u'/');
    bool ok = parts.size() <= 2 && word->isPlain();
    double speed = ok ? parts[0].toDouble(&ok) : 0;
    if (ok && parts.size() == 2)
        speed /= parts[1].toDouble(&ok);
    if (!ok || !(speed > 0) || speed > 1e6)
        return complain(
            word->column,
            QStringLiteral("\"%1\" is no speed: write virtual time per wall-clock time, "
                           "such as 1/50 or 0.5, or max")
                .arg(word->raw));
    return line::Speed{speed};
}

Parser::Reading Parser::readTry()
{
    const auto text = takeText(QStringLiteral("a text"));
    const Word *until = text ? take(QStringLiteral("until and a condition")) : nullptr;
    if (!until)
        return std::nullopt;
    if (!until->is(u"until"))
        return complain(until->column,
                        QStringLiteral("\"%1\" stands where until belongs: write until and a "
                                       "condition")
                            .arg(until->raw));
    auto what = readUntil();
    if (!what)
        return std::nullopt;
    return line::Try{*text, std::move(*what)};
}

Parser::Reading Parser::readEnd()
{
    if (!expectEnd())
        return std::nullopt;
    return line::End{};
}

} // namespace flotilla
