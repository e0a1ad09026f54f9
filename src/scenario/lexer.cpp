#include "scenario/lexer.h"

namespace flotilla {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

bool isKeyCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
           || c == u'.' || c == u'_' || c == u'-';
}

/// Reads one line from left to right; it stops at the first thing that is wrong.
class Splitter {
public:
    explicit Splitter(const QString &line) : m_line(line) {}

    std::variant<std::vector<Word>, Complaint> split()
    {
        std::vector<Word> words;
        while (true) {
            while (!atEnd() && isBlank(here()))
                next();
            if (atEnd() || here() == u'#')
                return words;
            words.push_back(readWord());
            if (m_complaint)
                return *m_complaint;
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_line.size(); }
    [[nodiscard]] QChar here() const { return m_line[m_at]; }
    [[nodiscard]] bool atWordEnd() const
    {
        return atEnd() || isBlank(here()) || here() == u'#' || here() == u'{' || here() == u'}';
    }
    void next()
    {
        if (!here().isLowSurrogate())
            ++m_column;
        ++m_at;
    }
    void complain(int column, const QString &text)
    {
        if (!m_complaint)
            m_complaint = Complaint{column, text};
    }

    Word readWord()
    {
        Word word;
        word.column = m_column;
        const qsizetype start = m_at;
        if (here() == u'{' || here() == u'}') {
            next();
            word.values.push_back({m_line.mid(start, 1), false, word.column});
        } else {
            readKey(word);
            readValues(word);
        }
        word.raw = m_line.mid(start, m_at - start);
        return word;
    }

    /// A letter, then letters, digits, dots, and the equals sign: `match.S2=`.
    void readKey(Word &word)
    {
        qsizetype end = m_at;
        if (!here().isLetter())
            return;
        while (end < m_line.size() && isKeyCharacter(m_line[end]))
            ++end;
        if (end >= m_line.size() || m_line[end] != u'=')
            return;
        word.option = true;
        word.key = m_line.mid(m_at, end - m_at);
        while (m_at <= end)
            next();
    }

    void readValues(Word &word)
    {
        while (!m_complaint) {
            word.values.push_back(readValue());
            if (atEnd() || here() != u',')
                return;
            next();
        }
    }

    Value readValue()
    {
        Value value;
        value.column = m_column;
        if (!atEnd() && here() == u'"') {
            value.quoted = true;
            value.text = readQuoted();
            if (!m_complaint && !atWordEnd() && here() != u',')
                complain(m_column, QStringLiteral("after the closing quote a blank has to follow"));
            return value;
        }
        while (!atWordEnd() && here() != u',') {
            if (here() == u'"') {
                complain(m_column, QStringLiteral("a quote begins a text and can't stand inside a "
                                                  "word: put a blank before it"));
                return value;
            }
            value.text += here();
            next();
        }
        return value;
    }

    QString readQuoted()
    {
        const int opened = m_column;
        QString text;
        next();
        while (!atEnd() && here() != u'"') {
            if (here() == u'\\') {
                next();
                if (atEnd())
                    break;
                if (here() != u'"' && here() != u'\\' && here() != u'n') {
                    complain(m_column - 1,
                             QStringLiteral("\"\\%1\" is no escape: write \\\" for a quote, \\\\ "
                                            "for a backslash, \\n for a new line")
                                 .arg(here()));
                    return text;
                }
                text += here() == u'n' ? QChar(u'\n') : here();
            } else {
                text += here();
            }
            next();
        }
        if (atEnd()) {
            complain(opened, QStringLiteral("this text has no closing quote: end it with \" on the "
                                            "same line"));
            return text;
        }
        next();
        return text;
    }

    const QString &m_line;
    qsizetype m_at = 0;
    int m_column = 1;
    std::optional<Complaint> m_complaint;
};

} // namespace

std::variant<std::vector<Word>, Complaint> splitLine(const QString &line)
{
    return Splitter(line).split();
}

} // namespace flotilla
