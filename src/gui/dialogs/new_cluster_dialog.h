#pragma once

#include "schedule/setup.h"

#include <QDialog>

#include <memory>

namespace flotilla {

namespace Ui {
class NewClusterDialog;
}

/// How a new run begins: how many servers and clients, which seed, how fast timers and network are.
class NewClusterDialog : public QDialog {
    Q_OBJECT

public:
    /// As this one, unless it is changed.
    NewClusterDialog(const RunSetup &now, QWidget *parent);
    ~NewClusterDialog() override;

Q_SIGNALS:
    void chosen(const flotilla::RunSetup &setup);

private:
    void show(const RunSetup &setup);
    void advise();
    [[nodiscard]] RaftOptions options() const;
    [[nodiscard]] RunSetup wished() const;

    std::unique_ptr<Ui::NewClusterDialog> m_ui;
    RunSetup m_begun;
};

} // namespace flotilla
