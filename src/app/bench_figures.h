#pragma once

#include "core/result.h"
#include "schedule/engine.h"

#include <QString>

#include <vector>

namespace flotilla::bench {

/// One line of the result: a figure, and the bound that it has to hold.
struct Figure {
    QString name;
    double value = 0;
    enum class Bound { AtLeast, AtMost, None } bound = Bound::None;
    double limit = 0;
    QString unit;

    [[nodiscard]] bool holds() const;
};
using Figures = std::vector<Figure>;

/// Hops that the raw rate is measured over.
inline constexpr int kHops = 100'000;
/// Machines change their speed: what is compared is measured side by side, so many times.
inline constexpr int kRounds = 5;

// The work that engines are measured with: each client has one command open at a time, which takes
// it some 40 ms; together they make some 100 requests a virtual second.
inline constexpr std::size_t kServers = 5;
inline constexpr std::size_t kClients = 4;
[[nodiscard]] RunSetup workload();
/// What the clients will ask for in a stretch of time, all of it at once.
void fillLines(Engine &engine, Duration length);
/// Starts an engine and gives the turns a wall-clock second of a stretch of the workload.
Result<double> turnsPerSecond(Engine &engine, Grant grant, Duration length);

[[nodiscard]] double median(std::vector<double> values);
// What was taken of the CPU so far, in milliseconds.
[[nodiscard]] double cpuMillis();       ///< by this process
[[nodiscard]] double threadCpuMillis(); ///< by this thread

// Each in a file named after it. What can't be measured on this machine adds nothing.

/// The pure engine. It comes first, in a process that has had no second thread yet: the same library
/// counts references in another way, and slower, once there was one.
Result<Done> measurePure(Figures &figures);
/// The timeline of a long run.
Result<Done> measureTimeline(Figures &figures);
/// Going back in a long run, and from there another way.
Result<Done> measureBranch(Figures &figures);
/// Real servers, on sockets and disks.
Result<Done> measureReal(Figures &figures);
/// A frame of the canvas.
Result<Done> measurePaint(Figures &figures);
/// The program with the window.
Result<Done> measureWindow(Figures &figures);

} // namespace flotilla::bench
