#include "gui/text_window.h"

#include <QAction>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace flotilla {

TextWindow::TextWindow(const QString &title, const QString &markdown, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    auto *text = new QTextBrowser(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    text->setAccessibleName(title);
    text->setOpenExternalLinks(true);
    text->document()->setDocumentMargin(20);
    text->setMarkdown(markdown);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(text);
    auto *close = new QAction(this);
    close->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)});
    addAction(close);
    connect(close, &QAction::triggered, this, &QWidget::close);
    resize(860, 720);
}

} // namespace flotilla
