#pragma once

#include <QString>

#include <optional>

namespace flotilla {

/// How well what was typed fits a text: its letters stand there in that order, whatever lies between.
/// More is better; whole words and beginnings of words count most. Nothing: it does not fit. Nothing
/// typed fits everything.
[[nodiscard]] std::optional<int> fuzzyScore(const QString &typed, const QString &text);

} // namespace flotilla
