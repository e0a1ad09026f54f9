#include "gui/panels/disk_panel.h"

#include "gui/panels/disk_file.h"
#include "gui/panels/disk_table.h"
#include "gui/widgets/empty_note.h"
#include "gui/widgets/form_sheet.h"
#include "gui/widgets/plain_tip.h"
#include "gui/widgets/term_delegate.h"
#include "store/node_store.h"
#include "ui_disk_panel.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <map>

namespace flotilla {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetweenReadings = 250ms;
/// A file that could not be read is tried again.
constexpr std::chrono::milliseconds kBetweenTries = 1s;
/// Someone's lock that is gone by then is not worth a word.
constexpr int kBusyTries = 3;

/// So many times the size of type is high enough for a line with the path.
constexpr qreal kSpacious = 11;

/// The widths of columns in the size of type, by what the file calls them; the command gets the rest.
qreal widthOf(const QString &column)
{
    constexpr std::pair<QLatin1StringView, qreal> kWidths[] = {
        {QLatin1StringView("log_index"), 5.6}, {QLatin1StringView("term"), 3.8},
        {QLatin1StringView("command"), 6.5},   {QLatin1StringView("client"), 4.2},
        {QLatin1StringView("leader"), 4.4},    {QLatin1StringView("committed_at"), 7.6},
        {QLatin1StringView("op"), 2.8},        {QLatin1StringView("leader_term"), 6.8},
    };
    const auto *const found =
        std::find_if(std::begin(kWidths), std::end(kWidths),
                     [&column](const auto &width) { return width.first == column; });
    return found == std::end(kWidths) ? 6.0 : found->second;
}

/// command and client, as the files have them.
QVariantList commandFields(const Entry &entry)
{
    if (!entry.command)
        return {QByteArray(), QString()};
    return {QByteArray::fromStdString(entry.command->text),
            QString::fromStdString(entry.command->client)};
}

QVariant opOf(const Entry &entry)
{
    return QVariant::fromValue(qulonglong(entry.command ? entry.command->op : 0));
}

} // namespace

DiskPanel::DiskPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::DiskPanel>()),
      m_table(new DiskTable(this)), m_delegate(new TermDelegate(this))
{
    m_ui->setupUi(this);
    m_ui->pathLabel->setElideMode(Qt::ElideMiddle);
    m_ui->diskView->setModel(m_table);
    m_ui->diskView->setItemDelegate(m_delegate);
    m_ui->diskView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_ui->diskView->viewport()->installEventFilter(this);
    m_note = new EmptyNote(m_ui->diskView, QString());
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DiskPanel::read);
    connect(m_ui->fileBox, &QComboBox::activated, this, &DiskPanel::choose);
    connect(m_table, &QAbstractItemModel::modelReset, this, &DiskPanel::fitColumns);
    // What is looked at stays in its place while rows are added above it.
    connect(m_table, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                QScrollBar *bar = m_ui->diskView->verticalScrollBar();
                if (bar->value() > 0)
                    bar->setValue(bar->value()
                                  + (last - first + 1)
                                        * m_ui->diskView->verticalHeader()->defaultSectionSize());
            });
    m_ui->pathButton->addActions({m_ui->copyPath, m_ui->openFolder});
    connect(m_ui->copyPath, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->pathLabel->text()); });
    connect(m_ui->openFolder, &QAction::triggered, this, &DiskPanel::openFolder);
    beginRun();
}

DiskPanel::~DiskPanel() = default;

void DiskPanel::beginRun()
{
    m_view.reset();
    m_timeline = {};
    m_past.reset();
    m_files.clear();
    m_read.reset();
    m_again.stop();
    m_busyTries = 0;
    m_table->clear();
    m_note->setText(tr("There is no run, and so no file."));
    m_ui->fileBox->clear();
    m_ui->stateLabel->clear();
    m_ui->pathLabel->clear();
    m_ui->head->setEnabled(false);
}

void DiskPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view || snapshot.ledgerFile.isEmpty())
        return beginRun();
    m_view = snapshot.view;
    m_timeline = snapshot.timeline;
    m_past = snapshot.past;
    m_ledgerRows = snapshot.ledgerRows;
    showFiles(snapshot);
    if (signNow() != m_read)
        readSoon();
}

/// The ledger, then the servers; what is chosen stays chosen.
void DiskPanel::showFiles(const Snapshot &snapshot)
{
    QStringList files{snapshot.ledgerFile};
    QStringList words{QFileInfo(snapshot.ledgerFile).fileName()};
    for (const ServerView &server : snapshot.view->servers) {
        const QString name = QString::fromStdString(server.name);
        files << snapshot.dataFolder + u'/' + NodeStore::fileName(name);
        words << name;
    }
    if (files == m_files)
        return;
    m_files = files;
    const int chosen = std::max(m_ui->fileBox->currentIndex(), 0);
    m_ui->fileBox->clear();
    m_ui->fileBox->addItems(words);
    m_ui->fileBox->setCurrentIndex(std::min(chosen, m_ui->fileBox->count() - 1));
    m_ui->head->setEnabled(true);
    choose();
}

void DiskPanel::choose()
{
    const QString path = QDir::toNativeSeparators(m_files[m_ui->fileBox->currentIndex()]);
    m_ui->pathLabel->setText(path);
    m_ui->pathLabel->setToolTip(plainTip(path));
    m_ui->fileBox->setToolTip(
        plainTip(tr("Which file is shown: what leaders committed, or what one server keeps over a "
                    "crash\n%1")
                     .arg(path)));
    m_ui->diskView->setAccessibleName(
        tr("Rows of %1, newest first").arg(QFileInfo(path).fileName()));
    m_table->clear();
    m_again.stop();
    m_busyTries = 0;
    read();
}

void DiskPanel::openFolder()
{
    const QString folder = QFileInfo(m_ui->pathLabel->text()).absolutePath();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        Q_EMIT refused(
            tr("No program of the desktop opens the folder %1. Copy its path and open it "
               "in a file manager yourself.")
                .arg(QDir::toNativeSeparators(folder)));
}

int DiskPanel::chosenServer() const
{
    return m_ui->fileBox->currentIndex() - 1;
}

DiskPanel::Sign DiskPanel::signNow() const
{
    Sign sign;
    if (m_past)
        sign.past = m_past->number;
    if (chosenServer() < 0) {
        sign.rows = m_ledgerRows;
        return sign;
    }
    const ServerView &server = m_view->servers[static_cast<std::size_t>(chosenServer())];
    sign.term = server.status.currentTerm;
    sign.votedFor = server.status.votedFor;
    sign.lastIndex = server.status.lastLogIndex;
    sign.lastTerm = server.status.lastLogTerm;
    sign.up = server.up;
    return sign;
}

void DiskPanel::readSoon()
{
    if (m_again.isActive())
        return;
    if (m_since.hasExpired(kBetweenReadings.count()))
        read();
    else
        m_again.start(kBetweenReadings);
}

void DiskPanel::read()
{
    m_read.reset();
    if (!m_view || !isVisible())
        return;
    m_since.start();
    if (m_past)
        return showPast();
    const bool isLedger = chosenServer() < 0;
    const QString &file = m_files[m_ui->fileBox->currentIndex()];
    DiskFile look(file);
    const QString state = stateWords(look);
    m_table->read(look, file, isLedger ? QStringLiteral("commits") : QStringLiteral("log"));
    if (!look.problem().isEmpty())
        return showProblem(look);
    m_read = signNow();
    m_busyTries = 0;
    m_ui->stateLabel->setText(state);
    m_ui->stateLabel->setToolTip(plainTip(state));
    m_note->setText(isLedger ? tr("No entry is committed yet. What a leader commits is written to "
                                  "this file.")
                             : tr("The log of %1 is empty so far. Every entry is written to this "
                                  "file before its server answers.")
                                   .arg(m_ui->fileBox->currentText()));
}

void DiskPanel::showPast()
{
    m_read = signNow();
    m_note->setText(tr("Nothing was kept here yet at that instant."));
    if (chosenServer() < 0)
        showLedgerOfPast();
    else
        showServerOfPast(m_view->servers[static_cast<std::size_t>(chosenServer())]);
    m_ui->stateLabel->setToolTip(plainTip(
        tr("The files hold only the present. This is what was recorded of the instant that you "
           "look at.")));
}

void DiskPanel::showLedgerOfPast()
{
    m_ui->stateLabel->setText(tr("as recorded, not from the file"));
    const auto rows = std::make_shared<std::map<std::uint64_t, LedgerRow>>();
    for (LedgerRow &row : m_timeline.ledger(m_past->number))
        rows->emplace(row.index.value, std::move(row));
    const QStringList columns{
        QStringLiteral("log_index"), QStringLiteral("term"),        QStringLiteral("command"),
        QStringLiteral("client"),    QStringLiteral("leader"),      QStringLiteral("committed_at"),
        QStringLiteral("op"),        QStringLiteral("leader_term"),
    };
    const auto rowOf = [rows](qint64 index) -> QVariantList {
        const auto found = rows->find(static_cast<std::uint64_t>(index));
        if (found == rows->end())
            return {};
        const LedgerRow &row = found->second;
        return QVariantList{index, QVariant::fromValue(qulonglong(row.entry.term.value))}
               + commandFields(row.entry)
               + QVariantList{QString::fromStdString(row.leader),
                              QVariant::fromValue(qlonglong(row.committedAt.micros)),
                              opOf(row.entry),
                              QVariant::fromValue(qulonglong(row.leaderTerm.value))};
    };
    m_table->show(columns, rows->empty() ? 1 : static_cast<qint64>(rows->begin()->first),
                  rows->empty() ? 0 : static_cast<qint64>(rows->rbegin()->first), rowOf);
}

void DiskPanel::showServerOfPast(const ServerView &server)
{
    const auto &votedFor = server.status.votedFor;
    m_ui->stateLabel->setText(
        tr("currentTerm %1 · votedFor %2 · as recorded, not from the file")
            .arg(server.status.currentTerm.value)
            .arg(votedFor ? QString::fromStdString(m_timeline.names().of(*votedFor))
                          : tr("nobody")));
    const QStringList columns{QStringLiteral("log_index"), QStringLiteral("term"),
                              QStringLiteral("command"), QStringLiteral("client"),
                              QStringLiteral("op")};
    const auto rowOf = [log = server.log](qint64 index) -> QVariantList {
        const Index at{static_cast<std::uint32_t>(index)};
        if (!log.has(at))
            return {};
        const Entry &entry = log.at(at);
        return QVariantList{index, QVariant::fromValue(qulonglong(entry.term.value))}
               + commandFields(entry) + QVariantList{opOf(entry)};
    };
    m_table->show(columns, 1, static_cast<qint64>(server.log.lastIndex().value), rowOf);
}

QString DiskPanel::stateWords(DiskFile &look) const
{
    const QString version = look.value(QStringLiteral("PRAGMA user_version")).toString();
    if (chosenServer() < 0)
        return tr("table commits · schema %1").arg(version);
    const QVariantList state =
        look.rows(QStringLiteral("SELECT current_term, voted_for FROM state WHERE id = 1"))
            .value(0);
    const QString votedFor = state.value(1).toString();
    return tr("currentTerm %1 · votedFor %2 · schema %3")
        .arg(state.value(0).toString(), votedFor.isEmpty() ? tr("nobody") : votedFor, version);
}

/// In place of the rows; where someone holds the file for a moment, they stay.
void DiskPanel::showProblem(const DiskFile &look)
{
    const bool again = look.isBusy() && ++m_busyTries < kBusyTries;
    m_again.start(again ? kBetweenReadings : kBetweenTries);
    if (again)
        return;
    m_table->clear();
    m_ui->stateLabel->setText(tr("✗ can't be read"));
    m_ui->stateLabel->setToolTip(plainTip(look.problem()));
    m_note->setText(look.problem());
}

void DiskPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_ui->head->setStyleSheet(formSheet(theme));
    m_em = theme.readingSize();
    m_ui->diskView->verticalHeader()->setDefaultSectionSize(static_cast<int>(m_em * 1.9));
    fitColumns();
}

/// Where there is little room it goes to the rows; the path is then in the chooser's tooltip.
void DiskPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    m_ui->pathLabel->setVisible(height() > m_em * kSpacious);
}

bool DiskPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return Panel::eventFilter(watched, event);
}

void DiskPanel::fitColumns()
{
    const QStringList &columns = m_table->columns();
    int rest = m_ui->diskView->viewport()->width();
    for (int column = 0; column < columns.size(); ++column) {
        const int width = static_cast<int>(widthOf(columns[column]) * m_em);
        m_ui->diskView->setColumnWidth(column, width);
        rest -= width;
    }
    const auto command = static_cast<int>(columns.indexOf(QStringLiteral("command")));
    if (command >= 0 && rest > 0)
        m_ui->diskView->setColumnWidth(command, m_ui->diskView->columnWidth(command) + rest);
}

} // namespace flotilla
