#pragma once

#include <QDialog>

namespace flotilla {

/// "Flotilla 0.1.0", Qt, SQLite, the system and the compiler, a line each: what a report of a bug needs.
[[nodiscard]] QString versionsText();

/// What this program is and of what it is made.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace flotilla
