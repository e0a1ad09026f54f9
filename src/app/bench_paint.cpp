#include "app/bench_figures.h"
#include "picture/cluster_painter.h"

#include <QImage>

#include <algorithm>

namespace flotilla::bench {

namespace {

struct Scene {
    std::size_t servers = 0;
    std::uint32_t messages = 0;
    std::uint32_t logLength = 0;
};

ServerView serverOf(std::size_t place, const Scene &scene, Instant now)
{
    ServerView server;
    server.id = Names::serverId(place);
    server.name = "S" + std::to_string(place + 1);
    server.status.currentTerm = Term{4};
    server.status.role = place == 2 ? Role::Leader : Role::Follower;
    for (std::uint32_t entry = 0; entry < scene.logLength; ++entry)
        server.log.append({Term{1 + entry / 4000}, nullptr});
    server.status.lastLogIndex = server.status.commitIndex = server.log.lastIndex();
    server.timer = {now - Duration::millis(80), now + Duration::millis(120)};
    return server;
}

MessageBody bodyOf(std::uint32_t place)
{
    switch (place % 4) {
    case 0:
        return AppendEntries{};
    case 1:
        return AppendEntries{Index{}, Term{}, {Entry{Term{4}, nullptr}}, Index{}};
    case 2:
        return AppendEntriesReply{place % 8 == 2, Index{3}, std::nullopt};
    default:
        return RequestVote{};
    }
}

ClusterView viewOf(const Scene &scene)
{
    ClusterView view;
    view.now = Instant{10'000'000};
    for (std::size_t i = 0; i < scene.servers; ++i) {
        view.servers.push_back(serverOf(i, scene, view.now));
        view.voters.insert(view.servers.back().id);
    }
    for (std::uint32_t i = 0; i < scene.messages; ++i) {
        const NodeId from = Names::serverId(i % scene.servers);
        const NodeId to =
            Names::serverId((i + 1 + i / scene.servers % (scene.servers - 1)) % scene.servers);
        MessageView message;
        message.id = i + 1;
        message.message =
            std::make_shared<const Message>(Message{from, to, Term{3 + i % 3}, bodyOf(i)});
        message.sent = view.now - Duration{100 + (i * 37) % 9000};
        message.arrives = view.now + Duration{9000 - (i * 53) % 8900};
        view.inFlight.push_back(std::move(message));
    }
    return view;
}

/// CPU a frame, links and paper included, which the window keeps in a pixmap.
double frameMillis(const ClusterView &view, QSize size)
{
    constexpr int kFrames = 20;
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    const Theme theme = Theme::light();
    const double before = cpuMillis();
    for (int frame = 0; frame < kFrames; ++frame) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintCluster(painter, view, view.now, theme, QRectF(image.rect()));
    }
    return (cpuMillis() - before) / kFrames;
}

/// The least of some rounds: what disturbs a frame only makes it dearer. The first warms up.
struct Frames {
    double empty = 0;
    double filled = 0;
};
Frames frames(std::size_t servers, std::uint32_t messages, QSize size)
{
    const ClusterView empty = viewOf({servers, messages, 0});
    const ClusterView filled = viewOf({servers, messages, 10'000});
    Frames least{frameMillis(empty, size), frameMillis(filled, size)};
    for (int i = 0; i < kRounds; ++i) {
        least.empty = std::min(least.empty, frameMillis(empty, size));
        least.filled = std::min(least.filled, frameMillis(filled, size));
    }
    return least;
}

} // namespace

Result<Done> measurePaint(Figures &figures)
{
    using B = Figure::Bound;
    const QString unit = QStringLiteral("ms of CPU a frame");
    const QString ratio = QStringLiteral("ratio");
    const QSize small(1280, 800);
    const QSize large(1920, 1080);
    const QString name = QStringLiteral("paint: %1 servers, %2 messages, %3");
    const QString atSmallName = name.arg(7).arg(200).arg(QStringLiteral("1280x800"));
    const QString atLargeName = name.arg(7).arg(200).arg(QStringLiteral("1920x1080"));
    const auto add = [&](const QString &what, double value, double limit, const QString &in) {
        figures.push_back({what, value, B::AtMost, limit, in});
    };
    const Frames atSmall = frames(7, 200, small);
    add(atSmallName + QStringLiteral(", log of 10,000"), atSmall.filled, 4, unit);
    add(atSmallName + QStringLiteral(", log of 10,000 / of 0"), atSmall.filled / atSmall.empty, 1.2,
        ratio);
    // What is drawn grows with the picture's sides, what is filled with its area: at most by as much
    // as that, which still leaves half of a frame at 60 a second.
    const Frames atLarge = frames(7, 200, large);
    const double more = double(large.width() * large.height()) / (small.width() * small.height());
    add(atLargeName + QStringLiteral(", log of 10,000"), atLarge.filled, 4 * more, unit);
    add(atLargeName + QStringLiteral(", log of 10,000 / of 0"), atLarge.filled / atLarge.empty, 1.2,
        ratio);
    add(atLargeName + QStringLiteral(" / at 1280x800"), atLarge.filled / atSmall.filled, more,
        ratio);
    add(name.arg(15).arg(300).arg(QStringLiteral("1920x1080")), frames(15, 300, large).filled, 8,
        unit);
    return Done{};
}

} // namespace flotilla::bench
