#include "gui/files/errand.h"

#include <QFutureWatcher>
#include <QProgressDialog>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace flotilla {

namespace {

constexpr int kSteps = 1000;
constexpr int kPatienceMillis = 500;

} // namespace

void runErrand(QWidget *window, const QString &words,
               std::function<Result<Done>(const ErrandGoesOn &)> work,
               std::function<void(const Result<Done> &)> then)
{
    const auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->setProgressRange(0, kSteps);
    promise->start();
    auto *watcher = new QFutureWatcher<Result<Done>>(window);
    auto *dialog = new QProgressDialog(words, QProgressDialog::tr("Cancel"), 0, kSteps, window);
    dialog->setObjectName(QStringLiteral("errandDialog"));
    dialog->setAutoReset(false);
    dialog->setMinimumDuration(kPatienceMillis);
    using Watcher = QFutureWatcherBase;
    QObject::connect(dialog, &QProgressDialog::canceled, watcher, &Watcher::cancel);
    QObject::connect(watcher, &Watcher::progressValueChanged, dialog, &QProgressDialog::setValue);
    QObject::connect(watcher, &QObject::destroyed, [future = promise->future()]() mutable {
        future.cancel(); // the window has gone
    });
    QObject::connect(watcher, &Watcher::finished, window,
                     [watcher, dialog, then = std::move(then)] {
                         const QFuture<Result<Done>> future = watcher->future();
                         dialog->deleteLater();
                         watcher->deleteLater();
                         if (!future.isCanceled())
                             then(future.result());
                     });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work([&promise](double share) {
            promise->setProgressValue(static_cast<int>(share * kSteps));
            return !promise->isCanceled();
        }));
        promise->finish();
    });
}

} // namespace flotilla
