#pragma once

#include "gui/panels/inspection.h"

#include <QAbstractTableModel>
#include <QColor>

namespace flotilla {

/// The lines of an inspection: field and value. While the same things are told, only what changed is
/// announced, so that nothing scrolls or flickers.
class InspectorModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { FieldColumn, ValueColumn, ColumnCount };
    enum Role { HeadingRole = Qt::UserRole, BrokenRole };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void show(const std::vector<InspectionLine> &lines);
    [[nodiscard]] const InspectionLine &line(int row) const
    {
        return m_lines[static_cast<std::size_t>(row)];
    }

private:
    std::vector<InspectionLine> m_lines;
};

} // namespace flotilla
