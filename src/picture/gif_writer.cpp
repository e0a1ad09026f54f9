#include "picture/gif_writer.h"

#include "picture/colour_cut.h"

#include <QRect>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>

namespace flotilla {

namespace {

/// One value of the 256 says "as it was".
constexpr std::size_t kMostColours = 255;
constexpr int kMostCentiseconds = 65535;

void appendWord(QByteArray &out, int value)
{
    out.append(static_cast<char>(value & 0xff));
    out.append(static_cast<char>(value >> 8 & 0xff));
}

std::span<const QRgb> line(const QImage &image, int y)
{
    return {reinterpret_cast<const QRgb *>(image.constScanLine(y)),
            static_cast<std::size_t>(image.width())};
}

/// What differs between two images of one size; the whole where there is none before.
QRect changedRect(const QImage &before, const QImage &now)
{
    if (before.isNull())
        return now.rect();
    QRect changed;
    for (int y = 0; y < now.height(); ++y) {
        const auto a = line(before, y);
        const auto b = line(now, y);
        const auto first = std::mismatch(a.begin(), a.end(), b.begin());
        if (first.first == a.end())
            continue;
        const auto last = std::mismatch(a.rbegin(), a.rend(), b.rbegin());
        const int left = static_cast<int>(first.first - a.begin());
        const int right = static_cast<int>(a.rend() - last.first) - 1;
        changed |= QRect(QPoint(left, y), QPoint(right, y));
    }
    return changed;
}

/// Codes of growing width, packed low bit first.
class BitPacker {
public:
    explicit BitPacker(QByteArray &out) : m_out(out) {}
    void put(std::uint32_t code, int bits)
    {
        m_bits |= code << m_count;
        for (m_count += bits; m_count >= 8; m_count -= 8) {
            byte(static_cast<char>(m_bits & 0xff));
            m_bits >>= 8;
        }
    }
    void finish()
    {
        if (m_count > 0)
            byte(static_cast<char>(m_bits & 0xff));
        block();
        m_out.append('\0');
    }

private:
    void byte(char value)
    {
        m_block.append(value);
        if (m_block.size() == 255)
            block();
    }
    void block()
    {
        if (m_block.isEmpty())
            return;
        m_out.append(static_cast<char>(m_block.size()));
        m_out.append(m_block);
        m_block.clear();
    }

    QByteArray &m_out;
    QByteArray m_block;
    std::uint32_t m_bits = 0;
    int m_count = 0;
};

/// The strings that have a code: each a shorter one that has, and one more pixel.
class Strings {
public:
    void clear() { m_slots.fill({}); }
    /// The code of prefix and pixel; where there is none, none is returned and it gets this one.
    int find(int prefix, std::uint8_t pixel, int codeOtherwise)
    {
        const std::uint32_t key = (static_cast<std::uint32_t>(prefix) << 8 | pixel) + 1;
        for (std::size_t at = key * 2654435761U >> 18;; at = (at + 1) % m_slots.size()) {
            if (m_slots[at].key == key)
                return m_slots[at].code;
            if (m_slots[at].key == 0) {
                m_slots[at] = {key, codeOtherwise};
                return -1;
            }
        }
    }

private:
    struct Slot {
        std::uint32_t key = 0;
        int code = 0;
    };
    std::array<Slot, 1U << 14> m_slots{}; ///< four times what it can hold
};

} // namespace

QByteArray gifPacked(const std::vector<std::uint8_t> &pixels, int bits)
{
    constexpr int kMostCodes = 4096;
    const int clear = 1 << bits;
    const int end = clear + 1;
    QByteArray out(1, static_cast<char>(bits));
    BitPacker packer(out);
    auto strings = std::make_unique<Strings>();
    int next = end + 1;
    int width = bits + 1;
    packer.put(static_cast<std::uint32_t>(clear), width);
    int prefix = -1;
    for (const std::uint8_t pixel : pixels) {
        if (prefix < 0) {
            prefix = pixel;
            continue;
        }
        if (const int code = strings->find(prefix, pixel, next); code >= 0) {
            prefix = code;
            continue;
        }
        packer.put(static_cast<std::uint32_t>(prefix), width);
        prefix = pixel;
        // The reader has a code one later than it is given out.
        if (next == 1 << width)
            ++width;
        if (++next == kMostCodes) {
            packer.put(static_cast<std::uint32_t>(clear), width);
            strings->clear();
            next = end + 1;
            width = bits + 1;
        }
    }
    if (prefix >= 0) {
        packer.put(static_cast<std::uint32_t>(prefix), width);
        if (next == 1 << width && width < 12)
            ++width;
    }
    packer.put(static_cast<std::uint32_t>(end), width);
    packer.finish();
    return out;
}

GifWriter::GifWriter(QSize size, std::function<bool(const QByteArray &)> write)
    : m_size(size), m_write(std::move(write))
{
}

bool GifWriter::add(const QImage &frame, int centiseconds)
{
    QImage next = frame.convertToFormat(QImage::Format_RGB32);
    if (next.size() != m_size)
        next = next.copy(QRect(QPoint(), m_size));
    if (!m_held.isNull() && m_heldFor + centiseconds <= kMostCentiseconds
        && changedRect(m_held, next).isEmpty()) {
        m_heldFor += centiseconds;
        return !m_failed;
    }
    if (!writeHeld())
        return false;
    m_held = std::move(next);
    m_heldFor = centiseconds;
    return true;
}

bool GifWriter::finish()
{
    if (!writeHeld())
        return false;
    m_out.append(';');
    m_failed = !m_write(m_out);
    m_out.clear();
    return !m_failed;
}

bool GifWriter::writeHeld()
{
    if (m_failed || m_held.isNull())
        return !m_failed;
    if (!m_begun)
        writeHeader();
    m_begun = true;
    QRect changed = changedRect(m_shown, m_held);
    if (changed.isEmpty())
        changed = QRect(0, 0, 1, 1); // longer than one frame can be
    writeFrame(changed);
    m_shown = std::exchange(m_held, {});
    m_failed = !m_write(m_out);
    m_out.clear();
    return !m_failed;
}

void GifWriter::writeHeader()
{
    m_out.append("GIF89a");
    appendWord(m_out, m_size.width());
    appendWord(m_out, m_size.height());
    m_out.append(QByteArray::fromHex("700000"));                 // no palette for all
    m_out.append(QByteArray::fromHex("21ff0b") + "NETSCAPE2.0"); // again and again
    m_out.append(QByteArray::fromHex("0301000000"));
}

void GifWriter::writeFrame(const QRect &changed)
{
    const bool whole = m_shown.isNull();
    const auto isNew = [&](int x, int y) {
        return whole || line(m_shown, y)[std::size_t(x)] != line(m_held, y)[std::size_t(x)];
    };
    std::vector<QRgb> seen;
    for (int y = changed.top(); y <= changed.bottom(); ++y)
        for (int x = changed.left(); x <= changed.right(); ++x)
            if (isNew(x, y))
                seen.push_back(line(m_held, y)[std::size_t(x)]);
    const ColourCut colours(seen, kMostColours);
    const auto unchanged = static_cast<std::uint8_t>(colours.palette().size());
    int bits = 2;
    while ((1U << bits) < colours.palette().size() + 1)
        ++bits;

    m_out.append(QByteArray::fromHex("21f90405")); // it stays, and one value is see-through
    appendWord(m_out, m_heldFor);
    m_out.append(static_cast<char>(unchanged));
    m_out.append('\0');
    m_out.append(',');
    for (const int side : {changed.left(), changed.top(), changed.width(), changed.height()})
        appendWord(m_out, side);
    m_out.append(static_cast<char>(0x80 | (bits - 1)));
    for (std::size_t i = 0; i < std::size_t{1} << bits; ++i) {
        const QRgb rgb = i < colours.palette().size() ? colours.palette()[i] : 0;
        m_out.append(static_cast<char>(qRed(rgb)));
        m_out.append(static_cast<char>(qGreen(rgb)));
        m_out.append(static_cast<char>(qBlue(rgb)));
    }
    std::vector<std::uint8_t> pixels;
    pixels.reserve(std::size_t(changed.width()) * std::size_t(changed.height()));
    QRgb last = 0;
    int lastPlace = -1;
    for (int y = changed.top(); y <= changed.bottom(); ++y)
        for (int x = changed.left(); x <= changed.right(); ++x) {
            if (!isNew(x, y)) {
                pixels.push_back(unchanged);
                continue;
            }
            const QRgb rgb = line(m_held, y)[std::size_t(x)];
            if (lastPlace < 0 || rgb != last) {
                last = rgb;
                lastPlace = colours.placeOf(rgb);
            }
            pixels.push_back(static_cast<std::uint8_t>(lastPlace));
        }
    m_out.append(gifPacked(pixels, bits));
}

} // namespace flotilla
