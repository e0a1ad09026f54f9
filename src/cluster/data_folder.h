#pragma once

#include <utility>

#include "core/result.h"
#include "schedule/setup.h"
#include "store/durability.h"

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace flotilla {

/// The folder where a run keeps its files, for as long as it runs: one run a folder at a time.
class DataFolder {
public:
    /// "": a temporary one that goes with this object. Else one that is new or empty or, to resume,
    /// one that holds an earlier run.
    static Result<std::unique_ptr<DataFolder>> open(const QString &path, bool resume);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString nodeFile(const std::string &server) const;
    [[nodiscard]] QString ledgerFile() const;

    /// The setup with every server's state, and the ledger's rows, as the files have them. Refused:
    /// names that don't match, presets, files that can't be read.
    [[nodiscard]] Result<RunSetup> resumed(RunSetup setup, Durability durability) const;

private:
    DataFolder() = default;

    QString m_path;
    std::optional<QTemporaryDir> m_temporary;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace flotilla
