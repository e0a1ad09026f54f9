#pragma once

#include "gui/panels/clients_model.h"
#include "picture/theme.h"

#include <QStyledItemDelegate>

namespace flotilla {

/// Draws what a client knows: its name and command, and below what became of it.
class ClientsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintState(QPainter &painter, const QRectF &within, ClientsModel::State state) const;

    Theme m_theme;
};

} // namespace flotilla
