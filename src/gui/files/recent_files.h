#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace flotilla {

/// The files that were opened or saved last, newest first, kept in the settings, and the menu of them.
class RecentFiles : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 10;

    explicit RecentFiles(QWidget *parent);

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] static QStringList list();
    /// The program's own scenarios have a menu of their own and are not kept here.
    void note(const QString &file);
    void forget(const QString &file);
    void clear();

Q_SIGNALS:
    void chosen(const QString &file);

private:
    void keep(const QStringList &files);
    void fill();

    QMenu *m_menu;
};

} // namespace flotilla
