#include "picture/colour_cut.h"

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

constexpr QRgb kColourBits = 0x00ffffff;

int channel(QRgb rgb, int shift)
{
    return static_cast<int>(rgb >> shift & 0xffU);
}

} // namespace

ColourCut::ColourCut(std::span<const QRgb> pixels, std::size_t most)
{
    std::vector<QRgb> sorted(pixels.begin(), pixels.end());
    for (QRgb &rgb : sorted)
        rgb &= kColourBits;
    std::sort(sorted.begin(), sorted.end());
    for (const QRgb rgb : sorted) {
        if (m_colours.empty() || m_colours.back().rgb != rgb)
            m_colours.push_back({rgb, 0, 0});
        ++m_colours.back().count;
    }
    part(most);
    std::sort(m_colours.begin(), m_colours.end(),
              [](const Colour &a, const Colour &b) { return a.rgb < b.rgb; });
}

ColourCut::Box ColourCut::boxOf(std::size_t begin, std::size_t end) const
{
    Box box{begin, end, 0, 0};
    std::uint64_t seen = 0;
    for (std::size_t at = begin; at < end; ++at)
        seen += m_colours[at].count;
    int longest = -1;
    for (const int shift : {8, 16, 0}) { // green first: the eye sees it best
        int low = 255;
        int high = 0;
        for (std::size_t at = begin; at < end; ++at) {
            low = std::min(low, channel(m_colours[at].rgb, shift));
            high = std::max(high, channel(m_colours[at].rgb, shift));
        }
        if (high - low > longest) {
            longest = high - low;
            box.shift = shift;
        }
    }
    if (end - begin > 1)
        box.need = static_cast<std::uint64_t>(longest) * static_cast<std::uint64_t>(longest)
                   * std::min<std::uint64_t>(seen, 1024);
    return box;
}

void ColourCut::part(std::size_t most)
{
    if (m_colours.empty())
        return;
    std::vector<Box> boxes{boxOf(0, m_colours.size())};
    while (boxes.size() < most) {
        const auto widest = std::max_element(
            boxes.begin(), boxes.end(), [](const Box &a, const Box &b) { return a.need < b.need; });
        if (widest->need == 0)
            break;
        const Box box = *widest;
        const auto first = m_colours.begin() + static_cast<std::ptrdiff_t>(box.begin);
        const auto last = m_colours.begin() + static_cast<std::ptrdiff_t>(box.end);
        std::sort(first, last, [&](const Colour &a, const Colour &b) {
            const int x = channel(a.rgb, box.shift);
            const int y = channel(b.rgb, box.shift);
            return x != y ? x < y : a.rgb < b.rgb;
        });
        const std::size_t middle = box.begin + (box.end - box.begin) / 2;
        *widest = boxOf(box.begin, middle);
        boxes.push_back(boxOf(middle, box.end));
    }
    for (const Box &box : boxes) {
        const auto first = m_colours.begin() + static_cast<std::ptrdiff_t>(box.begin);
        const auto last = m_colours.begin() + static_cast<std::ptrdiff_t>(box.end);
        std::uint64_t seen = 0;
        std::array<std::uint64_t, 3> sums{};
        for (auto colour = first; colour != last; ++colour) {
            seen += colour->count;
            for (int i = 0; i < 3; ++i)
                sums[std::size_t(i)] +=
                    static_cast<std::uint64_t>(channel(colour->rgb, 8 * i)) * colour->count;
        }
        const auto seenMost = std::max_element(
            first, last, [](const Colour &a, const Colour &b) { return a.count < b.count; });
        QRgb shared = seenMost->rgb;
        if (seenMost->count < seen / 4) // no area's: what lies in the middle of all
            shared = static_cast<QRgb>(sums[0] / seen | sums[1] / seen << 8 | sums[2] / seen << 16);
        for (auto colour = first; colour != last; ++colour)
            colour->place = static_cast<std::uint8_t>(m_palette.size());
        m_palette.push_back(shared | ~kColourBits);
    }
}

std::uint8_t ColourCut::placeOf(QRgb colour) const
{
    const auto found =
        std::lower_bound(m_colours.begin(), m_colours.end(), colour & kColourBits,
                         [](const Colour &known, QRgb rgb) { return known.rgb < rgb; });
    return found == m_colours.end() ? std::uint8_t{0} : found->place;
}

} // namespace flotilla
