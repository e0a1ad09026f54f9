#pragma once

#include <QWidget>

namespace flotilla {

/// A text to read beside the main window, which goes on meanwhile.
class TextWindow : public QWidget {
    Q_OBJECT

public:
    TextWindow(const QString &title, const QString &markdown, QWidget *parent = nullptr);
};

} // namespace flotilla
