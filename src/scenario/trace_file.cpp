#include "scenario/trace_file.h"

#include <QCoreApplication>
#include <QFile>

#include <string_view>

namespace flotilla {

namespace {

/// What is blank before a trace's first brace, and no more of it.
constexpr qint64 kSniffed = 256;

Error cannotRead(const QFile &file)
{
    return {QCoreApplication::translate("Trace",
                                        "%1: the trace can't be read (%2); check the name and that "
                                        "you may read it")
                .arg(file.fileName(), file.errorString())
                .toStdString(),
            Fault::BadInput};
}

} // namespace

bool isTraceFile(const QString &fileName)
{
    QFile file(fileName);
    const QByteArray begin =
        file.open(QIODevice::ReadOnly) ? file.read(kSniffed).trimmed() : QByteArray();
    return begin.isEmpty() ? fileName.endsWith(QStringLiteral(".ndjson"), Qt::CaseInsensitive)
                           : begin.startsWith('{');
}

Result<ImportedTrace> loadTrace(const QString &fileName, const std::function<bool(double)> &goOn)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(file);
    // Mapped, a large one takes no memory for its text; a pipe can't be.
    const auto *mapped = reinterpret_cast<const char *>(file.map(0, file.size()));
    if (!mapped)
        file.unsetError();
    const QByteArray bytes = mapped ? QByteArray::fromRawData(mapped, file.size()) : file.readAll();
    if (file.error() != QFileDevice::NoError)
        return cannotRead(file);
    return importTrace({bytes.constData(), static_cast<std::size_t>(bytes.size())}, goOn,
                       fileName.toStdString());
}

} // namespace flotilla
