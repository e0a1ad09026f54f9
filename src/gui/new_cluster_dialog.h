#pragma once

#include <QDialog>

#include <memory>

namespace flotilla {

namespace Ui {
class NewClusterDialog;
}

/// Asks how many servers a new run is to have, and for its seed.
class NewClusterDialog : public QDialog {
    Q_OBJECT

public:
    NewClusterDialog(int servers, std::uint64_t seed, QWidget *parent = nullptr);
    ~NewClusterDialog() override;

Q_SIGNALS:
    void chosen(int servers, std::uint64_t seed);

private:
    std::unique_ptr<Ui::NewClusterDialog> m_ui;
};

} // namespace flotilla
