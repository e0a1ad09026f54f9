#pragma once

#include "cluster/snapshot.h"
#include "gui/panel.h"

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QMenu;

namespace flotilla {

class BranchesPanel;

/// The panels in their docks around the cluster: makes them, feeds those that can be seen, and gives
/// the cluster their room in a small window.
class Docks : public QObject {
    Q_OBJECT

public:
    Docks(QMainWindow *window, Selection *selection, Commands *commands);

    void setTheme(const Theme &theme);
    void beginRun();
    void showSnapshot(const Snapshot &snapshot);
    /// Where everything stands at the first start.
    void resetLayout();
    [[nodiscard]] BranchesPanel &branches() const { return *m_branches; }
    /// A switch for each panel.
    void fill(QMenu *menu) const;
    /// Brings a panel into sight, by its dock's name ("inspectorDock").
    void raise(const QString &name);
    /// Too little room for docks: they are put away, and come back when there is.
    void setCramped(bool cramped);

Q_SIGNALS:
    void actionRequested(const flotilla::Action &action);
    void lookRequested(flotilla::Instant at, quint64 seq);
    void instantRequested(flotilla::Instant at);
    void branchRequested(quint64 moment, flotilla::Instant at, const flotilla::Action &action);
    void refused(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Place { Right, RightTab, Bottom, BottomTab };
    struct Docked {
        QDockWidget *dock;
        Panel *panel;
        Place place;
    };
    void add(Panel *panel, const QString &name, const QString &title, Place place);
    void feed(const Docked &docked);

    QMainWindow *m_window;
    BranchesPanel *m_branches;
    QList<Docked> m_docked;
    QList<QDockWidget *> m_folded; ///< closed for want of room, not by the user
    Snapshot m_snapshot;           ///< the last one, without its feed
    bool m_cramped = false;
};

} // namespace flotilla
