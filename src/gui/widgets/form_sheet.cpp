#include "gui/widgets/form_sheet.h"

#include "picture/theme.h"

namespace flotilla {

QString formSheet(const Theme &theme)
{
    return QStringLiteral("QWidget { font-weight: normal; color: %1; } "
                          "QWidget:disabled, QLabel[quiet=\"true\"] { color: %2; } "
                          "QLabel[heading=\"true\"] { font-weight: bold; } "
                          "QToolButton:checked { color: %3; border: 1px solid %3; } "
                          "QTableView::item { border: none; } "
                          "QTableCornerButton::section { background: transparent; border: none; } "
                          "QHeaderView::section { padding: 0; border: none; }")
        .arg(theme.ink.name(), theme.quiet.name(), theme.accent.name());
}

} // namespace flotilla
