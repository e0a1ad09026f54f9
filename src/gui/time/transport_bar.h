#pragma once

#include "cluster/snapshot.h"
#include "core/types.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;

namespace flotilla {

namespace Ui {
class TransportBar;
}

/// The head of the window: play, step and what comes next, speed, the virtual clock, and the field that
/// commands are submitted in.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(QWidget *parent = nullptr);
    ~TransportBar() override;

    /// The window's own commands, shown here as buttons.
    void setActions(QAction *playPause, QAction *step, QAction *follow);
    /// The play button stays as wide as the widest of the words that it says.
    void keepPlayWidth(const QStringList &words);
    void show(const Snapshot &snapshot);
    /// Another run has begun.
    void forgetOutcome();
    /// One notch of the slider up or down.
    void nudgeSpeed(int notches);
    /// To type a command in, for that server or for the one that the client knows.
    void focusSubmit(std::optional<flotilla::NodeId> server);

Q_SIGNALS:
    void speedChosen(double speed);
    void submitted(flotilla::NodeId client, const QString &text,
                   std::optional<flotilla::NodeId> at);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void submit();
    void showSpeed(double chosen, double effective);
    void showClients(const ClusterView &view);
    void showOutcome(const ClusterView &view);

    std::unique_ptr<Ui::TransportBar> m_ui;
    QStringList m_chooserWords; ///< what the chooser offers now
    bool m_asked = false;       ///< something was submitted in this run
};

} // namespace flotilla
