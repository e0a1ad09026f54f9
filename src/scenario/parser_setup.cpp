#include "scenario/nearest.h"
#include "scenario/parser.h"

#include <algorithm>
#include <array>
#include <limits>

namespace flotilla {

namespace {

/// An option's value that is one of a few words.
template <typename T>
std::optional<T> oneOf(const Value &value, const std::vector<std::pair<const char *, T>> &words)
{
    for (const auto &[name, meaning] : words)
        if (!value.quoted && value.text == QLatin1StringView(name))
            return meaning;
    return std::nullopt;
}

constexpr std::uint64_t kMostEntries = 1'000'000;

} // namespace

bool Parser::needsSetUp(const QString &verb, int column)
{
    if (!m_begun)
        return true;
    complain(column, QStringLiteral(
                         "\"%1\" says how the run begins, and it has begun: put this line before "
                         "the first event")
                         .arg(verb));
    return false;
}

std::vector<Parser::Option> Parser::raftOptions(OptionsChange &change)
{
    const auto into = [](auto &place, auto value) {
        place = value;
        return place.has_value();
    };
    const auto onOffInto = [this, into](std::optional<bool> &place) {
        return [this, into, &place](const Word &word) {
            const Value *value = single(word);
            return value && into(place, onOff(*value));
        };
    };
    const auto word = [this](const Value &value, auto &place, auto words, const QString &rule) {
        place = oneOf(value, words);
        if (!place)
            complain(
                value.column,
                QStringLiteral("\"%1\" is not what fits here: write %2").arg(value.text, rule));
        return place.has_value();
    };
    const auto positive = [this](const Value &value, Duration least) {
        if (least > Duration{0})
            return true;
        complain(
            value.column,
            QStringLiteral("\"%1\" is too short: a timer runs for at least 1us").arg(value.text));
        return false;
    };
    const auto notBuilt = [this](const QString &name) {
        return [this, name](const Word &option) {
            const Value *value = single(option);
            const auto on = value ? onOff(*value) : std::nullopt;
            if (on && *on)
                complain(option.column,
                         QStringLiteral("\"%1=on\" is not built yet: this version only "
                                        "knows %1=off")
                             .arg(name));
            return on && !*on;
        };
    };
    std::vector<Option> options{
        {QStringLiteral("electionTimeout"),
         [=, this, &change](const Word &option) {
             const Value *value = single(option);
             return value && into(change.electionTimeout, range(*value))
                    && positive(*value, change.electionTimeout->first);
         }},
        {QStringLiteral("heartbeat"),
         [=, this, &change](const Word &option) {
             const Value *value = single(option);
             return value && into(change.heartbeat, duration(*value))
                    && positive(*value, *change.heartbeat);
         }},
        {QStringLiteral("noop"), onOffInto(change.noop)},
        {QStringLiteral("replicate"),
         [=, this, &change](const Word &option) {
             using Words = std::vector<std::pair<const char *, Replicate>>;
             const Value *value = single(option);
             return value
                    && word(*value, change.replicate,
                            Words{{"eager", Replicate::Eager}, {"heartbeat", Replicate::Heartbeat}},
                            QStringLiteral("eager or heartbeat"));
         }},
        {QStringLiteral("maxEntries"),
         [=, this, &change](const Word &option) {
             const Value *value = single(option);
             const auto count = value ? number(*value, 1, kMostEntries) : std::nullopt;
             if (count)
                 change.maxEntries = static_cast<std::uint32_t>(*count);
             return count.has_value();
         }},
        {QStringLiteral("splitTerms"), onOffInto(change.splitTerms)},
        {QStringLiteral("preVote"), notBuilt(QStringLiteral("preVote"))},
        {QStringLiteral("checkQuorum"), notBuilt(QStringLiteral("checkQuorum"))},
        {QStringLiteral("persist"),
         [=, this, &change](const Word &option) {
             using Words = std::vector<std::pair<const char *, Persist>>;
             const Value *value = single(option);
             return value
                    && word(*value, change.persist,
                            Words{{"implicit", Persist::Implicit}, {"explicit", Persist::Explicit}},
                            QStringLiteral("implicit or explicit"));
         }},
        {QStringLiteral("invariants"), onOffInto(change.invariants)},
    };
    for (std::size_t i = 0; i < kRules; ++i)
        options.push_back({QStringLiteral("rule.") + QLatin1StringView(ruleName(Rule(i))),
                           [this, &change, rule = Rule(i)](const Word &option) {
                               const Value *value = single(option);
                               const auto on = value ? onOff(*value) : std::nullopt;
                               if (on)
                                   (*on ? change.rulesOn : change.rulesOff).insert(rule);
                               return on.has_value();
                           }});
    return options;
}

Parser::Option Parser::seedOption()
{
    return {QStringLiteral("seed"), [this](const Word &option) {
                const Value *value = single(option);
                const auto seed = value
                                      ? number(*value, 0, std::numeric_limits<std::uint64_t>::max())
                                      : std::nullopt;
                if (seed && needsSetUp(QStringLiteral("seed"), option.column))
                    m_setup.seed = *seed;
                return seed.has_value() && !m_complaint;
            }};
}

Parser::Reading Parser::readCluster()
{
    if (m_hasCluster)
        return complain(m_words.front().column,
                        QStringLiteral("there is a cluster line already: a run has one, leave this "
                                       "one out"));
    while (!atEnd() && !here().option) {
        const Value name = valueOf(here());
        if (!isFreshName(name))
            return std::nullopt;
        if (m_names.servers.size() == kMaxServers)
            return complain(name.column,
                            QStringLiteral("a cluster has at most %1 servers: leave the "
                                           "rest out")
                                .arg(kMaxServers));
        m_names.servers.push_back(name.text.toStdString());
        ++m_at;
    }
    if (m_names.servers.empty())
        return complain(columnHere(),
                        QStringLiteral("a cluster has at least one server: name it, as "
                                       "in \"cluster S1 S2 S3\""));
    m_hasCluster = true;
    OptionsChange change;
    std::optional<std::vector<NodeId>> voters;
    bool linksUp = true;
    std::vector<Option> options = raftOptions(change);
    options.push_back(seedOption());
    options.push_back({QStringLiteral("voters"), [&](const Word &option) {
                           voters = serverList(option);
                           return voters.has_value();
                       }});
    options.push_back({QStringLiteral("links"), [&](const Word &option) {
                           const Value *value = single(option);
                           if (!value)
                               return false;
                           linksUp = value->text == u"up";
                           if (!linksUp && value->text != u"down")
                               complain(
                                   value->column,
                                   QStringLiteral("\"%1\" is not what fits here: write up or down")
                                       .arg(value->text));
                           return !m_complaint;
                       }});
    if (!readOptions(QStringLiteral("cluster"), options))
        return std::nullopt;

    const std::vector<NodeId> servers = m_names.serverIds();
    for (const NodeId id : voters ? *voters : servers)
        m_setup.voters.insert(id);
    for (const NodeId id : servers) {
        m_setup.servers.push_back({m_names.of(id), {}, {}, {}});
        for (const NodeId other : servers)
            m_setup.links.setUp(id, other, linksUp || id == other);
    }
    setOptions({}, change);
    return line::SetUp{};
}

void Parser::setOptions(const std::vector<NodeId> &servers, const OptionsChange &change)
{
    for (const NodeId id : servers.empty() ? m_names.serverIds() : servers)
        change.applyTo(m_setup.servers[id.value].options);
    if (servers.empty())
        change.applyTo(m_setup.options);
    if (change.invariants)
        m_setup.invariants = *change.invariants;
}

Parser::Reading Parser::readSet()
{
    const auto servers = takeServers();
    if (!servers)
        return std::nullopt;
    if (atEnd()) {
        take(QStringLiteral("an option, such as heartbeat=20,"));
        return std::nullopt;
    }
    OptionsChange change;
    std::vector<Option> options = raftOptions(change);
    options.push_back(seedOption());
    const int column = columnHere();
    if (!readOptions(QStringLiteral("set"), options))
        return std::nullopt;
    if (change.invariants && !servers->empty())
        return complain(column, QStringLiteral("\"invariants\" is of the whole cluster: name no "
                                               "servers before it"));
    if (!m_begun && !m_hasCreated) {
        setOptions(*servers, change);
        return line::SetUp{};
    }
    return line::Do{act::Set{*servers, change}, std::nullopt};
}

bool Parser::readValues(const Word &word, std::vector<std::string> &values)
{
    for (const Value &value : word.values) {
        const auto one = command(value);
        if (!one)
            return false;
        values.push_back(*one);
    }
    return true;
}

/// `sessions=-,C1.3`: of each entry the client and the number of its command, or a dash for none.
bool Parser::readSessions(const Word &word,
                          std::vector<std::pair<std::string, std::uint64_t>> &sessions)
{
    for (const Value &value : word.values) {
        const qsizetype dot = value.text.lastIndexOf(u'.');
        if (value.text == u"-") {
            sessions.emplace_back(std::string(), 0);
            continue;
        }
        if (value.quoted || dot <= 0) {
            complain(value.column,
                     QStringLiteral("\"%1\" is no session: write a client and the number "
                                    "of its command, as in C1.3, or - for none")
                         .arg(value.text));
            return false;
        }
        const auto op =
            number({value.text.mid(dot + 1), false, value.column}, 1, std::uint64_t{1} << 52);
        if (!op)
            return false;
        sessions.emplace_back(value.text.left(dot).toStdString(), *op);
    }
    return true;
}

/// The entries of a log as a line gives them: terms, texts, sessions.
struct Parser::EntryWords {
    std::vector<Term> terms;
    std::optional<std::vector<std::string>> values;
    std::optional<std::vector<std::pair<std::string, std::uint64_t>>> sessions;
    int column = 1; ///< of the terms
    int valuesColumn = 1;
    int sessionsColumn = 1;
};

std::vector<Parser::Option> Parser::entryOptions(EntryWords &words)
{
    return {
        {QStringLiteral("log"),
         [this, &words](const Word &option) {
             words.column = option.column;
             return readPresetLog(option, words.terms);
         }},
        {QStringLiteral("values"),
         [this, &words](const Word &option) {
             words.valuesColumn = option.column;
             return readValues(option, words.values.emplace());
         }},
        {QStringLiteral("sessions"),
         [this, &words](const Word &option) {
             words.sessionsColumn = option.column;
             return readSessions(option, words.sessions.emplace());
         }},
    };
}

std::optional<std::vector<Entry>> Parser::entriesOf(const EntryWords &words)
{
    const auto sameCount = [&](std::size_t count, int column, const char *name) {
        if (count == words.terms.size())
            return true;
        complain(column, QStringLiteral("%1 has %2 entries and the log has %3: give one for each")
                             .arg(QLatin1StringView(name))
                             .arg(count)
                             .arg(words.terms.size()));
        return false;
    };
    if ((words.values && !sameCount(words.values->size(), words.valuesColumn, "values"))
        || (words.sessions && !sameCount(words.sessions->size(), words.sessionsColumn, "sessions")))
        return std::nullopt;
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < words.terms.size(); ++i) {
        std::string value = words.values ? (*words.values)[i] : "p" + std::to_string(i + 1);
        auto [client, op] =
            words.sessions ? (*words.sessions)[i] : std::pair<std::string, std::uint64_t>();
        entries.push_back({words.terms[i], makeCommand(std::move(value), std::move(client), op)});
    }
    return entries;
}

bool Parser::readPresetLog(const Word &word, std::vector<Term> &log)
{
    const auto read = terms(word);
    if (!read)
        return false;
    const auto falls = std::is_sorted_until(read->begin(), read->end());
    if (falls != read->end()) {
        const Value &value = word.values[static_cast<std::size_t>(falls - read->begin())];
        complain(value.column,
                 QStringLiteral("the terms of a log never fall, and here %1 stands behind "
                                "%2: put them in order")
                     .arg(falls->value)
                     .arg((falls - 1)->value));
        return false;
    }
    log = *read;
    return true;
}

Parser::Reading Parser::readPreset()
{
    if (!needsSetUp(QStringLiteral("preset"), m_words.front().column))
        return std::nullopt;
    const Word *name = take(QStringLiteral("a server's name"));
    const auto id = name ? server(valueOf(*name)) : std::nullopt;
    if (!id)
        return std::nullopt;
    if (id->value >= m_setup.servers.size())
        return complain(name->column,
                        QStringLiteral("\"%1\" is created after the start: a preset is "
                                       "for the servers of the cluster line")
                            .arg(name->raw));
    if (m_preset.contains(name->raw))
        return complain(
            name->column,
            QStringLiteral("\"%1\" has a preset already: join the two lines").arg(name->raw));
    EntryWords words;
    std::optional<Term> currentTerm;
    std::optional<NodeId> votedFor;
    Index commit;
    std::string role = "Follower";
    const auto columnOf = [this](const char *option) {
        for (const Word &word : m_words)
            if (word.option && word.key == QLatin1StringView(option))
                return word.column;
        return m_words.front().column;
    };
    std::vector<Option> options = entryOptions(words);
    options.push_back({QStringLiteral("term"), [&](const Word &option) {
                           const Value *value = single(option);
                           currentTerm = value ? term(*value) : std::nullopt;
                           return currentTerm.has_value();
                       }});
    options.push_back({QStringLiteral("votedFor"), [&](const Word &option) {
                           const Value *value = single(option);
                           if (!value || (!value->quoted && value->text == u"none"))
                               return value != nullptr;
                           votedFor = server(*value);
                           return votedFor.has_value();
                       }});
    options.push_back({QStringLiteral("commit"), [&](const Word &option) {
                           const Value *value = single(option);
                           const auto at = value ? index(*value) : std::nullopt;
                           commit = at.value_or(Index{});
                           return at.has_value();
                       }});
    options.push_back({QStringLiteral("state"), [&](const Word &option) {
                           const Value *value = single(option);
                           if (value)
                               role = value->text.toStdString();
                           if (value && role != "Leader" && role != "Follower")
                               complain(
                                   value->column,
                                   QStringLiteral("\"%1\" is not what fits here: a server begins "
                                                  "as Follower or as Leader")
                                       .arg(value->text));
                           return !m_complaint;
                       }});
    if (!readOptions(QStringLiteral("preset"), options))
        return std::nullopt;
    const auto entries = entriesOf(words);
    if (!entries)
        return std::nullopt;

    const Term last = words.terms.empty() ? Term{} : words.terms.back();
    if (currentTerm && *currentTerm < last)
        return complain(columnOf("term"),
                        QStringLiteral("term=%1 is below the term of the last entry, "
                                       "%2: a server's term is at least that")
                            .arg(currentTerm->value)
                            .arg(last.value));
    if (commit.value > entries->size())
        return complain(columnOf("commit"),
                        QStringLiteral("commit=%1 is past the end of the log, which "
                                       "has %2 entries: give at most that")
                            .arg(commit.value)
                            .arg(entries->size()));
    const Term own = currentTerm.value_or(last);
    if (role == "Leader") {
        if (!m_setup.voters.contains(*id))
            return complain(columnOf("state"),
                            QStringLiteral("\"%1\" is in no configuration and can't "
                                           "lead: choose a voter")
                                .arg(name->raw));
        if (own.value == 0)
            return complain(columnOf("state"),
                            QStringLiteral("a leader has a term of at least 1: add "
                                           "term=1"));
        if (votedFor && *votedFor != *id)
            return complain(columnOf("votedFor"),
                            QStringLiteral("a leader has voted for itself: leave "
                                           "votedFor out"));
        for (const ServerSetup &other : m_setup.servers)
            if (other.preset.leader && other.state.currentTerm == own)
                return complain(
                    columnOf("state"),
                    QStringLiteral("\"%1\" leads term %2 already, and a term has at most one "
                                   "leader: give another term")
                        .arg(QString::fromStdString(other.name))
                        .arg(own.value));
        votedFor = *id;
    }
    ServerSetup &target = m_setup.servers[id->value];
    target.state.currentTerm = own;
    target.state.votedFor = votedFor;
    for (const Entry &entry : *entries)
        target.state.log.append(entry);
    target.preset = {commit, role == "Leader"};
    m_preset.insert(name->raw);
    return line::SetUp{};
}

/// Rows that an earlier run has left in the ledger, of a recorded run that went on from one.
Parser::Reading Parser::readLedger()
{
    if (!needsSetUp(QStringLiteral("ledger"), m_words.front().column))
        return std::nullopt;
    EntryWords words;
    std::uint64_t from = 1;
    std::optional<std::vector<Term>> leaderTerms;
    int termsColumn = 1;
    std::vector<Option> options = entryOptions(words);
    options.push_back({QStringLiteral("from"), [&](const Word &option) {
                           const Value *value = single(option);
                           const auto at =
                               value ? number(*value, 1, std::uint64_t{1} << 30) : std::nullopt;
                           from = at.value_or(1);
                           return at.has_value();
                       }});
    options.push_back({QStringLiteral("leaderTerms"), [&](const Word &option) {
                           termsColumn = option.column;
                           leaderTerms = terms(option);
                           return leaderTerms.has_value();
                       }});
    if (!readOptions(QStringLiteral("ledger"), options))
        return std::nullopt;
    const auto entries = entriesOf(words);
    if (!entries)
        return std::nullopt;
    if (leaderTerms && leaderTerms->size() != entries->size())
        return complain(termsColumn,
                        QStringLiteral("leaderTerms has %1 terms and the log has %2: give "
                                       "one for each")
                            .arg(leaderTerms->size())
                            .arg(entries->size()));
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const Entry &entry = (*entries)[i];
        m_setup.ledger.push_back({Index{static_cast<std::uint32_t>(from + i)},
                                  entry,
                                  {},
                                  leaderTerms ? (*leaderTerms)[i] : entry.term,
                                  {}});
    }
    return line::SetUp{};
}

/// "Entries preset as committed are in the ledger before the first event."
RunSetup Parser::setup() const
{
    RunSetup setup = m_setup;
    std::vector<bool> has;
    const auto add = [&](Index at) {
        has.resize(std::max<std::size_t>(has.size(), at.value + std::size_t{1}), false);
        const bool fresh = !has[at.value];
        has[at.value] = true;
        return fresh;
    };
    for (const LedgerRow &row : m_setup.ledger)
        add(row.index);
    for (const ServerSetup &server : m_setup.servers)
        for (Index at{1}; at <= server.preset.commitIndex; at = at.next())
            if (add(at)) {
                const Entry &entry = server.state.log.at(at);
                setup.ledger.push_back({at, entry, {}, entry.term, {}});
            }
    std::stable_sort(setup.ledger.begin(), setup.ledger.end(),
                     [](const LedgerRow &a, const LedgerRow &b) { return a.index < b.index; });
    return setup;
}

Parser::Reading Parser::readCreate()
{
    const Word *name = take(QStringLiteral("a name for the server"));
    if (!name || !isFreshName(valueOf(*name)))
        return std::nullopt;
    if (m_names.servers.size() == kMaxServers)
        return complain(name->column,
                        QStringLiteral("there are %1 servers, which is the most: create no "
                                       "more")
                            .arg(kMaxServers));
    act::CreateServer create{name->raw.toStdString(), std::nullopt};
    const Option connect{QStringLiteral("connect"), [&](const Word &option) {
                             const bool one = option.values.size() == 1 && !option.values[0].quoted;
                             if (one && option.values[0].text == u"all")
                                 return true;
                             if (one && option.values[0].text == u"none") {
                                 create.connect.emplace();
                                 return true;
                             }
                             create.connect = serverList(option);
                             return create.connect.has_value();
                         }};
    if (!readOptions(QStringLiteral("create"), {connect}))
        return std::nullopt;
    m_names.servers.push_back(create.name);
    m_hasCreated = true;
    return line::Do{std::move(create), std::nullopt};
}

Parser::Reading Parser::readClient()
{
    const Word *name = take(QStringLiteral("a name for the client"));
    if (!name || !isFreshName(valueOf(*name)))
        return std::nullopt;
    if (m_names.clients.size() == kMaxClients)
        return complain(name->column,
                        QStringLiteral("there are %1 clients, which is the most: name no "
                                       "more")
                            .arg(kMaxClients));
    std::optional<NodeId> at;
    const Option first{QStringLiteral("at"), [&](const Word &option) {
                           const Value *value = single(option);
                           at = value ? server(*value) : std::nullopt;
                           return at.has_value();
                       }};
    if (!readOptions(QStringLiteral("client"), {first}))
        return std::nullopt;
    m_names.clients.push_back(name->raw.toStdString());
    if (!m_begun && !m_hasCreated) {
        m_setup.clients.push_back({name->raw.toStdString(), at.value_or(Names::serverId(0))});
        return line::SetUp{};
    }
    return line::Do{act::AddClient{name->raw.toStdString(), at}, std::nullopt};
}

} // namespace flotilla
