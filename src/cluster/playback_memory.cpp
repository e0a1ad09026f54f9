#include "cluster/playback.h"

#include "cluster/live_run.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace flotilla {

namespace {

/// A folder that takes no disk, where the system has one.
QString memoryTemplate()
{
    const QFileInfo shared(QStringLiteral("/dev/shm"));
    const QString folder =
        shared.isDir() && shared.isWritable() ? shared.filePath() : QDir::tempPath();
    return folder + QStringLiteral("/flotilla-XXXXXX");
}

} // namespace

bool Playback::escape(const RunPlace &from, const QString &why)
{
    if (m_memory)
        return false;
    if (!std::exchange(m_escapes, true))
        whenIdle([this, from, why] { goOnInMemory(from, why); });
    return true;
}

void Playback::goOnInMemory(const RunPlace &from, const QString &why)
{
    if (!std::exchange(m_escapes, false))
        return; // another run has begun
    auto memory = std::make_unique<QTemporaryDir>(memoryTemplate());
    auto state = m_run->stateAt(from);
    if (!state)
        return refuse(state.error());
    state->driver = m_run->driver->copyFor(*m_run->cluster);
    const QString onDisk = std::exchange(m_folder, memory->path());
    auto run = raise(*state);
    if (!run) { // which has been told
        m_folder = onDisk;
        setPlaying(false);
        return;
    }
    m_memory = std::move(memory);
    adopt(std::move(run));
    Q_EMIT branched(snapshot());
    Q_EMIT refused(tr("The run's files can't be written (%1). Nothing is lost: the run goes on in "
                      "memory. Save it before you close the window.")
                       .arg(why));
}

} // namespace flotilla
