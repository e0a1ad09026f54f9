#include "trace/event.h"

namespace flotilla {

const char *dropReasonName(DropReason reason)
{
    switch (reason) {
    case DropReason::Loss:
        return "loss";
    case DropReason::Partition:
        return "partition";
    case DropReason::Crash:
        return "crash";
    case DropReason::User:
        return "user";
    }
    return "";
}

} // namespace flotilla
