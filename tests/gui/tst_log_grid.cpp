#include "gui/panels/log_grid_view.h"
#include "picture/log_grid_painter.h"
#include "picture/views.h"

#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QtMath>

#include <algorithm>

using namespace flotilla;

namespace {

constexpr QSize kSize{800, 220};

/// Servers with that many entries each, the last two not committed; the last server leads.
ViewMaker withEntries(std::size_t servers, std::uint32_t entries)
{
    ViewMaker maker(servers);
    Log log;
    for (std::uint32_t i = 0; i < entries; ++i)
        log.append(
            {Term{i < 3 ? 3U : 4U}, i == 0 ? nullptr : makeCommand("x=" + std::to_string(i))});
    for (ServerView &server : maker.view.servers) {
        server.log = log;
        server.status.lastLogIndex = log.lastIndex();
        server.status.commitIndex = server.status.lastApplied = Index{entries - 2};
    }
    ServerView &leader = maker.view.servers.back();
    leader.status.role = Role::Leader;
    for (ServerView &server : maker.view.servers) {
        if (server.id == leader.id)
            continue;
        leader.status.peers.insert(server.id);
        leader.status.nextIndex[server.id.value] = log.lastIndex().next();
        leader.status.matchIndex[server.id.value] = log.lastIndex();
    }
    return maker;
}

std::shared_ptr<const ClusterView> shared(const ViewMaker &maker)
{
    return std::make_shared<const ClusterView>(maker.view);
}

QImage painted(const ClusterView &view, const Theme &theme, const LogGrid &grid)
{
    QImage image(grid.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    paintLogGrid(painter, view, theme, grid);
    return image;
}

/// How much of a cell's upper edge has a colour.
qreal shareOfFrame(const QImage &image, const QRectF &cell, const QColor &colour)
{
    const auto isNear = [&](int x, int y) {
        const QColor at = image.pixelColor(x, y);
        return std::abs(at.red() - colour.red()) + std::abs(at.green() - colour.green())
                   + std::abs(at.blue() - colour.blue())
               < 60;
    };
    const int top = qFloor(cell.top());
    int hits = 0, all = 0;
    for (int x = qRound(cell.left() + 6); x < qRound(cell.right() - 6); ++x, ++all)
        hits += isNear(x, top) || isNear(x, top + 1) || isNear(x, top + 2) ? 1 : 0;
    return static_cast<qreal>(hits) / all;
}

/// Milliseconds of the quickest of many paintings.
qreal costOf(const ClusterView &view, const Theme &theme)
{
    QImage image(kSize, QImage::Format_RGB32);
    qreal best = 1e9;
    for (int i = 0; i < 60; ++i) {
        QElapsedTimer timer;
        timer.start();
        LogGrid grid = logGridOf(view, QSizeF(kSize), theme);
        grid.scroll.setX(std::max(0.0, grid.contentSize().width() - grid.window().width()));
        QPainter painter(&image);
        paintLogGrid(painter, view, theme, grid);
        painter.end();
        best = std::min(best, static_cast<qreal>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

/// All logs side by side: what can be read there, and how one gets about in it.
class TestLogGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_view = std::make_unique<LogGridView>(m_selection.get());
        m_view->setTheme(Theme::light());
        m_view->resize(kSize);
    }

    void showWith(const ViewMaker &maker)
    {
        m_view->setView(shared(maker));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }

    /// Solid is committed, dashed is not; a colour-blind eye tells them apart as well.
    void drawsTheCommittedSolidAndTheRestDashed()
    {
        ViewMaker maker = withEntries(5, 7);
        const Theme theme = Theme::light();
        const LogGrid grid = logGridOf(maker.view, kSize, theme);
        const QImage image = painted(maker.view, theme, grid);
        QCOMPARE(shareOfFrame(image, grid.cell(0, Index{5}), theme.termColour(Term{4})), 1.0);
        const qreal dashed = shareOfFrame(image, grid.cell(0, Index{6}), theme.termEdge(Term{4}));
        QVERIFY2(dashed > 0.3 && dashed < 0.8, qPrintable(QString::number(dashed)));
    }

    /// A crashed server has forgotten its commitIndex; what the others committed is so all the same.
    void knowsWhatIsCommittedOfACrashedServer()
    {
        ViewMaker maker = withEntries(3, 7);
        maker.crash(1);
        maker.server(1).status.commitIndex = {};
        QVERIFY(isShownCommitted(maker.view, maker.server(1), Index{5}));
        QVERIFY(!isShownCommitted(maker.view, maker.server(1), Index{6}));
        Log other;
        for (int i = 0; i < 5; ++i)
            other.append({Term{2}, makeCommand("y")});
        maker.server(1).log = other;
        QVERIFY(!isShownCommitted(maker.view, maker.server(1), Index{5}));
    }

    /// Who stays at the end sees what comes; who has scrolled back reads on undisturbed.
    void followsTheNewestUnlessScrolledBack()
    {
        showWith(withEntries(5, 100));
        QScrollBar *bar = m_view->horizontalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        m_view->setView(shared(withEntries(5, 200)));
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(m_view->grid().visible().second >= Index{200});

        bar->setValue(bar->maximum() / 2);
        const int there = bar->value();
        m_view->setView(shared(withEntries(5, 300)));
        QCOMPARE(bar->value(), there);
        bar->setValue(bar->maximum());
        m_view->setView(shared(withEntries(5, 400)));
        QCOMPARE(bar->value(), bar->maximum());
    }

    /// No mouse is needed for any entry, and what it holds is told to whoever can't see it.
    void reachesEveryEntryByKeyboard()
    {
        showWith(withEntries(3, 50));
        using Cell = std::optional<std::pair<NodeId, Index>>;
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->current(), Cell({NodeId{0}, Index{1}}));
        QVERIFY(m_view->accessibleDescription().startsWith(QStringLiteral("S1, entry 1, term 3")));
        QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("no-op")));
        QVERIFY(m_view->grid().window().contains(m_view->grid().cell(0, Index{1})));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->current(), Cell({NodeId{1}, Index{2}}));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->current(), Cell({NodeId{1}, Index{50}}));
        QVERIFY(m_view->grid().window().contains(m_view->grid().cell(1, Index{50}).center()));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_selection->chosen(), Hit(NodeId{1}));
    }

    /// The keyboard's place must not stand beyond a log that was cut.
    void staysInALogThatWasCut()
    {
        showWith(withEntries(3, 50));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        m_view->setView(shared(withEntries(3, 10)));
        QCOMPARE(m_view->current()->second, Index{11});
    }

    void choosesTheServerWhoseRowIsClicked()
    {
        showWith(withEntries(5, 5));
        const QPointF head(10, m_view->grid().row(3).center().y());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, head.toPoint());
        QCOMPARE(m_selection->chosen(), Hit(NodeId{3}));
    }

    /// A server that is chosen on the canvas is found here at a glance.
    void marksTheRowOfTheChosenServer()
    {
        const ViewMaker maker = withEntries(5, 5);
        const Theme theme = Theme::light();
        const LogGrid grid = logGridOf(maker.view, kSize, theme);
        QImage image(kSize, QImage::Format_RGB32);
        QPainter painter(&image);
        LogGridOptions options;
        options.chosen = NodeId{2};
        paintLogGrid(painter, maker.view, theme, grid, options);
        const auto edge = [&](std::size_t row) {
            return image.pixelColor(1, qRound(grid.row(row).center().y()));
        };
        QCOMPARE(edge(2), theme.accent);
        QCOMPARE(edge(1), theme.panel);
    }

    /// A cell shows the beginning; the whole of it is a hover away.
    void tellsTheWholeEntry()
    {
        ViewMaker maker = withEntries(3, 6);
        const std::string command = "a command that no cell could ever hold <b>as it stands</b>";
        maker.server(2).log.replaceFrom(Index{6}, {{Term{4}, makeCommand(command, "C2", 7)}});
        maker.server(2).status.currentTerm = Term{4};
        showWith(maker);
        const QString words = m_view->wordsAt(m_view->grid().cell(1, Index{6}).center());
        for (const char *part : {"S2", "entry 6", "term 4", "not committed", command.c_str(),
                                 "command 7 of C2", "written by S3"})
            QVERIFY2(words.contains(QLatin1StringView(part)), qPrintable(words));
        const QString head = m_view->wordsAt({4, m_view->grid().row(0).center().y()});
        QVERIFY2(head.contains(QStringLiteral("matchIndex 6")), qPrintable(head));
        QVERIFY2(head.contains(QStringLiteral("nextIndex 7")), qPrintable(head));
    }

    /// With fifteen servers every row can be come to, none is squeezed beyond reading.
    void scrollsToTheLastOfFifteenServers()
    {
        showWith(withEntries(15, 10));
        QVERIFY(m_view->grid().cellHeight >= Theme::light().readingSize());
        QTest::keyClick(m_view.get(), Qt::Key_End);
        for (int i = 0; i < 14; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Down);
        QVERIFY(m_view->grid()
                    .window()
                    .adjusted(0, -1, 0, 1)
                    .contains(m_view->grid().cell(14, Index{10})));
    }

    /// A long log is as quick to draw as a short one.
    void paintsAHundredThousandEntriesAsQuicklyAsTen()
    {
        const ViewMaker few = withEntries(7, 10);
        const ViewMaker many = withEntries(7, 100'000);
        const Theme theme = Theme::light();
        qreal ratio = 0;
        for (int attempt = 0; attempt < 5; ++attempt) { // others use the machine too
            const qreal ten = costOf(few.view, theme);
            ratio = costOf(many.view, theme) / ten;
            if (ratio <= 1.2)
                break;
        }
        QVERIFY2(ratio <= 1.2, qPrintable(QString::number(ratio)));
    }

private:
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<LogGridView> m_view;
};

QTEST_MAIN(TestLogGrid)
#include "tst_log_grid.moc"
