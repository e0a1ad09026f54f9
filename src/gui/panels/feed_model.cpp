#include "gui/panels/feed_model.h"

#include "gui/words.h"

#include <algorithm>

namespace flotilla {

namespace {

bool isNews(const FeedLine &line)
{
    return line.kind != FeedKind::Heartbeat && line.kind != FeedKind::Confirmation;
}

} // namespace

int FeedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown().size());
}

const FeedLine &FeedModel::line(int row) const
{
    return shown()[static_cast<std::size_t>(row)];
}

QVariant FeedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FeedLine &line = this->line(index.row());
    const QString subject = QString::fromStdString(line.subject);
    const QString text = QString::fromStdString(line.text);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QStringLiteral("%1  %2 %3").arg(clockWords(line.at), subject, text);
    case AtRole:
        return clockWords(line.at);
    case SubjectRole:
        return subject;
    case TextRole:
        return text;
    case TermRole:
        return QVariant::fromValue(line.term.value);
    case KindRole:
        return static_cast<int>(line.kind);
    case AheadRole:
        return m_seenUntil && line.seq > *m_seenUntil;
    default:
        return {};
    }
}

void FeedModel::setSeenUntil(std::optional<std::uint64_t> seq)
{
    m_seenUntil = seq; // only how lines are drawn; the view is told by who sets it
}

int FeedModel::rowUpTo(std::uint64_t seq) const
{
    const auto found = std::lower_bound(
        shown().begin(), shown().end(), seq,
        [](const FeedLine &line, std::uint64_t wanted) { return line.seq > wanted; });
    return found == shown().end() ? -1 : static_cast<int>(found - shown().begin());
}

void FeedModel::append(const std::vector<FeedLine> &lines)
{
    appendTo(m_all, lines, true);
    appendTo(m_news, lines, false);
}

void FeedModel::appendTo(Lines &lines, const std::vector<FeedLine> &added, bool everything)
{
    std::vector<const FeedLine *> fresh; // the last kMaxLines of what counts, newest first
    for (auto line = added.rbegin(); line != added.rend() && fresh.size() < kMaxLines; ++line) {
        if (everything || isNews(*line))
            fresh.push_back(&*line);
    }
    if (fresh.empty())
        return;
    const bool visible = &lines == &shown();
    const std::size_t kept = std::min(lines.size(), kMaxLines - fresh.size());
    if (kept < lines.size()) {
        if (visible)
            beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(lines.size()) - 1);
        lines.resize(kept);
        if (visible)
            endRemoveRows();
    }
    if (visible)
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    for (auto line = fresh.rbegin(); line != fresh.rend(); ++line)
        lines.push_front(**line);
    if (visible)
        endInsertRows();
}

void FeedModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_news.clear();
    endResetModel();
}

void FeedModel::setShowsEverything(bool shows)
{
    if (shows == m_showsEverything)
        return;
    beginResetModel();
    m_showsEverything = shows;
    endResetModel();
}

} // namespace flotilla
