#include "gui/widgets/edit_rest.h"

#include "gui/widgets/figure_box.h"

#include <chrono>

namespace flotilla {

namespace {

using namespace std::chrono_literals;

constexpr auto kRest = 300ms;

} // namespace

EditRest::EditRest(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRest);
    connect(&m_timer, &QTimer::timeout, this, &EditRest::settle);
}

void EditRest::watch(FigureBox *box)
{
    connect(box, &QDoubleSpinBox::valueChanged, this, &EditRest::turned);
    connect(box, &QAbstractSpinBox::editingFinished, this, &EditRest::settle);
}

void EditRest::turned()
{
    m_pending = true;
    m_timer.start();
}

void EditRest::settle()
{
    if (!m_pending)
        return;
    forget();
    Q_EMIT settled();
}

void EditRest::forget()
{
    m_pending = false;
    m_timer.stop();
}

} // namespace flotilla
