#include "gui/panels/link_editor.h"

#include "gui/panels/link_words.h"
#include "gui/words.h"
#include "ui_link_editor.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// Only in what the two differ.
TraitsChange changeBetween(const LinkTraits &before, const LinkTraits &after)
{
    TraitsChange change;
    if (before.delayMin != after.delayMin || before.delayMax != after.delayMax)
        change.delay = {after.delayMin, after.delayMax};
    if (before.loss != after.loss)
        change.loss = after.loss;
    if (before.dup != after.dup)
        change.dup = after.dup;
    if (before.reorder != after.reorder)
        change.reorder = after.reorder;
    if (before.longReorder != after.longReorder)
        change.longReorder = after.longReorder;
    return change;
}

bool anythingIsCut(const ClusterView &view)
{
    const auto isCut = [&view](NodeId a, NodeId b) {
        return !view.links.isUp(a, b) || !view.links.isUp(b, a);
    };
    for (const ServerView &server : view.servers) {
        for (const ServerView &other : view.servers) {
            if (server.id != other.id && isCut(server.id, other.id))
                return true;
        }
        for (const ClientView &client : view.clients) {
            if (isCut(server.id, client.id))
                return true;
        }
    }
    return false;
}

} // namespace

LinkEditor::LinkEditor(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::LinkEditor>()), m_rest(this)
{
    m_ui->setupUi(this);
    connectBoxes();
    connectButtons();
    showScope();
    setEnabled(false);
}

LinkEditor::~LinkEditor() = default;

void LinkEditor::connectBoxes()
{
    keepInOrder(m_ui->latencyMinBox, m_ui->latencyMaxBox);
    for (FigureBox *box :
         {m_ui->latencyMinBox, m_ui->latencyMaxBox, m_ui->lossBox, m_ui->dupBox, m_ui->reorderBox})
        m_rest.watch(box);
    connect(m_ui->longReorderBox, &QCheckBox::clicked, this, [this] {
        m_rest.turned();
        m_rest.settle();
    });
    connect(&m_rest, &EditRest::settled, this, &LinkEditor::change);
    connect(m_ui->manualBox, &QCheckBox::clicked, this, [this](bool manual) {
        Q_EMIT actionRequested(act::Net{manual, {}});
    });
}

void LinkEditor::connectButtons()
{
    const auto turnTo = [this](bool all) {
        m_rest.settle();
        m_all = all;
        showScope();
    };
    connect(m_ui->allButton, &QToolButton::clicked, this, [turnTo] { turnTo(true); });
    connect(m_ui->linkButton, &QToolButton::clicked, this, [turnTo] { turnTo(false); });
    connect(m_ui->cutButton, &QToolButton::clicked, this, [this] { cut(false); });
    connect(m_ui->oneWayButton, &QToolButton::clicked, this, [this] { cut(true); });
    connect(m_ui->healButton, &QToolButton::clicked, this, &LinkEditor::heal);
}

void LinkEditor::show(std::shared_ptr<const ClusterView> view)
{
    const bool first = !m_view;
    const bool same = m_view && view && m_view->links == view->links;
    m_view = std::move(view);
    setEnabled(m_view != nullptr);
    if (!m_view) {
        m_rest.forget();
        m_link.reset();
        return showScope();
    }
    if (same)
        return;
    m_ui->manualBox->setChecked(m_view->links.isManual());
    // Else what is being typed, or is on its way, would be taken back for a moment.
    if (first || (!m_rest.isPending() && !(traits() == m_shown)))
        showTraits();
    offerButtons();
}

void LinkEditor::choose(std::optional<LinkHit> link)
{
    if (link == m_link)
        return;
    m_rest.settle();
    m_link = link;
    m_all = !link;
    showScope();
}

void LinkEditor::showScope()
{
    m_ui->allButton->setChecked(isAboutAll());
    m_ui->linkButton->setChecked(!isAboutAll());
    m_ui->linkButton->setEnabled(m_link.has_value());
    m_ui->linkButton->setText(m_link && m_view ? tr("%1 → %2").arg(nameOf(*m_view, m_link->from),
                                                                   nameOf(*m_view, m_link->to))
                                               : tr("Chosen link"));
    m_ui->bothWaysBox->setVisible(!isAboutAll());
    showTraits();
    offerButtons();
}

void LinkEditor::showTraits()
{
    if (!m_view)
        return;
    m_shown = traits();
    m_ui->latencyMinBox->show(m_shown.delayMin);
    m_ui->latencyMaxBox->show(m_shown.delayMax);
    m_ui->lossBox->setValue(m_shown.loss * 100);
    m_ui->dupBox->setValue(m_shown.dup * 100);
    m_ui->reorderBox->setValue(m_shown.reorder * 100);
    m_ui->longReorderBox->setChecked(m_shown.longReorder);
    m_rest.forget(); // nobody turned them
}

void LinkEditor::offerButtons()
{
    if (!m_view)
        return m_ui->sentence->clear();
    const bool all = isAboutAll();
    m_ui->sentence->setText(all ? networkWords(*m_view)
                                : linkWords(*m_view, m_link->from, m_link->to));
    const bool manual = m_view->links.isManual();
    // Going back to latencies would let go all that is held.
    m_ui->latencyMinBox->setEnabled(!manual);
    m_ui->latencyMaxBox->setEnabled(!manual);
    for (QWidget *box :
         {static_cast<QWidget *>(m_ui->lossBox), static_cast<QWidget *>(m_ui->dupBox),
          static_cast<QWidget *>(m_ui->reorderBox)})
        box->setEnabled(!manual || !all);
    m_ui->longReorderBox->setEnabled(m_ui->reorderBox->isEnabled()
                                     && m_ui->reorderBox->value() > 0);
    m_ui->cutButton->setVisible(!all);
    m_ui->oneWayButton->setVisible(!all);
    if (all) {
        m_ui->healButton->setText(tr("Heal all"));
        m_ui->healButton->setToolTip(tr("Join every link that is cut"));
        m_ui->healButton->setEnabled(anythingIsCut(*m_view));
        return;
    }
    const LinkTable &links = m_view->links;
    const bool there = links.isUp(m_link->from, m_link->to);
    const bool back = links.isUp(m_link->to, m_link->from);
    const auto isPlain = [&links](NodeId from, NodeId to) {
        return links.isUp(from, to) && links.traits(from, to) == links.commonTraits();
    };
    const QString from = nameOf(*m_view, m_link->from);
    const QString to = nameOf(*m_view, m_link->to);
    m_ui->cutButton->setEnabled(there || back);
    m_ui->cutButton->setToolTip(tr("Nothing passes between %1 and %2").arg(from, to));
    m_ui->oneWayButton->setEnabled(there || !back);
    m_ui->oneWayButton->setToolTip(
        tr("Nothing passes from %1 to %2; the other way is open").arg(from, to));
    m_ui->healButton->setText(tr("Heal"));
    m_ui->healButton->setToolTip(tr("The link is joined and like all others"));
    m_ui->healButton->setEnabled(!isPlain(m_link->from, m_link->to)
                                 || !isPlain(m_link->to, m_link->from));
}

const LinkTraits &LinkEditor::traits() const
{
    return isAboutAll() ? m_view->links.commonTraits()
                        : m_view->links.traits(m_link->from, m_link->to);
}

/// Shares that were not touched stay as they are, however many digits they have.
LinkTraits LinkEditor::wished() const
{
    LinkTraits traits = m_shown;
    const auto read = [](const FigureBox *box, double &share) {
        if (std::abs(box->value() - share * 100) >= 0.001)
            share = box->value() / 100;
    };
    traits.delayMin = m_ui->latencyMinBox->duration();
    traits.delayMax = m_ui->latencyMaxBox->duration();
    read(m_ui->lossBox, traits.loss);
    read(m_ui->dupBox, traits.dup);
    read(m_ui->reorderBox, traits.reorder);
    traits.longReorder = m_ui->longReorderBox->isChecked();
    return traits;
}

/// What was typed and turned goes out as one action.
void LinkEditor::change()
{
    if (!m_view)
        return;
    const LinkTraits after = wished();
    if (after == m_shown)
        return;
    const TraitsChange change = changeBetween(m_shown, after);
    if (isAboutAll())
        Q_EMIT actionRequested(act::Net{false, change});
    else
        Q_EMIT actionRequested(
            act::NetLink{m_link->from, m_link->to, change, !m_ui->bothWaysBox->isChecked()});
}

void LinkEditor::cut(bool oneWay)
{
    if (!m_link || !m_view)
        return;
    // Of a link that is cut both ways, one is left over.
    if (oneWay && !m_view->links.isUp(m_link->to, m_link->from))
        Q_EMIT actionRequested(act::SetLink{m_link->to, m_link->from, true, true});
    if (!oneWay || m_view->links.isUp(m_link->from, m_link->to))
        Q_EMIT actionRequested(act::SetLink{m_link->from, m_link->to, false, oneWay});
}

void LinkEditor::cutOrJoin(const LinkHit &link)
{
    if (!m_view)
        return;
    const bool passes =
        m_view->links.isUp(link.from, link.to) || m_view->links.isUp(link.to, link.from);
    Q_EMIT actionRequested(act::SetLink{link.from, link.to, !passes, false});
}

void LinkEditor::heal()
{
    if (!m_view)
        return;
    if (isAboutAll())
        healAll();
    else
        healLink(*m_link);
}

void LinkEditor::healLink(const LinkHit &link)
{
    const LinkTable &links = m_view->links;
    const LinkTraits &common = links.commonTraits();
    if (!links.isUp(link.from, link.to) || !links.isUp(link.to, link.from))
        Q_EMIT actionRequested(act::SetLink{link.from, link.to, true, false});
    if (links.traits(link.from, link.to) == common && links.traits(link.to, link.from) == common)
        return;
    TraitsChange change;
    change.delay = {common.delayMin, common.delayMax};
    change.loss = common.loss;
    change.dup = common.dup;
    change.reorder = common.reorder;
    change.longReorder = common.longReorder;
    Q_EMIT actionRequested(act::NetLink{link.from, link.to, change, false});
}

/// The verb is about the links between servers; clients' are joined one by one.
void LinkEditor::healAll()
{
    const LinkTable &links = m_view->links;
    Q_EMIT actionRequested(act::Heal{});
    for (const ClientView &client : m_view->clients) {
        for (const ServerView &server : m_view->servers) {
            if (!links.isUp(client.id, server.id) || !links.isUp(server.id, client.id))
                Q_EMIT actionRequested(act::SetLink{client.id, server.id, true, false});
        }
    }
}

} // namespace flotilla
