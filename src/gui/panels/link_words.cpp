#include "gui/panels/link_words.h"

#include "gui/words.h"

#include <QCoreApplication>

namespace flotilla {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(flotilla::LinkWords)
};

QString milliseconds(Duration time)
{
    return QString::number(static_cast<double>(time.micros) / 1000, 'g', 6);
}

/// "takes 5 to 15 ms; 10 % are lost".
QString traitsWords(const LinkTraits &traits, bool manual)
{
    QStringList parts;
    if (manual)
        parts << Words::tr("messages wait until they are delivered by hand");
    else if (traits.delayMin == traits.delayMax)
        parts << Words::tr("a message takes %1 ms").arg(milliseconds(traits.delayMin));
    else
        parts << Words::tr("a message takes %1 to %2 ms")
                     .arg(milliseconds(traits.delayMin), milliseconds(traits.delayMax));
    if (traits.loss > 0)
        parts << Words::tr("%1 % are lost").arg(percentText(traits.loss));
    if (traits.dup > 0)
        parts << Words::tr("%1 % arrive twice").arg(percentText(traits.dup));
    if (traits.reorder > 0)
        parts << (traits.longReorder ? Words::tr("%1 % may be overtaken, by far")
                                     : Words::tr("%1 % may be overtaken"))
                     .arg(percentText(traits.reorder));
    if (parts.size() == 1 && !manual)
        parts << Words::tr("none is lost");
    return parts.join(Words::tr(", "));
}

QString becomes(const ClusterView &view, NodeId from, NodeId to)
{
    return view.links.isUp(from, to)
               ? traitsWords(view.links.traits(from, to), view.links.isManual())
               : Words::tr("cut, every message is lost");
}

bool areAlike(const LinkTable &links, NodeId a, NodeId b)
{
    return links.isUp(a, b) == links.isUp(b, a)
           && (!links.isUp(a, b) || links.traits(a, b) == links.traits(b, a));
}

} // namespace

QString percentText(double share)
{
    return QString::number(share * 100, 'g', 4);
}

QString latencyText(const LinkTraits &traits)
{
    return traits.delayMin == traits.delayMax
               ? milliseconds(traits.delayMin)
               : QStringLiteral("%1–%2").arg(milliseconds(traits.delayMin),
                                             milliseconds(traits.delayMax));
}

QString wayWords(const ClusterView &view, NodeId from, NodeId to)
{
    return Words::tr("From %1 to %2: %3.")
        .arg(nameOf(view, from), nameOf(view, to), becomes(view, from, to));
}

QString linkWords(const ClusterView &view, NodeId from, NodeId to)
{
    if (areAlike(view.links, from, to))
        return Words::tr("Between %1 and %2, both ways: %3.")
            .arg(nameOf(view, from), nameOf(view, to), becomes(view, from, to));
    return Words::tr("%1 %2", "one sentence for each way")
        .arg(wayWords(view, from, to), wayWords(view, to, from));
}

QString networkWords(const ClusterView &view)
{
    const QString all = Words::tr("On every link: %1.")
                            .arg(traitsWords(view.links.commonTraits(), view.links.isManual()));
    int different = 0;
    const auto look = [&](NodeId from, NodeId to) {
        const bool plain =
            view.links.isUp(from, to) && view.links.traits(from, to) == view.links.commonTraits();
        different += plain ? 0 : 1;
    };
    for (const ServerView &from : view.servers) {
        for (const ServerView &to : view.servers) {
            if (from.id != to.id)
                look(from.id, to.id);
        }
        for (const ClientView &client : view.clients) {
            look(from.id, client.id);
            look(client.id, from.id);
        }
    }
    if (different == 0)
        return all;
    return Words::tr("On most links: %1. Ways that are cut or differ: %2.")
        .arg(traitsWords(view.links.commonTraits(), view.links.isManual()))
        .arg(different);
}

} // namespace flotilla
