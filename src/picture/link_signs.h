#pragma once

#include "picture/layout.h"

namespace flotilla {

/// In what a link, or one direction of it, is not plain.
struct LinkTrouble {
    bool cut = false;
    bool slow = false; ///< slower than most
    bool lossy = false;
    bool doubles = false; ///< some messages arrive twice
    bool reorders = false;

    [[nodiscard]] bool isPlain() const { return *this == LinkTrouble{}; }
    bool operator==(const LinkTrouble &) const = default;
};

[[nodiscard]] LinkTrouble troubleOf(const LinkTable &links, NodeId from, NodeId to);

/// A sign on a link: a cut's two strokes, or a tag with the marks and figures of its traits.
struct LinkSign {
    NodeId from;
    NodeId to;
    bool bothWays = true;
    LinkTrouble trouble;
    QString text;   ///< "" where there is no room for it
    QPointF centre; ///< on the link; of the strokes or of the tag
    QPointF words;  ///< the middle of the text
    QPointF marks;  ///< the middle of a tag's first mark
    QRectF box;     ///< around the strokes or the tag, and the text
};

constexpr qreal kMarkStep = 2.7; ///< from mark to mark, in halves of one

/// How large the parts of a sign are, in pixels.
struct SignSizes {
    qreal strokes = 0; ///< half of a cut's
    qreal mark = 0;    ///< half of a tag's mark
    qreal type = 0;
    explicit SignSizes(const ClusterLayout &layout);
};

/// The way that a sign belongs to: the middle of the link, or the lane of its direction.
[[nodiscard]] QLineF wayOf(const ClusterLayout &layout, NodeId from, NodeId to, bool bothWays);

/// For every link that was cut or has traits of its own. None covers a label, a server, a client or
/// another sign as long as there is any room; the text goes first where there is little.
[[nodiscard]] std::vector<LinkSign> placeLinkSigns(const ClusterLayout &layout,
                                                   const ClusterView &view, const Theme &theme);

} // namespace flotilla
