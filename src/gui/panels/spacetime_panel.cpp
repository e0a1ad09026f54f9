#include "gui/panels/spacetime_panel.h"

#include "gui/panels/spacetime_view.h"
#include "gui/widgets/plain_tip.h"
#include "ui_spacetime_panel.h"

#include <algorithm>

namespace flotilla {

SpacetimePanel::SpacetimePanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::SpacetimePanel>()),
      m_view(new SpacetimeView(selection, commands, this))
{
    m_ui->setupUi(this);
    m_ui->column->addWidget(m_view, 1);
    setTabOrder(m_ui->followButton, m_view);
    m_ui->helpLabel->setElideMode(Qt::ElideRight);
    m_ui->helpLabel->setText(tr("Click: look at that instant. Drag: go along. Wheel: zoom."));
    m_ui->helpLabel->setToolTip(plainTip(
        tr("A message's end can be dragged to another instant. Keys: arrows go from event to "
           "event, Ctrl with them moves a message's end, Delete lets it be lost, Enter looks at an "
           "event, Page Up and Page Down go along.")));
    connect(m_ui->zoomInButton, &QToolButton::clicked, m_view, &SpacetimeView::zoomIn);
    connect(m_ui->zoomOutButton, &QToolButton::clicked, m_view, &SpacetimeView::zoomOut);
    connect(m_ui->followButton, &QToolButton::clicked, m_view, &SpacetimeView::follow);
    connect(m_view, &SpacetimeView::followingChanged, this,
            [this](bool follows) { m_ui->followButton->setEnabled(!follows); });
    m_ui->followButton->setEnabled(false);
    connect(m_ui->whoBox, &QComboBox::currentIndexChanged, m_view, [this](int place) {
        m_view->setOnly(place <= 0 ? std::nullopt
                                   : std::optional(NodeId{static_cast<std::uint8_t>(
                                       m_ui->whoBox->itemData(place).toInt())}));
    });
    connect(m_view, &SpacetimeView::instantRequested, this, &Panel::instantRequested);
    connect(m_view, &SpacetimeView::actionRequested, this, &Panel::actionRequested);
    connect(m_view, &SpacetimeView::branchRequested, this, &Panel::branchRequested);
    connect(m_view, &SpacetimeView::refused, this, &Panel::refused);
}

SpacetimePanel::~SpacetimePanel() = default;

void SpacetimePanel::beginRun()
{
    m_view->beginRun();
}

void SpacetimePanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view || snapshot.timeline.isEmpty())
        return;
    showEndpoints(snapshot.timeline.names());
    m_view->show(snapshot.timeline,
                 snapshot.past ? std::optional(snapshot.view->now) : std::nullopt);
}

/// Who is chosen stays chosen, as long as there is one of that name.
void SpacetimePanel::showEndpoints(const Names &names)
{
    QStringList all;
    for (const NodeId id : names.all())
        all << QString::fromStdString(names.of(id));
    if (all == m_names)
        return;
    m_names = all;
    const QString chosen = m_ui->whoBox->currentText();
    m_ui->whoBox->clear();
    m_ui->whoBox->addItem(tr("Everyone's messages"));
    for (const NodeId id : names.all())
        m_ui->whoBox->addItem(tr("%1 only", "a server's or client's messages")
                                  .arg(QString::fromStdString(names.of(id))),
                              id.value);
    m_ui->whoBox->setCurrentIndex(std::max(m_ui->whoBox->findText(chosen), 0));
}

void SpacetimePanel::setTheme(const Theme &theme)
{
    m_view->setTheme(theme);
}

} // namespace flotilla
