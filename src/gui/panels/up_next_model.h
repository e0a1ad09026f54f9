#pragma once

#include "cluster/coming.h"
#include "gui/selection.h"
#include "trace/view.h"

#include <QAbstractListModel>

#include <vector>

namespace flotilla {

/// What is scheduled, in order, and after it what waits for the user. A row stays the same row for as
/// long as what it tells of is to come, wherever it moves to.
class UpNextModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { AtRole = Qt::UserRole, WhoRole, WhatRole, TermRole, TimerRole, WaitsRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void show(const std::vector<Coming> &upNext, const ClusterView &view);
    void clear();
    /// What stands for it elsewhere: the message, or whose timer it is.
    [[nodiscard]] Hit hitOf(int row) const;
    /// Of a server or client, its timer; invalid where nothing of it is to come.
    [[nodiscard]] QModelIndex indexOf(const Hit &what) const;
    [[nodiscard]] const Coming &coming(int row) const;

private:
    struct Row {
        Coming coming;
        QString at;
        QString who;
        QString what;
    };
    [[nodiscard]] static Row rowOf(const Coming &coming, const ClusterView &view);
    [[nodiscard]] int find(const Coming &coming, int from) const;
    void removeWhatIsGone(const std::vector<Coming> &upNext);

    std::vector<Row> m_rows;
};

} // namespace flotilla
