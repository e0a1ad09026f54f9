#include "scenario/aim.h"

#include "scenario/check.h"
#include "scenario/parser.h"

namespace flotilla {

Result<std::shared_ptr<const Aim>> aimOf(const QString &words, const Names &names)
{
    const auto until = Parser::until(words, names);
    if (!until)
        return until.error();
    auto aim = std::make_shared<Aim>();
    aim->words = words.simplified().toStdString();
    aim->within = until->within.value_or(aim->within);
    aim->holds = [condition = until->condition](const Engine &engine) {
        return look(condition, engine, {}).holds;
    };
    if (isRecorded(until->condition))
        aim->held = [condition = until->condition](const Timeline &timeline, const Moment &moment,
                                                   const ClusterView &view) {
            return look(condition, RecordedView{timeline, moment, view}).holds;
        };
    return std::shared_ptr<const Aim>(std::move(aim));
}

} // namespace flotilla
