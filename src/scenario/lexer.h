#pragma once

#include "core/result.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

/// What is wrong with a line, and at which character of it (from 1).
struct Complaint {
    int column = 1;
    QString text;
};

/// One of the values of a word: "S1,S2" has two.
struct Value {
    QString text; ///< without its quotes
    bool quoted = false;
    int column = 1;
};

/// One word of a line: `crash`, `"a text"`, or an option such as `log=1,1,2`.
struct Word {
    int column = 1;
    QString raw; ///< as it stands in the line
    bool option = false;
    QString key;               ///< of an option: what stands before the equals sign
    std::vector<Value> values; ///< split at commas; of an option what stands behind the sign

    [[nodiscard]] bool isText() const { return !option && values.size() == 1 && values[0].quoted; }
    [[nodiscard]] bool isPlain() const { return !option && !isText(); }
    [[nodiscard]] bool is(QStringView plain) const { return isPlain() && raw == plain; }
};

/// Splits a line into its words; the comment is left out. Braces are words of their own.
[[nodiscard]] std::variant<std::vector<Word>, Complaint> splitLine(const QString &line);

} // namespace flotilla
