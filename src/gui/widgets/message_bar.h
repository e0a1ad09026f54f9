#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace flotilla {

/// Something to tell or to offer, above the picture and in nobody's way.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Offer, Note, Problem };

    explicit MessageBar(QWidget *parent = nullptr);

    /// With an action's words, a button does it and the bar goes.
    void tell(Tone tone, const QString &text, const QString &actionText = {},
              std::function<void()> action = {});
    /// Takes back what was only offered; the rest stays.
    void withdrawOffer();
    [[nodiscard]] QString text() const;

private:
    void act();

    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_action;
    Tone m_tone = Tone::Offer;
};

} // namespace flotilla
