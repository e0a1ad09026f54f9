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

/// The contrast ratio of WCAG 2: from 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(linear(a)) + 0.05;
    const double second = luminance(linear(b)) + 0.05;
    return std::max(first, second) / std::min(first, second);
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
    void inkReadsOnEveryTerm();
    void neighboursInTimeDiffer();
    void noTermLooksLikeAnother();
    void noTermLooksLikeAWarningOrAControl_data() { textReadsOnThePaper_data(); }
    void noTermLooksLikeAWarningOrAControl();
    void textReadsOnThePaper_data();
    void textReadsOnThePaper();
    void termsComeRoundAfterEight();
};

void TestTheme::inkReadsOnEveryTerm()
{
    const Theme theme = Theme::light();
    for (std::uint64_t term = 0; term <= 8; ++term)
        QVERIFY2(contrast(theme.termColour({term}), theme.termInk({term})) >= 4.5,
                 qPrintable(QString::number(term)));
}

void TestTheme::neighboursInTimeDiffer()
{
    const Theme theme = Theme::light();
    for (const Eye &eye : {kCommon, kProtanope, kDeuteranope}) {
        for (std::uint64_t term = 1; term <= 8; ++term) {
            const double apart =
                distance(theme.termColour({term}), theme.termColour({term + 1}), eye);
            QVERIFY2(apart >= 38, qPrintable(QStringLiteral("%1: %2").arg(term).arg(apart)));
        }
    }
}

void TestTheme::noTermLooksLikeAnother()
{
    const Theme theme = Theme::light();
    for (const Eye &eye : {kCommon, kProtanope, kDeuteranope}) {
        for (std::uint64_t a = 1; a <= 8; ++a) {
            for (std::uint64_t b = 1; b < a; ++b) {
                const double apart = distance(theme.termColour({a}), theme.termColour({b}), eye);
                QVERIFY2(apart >= 12,
                         qPrintable(QStringLiteral("%1, %2: %3").arg(a).arg(b).arg(apart)));
            }
        }
    }
}

/// "Red is kept for what is broken, one accent for what the user can act on."
void TestTheme::noTermLooksLikeAWarningOrAControl()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::dark() : Theme::light();
    for (std::uint64_t term = 1; term <= 8; ++term) {
        const QColor colour = theme.termColour({term});
        QVERIFY2(distance(colour, theme.alarm, kCommon) >= 30, qPrintable(QString::number(term)));
        QVERIFY2(distance(colour, theme.accent, kCommon) >= 30, qPrintable(QString::number(term)));
    }
}

void TestTheme::textReadsOnThePaper_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textReadsOnThePaper()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::dark() : Theme::light();
    for (const QColor &ground : {theme.paper, theme.panel}) {
        QVERIFY(contrast(theme.ink, ground) >= 12);
        QVERIFY(contrast(theme.quiet, ground) >= 4.5);
        QVERIFY(contrast(theme.accent, ground) >= 4.5);
        QVERIFY(contrast(theme.alarm, ground) >= 4.5);
        for (std::uint64_t term = 0; term <= 8; ++term)
            QVERIFY2(contrast(theme.termEdge({term}), ground) >= 2.2,
                     qPrintable(QStringLiteral("%1: %2").arg(term).arg(
                         contrast(theme.termEdge({term}), ground))));
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
