#include "gui/language.h"

#include "trace/phrases.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace flotilla {

namespace {

QString folder()
{
    return QStringLiteral(":/flotilla/translations");
}

void install(const QLocale &locale, const QString &stem, const QString &from)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, stem, QStringLiteral("_"), from))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

std::string translated(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text).toStdString();
}

} // namespace

QString languageKey()
{
    return QStringLiteral("language");
}

QStringList translatedLanguages()
{
    QStringList names;
    for (QString name : QDir(folder()).entryList({QStringLiteral("flotilla_*.qm")}))
        names << name.mid(9).chopped(3);
    return names;
}

void installLanguage(const QString &language)
{
    setPhraseTranslator(translated);
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (locale.language() == QLocale::English)
        return;
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("flotilla"), folder());
}

} // namespace flotilla
