#include "gui/files/script_notes.h"

namespace flotilla {

std::shared_ptr<ScriptNotes> ScriptNotes::make()
{
    return {new ScriptNotes, [](ScriptNotes *notes) { notes->deleteLater(); }};
}

void ScriptNotes::tell(const Statement &statement)
{
    if (const auto *title = std::get_if<line::Title>(&statement.what))
        Q_EMIT titled(title->text);
    if (const auto *say = std::get_if<line::Say>(&statement.what))
        Q_EMIT said(say->text);
}

} // namespace flotilla
