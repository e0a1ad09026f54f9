#include "explore/explorer.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace flotilla::explore {

SearchResult explore(const Search &search, const std::function<bool(const Counts &)> &progress)
{
    const std::uint64_t perSeed = search.profiles.size();
    const std::uint64_t all = (search.lastSeed - search.firstSeed + 1) * perSeed;
    const unsigned threads =
        search.threads > 0 ? search.threads : std::max(1U, std::thread::hardware_concurrency());
    std::atomic<std::uint64_t> next = 0;
    std::atomic<std::uint64_t> firstFound = all;
    std::atomic<bool> stop = false;
    std::mutex mutex;
    SearchResult result;
    const auto work = [&] {
        while (!stop) {
            const std::uint64_t number = next++;
            if (number >= firstFound) // what comes before it is still looked at
                return;
            const Plan plan{search.firstSeed + number / perSeed,
                            search.profiles[number % perSeed],
                            search.broken,
                            search.servers,
                            search.length,
                            UINT64_MAX};
            Counts counts;
            auto finding = tryPlan(plan, counts, stop);
            const std::lock_guard lock(mutex);
            result.counts.add(counts);
            if (finding && number < firstFound) {
                firstFound = number;
                result.finding = std::move(finding);
                result.plan = plan;
            }
            if (progress && !progress(result.counts))
                stop = true;
        }
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i)
        others.emplace_back(work);
    work();
    for (std::thread &other : others)
        other.join();
    return result;
}

} // namespace flotilla::explore
