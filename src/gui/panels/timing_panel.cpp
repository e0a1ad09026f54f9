#include "gui/panels/timing_panel.h"

#include "gui/panels/timing_advice.h"
#include "gui/widgets/form_sheet.h"
#include "ui_timing_panel.h"

#include <algorithm>

namespace flotilla {

namespace {

bool isSameTiming(const RaftOptions &a, const RaftOptions &b)
{
    return a.electionTimeoutMin == b.electionTimeoutMin
           && a.electionTimeoutMax == b.electionTimeoutMax && a.heartbeat == b.heartbeat;
}

void take(RaftOptions &options, const RaftOptions &timing)
{
    options.electionTimeoutMin = timing.electionTimeoutMin;
    options.electionTimeoutMax = timing.electionTimeoutMax;
    options.heartbeat = timing.heartbeat;
}

/// Only in what the two differ.
OptionsChange changeBetween(const RaftOptions &before, const RaftOptions &after)
{
    OptionsChange change;
    if (before.electionTimeoutMin != after.electionTimeoutMin
        || before.electionTimeoutMax != after.electionTimeoutMax)
        change.electionTimeout = {after.electionTimeoutMin, after.electionTimeoutMax};
    if (before.heartbeat != after.heartbeat)
        change.heartbeat = after.heartbeat;
    return change;
}

void setUp(QToolButton *button, QAction *command)
{
    button->setDefaultAction(command);
    button->setAccessibleName(Commands::nameOf(command));
}

} // namespace

TimingPanel::TimingPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::TimingPanel>()), m_rest(this)
{
    m_ui->setupUi(this);
    m_ui->bars->setSelection(selection);
    setUp(m_ui->alignButton, (*commands)[CommandId::AlignTimers]);
    setUp(m_ui->spreadButton, (*commands)[CommandId::SpreadTimers]);
    keepInOrder(m_ui->timeoutMinBox, m_ui->timeoutMaxBox);
    for (FigureBox *box : {m_ui->timeoutMinBox, m_ui->timeoutMaxBox, m_ui->heartbeatBox}) {
        connect(box, &QDoubleSpinBox::valueChanged, this, &TimingPanel::advise);
        m_rest.watch(box);
    }
    connect(&m_rest, &EditRest::settled, this, &TimingPanel::change);
    connect(m_ui->scopeBox, &QComboBox::activated, this, [this] {
        m_rest.forget();
        showOptions();
    });
    connect(m_ui->paperButton, &QToolButton::clicked, this, [this] {
        m_rest.forget();
        const RaftOptions paper;
        OptionsChange change;
        change.electionTimeout = {paper.electionTimeoutMin, paper.electionTimeoutMax};
        change.heartbeat = paper.heartbeat;
        set(change);
    });
    m_ui->content->setEnabled(false);
}

TimingPanel::~TimingPanel() = default;

void TimingPanel::beginRun()
{
    m_view.reset();
    m_options.clear();
    m_rest.forget();
    m_ui->bars->show(nullptr, {});
    m_ui->scopeBox->clear();
    for (QLabel *label : {m_ui->forecast, m_ui->advice, m_ui->note})
        label->clear();
    m_ui->content->setEnabled(false);
}

void TimingPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view || snapshot.options.size() < snapshot.view->servers.size())
        return beginRun();
    const bool first = !m_view;
    m_view = snapshot.view;
    m_options = snapshot.options;
    m_options.resize(m_view->servers.size());
    m_ui->content->setEnabled(true);
    m_ui->bars->show(m_view, m_options);
    if (m_ui->scopeBox->count() != static_cast<int>(m_view->servers.size()) + 1)
        showScope();
    // Else what is being typed, or is on its way, would be taken back for a moment.
    if (first || (!m_rest.isPending() && !isSameTiming(shownOptions(), m_shown)))
        showOptions();
    showWords();
}

void TimingPanel::setTheme(const Theme &theme)
{
    m_ui->content->setStyleSheet(
        formSheet(theme) + QStringLiteral("QLabel#advice { color: %1; }").arg(theme.alarm.name()));
    m_ui->bars->setTheme(theme);
}

void TimingPanel::showScope()
{
    const int before = m_ui->scopeBox->currentIndex();
    m_ui->scopeBox->clear();
    m_ui->scopeBox->addItem(tr("all servers"));
    for (const ServerView &server : m_view->servers)
        m_ui->scopeBox->addItem(tr("%1 only").arg(QString::fromStdString(server.name)));
    m_ui->scopeBox->setCurrentIndex(std::clamp(before, 0, m_ui->scopeBox->count() - 1));
}

void TimingPanel::showOptions()
{
    if (!m_view)
        return;
    m_shown = shownOptions();
    m_ui->timeoutMinBox->show(m_shown.electionTimeoutMin);
    m_ui->timeoutMaxBox->show(m_shown.electionTimeoutMax);
    m_ui->heartbeatBox->show(m_shown.heartbeat);
    m_rest.forget(); // nobody turned them
    showWords();
}

void TimingPanel::showWords()
{
    m_ui->forecast->setText(forecastWords(*m_view));
    QStringList notes;
    if (m_ui->scopeBox->currentIndex() <= 0 && differ())
        notes << tr("The servers differ: shown are the shortest and longest timeout of all. A "
                    "change here is for all of them.");
    notes << tr("A change holds at once: every election timer is drawn anew. The outlined part of "
                "a row is what its timeout was drawn from; the tinted stripe is when the next "
                "heartbeat or vote request arrives.");
    m_ui->note->setText(notes.join(QLatin1Char(' ')));
    advise();
}

/// A timing that can't work is told, and may be tried: seeing it fail teaches too.
void TimingPanel::advise()
{
    if (!m_view)
        return;
    std::vector<RaftOptions> options = m_options;
    if (!isSameTiming(wished(), m_shown)) {
        for (const NodeId id : servers())
            take(options[id.value], wished());
    }
    const QString advice =
        m_view->links.isManual()
            ? tr("Messages wait until they are delivered by hand: no timing lasts by itself.")
            : timingAdvice(joined(options), leadersLatency(*m_view));
    m_ui->advice->setText(advice.isEmpty() ? QString() : QStringLiteral("⚠ ") + advice);
    m_ui->advice->setVisible(!advice.isEmpty());
}

void TimingPanel::change()
{
    if (!m_view || isSameTiming(wished(), m_shown))
        return;
    set(changeBetween(m_shown, wished()));
}

void TimingPanel::set(const OptionsChange &change)
{
    const bool all = m_ui->scopeBox->currentIndex() <= 0;
    Q_EMIT actionRequested(act::Set{all ? std::vector<NodeId>{} : servers(), change});
}

std::vector<NodeId> TimingPanel::servers() const
{
    const int place = m_ui->scopeBox->currentIndex() - 1;
    if (place >= 0)
        return {Names::serverId(static_cast<std::size_t>(place))};
    std::vector<NodeId> all;
    for (const ServerView &server : m_view->servers)
        all.push_back(server.id);
    return all;
}

RaftOptions TimingPanel::shownOptions() const
{
    std::vector<RaftOptions> options;
    for (const NodeId id : servers())
        options.push_back(m_options[id.value]);
    return joined(options);
}

RaftOptions TimingPanel::wished() const
{
    RaftOptions options = m_shown;
    options.electionTimeoutMin = m_ui->timeoutMinBox->duration();
    options.electionTimeoutMax = m_ui->timeoutMaxBox->duration();
    options.heartbeat = m_ui->heartbeatBox->duration();
    return options;
}

bool TimingPanel::differ() const
{
    return std::any_of(m_options.begin(), m_options.end(), [this](const RaftOptions &options) {
        return !isSameTiming(options, m_options.front());
    });
}

} // namespace flotilla
