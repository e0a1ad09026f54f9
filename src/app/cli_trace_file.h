#pragma once

#include "core/result.h"
#include "trace/trace_writer.h"

#include <QFile>
#include <QString>

#include <memory>

namespace flotilla {

/// A trace on its way to a file; what can't be written is remembered and told at the end.
class TraceFile {
public:
    /// name: "-" is standard output.
    static Result<std::unique_ptr<TraceFile>> open(const QString &name);

    [[nodiscard]] TraceSink *sink() { return &m_writer; }
    /// Writes what is left.
    Result<Done> close();

private:
    explicit TraceFile(const QString &name);
    void write(std::string_view piece);
    [[nodiscard]] Error failure() const;

    QFile m_file;
    QString m_name;
    bool m_failed = false;
    TraceWriter m_writer;
};

} // namespace flotilla
