#include "gui/dialogs/about_dialog.h"

#include "gui/files/run_book.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QSysInfo>
#include <QVBoxLayout>

namespace flotilla {

namespace {

/// Of the library that the driver carries or links.
QString sqliteVersion()
{
    const QString name = QStringLiteral("about");
    QString version;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT sqlite_version()"), database);
            if (query.next())
                version = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return version.isEmpty() ? QStringLiteral("?") : version;
}

QString compiler()
{
#if defined(__clang__)
    return QStringLiteral("Clang " __clang_version__);
#elif defined(__GNUC__)
    return QStringLiteral("GCC " __VERSION__);
#elif defined(_MSC_VER)
    return QStringLiteral("MSVC %1").arg(_MSC_VER);
#else
    return QStringLiteral("?");
#endif
}

} // namespace

QString versionsText()
{
    return QStringList{
        QStringLiteral("Flotilla %1").arg(QLatin1StringView(FLOTILLA_VERSION)),
        QStringLiteral("Qt %1 (%2)").arg(QLatin1StringView(qVersion()), QSysInfo::buildAbi()),
        QStringLiteral("SQLite %1 (QSQLITE)").arg(sqliteVersion()),
        QStringLiteral("%1, kernel %2")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion()),
        compiler(),
        QStringLiteral("%1: %2").arg(
            QCoreApplication::translate("flotilla::AboutDialog", "runs in"),
            QDir::toNativeSeparators(RunBook::usualRoot())),
    }
        .join(u'\n');
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Flotilla"));
    auto *name = new QLabel(QStringLiteral("Flotilla"), this);
    name->setObjectName(QStringLiteral("aboutName"));
    auto *words = new QLabel(tr("Raft at work on real threads, sockets and files, in time that you "
                                "own.\nFree under the MIT licence."),
                             this);
    words->setWordWrap(true);
    auto *versions = new QLabel(versionsText(), this);
    versions->setObjectName(QStringLiteral("versions"));
    versions->setAccessibleName(tr("Versions"));
    versions->setTextFormat(Qt::PlainText);
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy the versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [copy] {
        QApplication::clipboard()->setText(versionsText());
        copy->setText(tr("Copied"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    auto *head = new QHBoxLayout;
    auto *icon = new QLabel(this);
    const int em = fontInfo().pixelSize();
    icon->setPixmap(QApplication::windowIcon().pixmap(em * 4));
    head->addWidget(icon);
    head->addWidget(name, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em * 3 / 2, em, em * 3 / 2, em);
    column->setSpacing(em);
    column->addLayout(head);
    column->addWidget(words);
    column->addWidget(versions);
    column->addWidget(buttons);
}

} // namespace flotilla
