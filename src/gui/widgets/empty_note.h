#pragma once

#include <QLabel>

class QAbstractItemView;

namespace flotilla {

/// Says in an empty list why it is empty.
class EmptyNote : public QLabel {
    Q_OBJECT

public:
    /// The view has to have its model by now.
    EmptyNote(QAbstractItemView *view, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QAbstractItemView *m_view;
};

} // namespace flotilla
