#include "cluster/playback.h"

#include <QDir>
#include <QFileInfo>

namespace flotilla {

void Playback::refuse(const Error &error)
{
    Q_EMIT refused(QString::fromStdString(error.message));
}

std::unique_ptr<LiveRun> Playback::raise(const RunState &state)
{
    ClusterOptions options = m_run->options;
    options.resume = false;
    options.epoch = ++m_epoch;
    if (!m_folder.isEmpty()) {
        const auto folderOf = [this](std::uint32_t number) {
            return QDir(m_folder).filePath(QStringLiteral("branch-%1").arg(number));
        };
        std::uint32_t number = m_epoch;
        while (QFileInfo::exists(folderOf(number))) // of an earlier run in the same folder
            ++number;
        options.dataFolder = folderOf(number);
    }
    auto run = LiveRun::goOn(state, options);
    Result<Done> started = run ? (*run)->start() : Result<Done>(run.error());
    if (!started) {
        refuse(started.error());
        return nullptr;
    }
    return *std::move(run);
}

void Playback::beginBranch(const RunState &from, BranchFacts facts, const Action *act)
{
    if (m_branches.isFull()) {
        Q_EMIT refused(tr("A run is kept in at most %1 branches: delete one that you don't need.")
                           .arg(Branches::kMost));
        return;
    }
    if (act) { // asked of the pure engine first, so that nothing has changed where it is refused
        PureEngine there(*from.checkpoint);
        auto done = there.start();
        const std::size_t before = there.recording().size();
        if (done)
            if (const auto acted = there.act(*act); !acted && there.recording().size() == before)
                done = acted.error();
        if (!done)
            return refuse(done.error());
    }
    auto left = m_run->stateNow();
    if (!left)
        return refuse(left.error());
    auto run = raise(from);
    if (!run)
        return;
    m_branches.begin(*std::move(left), std::move(facts));
    adopt(std::move(run));
    if (act) {
        const auto done = m_run->act(*act);
        if (!done)
            refuse(done.error());
        handle(Done{}); // a safety property may have broken
    }
    Q_EMIT branched(snapshot());
}

void Playback::undo()
{
    whenIdle([this] {
        if (!m_run || m_run->userActs.empty())
            return;
        setPlaying(false);
        const Cluster &cluster = *m_run->cluster;
        const auto before = m_run->stateBeforeLastAct();
        if (!before)
            return refuse(before.error());
        const RecordedAction &undone = cluster.recording()[m_run->userActs.back().place];
        BranchFacts facts;
        facts.cause = QString::fromStdString(actionText(undone.action, cluster.names()));
        facts.isUndo = true;
        facts.parting = undone.at;
        beginBranch(*before, std::move(facts), nullptr);
    });
}

void Playback::branchAt(const BranchPoint &point, const Action &action)
{
    whenIdle([this, point, action] {
        if (!canAct())
            return;
        setPlaying(false);
        const Cluster &cluster = *m_run->cluster;
        const Timeline timeline = cluster.timeline();
        if (point.moment < timeline.first() || point.moment >= timeline.end())
            return; // of a run that is no more
        const auto there = m_run->stateAt(placeOf(timeline, cluster.recording().size(), point));
        if (!there)
            return refuse(there.error());
        BranchFacts facts;
        facts.cause = QString::fromStdString(actionText(action, cluster.names()));
        facts.parting = point.at;
        beginBranch(*there, std::move(facts), &action);
    });
}

void Playback::goToBranch(int id)
{
    whenIdle([this, id] {
        const RunState *state = m_run ? m_branches.left(id) : nullptr;
        if (!state)
            return;
        setPlaying(false);
        auto left = m_run->stateNow();
        if (!left)
            return refuse(left.error());
        auto run = raise(*state);
        if (!run)
            return;
        m_branches.goTo(id, *std::move(left));
        adopt(std::move(run));
        Q_EMIT branched(snapshot());
    });
}

void Playback::removeBranch(int id)
{
    whenIdle([this, id] {
        if (!m_branches.remove(id))
            Q_EMIT refused(tr("The branch that is lived now, and those that it came from, can't be "
                              "deleted: go to another branch first."));
        offerSnapshot();
    });
}

void Playback::nameBranch(int id, const QString &name)
{
    whenIdle([this, id, name] {
        m_branches.rename(id, name);
        offerSnapshot();
    });
}

} // namespace flotilla
