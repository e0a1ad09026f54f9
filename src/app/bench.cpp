#include "app/bench.h"

#include "app/bench_figures.h"
#include "scenario/nearest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace flotilla {

namespace bench {

bool Figure::holds() const
{
    switch (bound) {
    case Bound::AtLeast:
        return value >= limit;
    case Bound::AtMost:
        return value <= limit;
    case Bound::None:
        return true;
    }
    return true;
}

} // namespace bench

namespace {

using bench::Figure;
using bench::Figures;

struct Part {
    QLatin1StringView name;
    Result<Done> (*measure)(Figures &figures);
};
/// In the order in which they are measured.
constexpr Part kParts[] = {{QLatin1StringView("pure"), bench::measurePure},
                           {QLatin1StringView("timeline"), bench::measureTimeline},
                           {QLatin1StringView("branch"), bench::measureBranch},
                           {QLatin1StringView("servers"), bench::measureReal},
                           {QLatin1StringView("paint"), bench::measurePaint},
                           {QLatin1StringView("window"), bench::measureWindow}};

QStringList partNames()
{
    QStringList names;
    for (const Part &part : kParts)
        names << part.name;
    return names;
}

QString helpOfBench()
{
    return QStringLiteral(
               "Usage: flotilla-cli bench [--json] [PART..]\n\n"
               "Measures what the program promises, each beside a limit of the same run.\n"
               "Exit code 0, or 1 where a figure misses its bound.\n\n"
               "  PART        measure only this: %1\n"
               "  --json      the figures as JSON\n")
        .arg(partNames().join(QStringLiteral(", ")));
}

/// Those parts; all where none is named.
Result<Figures> measure(const QStringList &parts)
{
    Figures figures;
    for (const Part &part : kParts) {
        if (!parts.isEmpty() && !parts.contains(part.name))
            continue;
        if (auto done = part.measure(figures); !done)
            return done.error();
    }
    return figures;
}

const char *boundText(Figure::Bound bound)
{
    switch (bound) {
    case Figure::Bound::AtLeast:
        return "at least";
    case Figure::Bound::AtMost:
        return "at most";
    case Figure::Bound::None:
        return "";
    }
    return "";
}

QByteArray asJson(const Figures &figures)
{
    QJsonArray array;
    for (const Figure &figure : figures) {
        QJsonObject object{{QStringLiteral("name"), figure.name},
                           {QStringLiteral("value"), figure.value},
                           {QStringLiteral("unit"), figure.unit}};
        if (figure.bound != Figure::Bound::None) {
            object.insert(QStringLiteral("bound"), QLatin1String(boundText(figure.bound)));
            object.insert(QStringLiteral("limit"), figure.limit);
            object.insert(QStringLiteral("holds"), figure.holds());
        }
        array.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("figures"), array}}).toJson();
}

} // namespace

int runBench(const QStringList &arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    QStringList parts = arguments;
    const bool json = parts.removeAll(QStringLiteral("--json")) > 0;
    if (parts.contains(QLatin1StringView("--help")) || parts.contains(QLatin1StringView("-h"))) {
        out << helpOfBench();
        return 0;
    }
    for (const QString &part : parts)
        if (!partNames().contains(part)) {
            err << "flotilla-cli bench: there is no part \"" << part << "\" to measure."
                << suggestion(part, partNames()) << " (flotilla-cli bench --help tells more)\n";
            return 2;
        }
    const auto figures = measure(parts);
    if (!figures) {
        err << "flotilla-cli bench: " << QString::fromStdString(figures.error().message) << '\n';
        return 4;
    }
    if (json) {
        out << asJson(*figures);
    } else {
        for (const Figure &figure : *figures)
            out << QStringLiteral("%1 %2 %3  %4 %5\n")
                       .arg(figure.holds() ? QStringLiteral(" ") : QStringLiteral("!"))
                       .arg(figure.name, -60)
                       .arg(figure.value, 12, 'f', 3)
                       .arg(figure.unit)
                       .arg(figure.bound == Figure::Bound::None
                                ? QString()
                                : QStringLiteral("(%1 %2)")
                                      .arg(QLatin1String(boundText(figure.bound)))
                                      .arg(figure.limit));
    }
    return std::all_of(figures->begin(), figures->end(), [](const Figure &f) { return f.holds(); })
               ? 0
               : 1;
}

} // namespace flotilla
