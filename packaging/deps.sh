#!/usr/bin/env bash
# Installs what building Flotilla needs and this machine lacks; with everything there it touches no
# network. Usage: packaging/deps.sh [tests|soak]: what the test suite, or the long tests, need too.
set -euo pipefail

# The versions that matter, in one place. CMakeLists.txt asks for the same.
cmake_least=3.25
qt_least=6.4.2

purpose=${1:-build}

say() { printf '%s\n' "$*" >&2; }

# One line a package: the command that proves it is there ("-": ask the package manager), then its
# names, of which the first that the package manager knows is taken.
wanted_apt() {
    cat <<'LIST'
cmake cmake
ninja ninja-build
g++ g++
ccache ccache
- qt6-base-dev
- qt6-base-dev-tools
- qt6-svg-dev libqt6svg6-dev
- qt6-tools-dev
- qt6-l10n-tools
- libqt6sql6-sqlite
- qt6-qpa-plugins
- fonts-dejavu-core
LIST
    if [ -n "${WAYLAND_DISPLAY-}" ] && [ -z "${DISPLAY-}" ]; then
        echo "- qt6-wayland"
    fi
    if [ "$purpose" != build ]; then # a screen and a reader of it
        printf '%s\n' "Xvfb xvfb" "openbox openbox" "dbus-run-session dbus-daemon dbus" \
            "- at-spi2-core" "- gir1.2-atspi-2.0" "- python3-gi" \
            "desktop-file-validate desktop-file-utils" "appstreamcli appstream"
    fi
    if [ "$purpose" = soak ]; then
        echo "sqlite3 sqlite3"
    fi
}
wanted_dnf() {
    cat <<'LIST'
cmake cmake
ninja ninja-build
g++ gcc-c++
ccache ccache
- qt6-qtbase-devel
- qt6-qtsvg-devel
- qt6-qttools-devel
- dejavu-sans-fonts
LIST
    if [ -n "${WAYLAND_DISPLAY-}" ] && [ -z "${DISPLAY-}" ]; then
        echo "- qt6-qtwayland"
    fi
    if [ "$purpose" != build ]; then
        printf '%s\n' "- libasan" "- libubsan" "- libtsan" "Xvfb xorg-x11-server-Xvfb" \
            "openbox openbox" "dbus-run-session dbus-daemon" "- at-spi2-core" "- python3-gobject"
    fi
    if [ "$purpose" = soak ]; then
        echo "sqlite3 sqlite"
    fi
}
wanted_pacman() {
    cat <<'LIST'
cmake cmake
ninja ninja
g++ gcc
ccache ccache
- qt6-base
- qt6-svg
- qt6-tools
- ttf-dejavu
LIST
    if [ -n "${WAYLAND_DISPLAY-}" ] && [ -z "${DISPLAY-}" ]; then
        echo "- qt6-wayland"
    fi
    if [ "$purpose" != build ]; then
        printf '%s\n' "Xvfb xorg-server-xvfb" "openbox openbox" "dbus-run-session dbus" \
            "- at-spi2-core" "- python-gobject"
    fi
    if [ "$purpose" = soak ]; then
        echo "sqlite3 sqlite"
    fi
}
wanted_brew() {
    cat <<'LIST'
cmake cmake
ninja ninja
ccache ccache
- qt
LIST
}

is_installed() { # manager package
    case $1 in
    apt) [ "$(dpkg-query -W -f='${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    dnf) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    pacman) pacman -Qq "$2" >/dev/null 2>&1 ;;
    brew) brew list --formula "$2" >/dev/null 2>&1 ;;
    esac
}

# The packages that are missing, one a line, with all their names.
missing() { # manager
    local tool names name found
    "wanted_$1" | while read -r tool names; do
        if [ "$tool" != - ] && command -v "$tool" >/dev/null 2>&1; then
            continue
        fi
        found=no
        for name in $names; do
            if is_installed "$1" "$name"; then
                found=yes
                break
            fi
        done
        [ "$found" = yes ] || echo "$names"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}
may_be_root() {
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1
}

# Of a package's names, the first that apt can install.
apt_name() {
    local name
    for name in "$@"; do
        if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then
            echo "$name"
            return
        fi
    done
    echo "$1"
}

install_missing() { # manager, then one argument for each package's names
    local manager=$1 names
    shift
    local -a packages=()
    if [ "$manager" != brew ] && ! may_be_root; then
        say "Flotilla needs packages that only root can install, and there is no sudo here." \
            "Run packaging/deps.sh as root once; what is missing:"
        printf '    %s\n' "$@" >&2
        exit 1
    fi
    say "Flotilla: installing what is missing: $*"
    case $manager in
    apt)
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2
        for names in "$@"; do
            # shellcheck disable=SC2086 # the names of one package
            packages+=("$(apt_name $names)")
        done
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
            "${packages[@]}" >&2
        ;;
    dnf) as_root dnf install -y -q "$@" >&2 ;;
    pacman) as_root pacman -S --noconfirm --needed "$@" >&2 ;;
    brew) brew install --quiet "$@" >&2 ;;
    esac
}

at_least() { # version least
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

qt_version() {
    local tool
    for tool in qmake6 qtpaths6 qmake qtpaths; do
        if command -v "$tool" >/dev/null 2>&1; then
            "$tool" -query QT_VERSION 2>/dev/null && return
        fi
    done
    return 0
}

# Where no package manager is known: names exactly what is missing.
name_what_is_missing() {
    local -a lacking=()
    local tool version
    for tool in cmake ninja; do
        command -v "$tool" >/dev/null 2>&1 || lacking+=("$tool")
    done
    command -v c++ >/dev/null 2>&1 || command -v g++ >/dev/null 2>&1 \
        || command -v clang++ >/dev/null 2>&1 || lacking+=("a C++20 compiler (g++ 12 or clang 16)")
    version=$(qt_version)
    case $version in
    6.*) ;;
    *) lacking+=("Qt $qt_least or later, its Svg module and SQLite driver (qmake6 in the PATH)") ;;
    esac
    if [ ${#lacking[@]} -gt 0 ]; then
        say "Flotilla knows none of apt-get, dnf, pacman and brew here, so please install by hand:"
        printf '    %s\n' "${lacking[@]}" >&2
        exit 1
    fi
}

manager=
for known in apt:apt-get dnf:dnf pacman:pacman brew:brew; do
    if command -v "${known#*:}" >/dev/null 2>&1; then
        manager=${known%%:*}
        break
    fi
done

if [ -z "$manager" ]; then
    name_what_is_missing
else
    lacking=()
    while IFS= read -r line; do
        lacking+=("$line")
    done < <(missing "$manager")
    if [ ${#lacking[@]} -gt 0 ]; then
        install_missing "$manager" "${lacking[@]}"
    fi
fi

version=$(cmake --version | sed -n 's/^cmake version //p')
if ! at_least "$version" "$cmake_least"; then
    say "Flotilla needs CMake $cmake_least or later and found $version:" \
        "install a newer one and put it first in the PATH."
    exit 1
fi
version=$(qt_version)
if [ -n "$version" ] && ! at_least "$version" "$qt_least"; then
    say "Flotilla needs Qt $qt_least or later and found $version:" \
        "install a newer one and name its folder in CMAKE_PREFIX_PATH."
    [ -n "${CMAKE_PREFIX_PATH-}" ] || exit 1
fi
