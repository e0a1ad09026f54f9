#pragma once

#include <QString>
#include <QStringList>

namespace flotilla {

/// Where the settings keep the language that the user has chosen; "": the system's.
[[nodiscard]] QString languageKey();
/// What the window can speak besides English: names of locales ("zh_CN").
[[nodiscard]] QStringList translatedLanguages();

/// From now on texts are said in that language; "": the system's, where there is a translation, else
/// English. Once, before the first window; Qt's own texts and the phrases of layers without Qt
/// follow.
void installLanguage(const QString &language);

} // namespace flotilla
