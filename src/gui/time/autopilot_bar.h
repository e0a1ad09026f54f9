#pragma once

#include "cluster/snapshot.h"
#include "gui/widgets/edit_rest.h"

#include <QFrame>

#include <memory>

namespace flotilla {

namespace Ui {
class AutopilotBar;
}

/// Above the picture while the autopilot is on: says so, and dials its rate and its seed.
class AutopilotBar : public QFrame {
    Q_OBJECT

public:
    explicit AutopilotBar(QWidget *parent = nullptr);
    ~AutopilotBar() override;

    void show(const Snapshot &snapshot);

Q_SIGNALS:
    void autopilotChosen(const flotilla::Autopilot &autopilot);

private:
    [[nodiscard]] Autopilot chosen(bool on) const;

    std::unique_ptr<Ui::AutopilotBar> m_ui;
    EditRest m_rest;
    Autopilot m_shown;
};

} // namespace flotilla
