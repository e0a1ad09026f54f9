#pragma once

#include "core/result.h"

#include <QString>

#include <functional>

class QWidget;

namespace flotilla {

/// Told now and then with the share that is done, 0 to 1; false breaks the work off.
using ErrandGoesOn = std::function<bool(double)>;

/// Does what takes long on another thread, where it must touch nothing of the window. What takes more
/// than half a second shows how far it is, and can be cancelled.
/// then: on this thread, unless it was cancelled or the window has gone; by then all the work is done.
void runErrand(QWidget *window, const QString &words,
               std::function<Result<Done>(const ErrandGoesOn &)> work,
               std::function<void(const Result<Done> &)> then);

} // namespace flotilla
