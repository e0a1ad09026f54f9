#include "scenario/drive.h"

#include "scenario/runner.h"
#include "trace/json.h"
#include "trace/trace_writer.h"

#include <QStringDecoder>

#include <algorithm>

namespace flotilla {

std::string Drive::answer(const QByteArray &bytes)
{
    ++m_number;
    QByteArrayView raw = bytes;
    if (raw.endsWith('\n'))
        raw.chop(1);
    if (raw.endsWith('\r'))
        raw.chop(1);
    const std::string where = "stdin:" + std::to_string(m_number) + ":1: ";
    if (raw.size() > kMaxDriveLine)
        return refuse({where + "the line is too long: a line has at most "
                           + std::to_string(kMaxDriveLine) + " bytes",
                       Fault::BadInput});
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(raw);
    if (decoder.hasError())
        return refuse({where + "this is not UTF-8: write UTF-8", Fault::BadInput});

    const Names before = m_parser.names();
    const auto statement = m_parser.read(text, m_number);
    if (!statement)
        return refuse(statement.error());
    if (!*statement)
        return {};
    const std::string answered = play(**statement);
    const bool isCreation =
        m_engine && m_parser.names() != before && m_parser.names() != m_engine->names();
    if (isCreation)
        m_parser.setNames(before); // it was refused: there is no such endpoint
    return answered;
}

std::string Drive::play(const Statement &statement)
{
    if (std::holds_alternative<line::End>(statement.what)) {
        const std::string refused = finish();
        return refused.empty() ? done() : refused;
    }
    if (!m_engine && !m_parser.hasBegun()) {
        if (std::holds_alternative<line::Do>(statement.what))
            m_waiting.push_back(statement);
        return done();
    }
    if (const auto started = start(); !started)
        return refuse(started.error());
    m_player->begin(statement);
    std::uint64_t turns = kAllTurns;
    if (const auto played = m_player->go(Instant::never(), turns); !played)
        return refuse(played.error());
    std::string more;
    if (const auto *asked = std::get_if<line::Query>(&statement.what))
        more = query(*asked);
    if (const auto &index = m_player->result().index)
        more += ",\"index\":" + std::to_string(index->value);
    if (const auto &term = m_player->result().term)
        more += ",\"term\":" + std::to_string(term->value);
    return done(more);
}

Result<Done> Drive::start()
{
    if (!m_engine) {
        if (m_broken)
            return Error{"there is no run: it could not be started", Fault::Environment};
        auto made = m_makeEngine(m_parser.setup(), m_parser.hasPresets());
        if (!made) {
            m_broken = true;
            return made.error();
        }
        m_engine = std::move(*made);
        m_player = std::make_unique<Player>(*m_engine);
    }
    const std::vector<Statement> waiting = std::exchange(m_waiting, {});
    for (const Statement &statement : waiting) {
        m_player->begin(statement);
        std::uint64_t turns = kAllTurns;
        if (const auto played = m_player->go(Instant::never(), turns); !played)
            return played.error();
    }
    return Done{};
}

std::string Drive::finish()
{
    if (std::exchange(m_ended, true) || m_engine || !m_parser.names().servers.size())
        return {};
    const auto started = start();
    return started ? std::string() : refuse(started.error());
}

int Drive::exitCode() const
{
    if (m_engine && !m_engine->violations().empty())
        return flotilla::exitCode(Ending::Violated);
    return m_broken ? flotilla::exitCode(Ending::Broken) : 0;
}

std::string Drive::newViolations()
{
    std::string text;
    if (!m_engine)
        return text;
    const auto &violations = m_engine->violations();
    for (; m_violationsSeen < violations.size(); ++m_violationsSeen)
        text +=
            (text.empty() ? "" : "; ") + violationText(violations[m_violationsSeen]).toStdString();
    return text;
}

std::string Drive::refuse(const Error &error)
{
    if (error.fault == Fault::Environment)
        m_broken = true;
    const std::string unsafe = newViolations();
    std::string out = "{\"ok\":false,\"t\":";
    appendNumber(out, m_engine ? m_engine->now().micros : 0);
    out += ",\"error\":";
    appendJson(out, unsafe.empty() ? error.message : error.message + "; " + unsafe);
    return out + "}";
}

std::string Drive::done(const std::string &more)
{
    const std::string unsafe = newViolations();
    std::string out = unsafe.empty() ? "{\"ok\":true,\"t\":" : "{\"ok\":false,\"t\":";
    appendNumber(out, m_engine ? m_engine->now().micros : 0);
    if (!unsafe.empty()) {
        out += ",\"error\":";
        appendJson(out, unsafe);
    }
    return out + more + "}";
}

std::string Drive::query(const line::Query &query) const
{
    const Names &names = m_engine->names();
    std::string out = ",\"nodes\":{";
    bool first = true;
    for (const ServerView &server : m_engine->servers()) {
        if (query.server && *query.server != server.id)
            continue;
        out += std::exchange(first, false) ? "" : ",";
        appendJson(out, server.name);
        out += server.up ? ":{\"up\":true,\"st\":" : ":{\"up\":false,\"st\":";
        appendStatus(out, server.status, names);
        out += ",\"log\":[";
        for (Index at{1}; server.log.has(at); at = at.next()) {
            out += at.value > 1 ? "," : "";
            appendEntry(out, server.log.at(at), names);
        }
        out += "],\"applied\":[";
        for (Index at{1}; server.up && at <= server.status.lastApplied; at = at.next()) {
            out += at.value > 1 ? ",{\"index\":" : "{\"index\":";
            appendNumber(out, at.value);
            out += ",\"value\":";
            appendJson(out, server.log.at(at).value());
            out += "}";
        }
        out += "]}";
    }
    out += "},\"sent\":";
    appendNumber(out, m_engine->sentCount());
    out += ",\"inflight\":[";
    first = true;
    for (const MessageView &message : m_engine->inFlight()) {
        out += std::exchange(first, false) ? "" : ",";
        appendMessage(out, message.id, *message.message, names);
    }
    return out + "]";
}

} // namespace flotilla
