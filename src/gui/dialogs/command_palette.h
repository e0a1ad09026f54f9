#pragma once

#include "gui/dialogs/command_list.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;
class QMenuBar;
class QStandardItemModel;

namespace flotilla {

class Commands;

/// A line to type a few letters of a command in, and the commands that they fit; Enter does the first.
/// It lies over the top of the cluster and goes with the focus.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    /// It stands in the window of the menus that it offers.
    CommandPalette(QMenuBar *menus, const Commands *commands, QWidget *window);

    /// Over this part of the window.
    void open(const QRect &over);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void showFound(const QList<ListedCommand> &found);
    void run(const QModelIndex &index);
    void giveWay();
    void fit();

    QMenuBar *m_menus;
    const Commands *m_commands;
    QLineEdit *m_line;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<ListedCommand> m_listed;
    QPointer<QWidget> m_focusBefore;
    QRect m_over;
};

} // namespace flotilla
