#include "scenario/runner.h"

#include <algorithm>

namespace flotilla {

int exitCode(Ending ending)
{
    switch (ending) {
    case Ending::Held:
        return 0;
    case Ending::Failed:
        return 1;
    case Ending::Violated:
        return 3;
    case Ending::Broken:
        return 4;
    }
    return 4;
}

QString violationText(const Violation &violation)
{
    return QStringLiteral("a safety property does not hold: %1: %2")
        .arg(QString::fromStdString(violation.property), QString::fromStdString(violation.text));
}

Runner::Runner(Script script, Engine &engine, std::function<void(const Statement &)> note)
    : m_script(std::make_shared<const Script>(std::move(script))), m_engine(engine),
      m_note(std::move(note)), m_player(engine)
{
}

Runner::Runner(const Runner &other, Engine &engine)
    : m_script(other.m_script), m_engine(engine), m_note(other.m_note),
      m_player(other.m_player, engine), m_next(other.m_next), m_begun(other.m_begun),
      m_violationsSeen(other.m_violationsSeen), m_ending(other.m_ending)
{
}

std::unique_ptr<Driver> Runner::copyFor(Engine &engine) const
{
    return std::unique_ptr<Driver>(new Runner(*this, engine));
}

int Runner::lineNumber() const
{
    if (m_script->statements.empty())
        return 0;
    return m_script->statements[std::min(m_next, m_script->statements.size() - 1)].number;
}

Error Runner::end(Ending ending, const QString &text)
{
    m_ending = ending;
    const Statement &statement = m_script->statements[m_next];
    return Error{QStringLiteral("%1:%2: %3: %4")
                     .arg(m_script->fileName)
                     .arg(statement.number)
                     .arg(statement.text, text)
                     .toStdString(),
                 ending == Ending::Broken ? Fault::Environment : Fault::Refused};
}

std::optional<QString> Runner::newViolation()
{
    const auto &violations = m_engine.violations();
    if (violations.size() == m_violationsSeen)
        return std::nullopt;
    const Violation &first = violations[m_violationsSeen];
    m_violationsSeen = violations.size();
    return violationText(first);
}

void Runner::tell(const Statement &statement) const
{
    if (!m_note)
        return;
    const bool forPeople = std::visit(Overload{
                                          [](const line::Title &) { return true; },
                                          [](const line::Say &) { return true; },
                                          [](const line::Look &) { return true; },
                                          [](const line::Bookmark &) { return true; },
                                          [](const line::Speed &) { return true; },
                                          [](const line::Try &) { return true; },
                                          [](const line::Query &) { return true; },
                                          [](const auto &) { return false; },
                                      },
                                      statement.what);
    if (forPeople)
        m_note(statement);
}

Result<Done> Runner::advance(Instant until, std::uint64_t turns)
{
    if (finished()) // the cluster goes on by itself
        return EngineDriver(m_engine).advance(until, turns);
    if (m_script->statements.empty()) {
        m_ending = Ending::Held;
        return Done{};
    }
    while (!finished() && turns > 0) {
        const Statement &statement = m_script->statements[m_next];
        if (!m_begun) {
            tell(statement);
            m_player.begin(statement);
            m_begun = true;
        }
        const auto played = m_player.go(until, turns);
        // What is unsafe is told first: a failure may be its consequence.
        if (const auto violation = newViolation())
            return end(Ending::Violated, *violation);
        if (!played) {
            const bool broken = played.error().fault == Fault::Environment;
            return end(broken ? Ending::Broken : Ending::Failed,
                       QString::fromStdString(played.error().message));
        }
        if (!*played)
            return Done{};
        m_begun = false;
        const bool last = m_next + 1 == m_script->statements.size()
                          || std::holds_alternative<line::End>(statement.what);
        if (last)
            m_ending = Ending::Held;
        else
            ++m_next;
    }
    return Done{};
}

} // namespace flotilla
