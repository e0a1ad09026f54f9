#pragma once

#include <initializer_list>
#include <string>
#include <utility>

namespace flotilla {

/// What turns a phrase into the user's language; null: it stays as it is, in English.
///
/// Set once, before threads begin (main_gui.cpp sets Qt's translator); called on any thread.
using PhraseTranslator = std::string (*)(const char *context, const char *text);
void setPhraseTranslator(PhraseTranslator translator);

/// A whole sentence, or a noun that stands in others, in the user's language; %1 … %9 are places to
/// be filled. Layers without Qt say with it what a window shows; what goes into files (traces,
/// recordings) never does.
class Phrase {
public:
    explicit Phrase(std::string text) : m_text(std::move(text)) {}

    /// With its places filled, in one go: what is filled in is not searched again.
    template <typename... Args>
    [[nodiscard]] std::string arg(const Args &...args) const
    {
        return filled({&args...});
    }
    operator std::string() const { return m_text; }

private:
    [[nodiscard]] std::string filled(std::initializer_list<const std::string *> args) const;

    std::string m_text;
};

/// The collector of texts (lupdate) knows this name as it knows translate(): both arguments are
/// literals.
[[nodiscard]] Phrase phrase(const char *context, const char *text);

} // namespace flotilla
