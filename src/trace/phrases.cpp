#include "trace/phrases.h"

namespace flotilla {

namespace {

PhraseTranslator translatorInUse = nullptr;

} // namespace

void setPhraseTranslator(PhraseTranslator translator)
{
    translatorInUse = translator;
}

Phrase phrase(const char *context, const char *text)
{
    return Phrase(translatorInUse ? translatorInUse(context, text) : text);
}

std::string Phrase::filled(std::initializer_list<const std::string *> args) const
{
    std::string out;
    out.reserve(m_text.size() + 16 * args.size());
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        const std::size_t place = m_text[i] == '%' && i + 1 < m_text.size()
                                      ? static_cast<std::size_t>(m_text[i + 1] - '1')
                                      : args.size();
        if (place < args.size()) {
            out += **(args.begin() + place);
            ++i;
        } else {
            out += m_text[i];
        }
    }
    return out;
}

} // namespace flotilla
