#pragma once

#include <utility>

#include "gui/selection.h"
#include "gui/widgets/edit_rest.h"
#include "schedule/action.h"
#include "trace/view.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace flotilla {

namespace Ui {
class LinkEditor;
}

/// Says what all links, or the chosen one, do to messages, and changes it.
class LinkEditor : public QWidget {
    Q_OBJECT

public:
    explicit LinkEditor(QWidget *parent);
    ~LinkEditor() override;

    void show(std::shared_ptr<const ClusterView> view);
    /// Nothing: all links.
    void choose(std::optional<LinkHit> link);
    /// Cuts it both ways; joins it where no message passes.
    void cutOrJoin(const LinkHit &link);

Q_SIGNALS:
    void actionRequested(const flotilla::Action &action);

private:
    void connectBoxes();
    void connectButtons();
    void showScope();
    void showTraits();
    void offerButtons();
    [[nodiscard]] bool isAboutAll() const { return m_all || !m_link; }
    [[nodiscard]] const LinkTraits &traits() const;
    [[nodiscard]] LinkTraits wished() const;
    void change();
    void cut(bool oneWay);
    void heal();
    void healLink(const LinkHit &link);
    void healAll();

    std::unique_ptr<Ui::LinkEditor> m_ui;
    std::shared_ptr<const ClusterView> m_view;
    std::optional<LinkHit> m_link;
    LinkTraits m_shown;
    EditRest m_rest;
    bool m_all = true; ///< though a link may be chosen
};

} // namespace flotilla
