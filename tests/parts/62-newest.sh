#!/bin/sh
# The MicroPython module in the newest MicroPython that a Debian suite has, where that
# is another than the one of the other parts: the unix port as users build it, with the
# same scripts as in 60-python.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* tests/micropython/* tests/cases.py
# Needs: tests/format/format.py
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

stable=$(tools/fetch-micropython.sh)
newest=$(tools/fetch-micropython.sh newest)
if cmp -s "$stable/py/mpconfig.h" "$newest/py/mpconfig.h"; then
    echo 'ok there is no newer MicroPython than that of the other parts'
    echo '1 passed, 0 failed'
    exit 0
fi
awk '$2 ~ /^MICROPY_VERSION_(MAJOR|MINOR|MICRO)$/ { printf "%s%s", dot, $3; dot = "." }
    END { print " is the newest MicroPython of Debian" }' "$newest/py/mpconfig.h"
BUILD=$BUILD/newest
MICROPYTHON_DIR=$newest
BACKMEM_BUILDS=demo
export BUILD MICROPYTHON_DIR BACKMEM_BUILDS
mkdir -p "$BUILD"
exec python3 tests/micropython/run.py
