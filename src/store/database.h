#pragma once

#include <utility>

#include "core/result.h"
#include "store/durability.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <string>

namespace flotilla {

/// What makes a file one of ours, and of which kind.
struct FileKind {
    QString what;                ///< "the store of server S1": for messages
    std::uint32_t applicationId; ///< stands in the file's header
    int version;                 ///< of the schema
    QStringList schema;          ///< what makes an empty file one of this kind
    QString wayOut;              ///< for a file that can't be used any more
};

/// A connection to one SQLite file, of the thread that opened it.
///
/// All its errors name the file, SQLite's reason in plain words, and the way out.
class Database {
public:
    /// Opens a file of that kind, or makes one where there is none or an empty one. Refused: what
    /// is not SQLite, damaged, of another kind, of another version, or can't be written.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, Durability,
                                                                const FileKind &kind);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// A statement to keep; it has to go before the database does.
    [[nodiscard]] QSqlQuery prepared(const QString &statement) const;
    /// Carries out a prepared and bound statement.
    [[nodiscard]] Result<Done> run(QSqlQuery &query) const;
    [[nodiscard]] Result<Done> run(const QString &statement) const;
    /// The first field of the first row.
    [[nodiscard]] Result<QVariant> value(const QString &statement) const;

    [[nodiscard]] Result<Done> begin();
    [[nodiscard]] Result<Done> commit();
    /// Leaves nothing of the transaction; nothing where there is none.
    void rollback();

    /// What stands in the file can't be true.
    [[nodiscard]] Error damaged(const QString &why) const;
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    Database(const QString &file, const FileKind &kind);
    [[nodiscard]] Result<Done> setUp(Durability durability, const FileKind &kind);
    [[nodiscard]] Result<Done> createSchema(const FileKind &kind);
    [[nodiscard]] Result<Done> checkKind(const FileKind &kind) const;
    [[nodiscard]] Error error(const QString &why, const QString &wayOut) const;
    [[nodiscard]] Error error(const QSqlError &sqlError) const;

    QString m_file;
    QString m_what;
    QString m_wayOut;
    QString m_connection;
    QSqlDatabase m_database;
    QSqlQuery m_begin;
    QSqlQuery m_commit;
};

/// To be bound to a column: text where the bytes are UTF-8 without NUL, which SQLite's shell can
/// show, and else the bytes themselves. QVariant::toByteArray() gives either back unchanged.
[[nodiscard]] QVariant textOrBytes(const std::string &bytes);
/// To be bound to a column; the string has to stay until the statement has run.
[[nodiscard]] QVariant bytesOnly(const std::string &bytes);

} // namespace flotilla
