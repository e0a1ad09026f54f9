#pragma once

#include "picture/theme.h"

#include <QObject>
#include <QPalette>
#include <QString>

namespace flotilla {

/// How the whole program looks: light, dark or like the system, and how big its type is.
class Appearance : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };

    /// Type can be made this many notches bigger or smaller.
    static constexpr int kMostNotches = 6;

    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] int notches() const { return m_notches; }
    /// Of what is as it should be.
    [[nodiscard]] QColor good() const;
    void choose(Choice choice);
    void setNotches(int notches);
    /// The system's palette may have changed.
    void systemChanged();

    /// The rules for the window's own widgets.
    [[nodiscard]] QString styleSheet() const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    [[nodiscard]] QPalette palette() const;

    QFont m_base; ///< the system's
    Choice m_choice = Choice::System;
    int m_notches = 0;
    Theme m_theme;
};

} // namespace flotilla
