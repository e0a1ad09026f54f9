#include "picture/theme.h"

#include "picture/marks.h"

#include <QtMath>

#include <algorithm>

namespace flotilla {

namespace {

constexpr qreal kLineContrast = 3;     ///< of a line that means something (WCAG 1.4.11)
constexpr qreal kFaintArea = 1.9;      ///< an area of less fades into its paper
constexpr qreal kEnhancedContrast = 7; ///< of text (WCAG AAA, 1.4.6)
constexpr qreal kPrintTint = 0.5;      ///< of a term's colour in a printed area
constexpr QRgb kDarkInk = 0xff000000;
constexpr QRgb kLightInk = 0xffffffff;

struct TermColours {
    QRgb fill;
    QRgb ink;
};
using Colours = std::array<TermColours, 8>;

// After Okabe and Ito, who chose them for colour-blind eyes. Vermillion is taken down to brown,
// since red means broken, and black up to slate, since it must show on dark paper too. Of all
// orders this one keeps neighbours the farthest apart, for every kind of eye.
constexpr Colours kStandard{{
    {0xffe69f00, 0xff3d2a00}, // orange
    {0xff56b4e9, 0xff0b2c42}, // sky
    {0xff2fb08a, 0xff04291d}, // green
    {0xff0072b2, 0xffffffff}, // blue
    {0xff96552a, 0xffffffff}, // brown
    {0xffd48bb3, 0xff3f1530}, // purple
    {0xfff0e442, 0xff3a3600}, // yellow
    {0xff565f73, 0xffffffff}, // slate
}};

// Okabe and Ito's own eight (Color Universal Design, 2008), in the order that keeps neighbours the
// farthest apart for every kind of eye.
constexpr Colours kOkabeIto{{
    {0xffe69f00, kDarkInk},  // orange
    {0xff56b4e9, kDarkInk},  // sky blue
    {0xff000000, kLightInk}, // black
    {0xff0072b2, kLightInk}, // blue
    {0xffd55e00, kDarkInk},  // vermillion
    {0xffcc79a7, kDarkInk},  // reddish purple
    {0xfff0e442, kDarkInk},  // yellow
    {0xff009e73, kDarkInk},  // bluish green
}};

qreal luminance(const QColor &colour)
{
    const auto linear = [](qreal part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

/// A colour taken towards another until it has a contrast to a ground, and no further.
QColor strengthened(const QColor &colour, const QColor &towards, const QColor &ground, qreal wanted)
{
    for (int step = 0; step < 40; ++step) {
        const QColor tried = mixed(towards, colour, step / 40.0);
        if (contrast(tried, ground) >= wanted)
            return tried;
    }
    return towards;
}

/// Of black and white what reads best on a fill, the fill taken as little as need be towards the
/// other.
void makeReadable(QColor &fill, QColor &ink)
{
    const QColor dark = QColor::fromRgb(kDarkInk);
    const QColor light = QColor::fromRgb(kLightInk);
    for (int step = 0; step < 40; ++step) {
        for (const bool pale : {true, false}) {
            ink = pale ? dark : light;
            const QColor tried = mixed(pale ? light : dark, fill, step / 40.0);
            if (contrast(tried, ink) < kEnhancedContrast)
                continue;
            fill = tried;
            return;
        }
    }
}

} // namespace

qreal contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme Theme::make(Ground ground, Palette palette, const QFont &base)
{
    Theme theme;
    theme.base = base;
    theme.spellsOut = palette == Palette::OkabeIto;
    // Vermillion is a term's colour there, so that what is broken is redder than red.
    const bool redder = palette == Palette::OkabeIto;
    switch (ground) {
    case Ground::Light:
        theme.paper = QColor(0xfc, 0xfb, 0xf7);
        theme.panel = QColor(0xff, 0xff, 0xff);
        theme.ink = QColor(0x1a, 0x20, 0x2c);
        theme.quiet = QColor(0x5c, 0x65, 0x78);
        theme.thin = QColor(0xd9, 0xd6, 0xce);
        theme.accent = QColor(0x6b, 0x46, 0xc1);
        theme.alarm = redder ? QColor(0xb0, 0x00, 0x3a) : QColor(0xc8, 0x2a, 0x2a);
        break;
    case Ground::Dark:
        theme.paper = QColor(0x14, 0x18, 0x1d);
        theme.panel = QColor(0x1e, 0x24, 0x2c);
        theme.ink = QColor(0xf1, 0xf3, 0xf6);
        theme.quiet = QColor(0xa0, 0xaa, 0xba);
        theme.thin = QColor(0x33, 0x3b, 0x47);
        theme.accent = QColor(0xb4, 0x9c, 0xff);
        theme.alarm = redder ? QColor(0xff, 0x5c, 0x8a) : QColor(0xff, 0x6f, 0x61);
        theme.isDark = true;
        break;
    case Ground::HighContrast:
        theme.paper = theme.panel = Qt::white;
        theme.ink = Qt::black;
        theme.quiet = QColor(0x33, 0x33, 0x33);
        theme.thin = QColor(0x8a, 0x8a, 0x8a);
        theme.accent = QColor(0x4a, 0x1f, 0xa8);
        theme.alarm = redder ? QColor(0x98, 0x00, 0x32) : QColor(0xa0, 0x00, 0x00);
        theme.lineScale = 1.6;
        theme.spellsOut = true;
        break;
    case Ground::HighContrastDark:
        theme.paper = theme.panel = Qt::black;
        theme.ink = Qt::white;
        theme.quiet = QColor(0xd8, 0xd8, 0xd8);
        theme.thin = QColor(0x80, 0x80, 0x80);
        theme.accent = QColor(0xcd, 0xbc, 0xff);
        theme.alarm = redder ? QColor(0xff, 0x70, 0x94) : QColor(0xff, 0x7d, 0x72);
        theme.isDark = true;
        theme.lineScale = 1.6;
        theme.spellsOut = true;
        break;
    case Ground::Print:
        theme.paper = theme.panel = Qt::white;
        theme.ink = Qt::black;
        theme.quiet = QColor(0x40, 0x40, 0x40);
        theme.thin = QColor(0xb0, 0xb0, 0xb0);
        theme.accent = QColor(0x5a, 0x35, 0xb0);
        theme.alarm = redder ? QColor(0x98, 0x00, 0x32) : QColor(0xb0, 0x00, 0x20);
        theme.lineScale = 1.15;
        theme.spellsOut = true;
        break;
    }
    theme.paintTerms(ground, palette);
    return theme;
}

void Theme::paintTerms(Ground ground, Palette palette)
{
    const Colours &colours = palette == Palette::OkabeIto ? kOkabeIto : kStandard;
    const QColor far = isDark ? Qt::white : Qt::black;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        TermPaint &paint = m_terms[i];
        paint.fill = QColor::fromRgb(colours[i].fill);
        paint.ink = QColor::fromRgb(colours[i].ink);
        paint.edge = strengthened(paint.fill, far, paper, kLineContrast);
        switch (ground) {
        case Ground::Light:
        case Ground::Dark:
            if (contrast(paint.fill, paper) < kFaintArea)
                paint.outline = paint.edge;
            break;
        case Ground::HighContrast:
        case Ground::HighContrastDark:
            makeReadable(paint.fill, paint.ink);
            paint.edge = strengthened(paint.fill, far, paper, kEnhancedContrast);
            paint.outline = ink;
            break;
        case Ground::Print:
            paint.fill = mixed(paint.fill, paper, kPrintTint);
            paint.ink = ink;
            paint.outline = ink;
            break;
        }
    }
}

Theme Theme::light(const QFont &base)
{
    return make(Ground::Light, Palette::Standard, base);
}

Theme Theme::dark(const QFont &base)
{
    return make(Ground::Dark, Palette::Standard, base);
}

const Theme::TermPaint &Theme::paintOf(Term term) const
{
    return m_terms[(term.value - 1) % m_terms.size()];
}

QColor Theme::termColour(Term term) const
{
    return term.value == 0 ? thin : paintOf(term).fill;
}

QColor Theme::termInk(Term term) const
{
    if (term.value > 0)
        return paintOf(term).ink;
    return contrast(ink, thin) >= contrast(paper, thin) ? ink : paper;
}

QColor Theme::termEdge(Term term) const
{
    return term.value == 0 ? quiet : paintOf(term).edge;
}

std::optional<QColor> Theme::termOutline(Term term) const
{
    return term.value == 0 ? quiet : paintOf(term).outline;
}

QFont Theme::font(qreal pixels, bool bold) const
{
    QFont result = base;
    result.setPixelSize(qMax(6, qRound(pixels)));
    result.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return result;
}

} // namespace flotilla
