#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVariant>

class QSqlError;

namespace flotilla {

/// One look into an SQLite file that another thread writes: opened for reading only, read at one
/// instant, and let go of, so that it keeps nothing from being written, moved or replaced.
class DiskFile {
    Q_DECLARE_TR_FUNCTIONS(flotilla::DiskFile)

public:
    explicit DiskFile(const QString &file);
    ~DiskFile();
    DiskFile(const DiskFile &) = delete;
    DiskFile &operator=(const DiskFile &) = delete;

    /// What a query gives; nothing after a problem.
    [[nodiscard]] QList<QVariantList> rows(const QString &sql, const QVariantList &values = {});
    /// The first field of the first row.
    [[nodiscard]] QVariant value(const QString &sql);
    /// What is asked for can't stand in a file of ours.
    void refuse(const QString &why);

    /// Why it can't be read: the file, the cause, the way out; "" where all went well.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Someone holds the file just now.
    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    void open();
    void explain(const QSqlError &error);

    QString m_file;
    QString m_connection; ///< its name
    QString m_problem;
    bool m_busy = false;
};

} // namespace flotilla
