#pragma once

#include <QList>
#include <QString>

namespace flotilla {

/// A property that the safety monitor watches, as the window tells it.
struct PropertyWords {
    const char *property; ///< as Violation::property has it; "": a heading
    QString name;
    QString says;
    QString section;
};

/// All of them, under headings, in the order in which they are told.
[[nodiscard]] QList<PropertyWords> allProperties();

} // namespace flotilla
