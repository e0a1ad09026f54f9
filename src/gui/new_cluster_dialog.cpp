#include "gui/new_cluster_dialog.h"

#include "ui_new_cluster_dialog.h"

#include <QPushButton>

#include <algorithm>
#include <limits>

namespace flotilla {

NewClusterDialog::NewClusterDialog(int servers, std::uint64_t seed, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::NewClusterDialog>())
{
    m_ui->setupUi(this);
    m_ui->serversBox->setValue(servers);
    m_ui->seedBox->setValue(
        static_cast<int>(std::min<std::uint64_t>(seed, std::numeric_limits<int>::max())));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Begin"));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        Q_EMIT chosen(m_ui->serversBox->value(),
                      static_cast<std::uint64_t>(m_ui->seedBox->value()));
    });
}

NewClusterDialog::~NewClusterDialog() = default;

} // namespace flotilla
