#!/bin/sh
# Makes the package for stock MicroPython smaller: its files as .mpy, which a board
# loads without compiling. Prints the folder, which has a package.json of its own.
#
# mpy-cross is built from the source that tools/fetch-micropython.sh gives. Its files
# are for each MicroPython that takes version 6 of .mpy.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

mkdir -p "${BUILD:=$PWD/build}"
BUILD=$(cd "$BUILD" && pwd)
JOBS=${JOBS:-$(nproc)}
export BUILD
unset MAKEFLAGS MFLAGS # of a make that called this
tree=$(tools/fetch-micropython.sh)
cross=$BUILD/mpy-cross
out=$BUILD/mip/package
log=$BUILD/log/build-mip.log
mkdir -p "$BUILD/log" "$out/backmem"
exec 9> "$cross.lock"
flock 9
MICROPY_GIT_TAG=v1
MICROPY_GIT_HASH=none
export MICROPY_GIT_TAG MICROPY_GIT_HASH
if ! make -C "$tree/mpy-cross" -j "$JOBS" BUILD="$cross" PROG=mpy-cross \
    > "$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "build-mip: mpy-cross does not build; see $log" >&2
    exit 1
fi
rm -f "$out"/backmem/*
cp mip/backmem/*.bin "$out/backmem"
for path in mip/backmem/*.py; do
    name=${path##*/}
    # Without lines: a traceback through the package names its files.
    "$cross/mpy-cross" -O3 -s "backmem/$name" -o "$out/backmem/${name%.py}.mpy" "$path"
done
sed 's/\.py"/.mpy"/g' mip/package.json > "$out/package.json"
echo "$out"
