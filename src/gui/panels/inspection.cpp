#include "gui/panels/inspection.h"

#include <algorithm>

namespace flotilla {

InspectionMaker::InspectionMaker(QString name, QString kind)
{
    m_made.name = std::move(name);
    m_made.kind = std::move(kind);
}

void InspectionMaker::heading(const QString &words)
{
    m_made.lines.push_back({words, {}, true});
}

void InspectionMaker::line(const QString &field, const QString &value, bool isBroken)
{
    m_made.lines.push_back({field, value, false, isBroken});
}

namespace {

Inspection inspectEndpoint(const Snapshot &snapshot, NodeId id)
{
    const ClusterView &view = *snapshot.view;
    if (const ServerView *server = view.server(id))
        return inspectionOf(snapshot, *server);
    const auto client = std::find_if(view.clients.begin(), view.clients.end(),
                                     [id](const ClientView &each) { return each.id == id; });
    return client == view.clients.end() ? Inspection() : inspectionOf(view, *client);
}

Inspection inspectFlying(const ClusterView &view, std::uint32_t id)
{
    const auto found = std::lower_bound(
        view.inFlight.begin(), view.inFlight.end(), id,
        [](const MessageView &flying, std::uint32_t wanted) { return flying.id < wanted; });
    return found == view.inFlight.end() || found->id != id ? Inspection()
                                                           : inspectionOf(view, *found);
}

} // namespace

Inspection inspect(const Snapshot &snapshot, const Hit &what)
{
    if (!snapshot.view)
        return {};
    const ClusterView &view = *snapshot.view;
    return std::visit(
        Overload{
            [](std::monostate) { return Inspection(); },
            [&](NodeId id) { return inspectEndpoint(snapshot, id); },
            [&](const MessageHit &message) { return inspectFlying(view, message.id); },
            [&](const LinkHit &link) { return inspectionOf(view, link); },
        },
        what);
}

} // namespace flotilla
