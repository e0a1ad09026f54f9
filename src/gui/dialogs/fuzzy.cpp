#include "gui/dialogs/fuzzy.h"

#include <algorithm>

namespace flotilla {

namespace {

constexpr int kLetter = 1;
constexpr int kInARow = 4;
constexpr int kWordBegins = 8;
constexpr int kWhole = 30;

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The letters one after another, each as early as it can be from that place on.
std::optional<int> scoreFrom(const QString &typed, const QString &text, qsizetype at)
{
    int score = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        score +=
            kLetter + (at == last + 1 ? kInARow : 0) + (beginsWord(text, at) ? kWordBegins : 0);
        last = at++;
    }
    return score;
}

} // namespace

std::optional<int> fuzzyScore(const QString &typed, const QString &text)
{
    QString letters = typed;
    letters.remove(u' ');
    if (letters.isEmpty())
        return 0;
    std::optional<int> best;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at].toCaseFolded() != letters.front().toCaseFolded())
            continue;
        const auto score = scoreFrom(letters, text, at);
        if (!score)
            break; // nor from any place further on
        best = std::max(best.value_or(0), *score);
    }
    if (!best)
        return std::nullopt;
    const qsizetype place = text.indexOf(typed.trimmed(), 0, Qt::CaseInsensitive);
    const int whole = place < 0                 ? 0
                      : place == 0              ? 3 * kWhole
                      : beginsWord(text, place) ? 2 * kWhole
                                                : kWhole;
    return *best + whole - static_cast<int>(text.size()) / 8; // the shorter fits better
}

} // namespace flotilla
