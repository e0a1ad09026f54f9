#include "gui/time/bookmarks.h"

#include "gui/words.h"

#include <QInputDialog>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

constexpr int kMostCharacters = 100;

} // namespace

Bookmarks::Bookmarks(QWidget *window) : QObject(window), m_window(window) {}

void Bookmarks::begin(std::vector<RunBookmark> bookmarks)
{
    m_all = std::move(bookmarks);
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const RunBookmark &a, const RunBookmark &b) { return a.at < b.at; });
    Q_EMIT changed();
}

void Bookmarks::ask(Instant at)
{
    const auto there = std::find_if(m_all.begin(), m_all.end(),
                                    [at](const RunBookmark &mark) { return mark.at == at; });
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmark"));
    dialog->setLabelText(tr("Caption of %1 (empty: no bookmark)").arg(clockText(at)));
    dialog->setTextValue(there != m_all.end() ? there->caption : QString());
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, at](const QString &caption) { set(at, caption); });
    dialog->open();
}

void Bookmarks::set(Instant at, const QString &caption)
{
    std::erase_if(m_all, [at](const RunBookmark &mark) { return mark.at == at; });
    std::vector<RunBookmark> all = m_all;
    if (const QString line = caption.simplified().left(kMostCharacters); !line.isEmpty())
        all.push_back({at, line});
    begin(std::move(all));
}

} // namespace flotilla
