#pragma once

#include "core/rules.h"
#include "gui/commands.h"

#include <QFrame>

class QLabel;

namespace flotilla {

/// Says above the picture, as long as it is so, that a rule of Raft is off.
class BrokenRulesBar : public QFrame {
    Q_OBJECT

public:
    BrokenRulesBar(const Commands *commands, QWidget *parent);

    void show(RuleSet broken);

private:
    QLabel *m_text;
};

} // namespace flotilla
