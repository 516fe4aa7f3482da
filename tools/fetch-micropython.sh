#!/bin/sh
# Prints the folder of MicroPython's source, fetching it when it is not there.
#
#   tools/fetch-micropython.sh           that of the Debian release below
#   tools/fetch-micropython.sh newest    the newest of all Debian suites that this
#                                        machine's archive has
#
# With MICROPYTHON_DIR set, that folder is taken, as it is. Otherwise the source
# package is fetched into $BUILD/micropython/src, or newest, by tools/fetch-debian.sh.
# The newest has no fixed version: what was fetched stays until the folder is removed.
#
# SPDX-License-Identifier: MIT
set -eu

release=trixie
version=1.25.0+ds-1

say() {
    echo "fetch-micropython: $*" >&2
}

# Only folders that hold a unix port are of use.
check() {
    [ -f "$1/py/mpconfig.h" ] && [ -f "$1/ports/unix/Makefile" ]
}

if [ -n "${MICROPYTHON_DIR:-}" ]; then
    if ! check "$MICROPYTHON_DIR"; then
        say "MICROPYTHON_DIR=$MICROPYTHON_DIR is no MicroPython source folder"
        exit 1
    fi
    cd "$MICROPYTHON_DIR" && pwd
    exit 0
fi

cd "$(dirname "$0")/.."
mkdir -p "${BUILD:=$PWD/build}"
BUILD=$(cd "$BUILD" && pwd)
export BUILD
tree=$BUILD/micropython/src

# Suites from the newest on. An archive may have the last alone, or none of them.
if [ "${1:-}" = newest ]; then
    for suite in unstable testing stable; do
        if tools/fetch-debian.sh "$suite" "$BUILD/micropython/newest" source \
                micropython; then
            echo "$BUILD/micropython/newest"
            exit 0
        fi
    done
    say "no newer suite can be had: taking $release"
fi

if ! tools/fetch-debian.sh "$release" "$tree" source "micropython=$version"; then
    say 'a MicroPython source folder in MICROPYTHON_DIR does as well'
    exit 1
fi
echo "$tree"
