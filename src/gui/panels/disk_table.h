#pragma once

#include <QAbstractTableModel>
#include <QCache>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace flotilla {

class DiskFile;

/// A table of an SQLite file whose rows are numbered by log_index, newest on top, with the columns
/// that the file has. It holds only the rows that were looked at last, so that a table of any length
/// costs the same.
class DiskTable : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Most rows that are shown: the newest.
    static constexpr int kMaxRows = 1'000'000;
    enum Role { TermRole = Qt::UserRole, NoopRole };

    explicit DiskTable(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    /// The columns as the file names them.
    [[nodiscard]] const QStringList &columns() const { return m_columns; }

    /// Takes what the table holds now; leaves all as it is where the look has a problem.
    void read(DiskFile &look, const QString &file, const QString &table);
    /// What a row holds, by its log_index, in the order of the columns.
    using RowOf = std::function<QVariantList(qint64 index)>;
    /// Shows rows that no file holds any more, or not yet: from first to last.
    void show(const QStringList &columns, qint64 first, qint64 last, RowOf rowOf);
    /// Shows nothing.
    void clear();

private:
    /// Rows that are read together; a row's place is empty where the file lacks it.
    using Block = std::vector<QVariantList>;
    static constexpr int kBlockRows = 128;
    static constexpr int kBlocks = 16; ///< most that are held

    [[nodiscard]] const QVariantList &row(int row) const;
    [[nodiscard]] bool isNoop(const QVariantList &row) const;
    [[nodiscard]] QVariant words(int column, const QVariantList &row, qint64 index) const;
    void moveEnd(qint64 last);
    void reset(const QStringList &columns, qint64 first, qint64 last);

    [[nodiscard]] Block *readBlock(qint64 number) const;

    QString m_file; ///< "": the rows come from m_rowOf
    QString m_table;
    RowOf m_rowOf;
    QStringList m_columns;
    qint64 m_first = 1; ///< log_index of the lowest row; above m_last: there is none
    qint64 m_last = 0;
    mutable QCache<qint64, Block> m_blocks{kBlocks}; ///< by log_index / kBlockRows
};

} // namespace flotilla
