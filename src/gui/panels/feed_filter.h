#pragma once

#include "core/types.h"

#include <QSortFilterProxyModel>

#include <optional>
#include <string>

namespace flotilla {

/// The lines of the feed that the user wants to see: of a group of kinds, of one endpoint, with a text.
class FeedFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Group { Any, Elections, Log, Clients, Network, Acts };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setGroup(Group group);
    /// None: all endpoints, and the user.
    void setWho(std::optional<NodeId> who);
    /// Anywhere in the line, upper and lower case alike; "": any.
    void setText(const QString &text);
    [[nodiscard]] bool isOn() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Group m_group = Group::Any;
    std::optional<NodeId> m_who;
    QString m_text;
    std::string m_ascii; ///< the same in lower case; "" where it is more than ASCII
};

} // namespace flotilla
