#include "gui/panels/inspector_panel.h"

#include "gui/panels/inspector_delegate.h"
#include "gui/panels/inspector_model.h"
#include "gui/widgets/elided_label.h"
#include "gui/widgets/empty_note.h"
#include "gui/widgets/plain_tip.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace flotilla {

InspectorPanel::InspectorPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_name(new ElidedLabel(this)),
      m_kind(new ElidedLabel(this)), m_list(new QTreeView(this)), m_model(new InspectorModel(this)),
      m_delegate(new InspectorDelegate(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(9, 0, 0, 0);
    column->setSpacing(0);
    for (ElidedLabel *label : {m_name, m_kind}) {
        label->setTextFormat(Qt::PlainText); // commands stand in it
        label->setContentsMargins(3, 0, 12, 0);
        label->hide();
        column->addWidget(label);
    }
    m_name->setObjectName(QStringLiteral("inspectedName"));
    m_kind->setObjectName(QStringLiteral("inspectedKind"));
    column->addWidget(m_list);
    setUpList();
    new EmptyNote(m_list,
                  tr("Point at a server, a message, a link or a client, or choose one: with "
                     "Tab in the picture, or in the logs. All there is to know of it then "
                     "stands here."));
    connect(selection, &Selection::changed, this, [this] {
        if (isVisible())
            follow();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_list->setFirstColumnSpanned(row, {}, m_model->line(row).isHeading);
    });
}

void InspectorPanel::setUpList()
{
    m_list->setObjectName(QStringLiteral("inspectorView"));
    m_list->setAccessibleName(tr("What there is to know of what is pointed at or chosen"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setHeaderHidden(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setMinimumSectionSize(20);

    const auto addCopy = [this](const QString &text, const QString &tip, bool selectedOnly) {
        auto *copy = new QAction(text, m_list);
        copy->setToolTip(tip);
        copy->setStatusTip(tip);
        connect(copy, &QAction::triggered, this, [this, selectedOnly] {
            QGuiApplication::clipboard()->setText(this->text(selectedOnly));
        });
        m_list->addAction(copy);
        return copy;
    };
    QAction *copy = addCopy(tr("&Copy"), tr("Copy the selected lines"), true);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addCopy(tr("Copy &all"), tr("Copy everything that stands in the inspector"), false);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void InspectorPanel::beginRun()
{
    m_snapshot = {};
    follow();
}

void InspectorPanel::showSnapshot(const Snapshot &snapshot)
{
    m_snapshot.view = snapshot.view;
    m_snapshot.options = snapshot.options;
    follow();
}

void InspectorPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_name->setFont(theme.font(theme.nameSize(), true));
    m_kind->setFont(theme.font(theme.readingSize()));
    m_list->header()->resizeSection(InspectorModel::FieldColumn,
                                    static_cast<int>(theme.readingSize() * 11));
    m_list->doItemsLayout();
}

void InspectorPanel::follow()
{
    const Inspection inspection = inspect(m_snapshot, selection().current());
    m_name->setText(inspection.name);
    m_kind->setText(inspection.kind);
    m_kind->setToolTip(inspection.kind.isEmpty() ? QString() : plainTip(inspection.kind));
    m_name->setVisible(!inspection.name.isEmpty());
    m_kind->setVisible(!inspection.kind.isEmpty());
    m_model->show(inspection.lines);
}

QString InspectorPanel::text(bool selectedOnly) const
{
    QString text = selectedOnly ? QString() : m_name->text() + u'\t' + m_kind->text() + u'\n';
    const QItemSelectionModel *selected = m_list->selectionModel();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (selectedOnly && !selected->isRowSelected(row))
            continue;
        const InspectionLine &line = m_model->line(row);
        text += line.isHeading ? line.field + u'\n' : line.field + u'\t' + line.value + u'\n';
    }
    return text;
}

} // namespace flotilla
