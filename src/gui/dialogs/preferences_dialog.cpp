#include "gui/dialogs/preferences_dialog.h"

#include "gui/appearance.h"
#include "gui/files/run_opener.h"
#include "gui/language.h"
#include "ui_preferences_dialog.h"

#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSettings>

namespace flotilla {

namespace {

constexpr CommandId kThemes[] = {CommandId::ThemeSystem, CommandId::ThemeLight,
                                 CommandId::ThemeDark, CommandId::ThemeHighContrast,
                                 CommandId::ThemePrint};
constexpr CommandId kTerms[] = {CommandId::TermsStandard, CommandId::TermsOkabeIto};

/// The box keeps a setting: each entry's data is its value.
void keepIn(QComboBox *box, const QString &key)
{
    const int kept = box->findData(QSettings().value(key).toString());
    box->setCurrentIndex(kept < 0 ? 0 : kept);
    QObject::connect(box, &QComboBox::activated, box,
                     [box, key] { QSettings().setValue(key, box->currentData()); });
}

} // namespace

PreferencesDialog::PreferencesDialog(Appearance *appearance, Commands *commands, QWidget *window)
    : QDialog(window), m_ui(std::make_unique<Ui::PreferencesDialog>()), m_appearance(appearance),
      m_commands(commands)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    offer(m_ui->themeBox, kThemes);
    offer(m_ui->termsBox, kTerms);
    offerSizes();
    offerLanguages();
    offerDurability();
    m_ui->keys->edit(commands);
    m_ui->buttons->button(QDialogButtonBox::Close)->setAccessibleName(tr("Close"));
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(appearance, &Appearance::changed, this, &PreferencesDialog::showAppearance);
    showAppearance();
    const int em = fontInfo().pixelSize();
    resize(QSize(em * 44, em * 44).boundedTo(screen()->availableSize() - QSize(40, 80)));
    // Over the panels rather than over the cluster, which shows what is changed.
    QRect place(QPoint(), size());
    place.moveBottomRight(window->geometry().bottomRight() - QPoint(em, 2 * em));
    move(place.topLeft());
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::offer(QComboBox *box, std::span<const CommandId> choices)
{
    for (const CommandId choice : choices) {
        const QAction *action = (*m_commands)[choice];
        box->addItem(Commands::nameOf(action));
        box->setItemData(box->count() - 1, action->statusTip(), Qt::ToolTipRole);
    }
    connect(box, &QComboBox::activated, this, [this, choices](int place) {
        (*m_commands)[choices[static_cast<std::size_t>(place)]]->trigger();
        m_appearance->save();
    });
}

void PreferencesDialog::offerSizes()
{
    for (const int percent : Appearance::sizes())
        m_ui->sizeBox->addItem(tr("%1 %").arg(percent), percent);
    connect(m_ui->sizeBox, &QComboBox::activated, this, [this] {
        m_appearance->setSize(m_ui->sizeBox->currentData().toInt());
        m_appearance->save();
    });
}

/// Each by its own name, so that whoever can't read the others finds it.
void PreferencesDialog::offerLanguages()
{
    m_ui->languageBox->addItem(tr("Like the system"), QString());
    m_ui->languageBox->addItem(QStringLiteral("English"), QStringLiteral("en"));
    for (const QString &name : translatedLanguages())
        m_ui->languageBox->addItem(QLocale(name).nativeLanguageName(), name);
    keepIn(m_ui->languageBox, languageKey());
}

void PreferencesDialog::offerDurability()
{
    m_ui->durabilityBox->addItem(tr("Full: wait for the disk"), QString());
    m_ui->durabilityBox->addItem(tr("Left to the system: faster"), QStringLiteral("os"));
    keepIn(m_ui->durabilityBox, RunOpener::durabilityKey());
}

void PreferencesDialog::showAppearance()
{
    const auto show = [this](QComboBox *box, std::span<const CommandId> choices) {
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if ((*m_commands)[choices[i]]->isChecked())
                box->setCurrentIndex(static_cast<int>(i));
        }
    };
    show(m_ui->themeBox, kThemes);
    show(m_ui->termsBox, kTerms);
    m_ui->sizeBox->setCurrentIndex(m_ui->sizeBox->findData(m_appearance->size()));
}

} // namespace flotilla
