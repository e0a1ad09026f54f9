#include "gui/appearance.h"

#include <QApplication>
#include <QFontDatabase>
#include <QSettings>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace flotilla {

namespace {

constexpr std::array kSizes{80, 90, 100, 110, 125, 150, 175, 200, 250, 300};

std::size_t placeOf(int percent)
{
    const auto *nearest = std::min_element(kSizes.begin(), kSizes.end(), [percent](int a, int b) {
        return std::abs(a - percent) < std::abs(b - percent);
    });
    return static_cast<std::size_t>(std::distance(kSizes.begin(), nearest));
}

/// Qt 6.4 knows no colour scheme; a dark system has a dark window colour.
bool systemIsDark()
{
    return QPalette().color(QPalette::Window).lightness() < 128;
}

QColor mixed(const QColor &a, const QColor &b, qreal shareOfB)
{
    const auto mix = [shareOfB](float x, float y) {
        return static_cast<float>(x + (y - x) * static_cast<float>(shareOfB));
    };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()),
                            mix(a.blueF(), b.blueF()));
}

} // namespace

Appearance::Appearance(QObject *parent) : QObject(parent), m_base(QApplication::font())
{
    apply();
}

QColor Appearance::good() const
{
    return m_theme.isDark ? QColor(0x4f, 0xc3, 0xa1) : QColor(0x1b, 0x8a, 0x66);
}

void Appearance::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::chooseTerms(Theme::Palette palette)
{
    m_terms = palette;
    apply();
}

void Appearance::setSize(int percent)
{
    m_size = kSizes[placeOf(percent)];
    apply();
}

void Appearance::changeSize(int steps)
{
    const int place = static_cast<int>(placeOf(m_size)) + steps;
    setSize(kSizes[static_cast<std::size_t>(
        std::clamp(place, 0, static_cast<int>(kSizes.size()) - 1))]);
}

std::span<const int> Appearance::sizes()
{
    return kSizes;
}

void Appearance::restore()
{
    const QSettings settings;
    const int choice = settings.value(QStringLiteral("theme"), 0).toInt();
    m_choice = choice >= 0 && choice <= static_cast<int>(Choice::Print)
                   ? static_cast<Choice>(choice)
                   : Choice::System;
    m_terms = settings.value(QStringLiteral("terms")).toString() == QStringLiteral("okabe-ito")
                  ? Theme::Palette::OkabeIto
                  : Theme::Palette::Standard;
    setSize(settings.value(QStringLiteral("typeSize"), 100).toInt());
}

void Appearance::save() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), static_cast<int>(m_choice));
    settings.setValue(QStringLiteral("terms"), m_terms == Theme::Palette::OkabeIto
                                                   ? QStringLiteral("okabe-ito")
                                                   : QStringLiteral("standard"));
    settings.setValue(QStringLiteral("typeSize"), m_size);
}

void Appearance::systemChanged()
{
    if (m_choice == Choice::System || m_choice == Choice::HighContrast)
        apply();
}

/// High contrast is dark where the system is.
Theme::Ground Appearance::ground() const
{
    switch (m_choice) {
    case Choice::System:
        return systemIsDark() ? Theme::Ground::Dark : Theme::Ground::Light;
    case Choice::Light:
        return Theme::Ground::Light;
    case Choice::Dark:
        return Theme::Ground::Dark;
    case Choice::HighContrast:
        return systemIsDark() ? Theme::Ground::HighContrastDark : Theme::Ground::HighContrast;
    case Choice::Print:
        return Theme::Ground::Print;
    }
    return Theme::Ground::Light;
}

void Appearance::apply()
{
    QApplication::setPalette(QPalette()); // so that the system's is seen again
    m_theme = Theme::make(ground(), m_terms, m_base);
    m_theme.scale = m_size / 100.0;
    QApplication::setPalette(palette());
    QApplication::setFont(m_theme.font(m_theme.readingSize()));
    Q_EMIT changed();
}

QPalette Appearance::palette() const
{
    const Theme &t = m_theme;
    QPalette p(t.panel);
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const bool off = group == QPalette::Disabled;
        const QColor ink = off ? mixed(t.ink, t.panel, 0.6) : t.ink;
        p.setColor(group, QPalette::Window, t.panel);
        p.setColor(group, QPalette::Base, t.panel);
        p.setColor(group, QPalette::AlternateBase, t.paper);
        p.setColor(group, QPalette::Button, mixed(t.panel, t.thin, 0.45));
        p.setColor(group, QPalette::ToolTipBase, t.panel);
        for (const auto role :
             {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
            p.setColor(group, role, ink);
        p.setColor(group, QPalette::PlaceholderText, t.quiet);
        p.setColor(group, QPalette::Highlight, t.accent);
        p.setColor(group, QPalette::HighlightedText, t.panel);
        p.setColor(group, QPalette::Link, t.accent);
        p.setColor(group, QPalette::Mid, t.thin);
        p.setColor(group, QPalette::Dark, t.quiet);
    }
    return p;
}

QString Appearance::styleSheet() const
{
    const Theme &t = m_theme;
    QString sheet = QStringLiteral(R"(
        QMenuBar { background: @panel; padding: 3px 6px 0 6px; }
        QMenuBar::item { padding: 3px 9px; background: transparent; }
        QMenuBar::item:selected { background: @field; border-radius: 4px; }
        QMenu { background: @panel; border: 1px solid @thin; padding: 4px; }
        QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
        QMenu::item:selected { background: @field; color: @ink; }
        QMenu::item:disabled { color: @quiet; }
        QMenu::separator { height: 1px; background: @thin; margin: 4px 8px; }
        QToolBar { background: @panel; border: none; border-bottom: 1px solid @thin; padding: 0; }
        QStatusBar { background: @panel; border-top: 1px solid @thin; }
        QStatusBar::item { border: none; }
        QMainWindow { background: @panel; }
        QMainWindow::separator { background: @thin; width: 1px; height: 1px; }
        QMainWindow::separator:hover { background: @accent; }
        QDockWidget { color: @quiet; font-weight: bold; }
        QDockWidget::title { background: @panel; padding: 9px 0 5px 12px; text-align: left; }
        QListView, QTableView, QTreeView { background: @panel; border: none; outline: none; font-weight: normal;
            selection-background-color: @field; selection-color: @ink; }
        QTableView::item { border-bottom: 1px solid @faint; padding: 0 4px; }
        QHeaderView { background: @panel; font-weight: normal; }
        QHeaderView::section { background: @panel; color: @quiet; border: none; padding: 2px 4px;
            border-bottom: 1px solid @thin; }
        QToolButton { border: none; border-radius: 5px; padding: 5px 9px; background: @field; }
        QToolButton:hover { background: @thin; }
        QToolButton:disabled { color: @quiet; }
        QToolButton#playButton { background: @accent; color: @panel; font-weight: bold;
            padding: 8px 14px; }
        QToolButton#playButton:disabled { background: @field; color: @quiet; }
        QToolButton#stepButton { padding: 8px 12px; }
        QToolButton:focus, QPushButton:focus { border: 1px solid @accent; }
        QToolButton#playButton:focus { border: 2px solid @ink; padding: 6px 12px; }
        QPushButton { border: none; border-radius: 5px; padding: 6px 14px; background: @field; }
        QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
        QPushButton:hover { background: @thin; }
        QPushButton:default { background: @accent; color: @panel; font-weight: bold; }
        QLineEdit, QComboBox { border: 1px solid transparent; border-radius: 5px;
            padding: 4px 8px; background: @field; }
        QLineEdit:focus, QComboBox:focus { border: 1px solid @accent; }
        QLineEdit:disabled, QComboBox:disabled { color: @quiet; }
        QComboBox::drop-down { border: none; width: 18px; }
        QComboBox::down-arrow { image: url(:/flotilla/icons/down-@shade.svg); width: 10px; height: 10px; }
        QComboBox QAbstractItemView { background: @panel; border: 1px solid @thin; padding: 3px;
            selection-background-color: @field; selection-color: @ink; }
        QTabBar::tab { padding: 5px 6px; margin: 0; border: none; border-bottom: 2px solid transparent;
            background: transparent; color: @quiet; }
        QTabBar::tab:hover { color: @ink; }
        QTabBar::tab:selected { color: @ink; border-bottom: 2px solid @accent; }
        QTabBar::tab:focus { background: @field; }
        QSlider::groove:horizontal { height: 3px; background: @thin; border-radius: 1px; }
        QSlider::sub-page:horizontal { height: 3px; background: @accent; border-radius: 1px; }
        QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 7px;
            background: @accent; }
        QSlider::handle:horizontal:focus { border: 2px solid @ink; width: 12px; height: 12px;
            border-radius: 8px; }
        QScrollBar:vertical { background: transparent; width: 9px; margin: 0; }
        QScrollBar::handle:vertical { background: @thin; border-radius: 3px; min-height: 28px;
            margin: 1px; }
        QScrollBar:horizontal { background: transparent; height: 9px; margin: 0; }
        QScrollBar::handle:horizontal { background: @thin; border-radius: 3px; min-width: 28px;
            margin: 1px; }
        QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
        QToolTip { background: @panel; color: @ink; border: 1px solid @thin; padding: 4px; }
        QTextBrowser { background: @panel; border: none; }
        flotilla--MessageBar, flotilla--AutopilotBar, flotilla--UntilBar { background: @field;
            border-bottom: 1px solid @thin; }
        flotilla--AutopilotBar { border-left: 4px solid @accent; }
        flotilla--AutopilotBar QDoubleSpinBox { background: @panel; }
        flotilla--AutopilotBar QPushButton { background: @panel; }
        flotilla--AutopilotBar QPushButton:hover { background: @thin; }
        flotilla--UntilBar QComboBox, flotilla--UntilBar QToolButton { background: @panel; }
        flotilla--UntilBar QPushButton { background: @accent; color: @panel; font-weight: bold; }
        flotilla--UntilBar QProgressBar { border: none; border-radius: 3px; background: @thin;
            max-height: 6px; }
        flotilla--UntilBar QProgressBar::chunk { border-radius: 3px; background: @accent; }
        flotilla--UntilBar[problem="true"] { border-left: 4px solid @alarm; }
        flotilla--BrokenRulesBar { background: @field; border-bottom: 1px solid @thin;
            border-left: 4px solid @alarm; }
        flotilla--BrokenRulesBar QLabel { font-weight: bold; }
        flotilla--BrokenRulesBar QToolButton { background: @panel; }
        flotilla--MessageBar[problem="true"] { border-left: 4px solid @alarm; }
        flotilla--MessageBar QPushButton { background: @accent; color: @panel; font-weight: bold; }
        QLabel#emptyNote, QLabel#nextCaption, QLabel#speedCaption, QLabel#clockCaption, QLabel#outcomeLabel
            { color: @quiet; }
        QFrame#commandPalette { background: @panel; border: 1px solid @quiet; border-radius: 8px; }
        QLabel#keyCap { border: 1px solid @quiet; border-radius: 4px; padding: 1px 6px;
            background: @panel; }
        QLabel#groupTitle { color: @quiet; font-weight: bold; }
        QLabel#aboutName { font-size: @clockpx; font-weight: bold; }
        QLabel#speedLabel { font-weight: bold; }
        QLabel#clockLabel { font-family: "@fixed"; font-weight: bold; font-size: @clockpx; }
        QLabel#violationLabel { color: @alarm; font-weight: bold; }
    )");
    const std::pair<QLatin1StringView, QString> words[] = {
        {QLatin1StringView("@panel"), t.panel.name()},
        {QLatin1StringView("@field"), mixed(t.panel, t.thin, 0.45).name()},
        {QLatin1StringView("@faint"), mixed(t.panel, t.thin, 0.6).name()},
        {QLatin1StringView("@thin"), t.thin.name()},
        {QLatin1StringView("@ink"), t.ink.name()},
        {QLatin1StringView("@quiet"), t.quiet.name()},
        {QLatin1StringView("@accent"), t.accent.name()},
        {QLatin1StringView("@alarm"), t.alarm.name()},
        {QLatin1StringView("@shade"), t.isDark ? QStringLiteral("dark") : QStringLiteral("light")},
        {QLatin1StringView("@fixed"), QFontDatabase::systemFont(QFontDatabase::FixedFont).family()},
        {QLatin1StringView("@clock"), QString::number(std::lround(t.clockSize() * 0.9))},
    };
    for (const auto &[word, value] : words)
        sheet.replace(word, value);
    return sheet;
}

} // namespace flotilla
