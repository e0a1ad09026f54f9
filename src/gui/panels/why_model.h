#pragma once

#include "gui/panels/why_answer.h"

#include <QAbstractListModel>

namespace flotilla {

/// The lines of an answer.
class WhyModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void show(const QList<WhyLine> &lines);
    [[nodiscard]] const WhyLine &line(int row) const { return m_lines[row]; }
    /// Whether another step of that depth, of the same cause, comes further down.
    [[nodiscard]] bool goesOn(int row, std::size_t depth) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<WhyLine> m_lines;
};

} // namespace flotilla
