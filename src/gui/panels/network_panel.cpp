#include "gui/panels/network_panel.h"

#include "gui/widgets/form_sheet.h"
#include "ui_network_panel.h"

namespace flotilla {

NetworkPanel::NetworkPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::NetworkPanel>())
{
    m_ui->setupUi(this);
    m_ui->matrix->setSelection(selection);
    connect(selection, &Selection::changed, this, &NetworkPanel::followSelection);
    connect(m_ui->matrix, &LinkMatrix::linkActivated, m_ui->editor, &LinkEditor::cutOrJoin);
    connect(m_ui->editor, &LinkEditor::actionRequested, this, &Panel::actionRequested);
    connect(m_ui->groups, &GroupsView::changed, this, &NetworkPanel::showGroups);
    connect(m_ui->groups, &GroupsView::serverChosen, selection,
            [selection](NodeId server) { selection->choose(server); });
    connect(m_ui->partitionButton, &QToolButton::clicked, this, &NetworkPanel::partition);
    connect(m_ui->resetButton, &QToolButton::clicked, m_ui->groups, &GroupsView::reset);
    connect(m_ui->healGroupsButton, &QToolButton::clicked, this,
            [this] { Q_EMIT actionRequested(act::Heal{}); });
    m_ui->healGroupsButton->setToolTip((*commands)[CommandId::HealAll]->toolTip());
    showGroups();
}

NetworkPanel::~NetworkPanel() = default;

void NetworkPanel::beginRun()
{
    m_view.reset();
    m_ui->matrix->setView(nullptr);
    m_ui->editor->show(nullptr);
    m_ui->groups->setView(nullptr);
}

void NetworkPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view)
        return beginRun();
    const bool same = m_view && m_view->links == snapshot.view->links;
    m_view = snapshot.view;
    m_ui->matrix->setView(m_view);
    m_ui->editor->show(m_view);
    m_ui->groups->setView(m_view);
    if (!same)
        showGroups();
    followSelection();
}

void NetworkPanel::setTheme(const Theme &theme)
{
    m_ui->content->setStyleSheet(formSheet(theme));
    m_ui->matrix->setTheme(theme);
    m_ui->groups->setTheme(theme);
}

/// A link that is pointed at only is looked at, not worked on.
void NetworkPanel::followSelection()
{
    const auto *link = std::get_if<LinkHit>(&selection().chosen());
    m_ui->editor->choose(link && m_view ? std::optional(*link) : std::nullopt);
}

/// One group for all is no partition: everything is joined.
void NetworkPanel::partition()
{
    ServerGroups groups = m_ui->groups->groups();
    if (groups.size() > 1)
        Q_EMIT actionRequested(act::Partition{std::move(groups)});
    else
        Q_EMIT actionRequested(act::Heal{});
}

void NetworkPanel::showGroups()
{
    const ServerGroups groups = m_ui->groups->groups();
    const bool done = !m_view || arePartitioned(groups, m_view->links);
    const bool draft = m_ui->groups->isDraft();
    m_ui->partitionButton->setEnabled(!done && (draft || groups.size() > 1));
    m_ui->resetButton->setEnabled(draft);
    bool cut = false;
    for (std::size_t i = 0; m_view && i < m_view->servers.size(); ++i) {
        for (std::size_t j = 0; j < m_view->servers.size(); ++j)
            cut = cut || (i != j && !m_view->links.isUp(Names::serverId(i), Names::serverId(j)));
    }
    m_ui->healGroupsButton->setEnabled(cut);
    if (draft)
        m_ui->groupsNote->setText(
            groups.size() > 1
                ? tr("Not done yet: “Partition” cuts the links between these groups.")
                : tr("Not done yet: “Partition” joins all links, since there is one group."));
    else if (groups.size() > 1)
        m_ui->groupsNote->setText(done ? tr("No message passes from one group to another.")
                                       : tr("No link between these groups works both ways, though "
                                            "some links differ from a clean partition."));
    else
        m_ui->groupsNote->setText(
            cut ? tr("Some links are cut, but all servers are still joined by others. Drag a "
                     "server to another group to part them.")
                : tr("All servers can talk to each other. Drag one to another group to part "
                     "them."));
}

} // namespace flotilla
