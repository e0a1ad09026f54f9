#include "scenario/found_run.h"

#include "scenario/recording.h"
#include "schedule/pure_engine.h"

#include <algorithm>

namespace flotilla {

namespace {

/// What the cluster fails to do once all is mended, as lines that fail then.
QString restLines(const explore::Finding &finding, const Engine &engine)
{
    const QString patience =
        QString::fromStdString(durationText(explore::patience(finding.story.setup)));
    const std::string &property = finding.violation.property;
    QString lines = QStringLiteral("run until leader within %1\n").arg(patience);
    if (property == explore::kNoLeader)
        return lines;
    const Instant leaderBy = finding.story.end + explore::patience(finding.story.setup);
    lines += QStringLiteral("at %1us\n").arg(leaderBy.micros);
    if (property == explore::kNoStay) {
        PureEngine later(finding.story.setup);
        (void)later.start();
        (void)replayTo(later, engine.recording(), engine.place());
        (void)later.run(leaderBy);
        Term term;
        for (const ServerView &server : later.servers())
            term = std::max(term, server.status.currentTerm);
        lines += QStringLiteral("run %1\n").arg(patience);
        for (const ServerView &server : later.servers())
            lines += QStringLiteral("expect %1 currentTerm=%2\n")
                         .arg(QString::fromStdString(server.name))
                         .arg(term.value);
        return lines;
    }
    lines += QStringLiteral("run %1\n")
                 .arg(QString::fromStdString(durationText(
                     explore::patienceForAnswers(finding.story.setup, engine.servers()))));
    for (const ClientView &client : engine.clients())
        lines += QStringLiteral("expect client %1 done\n").arg(QString::fromStdString(client.name));
    return lines;
}

} // namespace

QString scenarioOf(const explore::Finding &finding, const QString &repeat)
{
    const explore::Story &story = finding.story;
    PureEngine engine(story.setup);
    (void)engine.start(); // without files and sockets there is nothing that could fail
    for (const explore::TimedAction &action : story.actions) {
        (void)engine.run(action.at);
        (void)engine.act(action.action); // what can't be done is passed over
    }
    (void)engine.run(story.end);
    QString end;
    if (story.rests) {
        for (const Action &action : explore::mending(story.setup))
            (void)engine.act(action);
        end = restLines(finding, engine);
    } else {
        end = QStringLiteral("at %1us\n").arg(story.end.micros);
    }
    return QStringLiteral("# %1: %2\n# Found by: %3\ntitle %4\n")
               .arg(QString::fromStdString(finding.violation.property),
                    QString::fromStdString(finding.violation.text), repeat,
                    QString::fromStdString(quoted(finding.violation.property + " falls")))
           + recordingOf(story.setup, engine) + end;
}

} // namespace flotilla
