#pragma once

#include "trace/view.h"

#include <QAbstractListModel>

#include <vector>

namespace flotilla {

/// What each client knows of its commands, in the order in which they came.
class ClientsModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// What has become of a client's last command, as far as it knows.
    enum class State { Idle, Pending, Unknown, Committed };
    enum Role { NameRole = Qt::UserRole, CommandRole, StateRole, StateWordsRole, MoreRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void show(const ClusterView &view);
    void clear();

private:
    struct Row {
        QString name;
        QString command;
        State state = State::Idle;
        QString words; ///< of the state
        QString more;  ///< how many wait, and how many are done
        bool operator==(const Row &) const = default;
    };
    [[nodiscard]] static Row rowOf(const ClusterView &view, const ClientView &client);

    std::vector<Row> m_rows;
};

} // namespace flotilla
