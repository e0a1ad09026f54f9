#include "gui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

namespace flotilla {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QToolButton(this);
    dismiss->setText(QStringLiteral("✕"));
    dismiss->setToolTip(tr("Dismiss"));
    dismiss->setAccessibleName(tr("Dismiss this message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(dismiss);
    connect(m_button, &QPushButton::clicked, this, &MessageBar::act);
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::tell(Tone tone, const QString &text, const QString &actionText,
                      std::function<void()> action)
{
    m_tone = tone;
    setProperty("problem", tone == Tone::Problem);
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_button->setText(actionText);
    m_button->setVisible(!actionText.isEmpty());
    m_action = std::move(action);
    show();
}

void MessageBar::withdrawOffer()
{
    if (m_tone == Tone::Offer)
        hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::act()
{
    hide();
    if (const auto action = std::exchange(m_action, {}))
        action();
}

} // namespace flotilla
