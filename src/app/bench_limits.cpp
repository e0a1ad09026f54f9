#include "app/bench_limits.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/epoll.h>
#endif

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>

namespace flotilla {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

Error failed(const char *what)
{
    return {std::string(what) + ": " + std::strerror(errno)
                + "; the bench needs the loopback network",
            Fault::Environment};
}

double perSecond(int count, std::chrono::steady_clock::time_point since)
{
    return count / std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

/// Waits for readable bytes the way an event loop does.
class Readiness {
public:
    Readiness(int a, int b) : m_a(a), m_b(b)
    {
#ifdef __linux__
        for (const int fd : {a, b}) {
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.fd = fd;
            ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
        }
#endif
    }
    void wait()
    {
#ifdef __linux__
        epoll_event event{};
        ::epoll_wait(m_epoll.get(), &event, 1, -1);
#else
        pollfd fds[] = {{m_a, POLLIN, 0}, {m_b, POLLIN, 0}};
        ::poll(fds, 2, -1);
#endif
    }

private:
    [[maybe_unused]] int m_a;
    [[maybe_unused]] int m_b;
#ifdef __linux__
    Descriptor m_epoll{::epoll_create1(0)};
#endif
};

} // namespace

Result<double> rawTcpHopsPerSecond(int hops)
{
    const Descriptor listener(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *where = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener.get(), where, size) != 0 || ::listen(listener.get(), 1) != 0
        || ::getsockname(listener.get(), where, &size) != 0)
        return failed("listening on 127.0.0.1");
    const Descriptor one(::socket(AF_INET, SOCK_STREAM, 0));
    if (::connect(one.get(), where, size) != 0)
        return failed("connecting to 127.0.0.1");
    const Descriptor other(::accept(listener.get(), nullptr, nullptr));
    const int on = 1;
    for (const int fd : {one.get(), other.get()}) {
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
    }

    Readiness ready(one.get(), other.get());
    char bytes[64] = {};
    const auto begin = std::chrono::steady_clock::now();
    for (int hop = 0; hop < hops; ++hop) {
        const int from = hop % 2 == 0 ? one.get() : other.get();
        const int to = hop % 2 == 0 ? other.get() : one.get();
        if (::write(from, bytes, sizeof bytes) != sizeof bytes)
            return failed("writing to 127.0.0.1");
        for (ssize_t got = 0; got < static_cast<ssize_t>(sizeof bytes);) {
            ready.wait();
            const ssize_t now = ::read(to, bytes, sizeof bytes);
            if (now == 0 || (now < 0 && errno != EAGAIN))
                return failed("reading from 127.0.0.1");
            got += now > 0 ? now : 0;
        }
    }
    return perSecond(hops, begin);
}

Result<double> rawSyncsPerSecond(const char *folder, int writes)
{
    const std::string path = std::string(folder) + "/flotilla-bench-sync";
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    ::unlink(path.c_str());
    if (file.get() < 0)
        return failed(path.c_str());
    char bytes[4096] = {};
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < writes; ++i) {
        if (::write(file.get(), bytes, sizeof bytes) != sizeof bytes)
            return failed(path.c_str());
#ifdef __APPLE__
        ::fcntl(file.get(), F_FULLFSYNC);
#else
        ::fdatasync(file.get());
#endif
    }
    return perSecond(writes, begin);
}

} // namespace flotilla
