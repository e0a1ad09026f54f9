#include "gui/dialogs/new_cluster_dialog.h"

#include "gui/files/run_book.h"
#include "gui/panels/timing_advice.h"
#include "ui_new_cluster_dialog.h"

#include <QDoubleSpinBox>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <limits>

namespace flotilla {

namespace {

Duration durationOf(const QDoubleSpinBox *box)
{
    return Duration{std::llround(box->value() * 1000)};
}

void showIn(QDoubleSpinBox *box, Duration duration)
{
    box->setValue(static_cast<double>(duration.micros) / 1000);
}

/// The second of a pair is never under the first.
void keepInOrder(QDoubleSpinBox *least, QDoubleSpinBox *most)
{
    QObject::connect(least, &QDoubleSpinBox::valueChanged, most,
                     [most](double value) { most->setValue(std::max(value, most->value())); });
    QObject::connect(most, &QDoubleSpinBox::valueChanged, least,
                     [least](double value) { least->setValue(std::min(value, least->value())); });
}

} // namespace

NewClusterDialog::NewClusterDialog(const RunSetup &now, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::NewClusterDialog>()), m_begun(now)
{
    m_ui->setupUi(this);
    show(now);
    keepInOrder(m_ui->timeoutMinBox, m_ui->timeoutMaxBox);
    keepInOrder(m_ui->latencyMinBox, m_ui->latencyMaxBox);
    for (QDoubleSpinBox *box : {m_ui->timeoutMinBox, m_ui->timeoutMaxBox, m_ui->heartbeatBox,
                                m_ui->latencyMinBox, m_ui->latencyMaxBox})
        connect(box, &QDoubleSpinBox::valueChanged, this, &NewClusterDialog::advise);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Begin"));
    m_ui->buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("As in the paper"));
    connect(m_ui->buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { show(plainSetup(5, 1)); });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT chosen(wished()); });
    advise();
}

NewClusterDialog::~NewClusterDialog() = default;

void NewClusterDialog::show(const RunSetup &setup)
{
    m_ui->serversBox->setValue(static_cast<int>(setup.servers.size()));
    m_ui->clientsBox->setValue(static_cast<int>(setup.clients.size()));
    m_ui->seedBox->setValue(
        static_cast<int>(std::min<std::uint64_t>(setup.seed, std::numeric_limits<int>::max())));
    showIn(m_ui->timeoutMinBox, setup.options.electionTimeoutMin);
    showIn(m_ui->timeoutMaxBox, setup.options.electionTimeoutMax);
    showIn(m_ui->heartbeatBox, setup.options.heartbeat);
    showIn(m_ui->latencyMinBox, setup.links.commonTraits().delayMin);
    showIn(m_ui->latencyMaxBox, setup.links.commonTraits().delayMax);
}

/// A timing that can't work is told, and may be tried: seeing it fail teaches too.
void NewClusterDialog::advise()
{
    const QString advice = timingAdvice(options(), durationOf(m_ui->latencyMaxBox));
    m_ui->advice->setText(advice.isEmpty() ? QString() : QStringLiteral("⚠ ") + advice);
    m_ui->advice->setAccessibleName(advice);
    m_ui->advice->setVisible(!advice.isEmpty());
}

RaftOptions NewClusterDialog::options() const
{
    RaftOptions options = m_begun.options;
    options.electionTimeoutMin = durationOf(m_ui->timeoutMinBox);
    options.electionTimeoutMax = durationOf(m_ui->timeoutMaxBox);
    options.heartbeat = durationOf(m_ui->heartbeatBox);
    return options;
}

RunSetup NewClusterDialog::wished() const
{
    RunSetup setup = plainSetup(static_cast<std::size_t>(m_ui->serversBox->value()),
                                static_cast<std::uint64_t>(m_ui->seedBox->value()),
                                static_cast<std::size_t>(m_ui->clientsBox->value()));
    setup.options = options();
    for (ServerSetup &server : setup.servers)
        server.options = setup.options;
    LinkTraits traits = m_begun.links.commonTraits();
    traits.delayMin = durationOf(m_ui->latencyMinBox);
    traits.delayMax = durationOf(m_ui->latencyMaxBox);
    setup.links.setTraits(traits);
    return setup;
}

} // namespace flotilla
