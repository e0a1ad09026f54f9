#pragma once

#include "trace/feed_line.h"

#include <QAbstractListModel>

#include <deque>
#include <optional>
#include <vector>

namespace flotilla {

/// What happened, newest on top; heartbeats and mere confirmations only when asked for.
class FeedModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// Most lines that are kept, of everything and of the news.
    static constexpr std::size_t kMaxLines = 10'000;
    enum Role { AtRole = Qt::UserRole, SubjectRole, TextRole, TermRole, KindRole, AheadRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Adds what happened since; oldest first.
    void append(const std::vector<FeedLine> &lines);
    void clear();
    void setShowsEverything(bool shows);
    /// What came after that event is ahead of what is looked at (AheadRole); none: nothing is.
    void setSeenUntil(std::optional<std::uint64_t> seq);
    /// The row of the last line up to an event; -1: there is none.
    [[nodiscard]] int rowUpTo(std::uint64_t seq) const;
    /// The line that a row shows.
    [[nodiscard]] const FeedLine &line(int row) const;

private:
    using Lines = std::deque<FeedLine>;
    [[nodiscard]] const Lines &shown() const { return m_showsEverything ? m_all : m_news; }
    void appendTo(Lines &lines, const std::vector<FeedLine> &added, bool everything);

    Lines m_all; ///< newest first, as m_news
    Lines m_news;
    bool m_showsEverything = false;
    std::optional<std::uint64_t> m_seenUntil;
};

} // namespace flotilla
