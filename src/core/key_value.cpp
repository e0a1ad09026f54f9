#include "core/key_value.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace flotilla {

namespace {

constexpr std::array kKinds{Call::Kind::Put, Call::Kind::Get, Call::Kind::Append, Call::Kind::Cas};

/// How many words stand behind a call's name.
std::size_t wordsOf(Call::Kind kind)
{
    switch (kind) {
    case Call::Kind::Get:
        return 1;
    case Call::Kind::Put:
    case Call::Kind::Append:
        return 2;
    case Call::Kind::Cas:
        return 3;
    }
    return 0;
}

std::string worded(const std::string &value)
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '_' || c == '-' || c == '.';
    };
    if (!value.empty() && std::all_of(value.begin(), value.end(), plain))
        return value;
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + '"';
}

/// A word in quotes, from behind the first one; takes it off the text.
std::optional<std::string> takeQuoted(std::string_view &text)
{
    std::string word;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return word;
        }
        if (text[i] != '\\') {
            word += text[i];
        } else if (++i < text.size()) {
            word += text[i] == 'n' ? '\n' : text[i];
        }
    }
    return std::nullopt;
}

/// The words of a text with one blank between them; nothing where it isn't made so.
std::optional<std::vector<std::string>> wordsIn(std::string_view text)
{
    std::vector<std::string> words;
    while (true) {
        if (!text.empty() && text.front() == '"') {
            auto word = takeQuoted(text);
            if (!word)
                return std::nullopt;
            words.push_back(*std::move(word));
        } else {
            const std::size_t end = std::min(text.find(' '), text.size());
            const std::string_view word = text.substr(0, end);
            if (word.empty() || word.find_first_of("\t\n\\\"#") != std::string_view::npos)
                return std::nullopt;
            words.emplace_back(word);
            text.remove_prefix(end);
        }
        if (text.empty())
            return words;
        if (text.front() != ' ')
            return std::nullopt;
        text.remove_prefix(1);
    }
}

} // namespace

const char *callName(Call::Kind kind)
{
    switch (kind) {
    case Call::Kind::Put:
        return "put";
    case Call::Kind::Get:
        return "get";
    case Call::Kind::Append:
        return "append";
    case Call::Kind::Cas:
        return "cas";
    }
    return "";
}

std::optional<Call::Kind> callKindNamed(std::string_view name)
{
    for (const Call::Kind kind : kKinds)
        if (name == callName(kind))
            return kind;
    return std::nullopt;
}

std::string callText(const Call &call)
{
    std::string text = std::string(callName(call.kind)) + " " + worded(call.key);
    if (wordsOf(call.kind) >= 2)
        text += " " + worded(call.value);
    if (wordsOf(call.kind) >= 3)
        text += " " + worded(call.old);
    return text;
}

std::optional<Call> callIn(std::string_view text)
{
    const auto kind = callKindNamed(text.substr(0, text.find(' ')));
    if (!kind)
        return std::nullopt;
    auto words = wordsIn(text);
    if (!words || words->size() != wordsOf(*kind) + 1 || (*words)[1].empty())
        return std::nullopt;
    words->resize(4);
    Call call{*kind, std::move((*words)[1]), std::move((*words)[2]), std::move((*words)[3])};
    if (callText(call) != text)
        return std::nullopt; // recorded, it would be another text
    return call;
}

std::string KeyValueStore::get(const std::string &key) const
{
    if (!m_values)
        return {};
    const auto found = m_values->find(key);
    return found == m_values->end() ? std::string() : found->second;
}

KeyValueStore::Values &KeyValueStore::own()
{
    if (!m_values)
        m_values = std::make_shared<Values>();
    else if (m_values.use_count() > 1)
        m_values = std::make_shared<Values>(*m_values);
    return *m_values;
}

std::string KeyValueStore::apply(const Call &call)
{
    switch (call.kind) {
    case Call::Kind::Get:
        return get(call.key);
    case Call::Kind::Put:
        own()[call.key] = call.value;
        return "ok";
    case Call::Kind::Append:
        own()[call.key] += call.value;
        return "ok";
    case Call::Kind::Cas:
        if (get(call.key) != call.old)
            return "no";
        own()[call.key] = call.value;
        return "ok";
    }
    return {};
}

} // namespace flotilla
