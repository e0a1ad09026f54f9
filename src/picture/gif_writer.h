#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <cstdint>
#include <functional>
#include <vector>

namespace flotilla {

/// Writes an animated GIF, frame after frame: of each only what changed since the one before, in a
/// palette of its own. It plays for ever. What it holds is two frames, however many there are.
class GifWriter {
public:
    /// The most pixels that the format has, each way.
    static constexpr int kMostSide = 65535;

    /// write: gets the file's bytes in order; false: they can't be written, and nothing follows.
    GifWriter(QSize size, std::function<bool(const QByteArray &)> write);

    /// centiseconds: how long it is shown, from 1. One that looks like the one before prolongs it.
    bool add(const QImage &frame, int centiseconds);
    bool finish();

private:
    bool writeHeld();
    void writeHeader();
    void writeFrame(const QRect &changed);

    QSize m_size;
    std::function<bool(const QByteArray &)> m_write;
    QByteArray m_out;
    QImage m_shown; ///< as the frames before the held one leave it
    QImage m_held;  ///< null: none
    int m_heldFor = 0;
    bool m_begun = false;
    bool m_failed = false;
};

/// What GIF packs its pixels with (LZW, at most 12 bits a code), in blocks of at most 255 bytes.
/// bits: that a pixel's value takes, 2 to 8.
[[nodiscard]] QByteArray gifPacked(const std::vector<std::uint8_t> &pixels, int bits);

} // namespace flotilla
