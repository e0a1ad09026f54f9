#pragma once

#include "picture/film.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace flotilla {

namespace Ui {
class FilmDialog;
}

/// Which stretch of a run is to be exported as moving pictures, how large and how fast. It stands
/// beside the window, so that one may go on looking for the instants.
class FilmDialog : public QDialog {
    Q_OBJECT

public:
    /// now: the run as it is, with the look of the window, whole; asked anew with each wish.
    FilmDialog(std::function<Film()> now, QWidget *parent);
    ~FilmDialog() override;

Q_SIGNALS:
    /// isGif: one file; else a folder of PNG frames.
    void wished(const flotilla::Film &film, bool isGif);

private:
    [[nodiscard]] Film film() const;
    void advise();

    std::unique_ptr<Ui::FilmDialog> m_ui;
    std::function<Film()> m_now;
};

} // namespace flotilla
