#include "picture/theme.h"

#include <QtMath>

#include <array>

namespace flotilla {

namespace {

struct TermPaint {
    QRgb fill;
    QRgb ink;
};

// After Okabe and Ito, who chose them for colour-blind eyes. Vermillion is taken down to brown,
// since red means broken, and black up to slate, since it must show on dark paper too. Of all
// orders this one keeps neighbours the farthest apart, for every kind of eye.
constexpr std::array<TermPaint, 8> kTermPaints{{
    {0xffe69f00, 0xff3d2a00}, // orange
    {0xff56b4e9, 0xff0b2c42}, // sky
    {0xff2fb08a, 0xff04291d}, // green
    {0xff0072b2, 0xffffffff}, // blue
    {0xff96552a, 0xffffffff}, // brown
    {0xffd48bb3, 0xff3f1530}, // purple
    {0xfff0e442, 0xff3a3600}, // yellow
    {0xff565f73, 0xffffffff}, // slate
}};

const TermPaint &paintOf(Term term)
{
    return kTermPaints[(term.value - 1) % kTermPaints.size()];
}

} // namespace

Theme Theme::light(const QFont &base)
{
    Theme theme;
    theme.paper = QColor(0xfc, 0xfb, 0xf7);
    theme.panel = QColor(0xff, 0xff, 0xff);
    theme.ink = QColor(0x1a, 0x20, 0x2c);
    theme.quiet = QColor(0x5c, 0x65, 0x78);
    theme.thin = QColor(0xd9, 0xd6, 0xce);
    theme.accent = QColor(0x6b, 0x46, 0xc1);
    theme.alarm = QColor(0xc8, 0x2a, 0x2a);
    theme.base = base;
    return theme;
}

Theme Theme::dark(const QFont &base)
{
    Theme theme;
    theme.paper = QColor(0x14, 0x18, 0x1d);
    theme.panel = QColor(0x1e, 0x24, 0x2c);
    theme.ink = QColor(0xf1, 0xf3, 0xf6);
    theme.quiet = QColor(0xa0, 0xaa, 0xba);
    theme.thin = QColor(0x33, 0x3b, 0x47);
    theme.accent = QColor(0xb4, 0x9c, 0xff);
    theme.alarm = QColor(0xff, 0x6f, 0x61);
    theme.isDark = true;
    theme.base = base;
    return theme;
}

QColor Theme::termColour(Term term) const
{
    return term.value == 0 ? thin : QColor::fromRgb(paintOf(term).fill);
}

QColor Theme::termInk(Term term) const
{
    return term.value == 0 ? ink : QColor::fromRgb(paintOf(term).ink);
}

QColor Theme::termEdge(Term term) const
{
    if (term.value == 0)
        return quiet;
    const QColor fill = termColour(term);
    const int light = qGray(fill.rgb());
    if (!isDark && light > 110)
        return fill.darker(100 + (light - 110) / 2);
    if (isDark && light < 120)
        return fill.lighter(100 + (120 - light));
    return fill;
}

QFont Theme::font(qreal pixels, bool bold) const
{
    QFont result = base;
    result.setPixelSize(qMax(6, qRound(pixels)));
    result.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return result;
}

} // namespace flotilla
