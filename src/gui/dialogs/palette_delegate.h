#pragma once

#include <QStyledItemDelegate>

namespace flotilla {

/// A row of the command palette: the command's name, its menu, and its key or why it can't be done.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kMenuRole = Qt::UserRole;
    static constexpr int kKeysRole = Qt::UserRole + 1;
    static constexpr int kWhyNotRole = Qt::UserRole + 2;
    static constexpr int kCheckedRole = Qt::UserRole + 3;
    static constexpr int kActionRole = Qt::UserRole + 4;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace flotilla
