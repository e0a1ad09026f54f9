#pragma once

#include "scenario/script.h"

#include <QObject>

#include <memory>

namespace flotilla {

/// Carries what a script says from the conductor's thread to whoever is connected.
class ScriptNotes : public QObject {
    Q_OBJECT

public:
    /// Whoever holds the last pointer may do so on any thread.
    [[nodiscard]] static std::shared_ptr<ScriptNotes> make();
    void tell(const Statement &statement);

Q_SIGNALS:
    void titled(const QString &title);
    void said(const QString &text);

private:
    ScriptNotes() = default;
};

} // namespace flotilla
