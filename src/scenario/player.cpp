#include "scenario/player.h"

#include <algorithm>

namespace flotilla {

namespace {

/// `run until` without `within` gives up after so long.
constexpr Duration kPatience = Duration::seconds(600);
/// `try` gives whoever watches so long.
constexpr Duration kTryPatience = Duration::seconds(10);
/// The trace's numbers stay below 2^53.
constexpr Instant kEndOfTime{std::int64_t{1} << 52};

Error refused(const QString &text)
{
    return Error{text.toStdString(), Fault::Refused};
}

QString lengthText(Duration length)
{
    return QString::fromStdString(length.micros % 1000 == 0
                                      ? std::to_string(length.micros / 1000) + "ms"
                                      : durationText(length));
}

void setServer(Action &action, NodeId server)
{
    std::visit(
        [server](auto &what) {
            if constexpr (requires { what.server; })
                what.server = server;
        },
        action);
}

} // namespace

void Player::begin(const Statement &statement)
{
    m_statement = statement;
    m_result = {};
    m_target = m_engine.now();
    m_left = 0;
    const auto deadline = [this](const line::RunUntil &until, Duration otherwise) {
        m_target = m_engine.now() + until.within.value_or(otherwise);
    };
    std::visit(Overload{
                   [&](const line::Run &run) { m_target = m_engine.now() + run.by; },
                   [&](const line::At &at) { m_target = at.instant; },
                   [&](const line::RunUntil &until) { deadline(until, kPatience); },
                   [&](const line::Try &aim) { deadline(aim.until, kTryPatience); },
                   [&](const line::Step &step) { m_left = m_steps = step.turns; },
                   [](const auto &) {},
               },
               m_statement.what);
}

Result<bool> Player::go(Instant until, std::uint64_t &turns)
{
    if (m_target > kEndOfTime)
        return refused(QStringLiteral("this would go on past %1 s, where a run ends")
                           .arg(kEndOfTime.micros / 1'000'000));
    return std::visit(
        Overload{
            [&](const line::Do &what) { return play(what); },
            [&](const line::Run &) { return playTo(until, turns); },
            [&](const line::At &) -> Result<bool> {
                if (m_target < m_engine.now())
                    return refused(
                        QStringLiteral("the run is at %1us already and time never goes back: "
                                       "put the lines in the order of their instants")
                            .arg(m_engine.now().micros));
                return playTo(until, turns);
            },
            [&](const line::RunUntil &what) { return play(what, until, turns); },
            [&](const line::Try &what) { return play(what.until, until, turns); },
            [&](const line::Step &) { return playSteps(until, turns); },
            [&](const line::Expect &what) { return play(what); },
            [&](const line::Mark &what) {
                m_marks.insert(what.name, m_engine.sentCount());
                return Result<bool>(true);
            },
            [](const auto &) { return Result<bool>(true); },
        },
        m_statement.what);
}

Result<bool> Player::play(const line::Do &what)
{
    Action action = what.action;
    if (what.leader) {
        const ServerView *leader = findLeader(m_engine, *what.leader);
        if (!leader)
            return refused(
                what.leader->term
                    ? QStringLiteral("no server that is up leads term %1")
                          .arg(what.leader->term->value)
                    : QStringLiteral("no server that is up is leader; run until leader first"));
        setServer(action, leader->id);
    }
    auto done = m_engine.act(action);
    if (!done)
        return done.error();
    m_result = *done;
    return true;
}

Result<bool> Player::playTo(Instant until, std::uint64_t &turns)
{
    const Instant end = std::min(m_target, until);
    while (turns != kAllTurns) {
        if (turns == 0)
            return false;
        const auto stepped = m_engine.step(end);
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            break;
        --turns;
    }
    if (auto moved = m_engine.run(end); !moved)
        return moved.error();
    return end == m_target;
}

/// Nothing is due before that instant: time goes on to it.
Result<bool> Player::wait(Instant until)
{
    if (auto moved = m_engine.run(until); !moved)
        return moved.error();
    return false;
}

Result<bool> Player::playSteps(Instant until, std::uint64_t &turns)
{
    for (; m_left > 0; --m_left) {
        if (turns == 0)
            return false;
        const auto stepped = m_engine.step(until);
        if (!stepped)
            return stepped.error();
        if (!*stepped) {
            if (!m_engine.upcoming())
                return refused(
                    QStringLiteral("got %1 events, expected %2: nothing more is scheduled")
                        .arg(m_steps - m_left)
                        .arg(m_steps));
            return wait(until);
        }
        if (turns != kAllTurns)
            --turns;
    }
    return true;
}

Result<bool> Player::play(const line::RunUntil &what, Instant until, std::uint64_t &turns)
{
    const Instant end = std::min(m_target, until);
    while (!look(what.condition, m_engine, m_marks).holds) {
        if (turns == 0)
            return false;
        const auto stepped = m_engine.step(end);
        if (!stepped)
            return stepped.error();
        if (*stepped) {
            if (turns != kAllTurns)
                --turns;
            continue;
        }
        const bool over = !m_engine.upcoming();
        if (over && !what.within)
            return notYet(what, true);
        if (end < m_target)
            return wait(end);
        if (auto moved = m_engine.run(m_target); !moved)
            return moved.error();
        if (look(what.condition, m_engine, m_marks).holds)
            break;
        return notYet(what, over);
    }
    return true;
}

Error Player::notYet(const line::RunUntil &what, bool over) const
{
    const Finding finding = look(what.condition, m_engine, m_marks);
    const QString why =
        over ? QStringLiteral("nothing more is scheduled")
             : QStringLiteral("within %1")
                   .arg(lengthText(what.within.value_or(
                       std::holds_alternative<line::Try>(m_statement.what) ? kTryPatience
                                                                           : kPatience)));
    return refused(
        QStringLiteral("got %1, expected %2 (%3)").arg(finding.got, finding.expected, why));
}

Result<bool> Player::play(const line::Expect &what)
{
    const Finding finding = look(what.condition, m_engine, m_marks);
    if (finding.holds)
        return true;
    return refused(QStringLiteral("got %1, expected %2").arg(finding.got, finding.expected));
}

} // namespace flotilla
