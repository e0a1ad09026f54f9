#pragma once

#include <QString>
#include <QStringList>

namespace flotilla {

/// The known word that a mistyped one is nearest to; "" where none is near.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &known);

/// ` Did you mean "crash"?`, or ` Known are: a, b, c.` where none is near.
[[nodiscard]] QString suggestion(const QString &word, const QStringList &known);

} // namespace flotilla
