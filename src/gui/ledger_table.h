#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <cstdint>
#include <deque>

namespace flotilla {

/// The rows of leader_logs.db, newest on top, read from the file itself over a connection that cannot
/// write.
class LedgerTable : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Most rows that are shown: the newest.
    static constexpr int kMaxRows = 10'000;
    enum Column { IndexColumn, TermColumn, CommandColumn, LeaderColumn, AtColumn, kColumns };
    enum Role { TermRole = Qt::UserRole, NoopRole };

    explicit LedgerTable(QObject *parent = nullptr);
    ~LedgerTable() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Shows this file: what it holds now, and what is new whenever the number of rows has grown.
    void show(const QString &file, std::uint64_t rows);
    /// Lets go of the file.
    void clear();

Q_SIGNALS:
    /// The file can't be read; in words for the user.
    void failed(const QString &message);

private:
    struct Row {
        int index = 0;
        std::uint64_t term = 0;
        bool noop = false;
        QString command;
        QString leader;
        std::int64_t atMicros = 0;
    };
    bool openFile(const QString &file);
    /// False where it could not be read just now.
    bool readNewRows();

    QString m_connection; ///< its name; "": none is open
    QString m_file;
    std::uint64_t m_seen = 0; ///< rows that the file was said to hold when it was read
    bool m_failed = false;    ///< told once a file
    std::deque<Row> m_rows;
};

} // namespace flotilla
