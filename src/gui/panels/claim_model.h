#pragma once

#include "core/types.h"

#include <QAbstractListModel>
#include <QString>

#include <optional>

namespace flotilla {

/// What a client called, to be drawn.
struct ClaimCall {
    QString client;
    QString words;
    Instant from;
    std::optional<Instant> to; ///< none: no answer

    bool operator==(const ClaimCall &) const = default;
};

/// A sentence about Raft, and how it stands with it: a property that holds or has fallen, a rule that is
/// on or off.
struct Claim {
    enum class Standing { Heading, Holds, Fell, NotWatched, On, Off, Partly };

    Standing standing = Standing::Heading;
    QString title;
    QString says;
    QString section;        ///< of the paper
    QString trouble;        ///< what is wrong
    QList<ClaimCall> calls; ///< that contradict each other

    [[nodiscard]] bool isSwitch() const
    {
        return standing == Standing::On || standing == Standing::Off
               || standing == Standing::Partly;
    }
    bool operator==(const Claim &) const = default;
};

/// A list of claims. Those that are switches can be checked; who checks one asks for it
/// (switchRequested), and the next show() says what came of it.
class ClaimModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void show(const QList<Claim> &claims);
    [[nodiscard]] const Claim &claim(int row) const { return m_claims[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void switchRequested(int row, bool on);

private:
    QList<Claim> m_claims;
};

} // namespace flotilla
