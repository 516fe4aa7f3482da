#!/bin/sh
# Builds MicroPython's unix port with the module; prints the program's path.
#
#   tools/build-micropython.sh NAME
#
#   demo     as a user has it: the memory is a file
#   words    one region of words in RAM instead, by the override macros
#   esp32    with the rows of an ESP32 and a buffer such as its port has
#   nrf      with the rows of an nRF52, which are none for a view
#   stock    without the module, as the package in mip/ finds it: with FFI
#   test64   with the chip of tests/micropython/chip, its accesses watched and
#   test32   the coverage of our files counted; 64 and 32 bit
#
# Builds in $BUILD/micropython/NAME, and only what changed. The source is that of
# tools/fetch-micropython.sh and is not written to.
#
# SPDX-License-Identifier: MIT
set -eu

name=${1:-}
bits=
board=
plain=
names=--strip-debug # those of functions stay: bench/ counts by them
case $name in
    demo | stock) ;;
    words | esp32 | nrf) board=$name ;;
    test64 | test32)
        board=chip
        # Ours is measured, so it is compiled without optimisation anyway; without it
        # the rest is built sooner.
        plain='-O0 -DNDEBUG -fdata-sections -ffunction-sections'
        [ "$name" = test64 ] || bits=-m32
        ;;
    *)
        echo 'usage: build-micropython.sh demo|words|esp32|nrf|test64|test32|stock' >&2
        exit 2
        ;;
esac

cd "$(dirname "$0")/.."
root=$PWD
mkdir -p "${BUILD:=$root/build}"
BUILD=$(cd "$BUILD" && pwd)
JOBS=${JOBS:-$(nproc)}
export BUILD
unset MAKEFLAGS MFLAGS # of a make that called this
tree=$(tools/fetch-micropython.sh)
out=$BUILD/micropython/$name
log=$BUILD/log/micropython-$name.log
mkdir -p "$BUILD/log" "$BUILD/micropython"
exec 9> "$out.lock" # two of this at a time would write the same files
flock 9

# A folder of modules, as USER_C_MODULES wants it: ours is the whole repository,
# and a board's is the folder that it is made of.
modules=$BUILD/usermod${board:+-$board}
mkdir -p "$modules"
# link TARGET NAME: leaves a right one alone, as another build may be reading it.
link() {
    [ "$(readlink "$2")" = "$1" ] || ln -sfn "$1" "$2"
}
link "$root" "$modules/backmem"
flags=
if [ -n "$board" ]; then
    link "$root/tests/micropython/$board" "$modules/$board"
    flags="-include $root/tests/micropython/$board/board.h"
fi
ffi=0
if [ "$name" = stock ]; then
    modules=
    ffi=1
fi

# What was built from other settings cannot be built upon.
settings="$tree $modules $flags $bits $plain $names $ffi"
if [ -d "$out" ] && [ "$(cat "$out/settings" 2> /dev/null)" != "$settings" ]; then
    rm -rf "$out"
fi
# These boards concern our files alone; all others are those of demo.
case $name in
    words | esp32 | nrf)
        demo=$(tools/build-micropython.sh demo)
        # shellcheck disable=SC3013 # every sh of Debian's has -nt
        if [ ! -e "$out/micropython" ] || [ "$demo" -nt "$out/micropython" ]; then
            rm -rf "$out"
            cp -a "$BUILD/micropython/demo" "$out"
            rm -rf "$out/backmem" "$out/micropython"
        fi
        ;;
esac
mkdir -p "$out"
echo "$settings" > "$out/settings"

# Else the version would be looked up with git, and ours would be found.
number() {
    awk -v name="MICROPY_VERSION_$1" '$2 == name { print $3; exit }' \
        "$tree/py/mpconfig.h"
}
MICROPY_GIT_TAG=v$(number MAJOR).$(number MINOR).$(number MICRO)
MICROPY_GIT_HASH=$MICROPY_GIT_TAG
SOURCE_DATE_EPOCH=$(stat -c %Y "$tree/py/mpconfig.h")
export MICROPY_GIT_TAG MICROPY_GIT_HASH SOURCE_DATE_EPOCH

# Without the libraries that a source package has not, TLS and Berkeley DB; without FFI
# where nothing needs it.
set -- -C "$tree/ports/unix" -j "$JOBS" BUILD="$out" VARIANT=standard \
    USER_C_MODULES="$modules" CFLAGS_EXTRA="$flags" ${bits:+CC="gcc $bits"} \
    FROZEN_MANIFEST= MICROPY_PY_BTREE=0 MICROPY_PY_FFI=$ffi MICROPY_PY_SSL=0 \
    STRIPFLAGS_EXTRA="$names" ${plain:+COPT="$plain"}
if ! make "$@" > "$log" 2>&1; then
    tail -n 60 "$log" >&2
    echo "build-micropython: $name does not build; see $log" >&2
    exit 1
fi
echo "$out/micropython"
