#include "gui/panels/claim_model.h"

namespace flotilla {

namespace {

QString wordsFor(Claim::Standing standing)
{
    switch (standing) {
    case Claim::Standing::Holds:
        return ClaimModel::tr("holds");
    case Claim::Standing::Fell:
        return ClaimModel::tr("has fallen");
    case Claim::Standing::NotWatched:
        return ClaimModel::tr("not watched");
    case Claim::Standing::On:
        return ClaimModel::tr("on");
    case Claim::Standing::Off:
        return ClaimModel::tr("off");
    case Claim::Standing::Partly:
        return ClaimModel::tr("off at some servers");
    case Claim::Standing::Heading:
        break;
    }
    return {};
}

} // namespace

/// Of the same length they are the same lines, and who reads keeps the place.
void ClaimModel::show(const QList<Claim> &claims)
{
    if (m_claims.size() != claims.size()) {
        beginResetModel();
        m_claims = claims;
        endResetModel();
        return;
    }
    for (int row = 0; row < claims.size(); ++row) {
        if (m_claims[row] == claims[row])
            continue;
        m_claims[row] = claims[row];
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int ClaimModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_claims.size());
}

QVariant ClaimModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Claim &claim = m_claims[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return claim.title;
    case Qt::CheckStateRole:
        if (!claim.isSwitch())
            return {};
        return claim.standing == Claim::Standing::On       ? Qt::Checked
               : claim.standing == Claim::Standing::Partly ? Qt::PartiallyChecked
                                                           : Qt::Unchecked;
    case Qt::AccessibleTextRole: {
        QStringList all{claim.title, wordsFor(claim.standing), claim.says, claim.section,
                        claim.trouble};
        all.removeAll(QString());
        return all.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

bool ClaimModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    Q_EMIT switchRequested(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ClaimModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Claim &claim = m_claims[index.row()];
    if (claim.standing == Claim::Standing::Heading)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (claim.isSwitch())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace flotilla
