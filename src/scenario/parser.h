#pragma once

#include "core/result.h"
#include "scenario/lexer.h"
#include "scenario/script.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace flotilla {

/// A scenario is at most so large; what is larger is refused unread.
inline constexpr qsizetype kMaxScenarioBytes = 4 * 1024 * 1024;
inline constexpr int kMaxScenarioLines = 100'000;

/// Reads the lines of a scenario one after another, and knows what has been named by then.
///
/// The set-up verbs go into setup() as long as the run has not begun: until then nothing has
/// happened, and what was said is only how it will begin. All other lines come out as statements.
class Parser {
public:
    explicit Parser(QString fileName);

    /// One line: its statement, or nothing for a blank one. number: from 1.
    Result<std::optional<Statement>> read(const QString &text, int number);
    /// What is still missing when the last line has been read.
    [[nodiscard]] Result<Done> finish() const;

    /// How the run begins, by what has been read so far.
    [[nodiscard]] RunSetup setup() const;
    [[nodiscard]] bool hasPresets() const { return !m_preset.isEmpty(); }
    /// No set-up line can come any more.
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    [[nodiscard]] const Names &names() const { return m_names; }
    /// What follows `run until`, of a run whose servers and clients are known. An error tells what is
    /// wrong, and not where.
    [[nodiscard]] static Result<line::RunUntil> until(const QString &text, const Names &names);
    /// A server or client that was named has not come to be.
    void setNames(const Names &names) { m_names = names; }

private:
    using Body = decltype(Statement::what);
    using Reading = std::optional<Body>;
    struct Verb {
        const char *name;
        Reading (Parser::*read)();
        bool begins; ///< the run has begun when this line has been read
    };
    struct Option {
        QString name;
        std::function<bool(const Word &)> read;
        bool flag = false; ///< a word of its own, without a value
    };
    [[nodiscard]] static const std::vector<Verb> &verbs();
    Reading readStatement();

    // parser.cpp: words and values
    std::nullopt_t complain(int column, const QString &text);
    [[nodiscard]] bool atEnd() const { return m_at >= m_words.size(); }
    [[nodiscard]] const Word &here() const { return m_words[m_at]; }
    [[nodiscard]] int columnHere() const;
    /// The next word, which the line has to have; what: how it is called.
    const Word *take(const QString &what);
    std::optional<QString> takeText(const QString &what);
    bool expectEnd();
    bool readOptions(const QString &verb, const std::vector<Option> &options);
    /// The names that stand before the first option.
    std::optional<std::vector<NodeId>> takeServers();
    const Value *single(const Word &option);
    [[nodiscard]] static Value valueOf(const Word &plain);
    std::optional<std::uint64_t> number(const Value &value, std::uint64_t least,
                                        std::uint64_t most);
    std::optional<Index> index(const Value &value);
    std::optional<Term> term(const Value &value);
    std::optional<std::vector<Term>> terms(const Word &option);
    std::optional<Duration> duration(const Value &value);
    std::optional<std::pair<Duration, Duration>> range(const Value &value);
    std::optional<double> share(const Value &value);
    std::optional<bool> onOff(const Value &value);
    std::optional<QString> text(const Value &value);
    std::optional<std::string> command(const Value &value);
    std::optional<NodeId> server(const Value &value);
    std::optional<NodeId> client(const Value &value);
    std::optional<NodeId> endpoint(const Value &value);
    std::optional<NodeId> named(const Value &value, const std::vector<NodeId> &candidates,
                                const QString &kind);
    std::optional<std::vector<NodeId>> serverList(const Word &option);
    std::optional<std::vector<NodeId>> endpointList(const Word &option);
    std::optional<NodeId> takeServer(std::optional<LeaderRef> *leader = nullptr);
    std::optional<NodeId> takeEndpoint();
    bool isFreshName(const Value &value);

    // parser_setup.cpp
    Reading readCluster();
    Reading readSet();
    Reading readPreset();
    Reading readLedger();
    Reading readCreate();
    Reading readClient();
    std::vector<Option> raftOptions(OptionsChange &change);
    Option seedOption();
    bool readPresetLog(const Word &word, std::vector<Term> &log);
    bool readValues(const Word &word, std::vector<std::string> &values);
    bool readSessions(const Word &word,
                      std::vector<std::pair<std::string, std::uint64_t>> &sessions);
    struct EntryWords;
    std::vector<Option> entryOptions(EntryWords &words);
    std::optional<std::vector<Entry>> entriesOf(const EntryWords &words);
    bool needsSetUp(const QString &verb, int column);
    void setOptions(const std::vector<NodeId> &servers, const OptionsChange &change);

    // parser_actions.cpp
    Reading readAdvance();
    Reading readTimeout();
    Reading readHeartbeat();
    Reading readTimers();
    Reading readNet();
    Reading readLink();
    Reading readIsolate();
    Reading readHeal();
    Reading readPartition();
    Reading readDeliver();
    Reading readDrop();
    Reading readDup();
    Reading readDelay();
    Reading readInject();
    Reading readCrash();
    Reading readRestart();
    Reading readPause();
    Reading readResume();
    Reading readPersist();
    Reading readPropose();
    Reading readSubmit();
    Reading readCall();
    Reading readSubmission(const QString &verb, NodeId client, std::string text);
    Reading readSettle();
    template <typename What>
    Reading onOneServer();
    std::vector<Option> matchOptions(Match &match, bool withMax);
    bool readMatchField(const Word &word, Match &match);
    std::vector<Option> traitOptions(TraitsChange &change);

    // parser_inject.cpp
    struct InjectWords;
    std::optional<MessageBody> injectBody(const QString &type, const InjectWords &words);
    bool readInjectField(const Word &word, InjectWords &words);
    bool fitsSender(const QString &type, NodeId from, NodeId to, int column);

    // parser_checks.cpp
    Reading readRun();
    Reading readStep();
    Reading readAt();
    Reading readExpect();
    Reading readMark();
    Reading readQuery();
    Reading readTitle();
    Reading readSay();
    Reading readLook();
    Reading readBookmark();
    Reading readSpeed();
    Reading readTry();
    Reading readEnd();
    std::optional<line::RunUntil> readUntil();
    std::optional<Condition> readCondition(bool until);
    std::optional<Condition> readServerIs();
    std::optional<condition::Field> readField(const Word &word);
    std::optional<Condition> readMessages();
    std::optional<Condition> readClientIs();
    std::optional<Condition> readInFlight();
    std::optional<QString> fieldValue(const QString &field, const Word &word);

    QString m_fileName;
    RunSetup m_setup;
    Names m_names;
    bool m_hasCluster = false;
    bool m_begun = false;
    bool m_hasCreated = false; ///< from then on the order of lines matters: they are all actions
    QSet<QString> m_preset;
    QSet<QString> m_marks;

    std::vector<Word> m_words; ///< of the line at hand
    std::size_t m_at = 0;
    std::optional<Complaint> m_complaint;
};

/// Reads a whole file, and refuses it whole at the first thing that is wrong.
[[nodiscard]] Result<Script> parseScript(const QString &fileName, const QByteArray &bytes);
/// The same from a file on disk, or from the program's own (":/…").
[[nodiscard]] Result<Script> loadScript(const QString &fileName);

} // namespace flotilla
