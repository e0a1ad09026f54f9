#include "gui/files/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QWidget>

namespace flotilla {

namespace {

QString key()
{
    return QStringLiteral("recentFiles");
}

} // namespace

RecentFiles::RecentFiles(QWidget *parent) : QObject(parent), m_menu(new QMenu(parent))
{
    m_menu->setTitle(tr("Open &recent"));
    m_menu->setObjectName(QStringLiteral("menuRecent"));
    m_menu->setToolTipsVisible(true);
    fill();
}

QStringList RecentFiles::list()
{
    return QSettings().value(key()).toStringList();
}

void RecentFiles::note(const QString &file)
{
    if (file.startsWith(u':'))
        return;
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = list();
    files.removeAll(path);
    files.prepend(path);
    keep(files.first(std::min(files.size(), kMost)));
}

void RecentFiles::forget(const QString &file)
{
    QStringList files = list();
    if (files.removeAll(QFileInfo(file).absoluteFilePath()) > 0)
        keep(files);
}

void RecentFiles::clear()
{
    keep({});
}

void RecentFiles::keep(const QStringList &files)
{
    QSettings().setValue(key(), files);
    fill();
}

void RecentFiles::fill()
{
    m_menu->clear();
    int number = 1;
    for (const QString &file : list()) {
        QString name = QFileInfo(file).fileName();
        name.replace(u'&', QStringLiteral("&&"));
        QAction *action =
            m_menu->addAction(number < 10 ? QStringLiteral("&%1  %2").arg(number).arg(name) : name);
        action->setToolTip(QDir::toNativeSeparators(file));
        action->setStatusTip(action->toolTip());
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT chosen(file); });
        ++number;
    }
    m_menu->setEnabled(!m_menu->isEmpty());
    if (m_menu->isEmpty())
        return;
    m_menu->addSeparator();
    QAction *clear = m_menu->addAction(tr("&Clear this list"));
    clear->setToolTip(tr("Forget which files were opened; the files stay"));
    clear->setStatusTip(clear->toolTip());
    connect(clear, &QAction::triggered, this, &RecentFiles::clear, Qt::QueuedConnection);
}

} // namespace flotilla
