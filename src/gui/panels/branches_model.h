#pragma once

#include "cluster/snapshot.h"

#include <QStandardItemModel>

namespace flotilla {

/// The ways that a run has gone, as a tree: each under the one that it parted from.
class BranchesModel : public QStandardItemModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, WordsRole, IsCurrentRole };

    explicit BranchesModel(QObject *parent);

    /// Present: of the one that is lived now its view tells more than what is known of it.
    void show(const Snapshot &present);
    void forget();
    [[nodiscard]] QModelIndex indexOf(int id) const;

Q_SIGNALS:
    /// By the user, in place.
    void renamed(int id, const QString &name);

private:
    void build(const Branches &branches);
    void write(const BranchFacts &branch, bool isCurrent);

    BranchesPtr m_branches;
    bool m_isWriting = false;
};

} // namespace flotilla
