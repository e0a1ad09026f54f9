#pragma once

#include "cluster/pace.h"
#include "core/result.h"
#include "trace/names.h"

#include <QString>

#include <memory>

namespace flotilla {

/// A condition in the words that `run until` takes, as something that a run can be let go on to.
/// names: who takes part. Error: what is wrong with it, with the known word that is nearest.
[[nodiscard]] Result<std::shared_ptr<const Aim>> aimOf(const QString &words, const Names &names);

} // namespace flotilla
