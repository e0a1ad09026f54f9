#pragma once

#include <utility>

#include "picture/hit.h"
#include "trace/view.h"

#include <QAbstractTableModel>
#include <QFont>

#include <memory>
#include <vector>

namespace flotilla {

/// Every way that a message can go: a row for who sends, a column for who receives.
class LinkModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const ClusterView> view);
    void clear() { show(nullptr); }

    /// Of the names above and beside the table.
    void setFonts(const QFont &above, const QFont &beside);

    [[nodiscard]] const ClusterView *view() const { return m_view.get(); }
    [[nodiscard]] NodeId endpoint(int place) const
    {
        return m_endpoints[static_cast<std::size_t>(place)];
    }
    /// A link; on the diagonal, who stands there; nothing between two clients.
    [[nodiscard]] Hit hitOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Hit &hit) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::shared_ptr<const ClusterView> m_view;
    std::vector<NodeId> m_endpoints; ///< servers, then clients
    QFont m_above;
    QFont m_beside;
};

} // namespace flotilla
