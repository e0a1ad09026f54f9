#pragma once

#include "cluster/snapshot.h"
#include "picture/hit.h"

#include <QString>

#include <vector>

namespace flotilla {

/// One line of what is to be known of something. Plain text.
struct InspectionLine {
    QString field;
    QString value; ///< a heading has none
    bool isHeading = false;
    bool isBroken = false; ///< what the value tells is out of order

    bool operator==(const InspectionLine &) const = default;
};

/// All that is to be known of a server, a message in flight, a link or a client.
struct Inspection {
    QString name; ///< "S3"
    QString kind; ///< "leader of term 4"
    std::vector<InspectionLine> lines;
};

/// Empty where there is no such thing.
[[nodiscard]] Inspection inspect(const Snapshot &snapshot, const Hit &what);

/// Gathers the lines of an inspection, group by group.
class InspectionMaker {
public:
    InspectionMaker(QString name, QString kind);

    void heading(const QString &words);
    void line(const QString &field, const QString &value, bool isBroken = false);
    template <typename Number>
    void number(const QString &field, Number value)
    {
        line(field, QString::number(value));
    }
    [[nodiscard]] Inspection take() { return std::move(m_made); }

private:
    Inspection m_made;
};

[[nodiscard]] Inspection inspectionOf(const Snapshot &snapshot, const ServerView &server);
[[nodiscard]] Inspection inspectionOf(const ClusterView &view, const MessageView &message);
[[nodiscard]] Inspection inspectionOf(const ClusterView &view, const LinkHit &link);
[[nodiscard]] Inspection inspectionOf(const ClusterView &view, const ClientView &client);

} // namespace flotilla
