#include "gui/dialogs/film_dialog.h"

#include "ui_film_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <utility>

namespace flotilla {

namespace {

Instant instantOf(const QDoubleSpinBox *box)
{
    return Instant{std::llround(box->value() * 1e6)};
}

} // namespace

FilmDialog::FilmDialog(std::function<Film()> now, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::FilmDialog>()), m_now(std::move(now))
{
    m_ui->setupUi(this);
    const Film whole = m_now();
    m_ui->toBox->setValue(static_cast<double>(whole.to.micros) / 1e6);
    m_ui->paceBox->setValue(whole.pace);
    m_ui->widthBox->setValue(whole.size.width());
    m_ui->heightBox->setValue(whole.size.height());
    for (QDoubleSpinBox *box : {m_ui->fromBox, m_ui->toBox, m_ui->paceBox})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FilmDialog::advise);
    for (QSpinBox *box : {m_ui->widthBox, m_ui->heightBox, m_ui->framesBox})
        connect(box, &QSpinBox::valueChanged, this, &FilmDialog::advise);
    m_ui->buttons->button(QDialogButtonBox::Save)->setText(tr("Export…"));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this,
            [this] { Q_EMIT wished(film(), m_ui->kindBox->currentIndex() == 0); });
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    advise();
}

FilmDialog::~FilmDialog() = default;

Film FilmDialog::film() const
{
    Film film = m_now();
    const Instant end = film.to;
    film.from = instantOf(m_ui->fromBox);
    film.to = std::min(instantOf(m_ui->toBox), end);
    film.pace = m_ui->paceBox->value();
    film.framesPerSecond = m_ui->framesBox->value();
    film.size = {m_ui->widthBox->value(), m_ui->heightBox->value()};
    return film;
}

/// How long it gets, or why it can't be made.
void FilmDialog::advise()
{
    const Film wish = film();
    const auto whyNot = wish.whyNot();
    const int frames = wish.frames();
    m_ui->advice->setText(
        whyNot ? QString::fromStdString(whyNot->message)
               : tr("%1 frames, %2 s to look at")
                     .arg(QLocale().toString(frames),
                          QLocale().toString(double(frames) / wish.framesPerSecond, 'f', 1)));
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(!whyNot);
}

} // namespace flotilla
