#pragma once

#include "trace/view.h"

#include <QFrame>

#include <memory>

class QAction;

namespace flotilla {

namespace Ui {
class UntilBar;
}

/// Above the picture: asks for a condition in the scenario language's words, and tells what comes of
/// it. The conditions that were used last, and good examples, can be chosen.
class UntilBar : public QFrame {
    Q_OBJECT

public:
    explicit UntilBar(QWidget *parent = nullptr);
    ~UntilBar() override;

    void setCancel(QAction *cancel);
    /// Shows itself, to be typed in; the examples fit that cluster.
    void open(const ClusterView &view);
    void showHint();
    void showProblem(const QString &text);
    void showOutcome(const QString &text);
    /// share: of the time after which it is given up.
    void showProgress(const QString &text, double share);
    /// The condition can be run to: it is offered again.
    void keep(const QString &condition);

Q_SIGNALS:
    void asked(const QString &condition);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const ClusterView &view);
    void tell(const QString &text, bool isProblem, bool works);
    void ask();
    void close();

    std::unique_ptr<Ui::UntilBar> m_ui;
};

} // namespace flotilla
