#include "gui/dialogs/new_cluster_dialog.h"
#include "gui/files/recent_files.h"
#include "gui/main_window.h"
#include "gui/panels/timing_advice.h"
#include "gui/widgets/message_bar.h"
#include "picture/picture_export.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace flotilla;

namespace {

Picture somePicture()
{
    auto view = std::make_shared<ClusterView>();
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        view->servers.push_back(server);
    }
    return {view, Theme::light(), QSize(640, 480), {}};
}

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Runs go to files and come back, and so do pictures of them.
class TestFileCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_file_commands"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->filePath(QStringLiteral("runs"))),
                                                MainWindow::Begin{});
        m_opened = std::make_unique<QSignalSpy>(m_window.get(), &MainWindow::openRequested);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(m_opened->size(), 1);
        Snapshot snapshot;
        snapshot.view = somePicture().view;
        m_window->showOpened(snapshot);
    }

    void writesEveryKindOfPicture()
    {
        const Picture picture = somePicture();
        const QString png = m_folder->filePath(QStringLiteral("a.png"));
        QVERIFY(exportPicture(picture, png, 4));
        QCOMPARE(QImage(png).size(), picture.size * 4);
        const QString svg = m_folder->filePath(QStringLiteral("a.svg"));
        QVERIFY(exportPicture(picture, svg, 1));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox().size(), picture.size);
        const QString pdf = m_folder->filePath(QStringLiteral("a.pdf"));
        QVERIFY(exportPicture(picture, pdf, 1));
        QVERIFY(bytesOf(pdf).startsWith("%PDF"));
        const QByteArray page = bytesOf(pdf).mid(bytesOf(pdf).indexOf("/MediaBox"), 60);
        QVERIFY2(page.contains("480.") && page.contains("360."), page); // in points: one whole page
    }

    /// Errors name the file, the cause and the way out.
    void saysWhyAPictureCanNotBeWritten()
    {
        const auto nowhere = exportPicture(somePicture(), QStringLiteral("/nowhere/at/all.png"), 1);
        QVERIFY(!nowhere);
        const QString words = QString::fromStdString(nowhere.error().message);
        QVERIFY(words.contains(QStringLiteral("/nowhere/at/all.png")));
        QVERIFY(words.contains(QStringLiteral("Choose another place")));
        const auto strange =
            exportPicture(somePicture(), m_folder->filePath(QStringLiteral("a.gif")), 1);
        QVERIFY(!strange);
        QVERIFY(QString::fromStdString(strange.error().message).contains(QStringLiteral(".png")));
    }

    void copiesThePictureAsImageAndVectors()
    {
        action("CopyPicture")->trigger();
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        QVERIFY(mime->hasImage());
        QVERIFY(QSvgRenderer(mime->data(QStringLiteral("image/svg+xml"))).isValid());
        QVERIFY(bar()->text().contains(QStringLiteral("clipboard")));
    }

    void opensWhatIsDroppedOnIt()
    {
        const QString file = scenario();
        m_opened->clear();
        drop(file);
        QCOMPARE(m_opened->size(), 1);
        QCOMPARE(m_opened->front().front().value<RunRequest>().setup.servers.size(),
                 std::size_t{3});
        QCOMPARE(RecentFiles::list(), QStringList{file});
    }

    void takesNothingElseThatIsDropped()
    {
        m_opened->clear();
        drop(m_folder->filePath(QStringLiteral("photo.png")));
        QCOMPARE(m_opened->size(), 0);
    }

    /// A file that has gone is said to have gone, and is offered no more.
    void saysThatARecentFileIsGone()
    {
        const QString file = scenario();
        drop(file);
        auto *menu = m_window->findChild<QMenu *>(QStringLiteral("menuRecent"));
        QVERIFY(menu->isEnabled());
        QVERIFY(QFile::remove(file));
        m_opened->clear();
        menu->actions().front()->trigger();
        QCOMPARE(m_opened->size(), 0);
        QVERIFY(bar()->text().contains(file));
        QVERIFY(RecentFiles::list().isEmpty());
        QVERIFY(!menu->isEnabled());
    }

    void keepsTheNewestTenFiles()
    {
        RecentFiles files(m_window.get());
        for (int i = 0; i < 12; ++i)
            files.note(QStringLiteral("/tmp/%1.flotilla").arg(i));
        files.note(QStringLiteral("/tmp/5.flotilla"));
        files.note(QStringLiteral(":/flotilla/scenarios/lossy.flotilla"));
        QCOMPARE(RecentFiles::list().size(), RecentFiles::kMost);
        QCOMPARE(RecentFiles::list().front(), QStringLiteral("/tmp/5.flotilla"));
        files.clear();
        QVERIFY(RecentFiles::list().isEmpty());
    }

    void beginsARunAsTheDialogSays()
    {
        NewClusterDialog dialog(plainSetup(5, 1), nullptr);
        QSignalSpy chosen(&dialog, &NewClusterDialog::chosen);
        dialog.findChild<QSpinBox *>(QStringLiteral("serversBox"))->setValue(7);
        dialog.findChild<QSpinBox *>(QStringLiteral("clientsBox"))->setValue(2);
        auto *shortest = dialog.findChild<QDoubleSpinBox *>(QStringLiteral("timeoutMinBox"));
        shortest->setValue(400); // beyond the longest, which gives way
        dialog.findChild<QDoubleSpinBox *>(QStringLiteral("heartbeatBox"))->setValue(20.5);
        dialog.findChild<QDoubleSpinBox *>(QStringLiteral("latencyMaxBox"))->setValue(30);
        dialog.accept();
        const RunSetup setup = chosen.front().front().value<RunSetup>();
        QCOMPARE(setup.servers.size(), std::size_t{7});
        QCOMPARE(setup.clients.size(), std::size_t{2});
        QCOMPARE(setup.servers.back().options.electionTimeoutMin, Duration::millis(400));
        QCOMPARE(setup.servers.back().options.electionTimeoutMax, Duration::millis(400));
        QCOMPARE(setup.options.heartbeat, Duration{20'500});
        QCOMPARE(setup.links.commonTraits().delayMax, Duration::millis(30));
    }

    /// "broadcastTime ≪ electionTimeout" (§5.6); what breaks it is said before the run begins.
    void warnsOfATimingThatCanNotWork()
    {
        RaftOptions options;
        QCOMPARE(timingAdvice(options, Duration::millis(15)), QString());
        QVERIFY(
            timingAdvice(options, Duration::millis(80)).startsWith(QStringLiteral("Elections")));
        options.heartbeat = Duration::millis(200);
        QVERIFY(
            timingAdvice(options, Duration::millis(15)).startsWith(QStringLiteral("No leader")));
        options = {};
        options.electionTimeoutMax = options.electionTimeoutMin;
        QVERIFY(timingAdvice(options, Duration::millis(15)).startsWith(QStringLiteral("Votes")));

        NewClusterDialog dialog(plainSetup(5, 1), nullptr);
        const auto *advice = dialog.findChild<QLabel *>(QStringLiteral("advice"));
        QVERIFY(advice->text().isEmpty());
        dialog.findChild<QDoubleSpinBox *>(QStringLiteral("heartbeatBox"))->setValue(500);
        QVERIFY(advice->text().contains(QStringLiteral("No leader will last")));
    }

private:
    QAction *action(const char *name)
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    MessageBar *bar() { return m_window->findChild<MessageBar *>(QStringLiteral("messageBar")); }

    QString scenario() const
    {
        const QString name = m_folder->filePath(QStringLiteral("three.flotilla"));
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write("cluster S1 S2 S3\n");
        return name;
    }

    void drop(const QString &file)
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent event({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_opened;
};

QTEST_MAIN(TestFileCommands)
#include "tst_file_commands.moc"
