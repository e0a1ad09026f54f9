#include "gui/dialogs/text_window.h"

#include <QAction>
#include <QPalette>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QVBoxLayout>

namespace flotilla {

namespace {

/// Program text: the reader of Markdown names the language of every such block, be it "". The letters'
/// font tells nothing, since it depends on the fonts that there are.
bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

/// Space between the paragraphs, and program text on a ground of its own.
void spaceBlocks(QTextDocument &document, const QPalette &palette, qreal em)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        if (cursor.currentTable() != nullptr)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(em * (format.headingLevel() > 0 ? 1.3 : 0.6));
        if (isCode(block)) {
            format.setTopMargin(isCode(block.previous()) ? 0 : em * 0.6);
            format.setBackground(palette.alternateBase());
            format.setLeftMargin(em);
            format.setNonBreakableLines(true);
        }
        cursor.setBlockFormat(format);
    }
}

void lineTables(QTextDocument &document, const QPalette &palette, qreal em)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(palette.mid());
        format.setBorderCollapse(true);
        format.setCellPadding(em * 0.35);
        format.setTopMargin(em * 0.8);
        format.setBottomMargin(em * 0.4);
        table->setFormat(format);
    }
}

} // namespace

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
    const qreal em = fontInfo().pixelSize();
    spaceBlocks(*text->document(), palette(), em);
    lineTables(*text->document(), palette(), em);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(text);
    auto *close = new QAction(this);
    close->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)});
    addAction(close);
    connect(close, &QAction::triggered, this, &QWidget::close);
    resize(static_cast<int>(em * 70), static_cast<int>(em * 55));
}

} // namespace flotilla
