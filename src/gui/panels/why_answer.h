#pragma once

#include "cluster/snapshot.h"
#include "gui/selection.h"
#include "schedule/why_not.h"
#include "trace/why.h"

#include <QList>
#include <QString>

#include <optional>

namespace flotilla {

/// A line of what is answered.
struct WhyLine {
    enum class Kind { Heading, Step, Missing };

    Kind kind = Kind::Missing;
    QString text;
    QString section; ///< of the paper, or ""
    // Of a step.
    NodeId who;
    Instant at;
    std::uint64_t seq = 0;
    std::size_t depth = 0;

    bool operator==(const WhyLine &) const = default;
};

/// All that is answered to a "why?".
struct WhyAnswer {
    QString title;
    QList<WhyLine> lines;
    QString remedyTitle; ///< "" where there is nothing to be done
    std::vector<Remedy> remedies;
    Lit lit;
    /// What is still missing: to be asked anew as time goes on.
    bool isOpen = false;
};

/// Of the instant that the snapshot shows. What happened comes from its timeline alone.
[[nodiscard]] WhyAnswer answerWhy(const Snapshot &snapshot, const WhyHit &question);

} // namespace flotilla
