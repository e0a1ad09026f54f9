#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace flotilla {

/// Values in a row that only grows. One thread adds; what it publishes never changes again, and may
/// be read by any other while the series goes on growing.
///
/// Published parts share all full blocks; only the last one, which still grows, is copied.
template <typename T, std::size_t kBlock = 256>
class Series {
    using Block = std::vector<T>;
    using BlockPtr = std::shared_ptr<const Block>;

public:
    static constexpr std::size_t kBlockSize = kBlock;

    class Published {
    public:
        [[nodiscard]] std::size_t size() const
        {
            return (m_full ? m_full->size() * kBlock : 0) + (m_tail ? m_tail->size() : 0);
        }
        /// A value that it has and that was not let go.
        [[nodiscard]] const T &operator[](std::size_t place) const
        {
            const std::size_t block = place / kBlock;
            const bool full = m_full && block < m_full->size();
            return (full ? *(*m_full)[block] : *m_tail)[place % kBlock];
        }

    private:
        friend class Series;
        std::shared_ptr<const std::vector<BlockPtr>> m_full;
        BlockPtr m_tail;
    };

    Series() = default;
    /// Goes on after the first `size` of what another one has published.
    Series(const Published &before, std::size_t size) : m_fullIsNew(true), m_tailIsNew(true)
    {
        const std::size_t blocks = size / kBlock;
        if (blocks > 0)
            m_full.assign(before.m_full->begin(),
                          before.m_full->begin() + static_cast<std::ptrdiff_t>(blocks));
        m_tail.reserve(kBlock);
        for (std::size_t place = blocks * kBlock; place < size; ++place)
            m_tail.push_back(before[place]);
    }

    [[nodiscard]] std::size_t size() const { return m_full.size() * kBlock + m_tail.size(); }

    void push(T value)
    {
        if (m_tail.capacity() == 0)
            m_tail.reserve(kBlock);
        m_tail.push_back(std::move(value));
        m_tailIsNew = true;
        if (m_tail.size() < kBlock)
            return;
        m_full.push_back(std::make_shared<const Block>(std::move(m_tail)));
        m_tail = {};
        m_fullIsNew = true;
    }

    /// The oldest block that is still there goes; who has it published keeps it.
    void letGoOfBlock(std::size_t block)
    {
        m_full[block].reset();
        m_fullIsNew = true;
    }
    [[nodiscard]] std::size_t fullBlocks() const { return m_full.size(); }
    [[nodiscard]] const Block &fullBlock(std::size_t block) const { return *m_full[block]; }

    [[nodiscard]] const Published &publish()
    {
        if (m_fullIsNew)
            m_published.m_full = std::make_shared<const std::vector<BlockPtr>>(m_full);
        if (m_tailIsNew)
            m_published.m_tail = std::make_shared<const Block>(m_tail);
        m_fullIsNew = m_tailIsNew = false;
        return m_published;
    }

    /// What the values themselves take; not what they point to.
    [[nodiscard]] std::size_t bytes() const
    {
        return (m_full.size() + 1) * (kBlock * sizeof(T) + sizeof(BlockPtr));
    }

private:
    std::vector<BlockPtr> m_full;
    Block m_tail;
    Published m_published;
    bool m_fullIsNew = false;
    bool m_tailIsNew = false;
};

} // namespace flotilla
