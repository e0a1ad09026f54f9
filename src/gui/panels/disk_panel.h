#pragma once

#include "gui/panel.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

class DiskFile;
class DiskTable;
class EmptyNote;
class TermDelegate;
namespace Ui {
class DiskPanel;
}

/// leader_logs.db and each server's own database, as their files have them.
class DiskPanel : public Panel {
    Q_OBJECT

public:
    DiskPanel(Selection *selection, Commands *commands, QWidget *parent);
    ~DiskPanel() override;

    void beginRun() override;
    void showSnapshot(const Snapshot &snapshot) override;
    void setTheme(const Theme &theme) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// When it differs, something else stands in the file: of the ledger its rows, of a server what
    /// it keeps (Figure 2). Two logs whose last entries are equal are equal (§5.3).
    struct Sign {
        std::uint64_t rows = 0;
        Term term;
        std::optional<NodeId> votedFor;
        Index lastIndex;
        Term lastTerm;
        bool up = true;
        std::optional<std::uint64_t> past; ///< the moment
        bool operator==(const Sign &) const = default;
    };

    void showFiles(const Snapshot &snapshot);
    void choose();
    void openFolder();
    [[nodiscard]] int chosenServer() const; ///< -1: the ledger is shown
    [[nodiscard]] Sign signNow() const;
    void readSoon();
    void read();
    /// What was recorded of an instant that has passed: the files hold only the present.
    void showPast();
    void showLedgerOfPast();
    void showServerOfPast(const ServerView &server);
    /// What the file says beside its table, in a line.
    [[nodiscard]] QString stateWords(DiskFile &look) const;
    void showProblem(const DiskFile &look);
    void fitColumns();

    std::unique_ptr<Ui::DiskPanel> m_ui;
    DiskTable *m_table;
    TermDelegate *m_delegate;
    EmptyNote *m_note;
    std::shared_ptr<const ClusterView> m_view;
    Timeline m_timeline;
    std::optional<Moment> m_past; ///< none: the present is shown
    std::uint64_t m_ledgerRows = 0;
    QStringList m_files;        ///< the ledger's and the servers', in the order of the chooser
    std::optional<Sign> m_read; ///< none: the file has yet to be read
    QElapsedTimer m_since;      ///< the last reading
    QTimer m_again;
    int m_busyTries = 0;
    qreal m_em = 13;
};

} // namespace flotilla
