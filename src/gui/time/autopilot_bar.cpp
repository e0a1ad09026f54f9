#include "gui/time/autopilot_bar.h"

#include "ui_autopilot_bar.h"

#include <QSignalBlocker>

namespace flotilla {

AutopilotBar::AutopilotBar(QWidget *parent)
    : QFrame(parent), m_ui(std::make_unique<Ui::AutopilotBar>()), m_rest(this)
{
    m_ui->setupUi(this);
    for (FigureBox *box : {m_ui->rateBox, m_ui->seedBox})
        m_rest.watch(box);
    connect(&m_rest, &EditRest::settled, this, [this] {
        if (m_shown.on)
            Q_EMIT autopilotChosen(chosen(true));
    });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        m_rest.forget();
        Q_EMIT autopilotChosen(chosen(false));
    });
    hide();
}

AutopilotBar::~AutopilotBar() = default;

void AutopilotBar::show(const Snapshot &snapshot)
{
    const Autopilot &now = snapshot.autopilot;
    setVisible(now.on && snapshot.view);
    if (m_rest.isPending() || now == m_shown)
        return;
    m_shown = now;
    const QSignalBlocker rateQuiet(m_ui->rateBox);
    const QSignalBlocker seedQuiet(m_ui->seedBox);
    m_ui->rateBox->setValue(now.faultsPerSecond);
    m_ui->seedBox->setValue(static_cast<double>(now.seed));
}

Autopilot AutopilotBar::chosen(bool on) const
{
    return {on, m_ui->rateBox->value(), static_cast<std::uint64_t>(m_ui->seedBox->value())};
}

} // namespace flotilla
