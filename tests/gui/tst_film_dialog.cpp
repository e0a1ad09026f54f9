#include "gui/dialogs/film_dialog.h"
#include "gui/files/run_book.h"
#include "gui/main_window.h"
#include "gui/widgets/message_bar.h"
#include "schedule/pure_engine.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QImageReader>
#include <QLabel>
#include <QProgressDialog>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// Any stretch of a run goes to a file as moving pictures, while the window goes on.
class TestFilmDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_film_dialog"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->filePath(QStringLiteral("runs"))),
                                                MainWindow::Begin{});
        m_window->show();
        PureEngine engine(plainSetup(3, 2));
        engine.keepTimeline();
        QVERIFY(engine.start());
        QVERIFY(engine.run(Instant{400'000}));
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(engine.view());
        snapshot.timeline = engine.timeline();
        m_window->showOpened(snapshot);
        m_window->findChild<QAction *>(QStringLiteral("ExportFilm"))->trigger();
        m_dialog = m_window->findChild<FilmDialog *>();
        QVERIFY(m_dialog && !m_dialog->isModal());
    }

    /// It begins with all of the run, as it looks.
    void offersTheWholeRun()
    {
        QCOMPARE(box("fromBox")->value(), 0.0);
        QCOMPARE(box("toBox")->value(), 0.4);
        box("paceBox")->setValue(0.1);
        QVERIFY2(advice().startsWith(QStringLiteral("101 frames")), qPrintable(advice()));
    }

    void saysWhyAStretchCanNotBeMade()
    {
        box("fromBox")->setValue(0.3);
        box("toBox")->setValue(0.2);
        QVERIFY(advice().contains(QStringLiteral("ends before it begins")));
        QVERIFY(!exportButton()->isEnabled());
        box("toBox")->setValue(0.35);
        QVERIFY(exportButton()->isEnabled());
    }

    void writesAGifOfTheSizeThatIsChosen()
    {
        wish(0.1);
        const QString gif = m_folder->filePath(QStringLiteral("a.gif"));
        exportTo(gif);
        QTRY_VERIFY_WITH_TIMEOUT(bar()->text().contains(QStringLiteral("a.gif")), 30'000);
        QImageReader reader(gif);
        QCOMPARE(reader.size(), QSize(320, 200));
        QCOMPARE(reader.imageCount(), 26);
    }

    void writesFramesIntoAFolder()
    {
        wish(0.1);
        m_dialog->findChild<QComboBox *>(QStringLiteral("kindBox"))->setCurrentIndex(1);
        const QString folder = m_folder->filePath(QStringLiteral("frames"));
        exportTo(folder);
        QTRY_VERIFY_WITH_TIMEOUT(bar()->text().contains(QStringLiteral("frames")), 30'000);
        QCOMPARE(QDir(folder).entryList({QStringLiteral("*.png")}).size(), 26);
    }

    /// What is cancelled leaves nothing behind, and nothing is said to be saved.
    void isCancelled()
    {
        wish(0.0002);
        const QString gif = m_folder->filePath(QStringLiteral("b.gif"));
        exportTo(gif);
        auto *progress = m_window->findChild<QProgressDialog *>(QStringLiteral("errandDialog"));
        QVERIFY(progress);
        QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible() && progress->value() > 0, 30'000);
        Q_EMIT progress->canceled();
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_window->findChild<QProgressDialog *>(QStringLiteral("errandDialog")), 30'000);
        QVERIFY(!QFile::exists(gif));
        QVERIFY(bar()->text().isEmpty());
    }

private:
    void wish(double pace)
    {
        box("fromBox")->setValue(0.2);
        box("toBox")->setValue(0.3);
        box("paceBox")->setValue(pace);
        m_dialog->findChild<QSpinBox *>(QStringLiteral("widthBox"))->setValue(320);
        m_dialog->findChild<QSpinBox *>(QStringLiteral("heightBox"))->setValue(200);
    }
    void exportTo(const QString &name)
    {
        exportButton()->click();
        auto *dialog = m_window->findChild<QFileDialog *>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(name);
        dialog->close();
    }
    QDoubleSpinBox *box(const char *name)
    {
        return m_dialog->findChild<QDoubleSpinBox *>(QLatin1StringView(name));
    }
    QPushButton *exportButton()
    {
        return m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }
    QString advice() { return m_dialog->findChild<QLabel *>(QStringLiteral("advice"))->text(); }
    MessageBar *bar() { return m_window->findChild<MessageBar *>(QStringLiteral("messageBar")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    FilmDialog *m_dialog = nullptr;
};

QTEST_MAIN(TestFilmDialog)
#include "tst_film_dialog.moc"
