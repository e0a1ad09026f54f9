#!/usr/bin/env bash
# Builds what is shipped and packs it into build/pack/packages: .deb, .tar.gz and, where there is rpmbuild, .rpm
# on Linux, a .dmg on macOS. The same sources give the same .deb and .tar.gz on the same system: no path and no
# time of the build gets into them. Usage: packaging/pack.sh [GENERATOR]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/pack

if [ -z "${SOURCE_DATE_EPOCH-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || date -r "$root/CHANGELOG.md" +%s)
fi
export SOURCE_DATE_EPOCH

cmake -S "$root" --preset release -B "$build" -DBUILD_TESTING=OFF -DCMAKE_INSTALL_PREFIX=/usr \
    -DCMAKE_CXX_FLAGS="-ffile-prefix-map=$build=build -ffile-prefix-map=$root=."
cmake --build "$build" --target flotilla flotilla-cli
cd "$build"
cpack ${1:+-G "$1"}
