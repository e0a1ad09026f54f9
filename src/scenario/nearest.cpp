#include "scenario/nearest.h"

#include <algorithm>
#include <vector>

namespace flotilla {

namespace {

/// How many letters have to be put in, left out, changed or swapped to get from one word to the
/// other.
qsizetype editDistance(const QString &a, const QString &b)
{
    const auto width = static_cast<std::size_t>(b.size() + 1);
    std::vector<qsizetype> twoUp(width);
    std::vector<qsizetype> up(width);
    std::vector<qsizetype> row(width);
    for (std::size_t j = 0; j < width; ++j)
        up[j] = static_cast<qsizetype>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[at] = std::min({up[at] + 1, row[at - 1] + 1, up[at - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], twoUp[at - 2] + 1);
        }
        std::swap(twoUp, up);
        std::swap(up, row);
    }
    return up[width - 1];
}

/// Words longer than this are not compared: nobody mistypes one.
constexpr qsizetype kLongestWord = 40;

} // namespace

QString nearestWord(const QString &word, const QStringList &known)
{
    if (word.size() > kLongestWord)
        return {};
    QString best;
    qsizetype least = std::max<qsizetype>(word.size() / 3, 1) + 1;
    for (const QString &candidate : known) {
        const qsizetype distance = editDistance(word.toLower(), candidate.toLower());
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

QString suggestion(const QString &word, const QStringList &known)
{
    const QString near = nearestWord(word, known);
    if (!near.isEmpty())
        return QStringLiteral(" Did you mean \"%1\"?").arg(near);
    return QStringLiteral(" Known are: %1.").arg(known.join(QStringLiteral(", ")));
}

} // namespace flotilla
