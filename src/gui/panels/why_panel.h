#pragma once

#include "gui/panel.h"
#include "gui/panels/why_answer.h"

class QLabel;
class QListView;
class QModelIndex;
class QVBoxLayout;

namespace flotilla {

class WhyDelegate;
class WhyModel;

/// Why what was asked about is as it is: the chain of causes back across servers, each step a click
/// away; and what is missing for what has not come about, with the acts that would bring it about.
class WhyPanel : public Panel {
    Q_OBJECT

public:
    WhyPanel(Selection *selection, Commands *commands, QWidget *parent);

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setUpList();
    void ask(const WhyHit &question);
    void answer();
    void show(WhyAnswer answer);
    void offerRemedies();
    void goTo(const QModelIndex &index);

    QLabel *m_title;
    QListView *m_list;
    WhyModel *m_model;
    WhyDelegate *m_delegate;
    QLabel *m_remedyTitle;
    QVBoxLayout *m_buttons;

    WhyHit m_question;
    bool m_isAsked = false;         ///< and not answered yet
    std::uint64_t m_answeredAt = 0; ///< how many moments there were
    WhyAnswer m_answer;
    Snapshot m_snapshot; ///< the last one, without its feed
};

} // namespace flotilla
