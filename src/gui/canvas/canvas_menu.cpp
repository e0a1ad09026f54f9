#include "gui/canvas/canvas_menu.h"

#include "core/types.h"

namespace flotilla {

namespace {

using enum CommandId;

constexpr std::initializer_list<CommandId> kServer = {
    ToggleServer, PauseServer, TimeOutServer, IsolateServer, HealServer,
    SubmitHere,   Inspect,     Why,           RunToChosen,
};
constexpr std::initializer_list<CommandId> kClient = {SubmitCommand, Inspect, Why};
constexpr std::initializer_list<CommandId> kMessage = {
    DeliverMessage, DropMessage, DelayMessage, DuplicateMessage, Inspect, Why,
};
constexpr std::initializer_list<CommandId> kLink = {
    CutLink, CutLinkOneWay, SlowLink, HealLink, Inspect,
};
constexpr std::initializer_list<CommandId> kCluster = {
    SubmitSomething, CrashLeader, BringAllBack, HealAll, AlignTimers, SpreadTimers, ZoomToFit,
};

} // namespace

std::initializer_list<CommandId> commandsFor(const Hit &what)
{
    return std::visit(Overload{
                          [](std::monostate) { return kCluster; },
                          [](NodeId id) { return id.isServer() ? kServer : kClient; },
                          [](MessageHit) { return kMessage; },
                          [](const LinkHit &) { return kLink; },
                      },
                      what);
}

} // namespace flotilla
