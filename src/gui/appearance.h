#pragma once

#include "picture/theme.h"

#include <QObject>
#include <QPalette>
#include <QString>

#include <span>

namespace flotilla {

/// How the whole program looks: its ground, the colours of the terms, and how big its type is.
class Appearance : public QObject {
    Q_OBJECT

public:
    /// Kept in the settings by these numbers.
    enum class Choice { System = 0, Light = 1, Dark = 2, HighContrast = 3, Print = 4 };

    /// The sizes of type that are offered, in per cent, from the smallest.
    [[nodiscard]] static std::span<const int> sizes();

    explicit Appearance(QObject *parent = nullptr);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Theme::Palette termPalette() const { return m_terms; }
    /// Of type, in per cent of the usual.
    [[nodiscard]] int size() const { return m_size; }
    /// Of what is as it should be.
    [[nodiscard]] QColor good() const;
    void choose(Choice choice);
    void chooseTerms(Theme::Palette palette);
    /// Takes the nearest of the sizes that are offered.
    void setSize(int percent);
    /// So many of the offered sizes up, or down.
    void changeSize(int steps);
    /// The system's palette may have changed.
    void systemChanged();

    // In the settings.
    void restore();
    void save() const;

    /// The rules for the window's own widgets.
    [[nodiscard]] QString styleSheet() const;

Q_SIGNALS:
    void changed();

private:
    void apply();
    [[nodiscard]] Theme::Ground ground() const;
    [[nodiscard]] QPalette palette() const;

    QFont m_base; ///< the system's
    Choice m_choice = Choice::System;
    Theme::Palette m_terms = Theme::Palette::Standard;
    int m_size = 100;
    Theme m_theme;
};

} // namespace flotilla
