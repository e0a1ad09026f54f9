#pragma once

#include <QCoreApplication>

namespace flotilla {

/// The words in pictures: Text::tr("term").
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

} // namespace flotilla
