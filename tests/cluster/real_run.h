#pragma once

#include "cluster/cluster.h"
#include "schedule/run.h"
#include "store/raw_sqlite.h"
#include "trace/trace_writer.h"

#include <QFile>
#include <QMutex>
#include <QStringList>

#include <memory>
#include <string>
#include <string_view>

namespace flotilla::test {

/// Collects what Qt has to complain about, on whatever thread; a clean run leaves nothing.
class Complaints {
public:
    Complaints()
    {
        s_lines.clear();
        m_before = qInstallMessageHandler(&Complaints::take);
    }
    ~Complaints() { qInstallMessageHandler(m_before); }
    [[nodiscard]] static QStringList lines()
    {
        const QMutexLocker lock(&s_mutex);
        return s_lines;
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &, const QString &text)
    {
        if (type == QtFatalMsg)
            fprintf(stderr, "%s\n", qPrintable(text));
        const QMutexLocker lock(&s_mutex);
        if (type != QtDebugMsg && type != QtInfoMsg)
            s_lines << text;
    }

    static inline QMutex s_mutex;
    static inline QStringList s_lines;
    QtMessageHandler m_before;
};

/// The trace of a run as text.
class TraceText {
public:
    TraceText() : m_writer([this](std::string_view text) { m_text += text; }) {}
    [[nodiscard]] TraceSink *sink() { return &m_writer; }
    [[nodiscard]] std::string text()
    {
        m_writer.flush();
        return m_text;
    }

private:
    std::string m_text;
    TraceWriter m_writer;
};

inline ClusterOptions inFolder(const QString &folder, bool resume = false)
{
    ClusterOptions options;
    options.dataFolder = folder;
    options.resume = resume;
    options.durability = Durability::Os;
    return options;
}

/// A cluster on real parts, started, and its trace.
struct RealRun {
    TraceText trace;
    std::unique_ptr<Cluster> cluster;

    explicit RealRun(RunSetup setup, const ClusterOptions &options = inFolder({}))
    {
        auto made = Cluster::make(std::move(setup), options);
        mustWork(made);
        cluster = *std::move(made);
        cluster->addSink(trace.sink());
        mustWork(cluster->start());
    }
    [[nodiscard]] QString file(const char *server) const
    {
        return cluster->dataFolder() + QStringLiteral("/node-%1.db").arg(QLatin1String(server));
    }
};

/// Why a cluster can't be made; "" where it can.
inline QString whyNotMade(RunSetup setup, const ClusterOptions &options)
{
    const auto made = Cluster::make(std::move(setup), options);
    return made ? QString() : QString::fromStdString(made.error().message);
}

// What another program reads in the files.
inline QString rowsOfNode(const QString &file)
{
    QStringList rows;
    for (const QVariant &row :
         rawSql(file, QStringLiteral(
                          "SELECT current_term || ' ' || voted_for FROM state UNION ALL SELECT "
                          "log_index || '.' || term || ':' || coalesce(CAST(command AS TEXT), '') "
                          "|| ' ' || client || op FROM (SELECT * FROM log ORDER BY log_index)")))
        rows << row.toString();
    return rows.join(QLatin1String(", "));
}
inline std::string wordsOfLedger(const QString &file)
{
    QStringList words;
    for (const QVariant &row :
         rawSql(file,
                QStringLiteral("SELECT term || ':' || CAST(command AS TEXT) FROM commits ORDER BY "
                               "log_index")))
        words << row.toString();
    return words.join(u' ').toStdString();
}

} // namespace flotilla::test
