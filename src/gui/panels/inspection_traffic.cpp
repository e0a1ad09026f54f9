#include "gui/panels/inspection.h"
#include "gui/words.h"
#include "trace/message_fields.h"
#include "trace/message_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace flotilla {

namespace {

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Phrases)
};

constexpr std::size_t kMostEntries = 64; ///< of one message that are told one by one

Names namesOf(const ClusterView &view)
{
    Names names;
    for (const ServerView &server : view.servers)
        names.servers.push_back(server.name);
    for (const ClientView &client : view.clients)
        names.clients.push_back(client.name);
    return names;
}

void tellWay(InspectionMaker &maker, const ClusterView &view, const MessageView &message)
{
    const Message &said = *message.message;
    maker.heading(Phrases::tr("On its way"));
    maker.line(Phrases::tr("sent at"), clockText(message.sent));
    if (message.arrives) {
        maker.line(Phrases::tr("arrives at"), clockText(*message.arrives));
        maker.line(Phrases::tr("that is in"),
                   stretchWords(std::max(*message.arrives - view.now, Duration())));
    } else {
        maker.line(Phrases::tr("arrives at"), Phrases::tr("when told to: it is held"));
    }
    if (message.doomed)
        maker.line(Phrases::tr("will be lost"),
                   Phrases::tr("%1 was down when it was sent").arg(nameOf(view, said.to)), true);
    else if (!view.links.isUp(said.from, said.to))
        maker.line(Phrases::tr("will be lost"), Phrases::tr("unless its link is healed in time"),
                   true);
}

void tellEntries(InspectionMaker &maker, const AppendEntries &request)
{
    if (request.entries.empty())
        return;
    maker.heading(Phrases::tr("Its entries"));
    Index at = request.prevLogIndex.next();
    for (std::size_t i = 0; i < std::min(request.entries.size(), kMostEntries);
         ++i, at = at.next()) {
        const Entry &entry = request.entries[i];
        maker.line(Phrases::tr("index %1, term %2").arg(at.value).arg(entry.term.value),
                   entry.command ? QString::fromStdString(entry.command->text)
                                 : Phrases::tr("no-op"));
    }
    if (request.entries.size() > kMostEntries)
        maker.line(Phrases::tr("and more"), QString::number(request.entries.size() - kMostEntries));
}

QString percentWords(double share)
{
    return Phrases::tr("%1 %").arg(QString::number(share * 100, 'g', 3));
}

void tellDirection(InspectionMaker &maker, const ClusterView &view, NodeId from, NodeId to)
{
    const LinkTraits &traits = view.links.traits(from, to);
    const bool up = view.links.isUp(from, to);
    maker.heading(Phrases::tr("From %1 to %2").arg(nameOf(view, from), nameOf(view, to)));
    maker.line(Phrases::tr("state"), up ? Phrases::tr("up") : Phrases::tr("cut"), !up);
    maker.line(Phrases::tr("delay"),
               traits.delayMin == traits.delayMax
                   ? stretchWords(traits.delayMin)
                   : Phrases::tr("%1 to %2")
                         .arg(stretchWords(traits.delayMin), stretchWords(traits.delayMax)));
    maker.line(Phrases::tr("lost"), percentWords(traits.loss));
    maker.line(Phrases::tr("doubled"), percentWords(traits.dup));
    maker.line(Phrases::tr("overtaken"),
               traits.longReorder && traits.reorder > 0
                   ? Phrases::tr("%1, by far").arg(percentWords(traits.reorder))
                   : percentWords(traits.reorder));
    const auto flying = std::count_if(
        view.inFlight.begin(), view.inFlight.end(), [from, to](const MessageView &message) {
            return message.message->from == from && message.message->to == to;
        });
    maker.number(Phrases::tr("messages on it"), flying);
}

} // namespace

Inspection inspectionOf(const ClusterView &view, const MessageView &message)
{
    const Message &said = *message.message;
    const Names names = namesOf(view);
    InspectionMaker maker(
        Phrases::tr("#%1 %2").arg(message.id).arg(QLatin1StringView(typeName(said))),
        Phrases::tr("%1 to %2: %3")
            .arg(nameOf(view, said.from), nameOf(view, said.to),
                 QString::fromStdString(messageWords(said, names))));
    maker.heading(isReply(said) ? Phrases::tr("What it answers") : Phrases::tr("What it says"));
    for (const std::string_view field : messageFieldNames()) {
        if (const auto value = messageField(message.id, said, field, names))
            maker.line(QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())),
                       value->empty() ? QString(QChar(0x2013)) : QString::fromStdString(*value),
                       isRefusal(said) && (field == "success" || field == "voteGranted"));
    }
    if (const auto *request = std::get_if<AppendEntries>(&said.body))
        tellEntries(maker, *request);
    tellWay(maker, view, message);
    return maker.take();
}

Inspection inspectionOf(const ClusterView &view, const LinkHit &link)
{
    InspectionMaker maker(
        Phrases::tr("%1 – %2").arg(nameOf(view, link.from), nameOf(view, link.to)),
        Phrases::tr("link, both ways"));
    tellDirection(maker, view, link.from, link.to);
    tellDirection(maker, view, link.to, link.from);
    return maker.take();
}

Inspection inspectionOf(const ClusterView &view, const ClientView &client)
{
    const ClientStatus &status = client.status;
    InspectionMaker maker(QString::fromStdString(client.name), Phrases::tr("client"));
    maker.heading(Phrases::tr("Its command"));
    maker.line(Phrases::tr("waits for"),
               status.open ? QString::fromStdString(client.command) : Phrases::tr("nothing"));
    const QString outcome = outcomeWords(view, client);
    maker.line(Phrases::tr("what it knows"),
               outcome.isEmpty() ? Phrases::tr("it has asked for nothing yet") : outcome,
               status.unknown);
    maker.number(Phrases::tr("number in its session"), status.op);
    maker.number(Phrases::tr("more in line"), status.waiting);
    maker.heading(Phrases::tr("So far"));
    maker.number(Phrases::tr("acknowledged"), status.answered);
    maker.line(Phrases::tr("the last at index"), status.lastIndex
                                                     ? QString::number(status.lastIndex->value)
                                                     : QString(QChar(0x2013)));
    maker.heading(Phrases::tr("Whom it asks"));
    maker.line(Phrases::tr("server"), nameOf(view, status.server));
    maker.line(Phrases::tr("redirected from"), status.redirectedFrom
                                                   ? nameOf(view, *status.redirectedFrom)
                                                   : Phrases::tr("nobody"));
    return maker.take();
}

} // namespace flotilla
