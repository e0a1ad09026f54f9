#include "gui/acts.h"

#include "core/hash.h"
#include "schedule/broken_rules.h"

#include <algorithm>

namespace flotilla {

namespace {

/// "Delay" puts a message off by so much.
constexpr Duration kDelay = Duration::millis(50);
/// A slow link takes so many times as long as the others.
constexpr std::int64_t kSlow = 10;

Match only(std::uint32_t messageId)
{
    Match match;
    match.ids = {messageId};
    return match;
}

bool isCut(const ServerView &server, const ClusterView &view)
{
    return std::any_of(view.servers.begin(), view.servers.end(), [&](const ServerView &other) {
        return other.id != server.id
               && (!view.links.isUp(server.id, other.id) || !view.links.isUp(other.id, server.id));
    });
}

bool anythingIsCut(const ClusterView &view)
{
    return std::any_of(view.servers.begin(), view.servers.end(),
                       [&view](const ServerView &server) { return isCut(server, view); });
}

bool isLink(const LinkHit &link)
{
    return link.from.isServer() && link.to.isServer();
}

} // namespace

Acts::Acts(Commands *commands, Selection *selection, QObject *parent)
    : QObject(parent), m_commands(commands), m_selection(selection)
{
    connectCluster();
    connectServer();
    connectMessage();
    connectLink();
    connect(selection, &Selection::changed, this, &Acts::update);
    update();
}

void Acts::showSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_snapshot.feed.clear();
    m_selection->keepTo(view());
    update();
}

const ServerView *Acts::server() const
{
    const auto id = m_selection->server();
    return view() && id ? view()->server(*id) : nullptr;
}

const MessageView *Acts::message() const
{
    const auto id = m_selection->message();
    if (!view() || !id)
        return nullptr;
    const auto &flying = view()->inFlight;
    const auto found = std::find_if(flying.begin(), flying.end(),
                                    [id](const MessageView &m) { return m.id == *id; });
    return found == flying.end() ? nullptr : &*found;
}

void Acts::activate(const Hit &what)
{
    if (const auto *message = std::get_if<MessageHit>(&what)) {
        act(act::Deliver{only(message->id)});
        return;
    }
    if (const auto *link = std::get_if<LinkHit>(&what); link && view() && isLink(*link)) {
        const bool cut =
            !view()->links.isUp(link->from, link->to) && !view()->links.isUp(link->to, link->from);
        act(act::SetLink{link->from, link->to, cut, false});
        return;
    }
    const NodeId *id = std::get_if<NodeId>(&what);
    const ServerView *hit = view() && id ? view()->server(*id) : nullptr;
    if (!hit)
        return;
    if (hit->up)
        act(act::Crash{hit->id});
    else
        act(act::Restart{{hit->id}});
}

void Acts::connectCluster()
{
    const auto when = [this](CommandId command, auto slot) {
        connect(&on(command), &QAction::triggered, this, slot);
    };
    when(CommandId::SubmitSomething, [this] { submitSomething(); });
    when(CommandId::CrashLeader, [this] {
        if (const ServerView *leader = view() ? view()->leader() : nullptr)
            act(act::Crash{leader->id});
    });
    when(CommandId::RestartLeader, [this] { restartLeader(); });
    when(CommandId::CrashRandom, [this] { crashRandom(); });
    when(CommandId::BringAllBack, [this] { bringAllBack(); });
    when(CommandId::HealAll, [this] { act(act::Heal{}); });
    when(CommandId::AlignTimers, [this] { act(act::Timers{true, {}}); });
    when(CommandId::SpreadTimers, [this] { act(act::Timers{false, {}}); });
    when(CommandId::MendRules, [this] {
        OptionsChange change;
        change.rulesOn = brokenIn(m_snapshot.options);
        act(act::Set{{}, change});
    });
}

void Acts::connectServer()
{
    const auto when = [this](CommandId command, auto slot) {
        connect(&on(command), &QAction::triggered, this, [this, slot] {
            if (const ServerView *chosen = server())
                slot(*chosen);
        });
    };
    when(CommandId::ToggleServer, [this](const ServerView &s) { activate(s.id); });
    when(CommandId::PauseServer, [this](const ServerView &s) {
        if (s.paused)
            act(act::Resume{s.id});
        else
            act(act::Pause{s.id});
    });
    when(CommandId::TimeOutServer, [this](const ServerView &s) { timeOut(s); });
    when(CommandId::IsolateServer, [this](const ServerView &s) { act(act::Isolate{s.id}); });
    when(CommandId::HealServer, [this](const ServerView &s) { act(act::Heal{s.id}); });
    when(CommandId::SubmitHere, [this](const ServerView &s) { Q_EMIT submitHereRequested(s.id); });
}

void Acts::connectMessage()
{
    const auto when = [this](CommandId command, auto make) {
        connect(&on(command), &QAction::triggered, this, [this, make] {
            if (const MessageView *chosen = message())
                act(make(only(chosen->id)));
        });
    };
    when(CommandId::DeliverMessage, [](Match m) -> Action { return act::Deliver{std::move(m)}; });
    when(CommandId::DropMessage, [](Match m) -> Action { return act::Drop{std::move(m)}; });
    when(CommandId::DelayMessage, [](Match m) -> Action {
        return act::Delay{std::move(m), kDelay};
    });
    when(CommandId::DuplicateMessage,
         [](Match m) -> Action { return act::Duplicate{std::move(m)}; });
}

void Acts::connectLink()
{
    const auto when = [this](CommandId command, auto slot) {
        connect(&on(command), &QAction::triggered, this, [this, slot](bool checked) {
            if (const auto link = m_selection->link(); link && isLink(*link))
                slot(*link, checked);
        });
    };
    when(CommandId::CutLink, [this](const LinkHit &link, bool cut) {
        act(act::SetLink{link.from, link.to, !cut, false});
    });
    when(CommandId::CutLinkOneWay, [this](const LinkHit &link, bool cut) {
        act(act::SetLink{link.from, link.to, !cut, true});
    });
    when(CommandId::SlowLink, [this](const LinkHit &link, bool checked) { slow(link, checked); });
    when(CommandId::HealLink, [this](const LinkHit &link, bool) {
        act(act::SetLink{link.from, link.to, true, false});
        slow(link, false);
    });
}

void Acts::slow(const LinkHit &link, bool slow)
{
    if (!view())
        return;
    const LinkTraits &common = view()->links.commonTraits();
    const std::int64_t times = slow ? kSlow : 1;
    TraitsChange change;
    change.delay = {common.delayMin * times, common.delayMax * times};
    if (!slow) {
        change.loss = common.loss;
        change.dup = common.dup;
        change.reorder = common.reorder;
        change.longReorder = common.longReorder;
    }
    act(act::NetLink{link.from, link.to, change, false});
}

void Acts::crashRandom()
{
    std::vector<NodeId> up;
    if (view()) {
        for (const ServerView &server : view()->servers) {
            if (server.up)
                up.push_back(server.id);
        }
    }
    if (up.empty())
        return;
    const std::uint64_t draw = hashOf(m_snapshot.turns, view()->now.micros);
    act(act::Crash{up[draw % up.size()]});
}

void Acts::restartLeader()
{
    const ServerView *leader = view() ? view()->leader() : nullptr;
    if (!leader)
        return;
    const NodeId id = leader->id; // the view may be another after the crash
    act(act::Crash{id});
    act(act::Restart{{id}});
}

void Acts::bringAllBack()
{
    if (!view())
        return;
    const auto now = m_snapshot.view;
    if (std::any_of(now->servers.begin(), now->servers.end(),
                    [](const ServerView &server) { return !server.up; }))
        act(act::Restart{});
    for (const ServerView &server : now->servers) {
        if (server.up && server.paused)
            act(act::Resume{server.id});
    }
}

/// x=1, x=2 …: what the leader's log would call its next entry.
void Acts::submitSomething()
{
    const ServerView *leader = view() ? view()->leader() : nullptr;
    if (!view() || view()->clients.empty())
        return;
    const ClientView &client = view()->clients.front();
    const std::string text = "x="
                             + std::to_string(client.status.answered + client.status.waiting
                                              + (client.status.open ? 2 : 1));
    act(act::Submit{client.id, text, leader ? std::optional(leader->id) : std::nullopt});
}

void Acts::timeOut(const ServerView &server)
{
    if (server.status.role == Role::Leader)
        act(act::Heartbeat{server.id});
    else
        act(act::Timeout{server.id});
}

void Acts::update()
{
    const ClusterView *now = view();
    const bool leads = now && now->leader();
    const auto any = [now](auto is) {
        return now && std::any_of(now->servers.begin(), now->servers.end(), is);
    };
    const bool someUp = any([](const ServerView &s) { return s.up; });
    const bool someVoters =
        any([](const ServerView &s) { return s.up && s.voter && s.status.role != Role::Leader; });
    on(CommandId::SubmitSomething).setEnabled(now && !now->clients.empty());
    on(CommandId::CrashLeader).setEnabled(leads);
    on(CommandId::RestartLeader).setEnabled(leads);
    on(CommandId::CrashRandom).setEnabled(someUp);
    on(CommandId::BringAllBack).setEnabled(any([](const ServerView &s) {
        return !s.up || s.paused;
    }));
    on(CommandId::HealAll).setEnabled(now && anythingIsCut(*now));
    on(CommandId::AlignTimers).setEnabled(someVoters);
    on(CommandId::SpreadTimers).setEnabled(someVoters);
    on(CommandId::MendRules).setEnabled(!brokenIn(m_snapshot.options).empty());

    const ServerView *chosen = server();
    const bool awake = chosen && chosen->up && !chosen->paused;
    on(CommandId::ToggleServer).setEnabled(chosen);
    on(CommandId::ToggleServer).setText(!chosen || chosen->up ? tr("&Crash") : tr("Rest&art"));
    on(CommandId::PauseServer).setEnabled(chosen && chosen->up);
    on(CommandId::PauseServer).setText(!chosen || !chosen->paused ? tr("&Pause") : tr("R&esume"));
    on(CommandId::TimeOutServer).setEnabled(awake && chosen->voter);
    on(CommandId::TimeOutServer)
        .setText(chosen && chosen->status.role == Role::Leader ? tr("Send heart&beats now")
                                                               : tr("&Time out now"));
    on(CommandId::IsolateServer).setEnabled(chosen && now->servers.size() > 1);
    on(CommandId::HealServer).setEnabled(chosen && isCut(*chosen, *now));
    on(CommandId::SubmitHere).setEnabled(chosen && !now->clients.empty());
    on(CommandId::RunToChosen).setEnabled(chosen);
    on(CommandId::BackToChosen).setEnabled(chosen);

    const MessageView *flying = message();
    for (const CommandId command :
         {CommandId::DeliverMessage, CommandId::DropMessage, CommandId::DuplicateMessage})
        on(command).setEnabled(flying);
    on(CommandId::DelayMessage).setEnabled(flying && flying->arrives);
    on(CommandId::Why)
        .setEnabled(now && !std::holds_alternative<std::monostate>(m_selection->asks()));
    on(CommandId::Inspect)
        .setEnabled(!std::holds_alternative<std::monostate>(m_selection->current()));
    updateLink();
}

void Acts::updateLink()
{
    const ClusterView *now = view();
    const auto link = m_selection->link();
    const bool some = now && link && isLink(*link);
    for (const CommandId command :
         {CommandId::CutLink, CommandId::CutLinkOneWay, CommandId::SlowLink, CommandId::HealLink})
        on(command).setEnabled(some);
    const bool there = some && !now->links.isUp(link->from, link->to);
    const bool back = some && !now->links.isUp(link->to, link->from);
    const bool slow = some
                      && now->links.traits(link->from, link->to).delayMin
                             >= now->links.commonTraits().delayMin * kSlow;
    on(CommandId::CutLink).setChecked(there && back);
    on(CommandId::CutLinkOneWay).setChecked(there && !back);
    on(CommandId::SlowLink).setChecked(slow);
}

} // namespace flotilla
