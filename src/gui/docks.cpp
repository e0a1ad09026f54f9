#include "gui/docks.h"

#include "gui/panels/branches_panel.h"
#include "gui/panels/clients_panel.h"
#include "gui/panels/disk_panel.h"
#include "gui/panels/feed_panel.h"
#include "gui/panels/inspector_panel.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/network_panel.h"
#include "gui/panels/rules_panel.h"
#include "gui/panels/safety_panel.h"
#include "gui/panels/spacetime_panel.h"
#include "gui/panels/timing_panel.h"
#include "gui/panels/up_next_panel.h"
#include "gui/panels/why_panel.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace flotilla {

Docks::Docks(QMainWindow *window, Selection *selection, Commands *commands)
    : QObject(window), m_window(window), m_branches(new BranchesPanel(selection, commands, window))
{
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->installEventFilter(this);
    add(new FeedPanel(selection, commands, window), QStringLiteral("feedDock"), tr("What happened"),
        Place::Right);
    add(new UpNextPanel(selection, commands, window), QStringLiteral("upNextDock"), tr("Up next"),
        Place::Right);
    add(new InspectorPanel(selection, commands, window), QStringLiteral("inspectorDock"),
        tr("Inspector"), Place::RightTab);
    add(new WhyPanel(selection, commands, window), QStringLiteral("whyDock"), tr("Why?"),
        Place::RightTab);
    add(m_branches, QStringLiteral("branchesDock"), tr("Branches"), Place::RightTab);
    add(new NetworkPanel(selection, commands, window), QStringLiteral("networkDock"), tr("Network"),
        Place::RightTab);
    add(new TimingPanel(selection, commands, window), QStringLiteral("timingDock"), tr("Timing"),
        Place::RightTab);
    add(new SafetyPanel(selection, commands, window), QStringLiteral("safetyDock"), tr("Safety"),
        Place::RightTab);
    add(new RulesPanel(selection, commands, window), QStringLiteral("rulesDock"),
        tr("Break a rule"), Place::RightTab);
    add(new LogPanel(selection, commands, window), QStringLiteral("logDock"), tr("Logs"),
        Place::Bottom);
    add(new ClientsPanel(selection, commands, window), QStringLiteral("clientsDock"), tr("Clients"),
        Place::RightTab);
    add(new DiskPanel(selection, commands, window), QStringLiteral("ledgerDock"), tr("On disk"),
        Place::Bottom);
    add(new SpacetimePanel(selection, commands, window), QStringLiteral("spacetimeDock"),
        tr("Space-time"), Place::BottomTab);
    resetLayout();
}

void Docks::add(Panel *panel, const QString &name, const QString &title, Place place)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(panel);
    connect(panel, &Panel::actionRequested, this, &Docks::actionRequested);
    connect(panel, &Panel::lookRequested, this, &Docks::lookRequested);
    connect(panel, &Panel::instantRequested, this, &Docks::instantRequested);
    connect(panel, &Panel::branchRequested, this, &Docks::branchRequested);
    connect(panel, &Panel::refused, this, &Docks::refused);
    const Docked docked{dock, panel, place};
    connect(dock, &QDockWidget::visibilityChanged, this, [this, docked](bool visible) {
        if (visible && !docked.panel->gathers())
            feed(docked);
    });
    m_docked.append(docked);
}

/// The window makes the bars of its tabs itself, and gives them no name.
bool Docks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ChildPolished) {
        if (auto *bar = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child())) {
            bar->setAccessibleName(tr("Panels in the same place"));
            bar->setElideMode(Qt::ElideNone); // whole names, and arrows where there is no room
            bar->setUsesScrollButtons(true);
            bar->setExpanding(false);
        }
    }
    return QObject::eventFilter(watched, event);
}

void Docks::setTheme(const Theme &theme)
{
    for (const Docked &docked : m_docked)
        docked.panel->setTheme(theme);
}

void Docks::beginRun()
{
    m_snapshot = {};
    for (const Docked &docked : m_docked)
        docked.panel->beginRun();
}

void Docks::showSnapshot(const Snapshot &snapshot)
{
    for (const Docked &docked : m_docked) {
        if (docked.panel->gathers() || docked.panel->isVisible())
            docked.panel->showSnapshot(snapshot);
    }
    m_snapshot = snapshot;
    m_snapshot.feed.clear();
}

void Docks::feed(const Docked &docked)
{
    if (m_snapshot.view)
        docked.panel->showSnapshot(m_snapshot);
}

void Docks::resetLayout()
{
    m_folded.clear();
    QDockWidget *right = nullptr; // the last one of its column or row
    QDockWidget *bottom = nullptr;
    QDockWidget *logs = nullptr; // the first of the row, which has the most room
    QList<QDockWidget *> first;  // of its place; the others are behind it
    for (const Docked &docked : m_docked) {
        QDockWidget *dock = docked.dock;
        const bool isRight = docked.place == Place::Right || docked.place == Place::RightTab;
        QDockWidget *&last = isRight ? right : bottom;
        dock->setFloating(false);
        m_window->addDockWidget(isRight ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, dock);
        const bool tabbed = docked.place == Place::RightTab || docked.place == Place::BottomTab;
        if (last && tabbed)
            m_window->tabifyDockWidget(isRight ? last : logs, dock);
        else if (last)
            m_window->splitDockWidget(last, dock, isRight ? Qt::Vertical : Qt::Horizontal);
        if (!last || !tabbed) {
            last = dock;
            first.append(dock);
            if (!isRight && !logs)
                logs = dock;
        }
        dock->show();
    }
    for (QDockWidget *dock : std::as_const(first))
        dock->raise();
    const int em = m_window->fontInfo().pixelSize();
    const int beside = std::clamp(m_window->width() * 3 / 10, em * 20, em * 34);
    const int below = std::clamp(m_window->height() / 4, em * 9, em * 20);
    QList<QDockWidget *> column, row;
    QList<int> widths, heights, shares;
    for (const Docked &docked : m_docked) {
        if (!first.contains(docked.dock))
            continue;
        const bool isRight = docked.place == Place::Right || docked.place == Place::RightTab;
        (isRight ? column : row).append(docked.dock);
        (isRight ? widths : heights).append(isRight ? beside : below);
        if (!isRight) // the first one has most of the row, which all share
            shares.append(m_window->width() * (shares.isEmpty() ? 3 : 2) / 5);
    }
    m_window->resizeDocks(column, widths, Qt::Horizontal);
    m_window->resizeDocks(row, heights, Qt::Vertical);
    m_window->resizeDocks(row, shares, Qt::Horizontal);
    if (std::exchange(m_cramped, false))
        setCramped(true);
}

void Docks::fill(QMenu *menu) const
{
    for (const Docked &docked : m_docked) {
        QAction *action = docked.dock->toggleViewAction();
        action->setObjectName(docked.dock->objectName() + QStringLiteral("Toggle"));
        action->setToolTip(tr("Show or hide the panel “%1”").arg(docked.dock->windowTitle()));
        action->setStatusTip(action->toolTip());
        menu->addAction(action);
    }
}

void Docks::raise(const QString &name)
{
    for (const Docked &docked : m_docked) {
        if (docked.dock->objectName() != name)
            continue;
        docked.dock->show();
        docked.dock->raise();
        m_folded.removeAll(docked.dock);
    }
}

void Docks::setCramped(bool cramped)
{
    if (m_cramped == cramped)
        return;
    m_cramped = cramped;
    if (!cramped) {
        for (QDockWidget *dock : std::exchange(m_folded, {}))
            dock->show();
        return;
    }
    for (const Docked &docked : m_docked) {
        if (docked.dock->isHidden() || docked.dock->isFloating())
            continue;
        docked.dock->hide();
        m_folded.append(docked.dock);
    }
}

} // namespace flotilla
