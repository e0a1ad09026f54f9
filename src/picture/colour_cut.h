#pragma once

#include <QColor>

#include <cstdint>
#include <span>
#include <vector>

namespace flotilla {

/// A palette for a set of pixels, by median cut: few colours are kept as they are; of many, those
/// that lie close together share one. What large areas are painted with stays as it is.
class ColourCut {
public:
    /// pixels: their alpha is not looked at. most: colours in the palette, at least 1.
    ColourCut(std::span<const QRgb> pixels, std::size_t most);

    [[nodiscard]] const std::vector<QRgb> &palette() const { return m_palette; }
    /// Which of the palette's stands for a colour of the pixels.
    [[nodiscard]] std::uint8_t placeOf(QRgb colour) const;

private:
    struct Colour {
        QRgb rgb = 0;
        std::uint32_t count = 0;
        std::uint8_t place = 0;
    };
    struct Box {
        std::size_t begin = 0;
        std::size_t end = 0;
        int shift = 0;          ///< of the channel in which it is longest
        std::uint64_t need = 0; ///< to be parted: its length there, and how much of it is seen
    };
    [[nodiscard]] Box boxOf(std::size_t begin, std::size_t end) const;
    void part(std::size_t most);

    std::vector<Colour> m_colours; ///< by rgb, once parted
    std::vector<QRgb> m_palette;
};

} // namespace flotilla
