#include "app/cli_trace_file.h"

#include <cstdio>

namespace flotilla {

TraceFile::TraceFile(const QString &name)
    : m_file(name), m_name(name), m_writer([this](std::string_view piece) { write(piece); })
{
}

Error TraceFile::failure() const
{
    return {QStringLiteral(
                "the trace can't be written to %1 (%2): name a file in a folder that you may write "
                "to, on a disk with room")
                .arg(m_name, m_file.errorString())
                .toStdString(),
            Fault::Environment};
}

Result<std::unique_ptr<TraceFile>> TraceFile::open(const QString &name)
{
    std::unique_ptr<TraceFile> file(new TraceFile(name));
    const bool opened = name == u"-"
                            ? file->m_file.open(stdout, QIODevice::WriteOnly)
                            : file->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    if (!opened)
        return file->failure();
    return file;
}

void TraceFile::write(std::string_view piece)
{
    const auto size = static_cast<qint64>(piece.size());
    if (!m_failed && (m_file.write(piece.data(), size) != size || !m_file.flush()))
        m_failed = true;
}

Result<Done> TraceFile::close()
{
    m_writer.flush();
    if (!m_failed && !m_file.flush())
        m_failed = true;
    if (m_failed)
        return failure();
    m_file.close();
    return Done{};
}

} // namespace flotilla
