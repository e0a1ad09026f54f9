#include "scenario/parser.h"

#include "scenario/nearest.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// What a later version of the language has; refused by name.
const QStringList kNotBuiltYet{QStringLiteral("transfer"), QStringLiteral("reconfig"),
                               QStringLiteral("learner"), QStringLiteral("compact")};
/// These words mean something where a server's name could stand.
const QStringList kReservedNames{QStringLiteral("leader"), QStringLiteral("all"),
                                 QStringLiteral("none"), QStringLiteral("not")};
constexpr qsizetype kMaxNameLength = 32;
/// Numbers of the trace stay below 2^53, ids and indexes below 2^31; a term still has to be able to
/// rise.
constexpr std::uint64_t kMostTerm = std::uint64_t{1} << 52;
constexpr std::uint64_t kMostIndex = (std::uint64_t{1} << 31) - 1;
/// Some 35 years.
constexpr double kLongestMicros = 0x1p50;

QString told(const QString &word)
{
    constexpr qsizetype kShown = 60;
    if (word.size() <= kShown)
        return QStringLiteral("\"%1\"").arg(word);
    return QStringLiteral("\"%1…\"").arg(word.left(kShown));
}

std::optional<double> decimal(const QString &text)
{
    if (text.isEmpty() || text.front() == u'.' || text.back() == u'.' || text.count(u'.') > 1)
        return std::nullopt;
    for (const QChar c : text)
        if ((c < u'0' || c > u'9') && c != u'.')
            return std::nullopt;
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

} // namespace

Parser::Parser(QString fileName) : m_fileName(std::move(fileName)) {}

const std::vector<Parser::Verb> &Parser::verbs()
{
    static const std::vector<Verb> all{
        {"cluster", &Parser::readCluster, false},
        {"set", &Parser::readSet, false},
        {"preset", &Parser::readPreset, false},
        {"ledger", &Parser::readLedger, false},
        {"create", &Parser::readCreate, false},
        {"client", &Parser::readClient, false},
        {"run", &Parser::readRun, true},
        {"step", &Parser::readStep, true},
        {"at", &Parser::readAt, true},
        {"advance", &Parser::readAdvance, true},
        {"timeout", &Parser::readTimeout, true},
        {"heartbeat", &Parser::readHeartbeat, true},
        {"timers", &Parser::readTimers, true},
        {"net", &Parser::readNet, false},
        {"link", &Parser::readLink, false},
        {"isolate", &Parser::readIsolate, false},
        {"heal", &Parser::readHeal, false},
        {"partition", &Parser::readPartition, false},
        {"deliver", &Parser::readDeliver, true},
        {"drop", &Parser::readDrop, true},
        {"dup", &Parser::readDup, true},
        {"delay", &Parser::readDelay, true},
        {"inject", &Parser::readInject, true},
        {"crash", &Parser::readCrash, true},
        {"restart", &Parser::readRestart, true},
        {"pause", &Parser::readPause, true},
        {"resume", &Parser::readResume, true},
        {"persist", &Parser::readPersist, true},
        {"propose", &Parser::readPropose, true},
        {"submit", &Parser::readSubmit, true},
        {"call", &Parser::readCall, true},
        {"expect", &Parser::readExpect, true},
        {"mark", &Parser::readMark, true},
        {"settle", &Parser::readSettle, true},
        {"query", &Parser::readQuery, true},
        {"title", &Parser::readTitle, false},
        {"say", &Parser::readSay, false},
        {"look", &Parser::readLook, false},
        {"bookmark", &Parser::readBookmark, false},
        {"speed", &Parser::readSpeed, false},
        {"try", &Parser::readTry, true},
        {"end", &Parser::readEnd, false},
    };
    return all;
}

Result<std::optional<Statement>> Parser::read(const QString &text, int number)
{
    m_complaint.reset();
    m_words.clear();
    m_at = 0;
    QStringList raw;
    Reading reading;
    auto split = splitLine(text);
    if (auto *words = std::get_if<std::vector<Word>>(&split)) {
        if (words->empty())
            return std::optional<Statement>();
        m_words = std::move(*words);
        for (const Word &word : m_words)
            raw.append(word.raw);
        reading = readStatement();
    } else {
        m_complaint = std::get<Complaint>(split);
    }
    if (!reading || m_complaint) {
        const Complaint &wrong = *m_complaint;
        return Error{QStringLiteral("%1:%2:%3: %4")
                         .arg(m_fileName)
                         .arg(number)
                         .arg(wrong.column)
                         .arg(wrong.text)
                         .toStdString(),
                     Fault::BadInput};
    }
    return std::optional(Statement{number, raw.join(u' '), std::move(*reading)});
}

Result<line::RunUntil> Parser::until(const QString &text, const Names &names)
{
    Parser parser{QString()};
    parser.m_names = names;
    std::optional<line::RunUntil> read;
    auto split = splitLine(QStringLiteral("run until ") + text);
    if (auto *words = std::get_if<std::vector<Word>>(&split)) {
        parser.m_words = std::move(*words);
        parser.m_at = 2;
        // Who writes the whole line means the same.
        if (!parser.atEnd() && parser.here().is(u"run"))
            ++parser.m_at;
        if (!parser.atEnd() && parser.here().is(u"until"))
            ++parser.m_at;
        read = parser.readUntil();
    } else {
        parser.m_complaint = std::get<Complaint>(split);
    }
    if (!read || parser.m_complaint)
        return Error{parser.m_complaint->text.toStdString(), Fault::BadInput};
    return *std::move(read);
}

Parser::Reading Parser::readStatement()
{
    const Word verb = here();
    ++m_at;
    const auto known = std::find_if(verbs().begin(), verbs().end(), [&](const Verb &v) {
        return verb.isPlain() && verb.raw == QLatin1StringView(v.name);
    });
    if (known == verbs().end()) {
        if (kNotBuiltYet.contains(verb.raw))
            return complain(verb.column,
                            QStringLiteral("%1 is not built yet: this version can't play it, leave "
                                           "the line out")
                                .arg(told(verb.raw)));
        QStringList names;
        for (const Verb &v : verbs())
            names.append(QLatin1StringView(v.name));
        return complain(verb.column, QStringLiteral("%1 is no verb; a line begins with one.%2")
                                         .arg(told(verb.raw), suggestion(verb.raw, names)));
    }
    static const QStringList beforeCluster{QStringLiteral("cluster"),  QStringLiteral("title"),
                                           QStringLiteral("say"),      QStringLiteral("speed"),
                                           QStringLiteral("bookmark"), QStringLiteral("end")};
    if (!m_hasCluster && !beforeCluster.contains(verb.raw))
        return complain(
            verb.column,
            QStringLiteral("%1 needs servers, and none are named yet: begin with a line "
                           "such as \"cluster S1 S2 S3\"")
                .arg(told(verb.raw)));
    Reading reading = (this->*known->read)();
    if (reading && known->begins)
        m_begun = true;
    return reading;
}

Result<Done> Parser::finish() const
{
    if (m_hasCluster)
        return Done{};
    return Error{
        QStringLiteral("%1:1:1: the file names no servers: it needs a line such as \"cluster "
                       "S1 S2 S3\" before all others")
            .arg(m_fileName)
            .toStdString(),
        Fault::BadInput};
}

std::nullopt_t Parser::complain(int column, const QString &text)
{
    if (!m_complaint)
        m_complaint = Complaint{column, text};
    return std::nullopt;
}

int Parser::columnHere() const
{
    if (!atEnd())
        return here().column;
    const Word &last = m_words.back();
    return last.column + static_cast<int>(last.raw.toUcs4().size());
}

const Word *Parser::take(const QString &what)
{
    if (atEnd()) {
        complain(columnHere(), QStringLiteral("%1 is missing after %2: put it there")
                                   .arg(what, told(m_words.back().raw)));
        return nullptr;
    }
    return &m_words[m_at++];
}

std::optional<QString> Parser::takeText(const QString &what)
{
    const Word *word = take(what);
    if (!word)
        return std::nullopt;
    if (!word->isText())
        return complain(word->column,
                        QStringLiteral("%1 stands where %2 belongs: put it in \"double "
                                       "quotes\"")
                            .arg(told(word->raw), what));
    return word->values[0].text;
}

bool Parser::expectEnd()
{
    if (atEnd())
        return true;
    complain(here().column, QStringLiteral("%1 is too much: %2 takes nothing more, leave it out")
                                .arg(told(here().raw), told(m_words.front().raw)));
    return false;
}

bool Parser::readOptions(const QString &verb, const std::vector<Option> &options)
{
    QStringList names;
    for (const Option &option : options)
        names.append(option.flag ? option.name : option.name + u'=');
    QSet<QString> seen;
    for (; !atEnd(); ++m_at) {
        const Word &word = here();
        const QString name = word.option ? word.key : word.raw;
        const auto known = std::find_if(options.begin(), options.end(), [&](const Option &option) {
            return option.name == name && option.flag != word.option;
        });
        if (known == options.end()) {
            const bool halfKnown = std::any_of(options.begin(), options.end(),
                                               [&](const Option &o) { return o.name == name; });
            if (options.empty())
                return expectEnd();
            if (halfKnown && !word.option)
                complain(word.column,
                         QStringLiteral("%1 has no value: write %2=…").arg(told(name), name));
            else
                complain(word.column,
                         QStringLiteral("%1 is no option of %2.%3")
                             .arg(told(word.option ? name : word.raw), told(verb),
                                  suggestion(word.option ? name + u'=' : name, names)));
            return false;
        }
        if (seen.contains(name)) {
            complain(word.column,
                     QStringLiteral("%1 is given twice: leave one out").arg(told(name)));
            return false;
        }
        seen.insert(name);
        if (!known->read(word))
            return false;
    }
    return true;
}

const Value *Parser::single(const Word &option)
{
    if (option.values.size() == 1)
        return &option.values[0];
    complain(option.values[1].column,
             QStringLiteral("%1 takes one value, and here is a list: leave all but one out")
                 .arg(told(option.key)));
    return nullptr;
}

Value Parser::valueOf(const Word &plain)
{
    return {plain.raw, plain.isText(), plain.column};
}

std::optional<std::uint64_t> Parser::number(const Value &value, std::uint64_t least,
                                            std::uint64_t most)
{
    bool ok = !value.quoted && !value.text.isEmpty();
    for (const QChar c : value.text)
        ok = ok && c >= u'0' && c <= u'9';
    const std::uint64_t result = ok ? value.text.toULongLong(&ok) : 0;
    if (ok && result >= least && result <= most)
        return result;
    return complain(value.column,
                    QStringLiteral("%1 is not what fits here: write a whole number from %2 to %3")
                        .arg(told(value.text))
                        .arg(least)
                        .arg(most));
}

std::optional<Index> Parser::index(const Value &value)
{
    const auto result = number(value, 0, kMostIndex);
    return result ? std::optional(Index{static_cast<std::uint32_t>(*result)}) : std::nullopt;
}

std::optional<Term> Parser::term(const Value &value)
{
    const auto result = number(value, 0, kMostTerm);
    return result ? std::optional(Term{*result}) : std::nullopt;
}

std::optional<std::vector<Term>> Parser::terms(const Word &option)
{
    std::vector<Term> result;
    if (option.values.size() == 1 && !option.values[0].quoted && option.values[0].text.isEmpty())
        return result;
    for (const Value &value : option.values) {
        const auto one = number(value, 1, kMostTerm);
        if (!one)
            return std::nullopt;
        result.push_back(Term{*one});
    }
    return result;
}

std::optional<Duration> Parser::duration(const Value &value)
{
    struct Unit {
        QLatin1StringView name;
        double micros;
    };
    // The longer names first: "us" and "ms" end in "s".
    static constexpr std::array<Unit, 3> units{{{QLatin1StringView("us"), 1},
                                                {QLatin1StringView("ms"), 1e3},
                                                {QLatin1StringView("s"), 1e6}}};
    QString digits = value.text;
    double scale = 1e3;
    for (const Unit &unit : units) {
        if (!digits.endsWith(unit.name))
            continue;
        digits.chop(unit.name.size());
        scale = unit.micros;
        break;
    }
    const auto amount = value.quoted ? std::nullopt : decimal(digits);
    if (!amount)
        return complain(
            value.column,
            QStringLiteral("%1 is no length of time: write 50 (milliseconds), 50ms, 250us "
                           "or 1.5s")
                .arg(told(value.text)));
    const double micros = *amount * scale;
    if (micros > kLongestMicros)
        return complain(value.column,
                        QStringLiteral("%1 is too long: a run can't go on for more than "
                                       "30 years")
                            .arg(told(value.text)));
    if (std::abs(micros - std::round(micros)) > 1e-3)
        return complain(value.column, QStringLiteral("%1 is finer than a microsecond, which is the "
                                                     "least there is: round it")
                                          .arg(told(value.text)));
    return Duration{std::llround(micros)};
}

std::optional<std::pair<Duration, Duration>> Parser::range(const Value &value)
{
    const qsizetype dots = value.text.indexOf(QStringLiteral(".."));
    if (dots < 0) {
        const auto both = duration(value);
        return both ? std::optional(std::pair(*both, *both)) : std::nullopt;
    }
    const auto low = duration({value.text.left(dots), value.quoted, value.column});
    const auto high = duration(
        {value.text.mid(dots + 2), value.quoted, value.column + static_cast<int>(dots) + 2});
    if (!low || !high)
        return std::nullopt;
    if (*low > *high)
        return complain(value.column,
                        QStringLiteral("%1 runs backwards: the shorter time comes first")
                            .arg(told(value.text)));
    return std::pair(*low, *high);
}

std::optional<double> Parser::share(const Value &value)
{
    const auto result = value.quoted ? std::nullopt : decimal(value.text);
    if (result && *result <= 1)
        return result;
    return complain(value.column,
                    QStringLiteral("%1 is no share: write a number from 0 (none) to 1 "
                                   "(all), such as 0.25")
                        .arg(told(value.text)));
}

std::optional<bool> Parser::onOff(const Value &value)
{
    if (!value.quoted && value.text == u"on")
        return true;
    if (!value.quoted && value.text == u"off")
        return false;
    return complain(value.column,
                    QStringLiteral("%1 is no switch: write on or off").arg(told(value.text)));
}

std::optional<QString> Parser::text(const Value &value)
{
    if (value.quoted)
        return value.text;
    return complain(
        value.column,
        QStringLiteral("%1 is a text: put it in \"double quotes\"").arg(told(value.text)));
}

std::optional<std::string> Parser::command(const Value &value)
{
    const auto result = text(value);
    if (!result)
        return std::nullopt;
    std::string bytes = result->toStdString();
    if (bytes.size() > kMaxCommandBytes)
        return complain(
            value.column,
            QStringLiteral("this text has %1 bytes, and a command has at most %2: shorten "
                           "it")
                .arg(bytes.size())
                .arg(kMaxCommandBytes));
    return bytes;
}

std::optional<NodeId> Parser::named(const Value &value, const std::vector<NodeId> &candidates,
                                    const QString &kind)
{
    QStringList known;
    for (const NodeId id : candidates) {
        const QString name = QString::fromStdString(m_names.of(id));
        if (!value.quoted && name == value.text)
            return id;
        known.append(name);
    }
    if (known.isEmpty())
        return complain(value.column,
                        QStringLiteral("there is no %1 %2: name it before, with a line "
                                       "such as \"client C1\"")
                            .arg(kind, told(value.text)));
    return complain(value.column, QStringLiteral("there is no %1 %2.%3")
                                      .arg(kind, told(value.text), suggestion(value.text, known)));
}

std::optional<NodeId> Parser::server(const Value &value)
{
    return named(value, m_names.serverIds(), QStringLiteral("server"));
}

std::optional<NodeId> Parser::client(const Value &value)
{
    std::vector<NodeId> clients;
    for (std::size_t i = 0; i < m_names.clients.size(); ++i)
        clients.push_back(Names::clientId(i));
    return named(value, clients, QStringLiteral("client"));
}

std::optional<NodeId> Parser::endpoint(const Value &value)
{
    return named(value, m_names.all(), QStringLiteral("server or client"));
}

std::optional<std::vector<NodeId>> Parser::serverList(const Word &option)
{
    std::vector<NodeId> result;
    for (const Value &value : option.values) {
        const auto one = server(value);
        if (!one)
            return std::nullopt;
        if (std::find(result.begin(), result.end(), *one) != result.end())
            return complain(
                value.column,
                QStringLiteral("%1 is named twice: leave one out").arg(told(value.text)));
        result.push_back(*one);
    }
    return result;
}

std::optional<std::vector<NodeId>> Parser::endpointList(const Word &option)
{
    std::vector<NodeId> result;
    for (const Value &value : option.values) {
        const auto one = endpoint(value);
        if (!one)
            return std::nullopt;
        if (std::find(result.begin(), result.end(), *one) == result.end())
            result.push_back(*one);
    }
    return result;
}

std::optional<std::vector<NodeId>> Parser::takeServers()
{
    std::vector<NodeId> result;
    for (; !atEnd() && !here().option; ++m_at) {
        const auto one = server(valueOf(here()));
        if (!one)
            return std::nullopt;
        if (std::find(result.begin(), result.end(), *one) != result.end())
            return complain(
                here().column,
                QStringLiteral("%1 is named twice: leave one out").arg(told(here().raw)));
        result.push_back(*one);
    }
    return result;
}

std::optional<NodeId> Parser::takeServer(std::optional<LeaderRef> *leader)
{
    const Word *word = take(QStringLiteral("a server's name"));
    if (!word)
        return std::nullopt;
    if (leader && word->is(u"leader")) {
        *leader = LeaderRef{};
        return NodeId{0};
    }
    if (leader && word->isPlain() && word->raw.startsWith(u"leader@")) {
        const auto of = number({word->raw.mid(7), false, word->column + 7}, 1, kMostTerm);
        if (!of)
            return std::nullopt;
        *leader = LeaderRef{Term{*of}};
        return NodeId{0};
    }
    return server(valueOf(*word));
}

std::optional<NodeId> Parser::takeEndpoint()
{
    const Word *word = take(QStringLiteral("a server's or client's name"));
    return word ? endpoint(valueOf(*word)) : std::nullopt;
}

bool Parser::isFreshName(const Value &value)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || c == u'-' || c == u'_';
    };
    const QString &name = value.text;
    if (value.quoted || name.isEmpty() || name.size() > kMaxNameLength
        || !std::all_of(name.begin(), name.end(), allowed))
        complain(value.column,
                 QStringLiteral("%1 is no name: use letters, digits, - and _, at most %2")
                     .arg(told(name))
                     .arg(kMaxNameLength));
    else if (kReservedNames.contains(name))
        complain(value.column,
                 QStringLiteral("%1 is a word of the language and can't be a name: choose "
                                "another")
                     .arg(told(name)));
    else if (m_names.find(name.toStdString()))
        complain(value.column,
                 QStringLiteral("there is a %1 already: choose another name").arg(told(name)));
    else
        return true;
    return false;
}

Result<Script> parseScript(const QString &fileName, const QByteArray &bytes)
{
    const auto refuse = [&](int line, int column, const QString &text) {
        return Error{QStringLiteral("%1:%2:%3: %4")
                         .arg(fileName)
                         .arg(line)
                         .arg(column)
                         .arg(text)
                         .toStdString(),
                     Fault::BadInput};
    };
    if (bytes.size() > kMaxScenarioBytes)
        return refuse(1, 1,
                      QStringLiteral("the file has %1 bytes, and a scenario has at most %2: split "
                                     "it")
                          .arg(bytes.size())
                          .arg(kMaxScenarioBytes));
    Parser parser(fileName);
    Script script;
    script.fileName = fileName;
    int number = 0;
    qsizetype start = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    while (start < bytes.size()) {
        if (++number > kMaxScenarioLines)
            return refuse(
                number, 1,
                QStringLiteral("a scenario has at most %1 lines: split it").arg(kMaxScenarioLines));
        qsizetype end = bytes.indexOf('\n', start);
        end = end < 0 ? bytes.size() : end;
        QByteArrayView raw = QByteArrayView(bytes).sliced(start, end - start);
        if (raw.endsWith('\r'))
            raw.chop(1);
        start = end + 1;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder.decode(raw);
        if (decoder.hasError())
            return refuse(number, static_cast<int>(text.indexOf(QChar::ReplacementCharacter)) + 1,
                          QStringLiteral("this is not UTF-8: save the file as UTF-8"));
        auto statement = parser.read(text, number);
        if (!statement)
            return statement.error();
        if (*statement)
            script.statements.push_back(std::move(**statement));
    }
    if (const auto finished = parser.finish(); !finished)
        return finished.error();
    script.setup = parser.setup();
    script.hasPresets = parser.hasPresets();
    return script;
}

Result<Script> loadScript(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            QStringLiteral("%1: the scenario can't be read (%2); check the name and that you "
                           "may read it")
                .arg(fileName, file.errorString())
                .toStdString(),
            Fault::BadInput};
    const QByteArray bytes = file.read(kMaxScenarioBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{
            QStringLiteral("%1: the scenario can't be read (%2); check the name and that you "
                           "may read it")
                .arg(fileName, file.errorString())
                .toStdString(),
            Fault::BadInput};
    return parseScript(fileName, bytes);
}

} // namespace flotilla
