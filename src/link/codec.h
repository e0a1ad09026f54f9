#pragma once

#include <utility>

#include "core/result.h"
#include "link/frame.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <variant>

namespace flotilla {

/// Most bytes that one frame may have after its length; a longer one is refused unread.
inline constexpr std::uint32_t kMaxFrameBytes = 1024 * 1024;
/// Most bytes in a client's name on the wire.
inline constexpr std::size_t kMaxClientNameBytes = 255;

// The wire, little endian: the length of what follows (4 bytes), the version (1), the kind (1),
// then the fields in the order of the structs. Texts stand behind their length.

/// Appends the frame's bytes; its message is not null and goes from and to the same endpoints.
void encode(const Frame &frame, QByteArray &out);
void encode(const Hello &hello, QByteArray &out);
/// How many bytes a frame's length would tell; more than kMaxFrameBytes no receiver takes.
[[nodiscard]] std::size_t encodedBytes(const Frame &frame);

/// Takes bytes in whatever pieces they come, and gives back what was encoded, one by one.
class FrameDecoder {
public:
    using Item = std::variant<Hello, Frame>;

    void feed(QByteArrayView bytes);
    /// The next whole item; none where more bytes are needed. After an error nothing more comes
    /// out: where bytes are wrong once, no later place can be trusted.
    [[nodiscard]] Result<std::optional<Item>> next();

private:
    Error refuse(std::string why);

    QByteArray m_buffer;
    qsizetype m_read = 0; ///< what of the buffer has been given back
    std::optional<Error> m_error;
};

} // namespace flotilla
