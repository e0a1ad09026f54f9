#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

/// What another program sees of a file: one statement, on a connection of its own.
inline QVariantList rawSql(const QString &file, const QString &statement)
{
    const QString name = QStringLiteral("test");
    QVariantList rows;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        if (!query.exec(statement))
            qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next())
            rows << query.value(0);
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}
