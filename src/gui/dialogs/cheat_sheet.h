#pragma once

#include <QWidget>

class QMenuBar;

namespace flotilla {

/// All keys on one sheet, made from the commands as they stand in the menus. It lies beside the
/// window's work: keys that are tried while it is open act on the cluster.
class CheatSheet : public QWidget {
    Q_OBJECT

public:
    CheatSheet(const QMenuBar &menus, QWidget *window);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Line {
        QString name;
        QStringList keys;
    };
    struct Group {
        QString title;
        QList<Line> lines;
    };
    [[nodiscard]] static QList<Group> groupsOf(const QMenuBar &menus);
    [[nodiscard]] static QWidget *widgetOf(const Group &group);
    void fit(QWidget *sheet);
};

} // namespace flotilla
