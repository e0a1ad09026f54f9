#include "gui/panels/up_next_buttons.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace flotilla {

UpNextButtons::UpNextButtons(const Commands &commands, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    add(commands[CommandId::DeliverMessage], tr("now"), true);
    add(commands[CommandId::DropMessage], tr("drop"), true);
    add(commands[CommandId::DelayMessage], tr("delay"), true);
    add(commands[CommandId::DuplicateMessage], tr("twice"), true);
    add(commands[CommandId::TimeOutServer], tr("fire now"), false);
    hide();
}

void UpNextButtons::add(QAction *command, const QString &name, bool ofMessage)
{
    auto *button = new QToolButton(this);
    button->setText(name);
    button->setObjectName(command->objectName() + QStringLiteral("Button"));
    button->setFocusPolicy(Qt::NoFocus); // the keys of the commands act on the chosen row
    const auto follow = [button, command] {
        button->setEnabled(command->isEnabled());
        button->setToolTip(command->toolTip());
        button->setAccessibleName(Commands::nameOf(command));
    };
    connect(command, &QAction::changed, button, follow);
    follow();
    connect(button, &QToolButton::clicked, this, [this, command] {
        Q_EMIT pressed();
        command->trigger();
    });
    layout()->addWidget(button);
    m_buttons.push_back({button, ofMessage});
}

void UpNextButtons::setTheme(const Theme &theme)
{
    setFont(theme.font(theme.readingSize() * 0.9));
    setStyleSheet(QStringLiteral("QToolButton { padding: 1px; background: transparent; "
                                 "color: %1; } "
                                 "QToolButton:hover { background: %2; } "
                                 "QToolButton:disabled { color: %3; }")
                      .arg(theme.accent.name(), theme.thin.name(), theme.quiet.name()));
}

bool UpNextButtons::suit(const Hit &what)
{
    const bool message = std::holds_alternative<MessageHit>(what);
    const NodeId *endpoint = std::get_if<NodeId>(&what);
    const bool timer = endpoint && endpoint->isServer();
    for (const Button &button : m_buttons)
        button.button->setVisible(button.ofMessage ? message : timer);
    adjustSize();
    return message || timer;
}

} // namespace flotilla
