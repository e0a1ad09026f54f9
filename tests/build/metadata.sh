#!/usr/bin/env bash
# What the desktop reads of Flotilla is valid. Usage: tests/build/metadata.sh SOURCE_DIR METAINFO
set -euo pipefail

desktop-file-validate "$1/packaging/linux/flotilla.desktop"
appstreamcli validate --no-net "$2"
