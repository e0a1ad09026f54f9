#include "gui/canvas/cluster_canvas.h"
#include "gui/commands.h"
#include "gui/conductor.h"
#include "gui/main_window.h"
#include "gui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace flotilla;

namespace {

/// A language in which every text is in brackets, and longer than in English.
class Pseudo : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *,
                                    int) const override
    {
        const QString words = QString::fromUtf8(text);
        if (words.isEmpty() || QByteArrayView(context).startsWith("Q"))
            return words; // Qt's own are not ours
        return QStringLiteral("[%1%2]").arg(words, QString(words.size() / 4, u'~'));
    }
};

/// Whether a text has a word in it that no translator was asked for.
bool isUntranslated(const QString &text)
{
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    QString rest = text;
    rest.remove(tags);
    if (rest.contains(u'['))
        return false;
    rest.remove(QStringLiteral("leader_logs.db")); // a file's name
    return rest.contains(word);
}

QStringList textsOf(const QObject *object)
{
    if (const auto *label = qobject_cast<const QLabel *>(object))
        return {label->text(), label->toolTip()};
    if (const auto *button = qobject_cast<const QAbstractButton *>(object))
        return {button->text(), button->toolTip()};
    if (const auto *edit = qobject_cast<const QLineEdit *>(object))
        return {edit->placeholderText(), edit->toolTip()};
    if (const auto *box = qobject_cast<const QGroupBox *>(object))
        return {box->title()};
    if (const auto *dock = qobject_cast<const QDockWidget *>(object))
        return {dock->windowTitle()};
    if (const auto *menu = qobject_cast<const QMenu *>(object))
        return {menu->title()};
    if (const auto *action = qobject_cast<const QAction *>(object))
        return {action->text(), action->toolTip(), action->statusTip()};
    QStringList texts;
    if (const auto *choices = qobject_cast<const QComboBox *>(object)) {
        for (int i = 0; i < choices->count(); ++i)
            texts << choices->itemText(i);
    }
    return texts;
}

} // namespace

/// The window in a language that nobody speaks: what is left in English was never given to a
/// translator, and what is clipped has no room for longer words.
class TestPseudoTranslation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_pseudo_translation"));
        QSettings().clear();
        QVERIFY(QCoreApplication::installTranslator(&m_pseudo));
        m_window = std::make_unique<MainWindow>(RunBook(m_folder.filePath(QStringLiteral("runs"))),
                                                MainWindow::Begin{});
        m_conductor.serve(*m_window);
        m_window->resize(1600, 1000);
        m_window->show();
        auto *canvas = m_window->findChild<ClusterCanvas *>(QStringLiteral("canvas"));
        QTRY_VERIFY_WITH_TIMEOUT(canvas->view() != nullptr, 20'000);
        m_window->commands()[CommandId::Faster]->trigger();
        m_window->commands()[CommandId::Faster]->trigger();
        m_window->commands()[CommandId::PlayPause]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(canvas->view()->leader(), 20'000);
        m_window->commands()[CommandId::PlayPause]->trigger();
        for (const CommandId dialog : {CommandId::CheatSheet, CommandId::About,
                                       CommandId::Preferences, CommandId::NewCluster})
            m_window->commands()[dialog]->trigger();
    }
    void cleanupTestCase() { m_window.reset(); }

    void everyTextWasGivenToATranslator()
    {
        QStringList left;
        for (const QObject *object : everything()) {
            if (isNotOurs(object))
                continue;
            for (const QString &text : textsOf(object)) {
                if (isUntranslated(text))
                    left << nameOf(object) + QStringLiteral(": ") + text;
            }
            if (const auto *widget = qobject_cast<const QWidget *>(object)) {
                if (isUntranslated(widget->accessibleName()))
                    left << nameOf(object) + QStringLiteral(": ") + widget->accessibleName();
            }
        }
        left.removeDuplicates();
        QVERIFY2(left.isEmpty(), left.join(u'\n').toUtf8().constData());
    }

    /// In each panel, brought to the front; a label may wrap or elide, but not just end.
    void nothingIsClipped()
    {
        QStringList clipped;
        const auto docks = m_window->findChildren<QDockWidget *>();
        for (QDockWidget *dock : docks) {
            dock->raise();
            QTest::qWait(0);
            collectClipped(*dock, clipped);
        }
        for (const QWidget *window : QApplication::topLevelWidgets())
            collectClipped(*window, clipped);
        clipped.removeDuplicates();
        QVERIFY2(clipped.isEmpty(), clipped.join(u'\n').toUtf8().constData());
    }

private:
    /// All that there is, in the window and in the others that are open.
    static QList<const QObject *> everything()
    {
        QList<const QObject *> all;
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            all << window;
            for (const QObject *object : window->findChildren<QObject *>())
                all << object;
        }
        return all;
    }
    static QString nameOf(const QObject *object)
    {
        return QStringLiteral("%1 %2").arg(QLatin1StringView(object->metaObject()->className()),
                                           object->objectName());
    }
    /// What Qt puts into its widgets by itself, the names of programs, languages, keys and files.
    static bool isNotOurs(const QObject *object)
    {
        static const QSet<QString> names{QStringLiteral("folderLabel"), QStringLiteral("pathLabel"),
                                         QStringLiteral("languageBox"), QStringLiteral("aboutName"),
                                         QStringLiteral("versions"),    QStringLiteral("keyCap")};
        if (names.contains(object->objectName())
            || qobject_cast<const QDialogButtonBox *>(object->parent()))
            return true;
        const auto *action = qobject_cast<const QAction *>(object);
        return object->objectName().startsWith(QStringLiteral("qt_"))
               || object->objectName().startsWith(QStringLiteral("Scroll"))
               || (action && action->parent()
                   && action->parent()->objectName() == QStringLiteral("menuScenarios"));
    }
    static void collectClipped(const QWidget &within, QStringList &clipped)
    {
        const auto labels = within.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (!label->isVisible() || label->wordWrap()
                || qobject_cast<const ElidedLabel *>(label))
                continue;
            if (label->sizeHint().width() > label->width() + 1)
                clipped << nameOf(label) + QStringLiteral(": ") + label->text();
        }
        const auto buttons = within.findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons) {
            if (button->isVisible() && !button->text().isEmpty()
                && button->minimumSizeHint().width() > button->width() + 1)
                clipped << nameOf(button) + QStringLiteral(": ") + button->text();
        }
    }

    QTemporaryDir m_folder;
    Pseudo m_pseudo;
    Conductor m_conductor;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPseudoTranslation)
#include "tst_pseudo_translation.moc"
