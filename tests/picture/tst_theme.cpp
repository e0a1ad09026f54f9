#include "picture/theme.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace flotilla;

namespace {

using Rgb = std::array<double, 3>;

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Rgb linear(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

double luminance(const Rgb &rgb)
{
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

Theme themeOf(Theme::Ground ground, Theme::Palette palette)
{
    return Theme::make(ground, palette);
}

void everyTheme()
{
    QTest::addColumn<Theme::Ground>("ground");
    QTest::addColumn<Theme::Palette>("palette");
    const std::pair<const char *, Theme::Ground> grounds[] = {
        {"light", Theme::Ground::Light},
        {"dark", Theme::Ground::Dark},
        {"high contrast", Theme::Ground::HighContrast},
        {"high contrast, dark", Theme::Ground::HighContrastDark},
        {"print", Theme::Ground::Print}};
    for (const auto &[name, ground] : grounds) {
        QTest::addRow("%s", name) << ground << Theme::Palette::Standard;
        QTest::addRow("%s, Okabe-Ito", name) << ground << Theme::Palette::OkabeIto;
    }
}

QByteArray numbered(std::uint64_t term, double value)
{
    return QByteArray::number(static_cast<qulonglong>(term)) + ": " + QByteArray::number(value);
}

using Eye = std::array<Rgb, 3>;
// What eyes of each kind see (Machado, Oliveira and Fernandes 2009, severity 1).
constexpr Eye kCommon{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Eye kProtanope{{{0.152286, 1.052583, -0.204868},
                          {0.114503, 0.786281, 0.099216},
                          {-0.003882, -0.048116, 1.051998}}};
constexpr Eye kDeuteranope{{{0.367322, 0.860646, -0.227968},
                            {0.280085, 0.672501, 0.047413},
                            {-0.011820, 0.042940, 0.968881}}};

Rgb lab(const Rgb &seen)
{
    const auto f = [](double t) {
        return t > 0.008856 ? std::cbrt(std::max(t, 0.0)) : 7.787 * t + 16.0 / 116;
    };
    const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    const double y = f(luminance(seen));
    const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b, const Eye &eye)
{
    const auto seen = [&eye](const QColor &colour) {
        const Rgb in = linear(colour);
        Rgb out{};
        for (std::size_t i = 0; i < 3; ++i)
            out[i] = eye[i][0] * in[0] + eye[i][1] * in[1] + eye[i][2] * in[2];
        return lab(out);
    };
    const Rgb first = seen(a);
    const Rgb second = seen(b);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace

/// The colours can be read and told apart, by the colour-blind too.
class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfWcag();
    void inkReadsOnEveryTerm_data() { everyTheme(); }
    void inkReadsOnEveryTerm();
    void neighboursInTimeDiffer_data() { everyTheme(); }
    void neighboursInTimeDiffer();
    void noTermLooksLikeAnother();
    void noTermLooksLikeAWarningOrAControl_data() { everyTheme(); }
    void noTermLooksLikeAWarningOrAControl();
    void textReadsOnThePaper_data() { everyTheme(); }
    void textReadsOnThePaper();
    void noTermFadesIntoThePaper_data() { everyTheme(); }
    void noTermFadesIntoThePaper();
    void okabeAndItosColoursAreTheirs();
    void highContrastIsAtSevenToOne();
    void printHasNoDarkAreas();
    void termsComeRoundAfterEight();
};

void TestTheme::contrastIsThatOfWcag()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QCOMPARE(qRound(contrast(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454);
}

void TestTheme::inkReadsOnEveryTerm()
{
    QFETCH(Theme::Ground, ground);
    QFETCH(Theme::Palette, palette);
    const Theme theme = themeOf(ground, palette);
    for (std::uint64_t term = 0; term <= 8; ++term) {
        const double ratio = contrast(theme.termColour({term}), theme.termInk({term}));
        QVERIFY2(ratio >= 4.5, numbered(term, ratio));
    }
}

void TestTheme::neighboursInTimeDiffer()
{
    QFETCH(Theme::Ground, ground);
    QFETCH(Theme::Palette, palette);
    const Theme theme = themeOf(ground, palette);
    // Pale colours are nearer to each other; there the number is what tells.
    const double least = ground == Theme::Ground::Print ? 14 : theme.lineScale > 1 ? 28 : 38;
    for (const Eye &eye : {kCommon, kProtanope, kDeuteranope}) {
        for (std::uint64_t term = 1; term <= 8; ++term) {
            const double apart =
                distance(theme.termColour({term}), theme.termColour({term + 1}), eye);
            QVERIFY2(apart >= least, numbered(term, apart));
        }
    }
}

void TestTheme::noTermLooksLikeAnother()
{
    for (const auto palette : {Theme::Palette::Standard, Theme::Palette::OkabeIto}) {
        const Theme theme = themeOf(Theme::Ground::Light, palette);
        for (const Eye &eye : {kCommon, kProtanope, kDeuteranope}) {
            for (std::uint64_t a = 1; a <= 8; ++a) {
                for (std::uint64_t b = 1; b < a; ++b) {
                    const double apart =
                        distance(theme.termColour({a}), theme.termColour({b}), eye);
                    QVERIFY2(apart >= 12, numbered(a * 10 + b, apart));
                }
            }
        }
    }
}

/// "Red is kept for what is broken, one accent for what the user can act on."
void TestTheme::noTermLooksLikeAWarningOrAControl()
{
    QFETCH(Theme::Ground, ground);
    QFETCH(Theme::Palette, palette);
    const Theme theme = themeOf(ground, palette);
    for (std::uint64_t term = 1; term <= 8; ++term) {
        const QColor colour = theme.termColour({term});
        const double alarm = distance(colour, theme.alarm, kCommon);
        const double accent = distance(colour, theme.accent, kCommon);
        QVERIFY2(alarm >= 25, numbered(term, alarm));
        QVERIFY2(accent >= 25, numbered(term, accent));
    }
}

void TestTheme::textReadsOnThePaper()
{
    QFETCH(Theme::Ground, ground);
    QFETCH(Theme::Palette, palette);
    const Theme theme = themeOf(ground, palette);
    for (const QColor &paper : {theme.paper, theme.panel}) {
        QVERIFY(contrast(theme.ink, paper) >= 12);
        for (const QColor &colour : {theme.quiet, theme.accent, theme.alarm})
            QVERIFY(contrast(colour, paper) >= 4.5);
        for (std::uint64_t term = 0; term <= 8; ++term) {
            const double ratio = contrast(theme.termEdge({term}), paper);
            QVERIFY2(ratio >= 2.6, numbered(term, ratio)); // a line's 3:1, less on a dark panel
        }
    }
}

void TestTheme::noTermFadesIntoThePaper()
{
    QFETCH(Theme::Ground, ground);
    QFETCH(Theme::Palette, palette);
    const Theme theme = themeOf(ground, palette);
    for (std::uint64_t term = 0; term <= 8; ++term) {
        const auto outline = theme.termOutline({term});
        const double ratio = std::max(contrast(theme.termColour({term}), theme.paper),
                                      outline ? contrast(*outline, theme.paper) : 0);
        QVERIFY2(ratio >= 1.9, numbered(term, ratio));
    }
}

/// The eight of "Color Universal Design" (Okabe and Ito 2008), each once.
void TestTheme::okabeAndItosColoursAreTheirs()
{
    for (const auto ground : {Theme::Ground::Light, Theme::Ground::Dark}) {
        const Theme theme = themeOf(ground, Theme::Palette::OkabeIto);
        QStringList found;
        for (std::uint64_t term = 1; term <= 8; ++term)
            found += theme.termColour({term}).name();
        found.sort();
        QCOMPARE(found, (QStringList{QStringLiteral("#000000"), QStringLiteral("#0072b2"),
                                     QStringLiteral("#009e73"), QStringLiteral("#56b4e9"),
                                     QStringLiteral("#cc79a7"), QStringLiteral("#d55e00"),
                                     QStringLiteral("#e69f00"), QStringLiteral("#f0e442")}));
    }
}

/// WCAG 2.1, 1.4.6 (AAA): "a contrast ratio of at least 7:1".
void TestTheme::highContrastIsAtSevenToOne()
{
    for (const auto ground : {Theme::Ground::HighContrast, Theme::Ground::HighContrastDark}) {
        for (const auto palette : {Theme::Palette::Standard, Theme::Palette::OkabeIto}) {
            const Theme theme = themeOf(ground, palette);
            QVERIFY(theme.lineScale > 1);
            QVERIFY(contrast(theme.thin, theme.paper) >= 3);
            for (const QColor &colour : {theme.ink, theme.quiet, theme.accent, theme.alarm}) {
                QVERIFY(contrast(colour, theme.paper) >= 7);
                QVERIFY(contrast(colour, theme.panel) >= 7);
            }
            for (std::uint64_t term = 1; term <= 8; ++term) {
                const double ratio = contrast(theme.termColour({term}), theme.termInk({term}));
                QVERIFY2(ratio >= 7, numbered(term, ratio));
                QVERIFY(contrast(theme.termEdge({term}), theme.paper) >= 7);
            }
        }
    }
}

void TestTheme::printHasNoDarkAreas()
{
    for (const auto palette : {Theme::Palette::Standard, Theme::Palette::OkabeIto}) {
        const Theme theme = themeOf(Theme::Ground::Print, palette);
        QCOMPARE(theme.paper, QColor(Qt::white));
        for (std::uint64_t term = 1; term <= 8; ++term) {
            QVERIFY(contrast(theme.termColour({term}), theme.paper) <= 5);
            QVERIFY(contrast(theme.termColour({term}), theme.termInk({term})) >= 4.5);
            QVERIFY(theme.termOutline({term}) == theme.ink);
        }
    }
}

void TestTheme::termsComeRoundAfterEight()
{
    const Theme theme = Theme::light();
    QCOMPARE(theme.termColour({9}), theme.termColour({1}));
    QVERIFY(theme.termColour({8}) != theme.termColour({1}));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
