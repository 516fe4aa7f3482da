#!/bin/sh
# Makes the package for stock MicroPython smaller: its files as .mpy, which a board
# loads without compiling. Prints the folder, which has a package.json of its own.
# Beside it, for each architecture that there is a compiler for, ARCH.json: the same
# with the C library as a native module (mip/native).
#
# mpy-cross is built from the source that tools/fetch-micropython.sh gives. Its files
# are for each MicroPython that takes version 6 of .mpy; native ones for those whose
# version 6 is the same in its minor part, 6.3.
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
# Short names, and no lines: a traceback through the package names its files, and
# tools/short_names.py what it calls their functions.
short=$BUILD/mip/short
rm -rf "$short"
mkdir -p "$short"
python3 tools/short_names.py bindings/micropython/stubs/backmem.pyi mip/backmem "$short"
for path in "$short"/*.py; do
    name=${path##*/}
    "$cross/mpy-cross" -O3 -s "backmem/$name" -o "$out/backmem/${name%.py}.mpy" "$path"
done
sed 's/\.py"/.mpy"/g' mip/package.json > "$out/package.json"

# MicroPython's linker wants Debian's python3-pyelftools.
rm -rf "$out"/native "$out"/[!p]*.json
for arch in x64 armv6m armv7m armv7emsp armv7emdp rv32imc; do
    case $arch in
        arm*) compiler=arm-none-eabi-gcc ;;
        rv32*) compiler=riscv64-unknown-elf-gcc ;;
        *) compiler=gcc ;;
    esac
    if ! command -v $compiler > /dev/null; then
        echo "build-mip: no $compiler: nothing for $arch" >&2
        continue
    fi
    native=$BUILD/mip/native/$arch
    if ! make -C mip/native MPY_DIR="$tree" ARCH=$arch BUILD="$native" \
        PYTHON=/usr/bin/python3 native > "$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "build-mip: the native module for $arch does not build; see $log" >&2
        exit 1
    fi
    mkdir -p "$out/native/$arch"
    cp "$native/core.native.mpy" "$out/native/$arch/_core.mpy"
    entry="[\"backmem/_core.mpy\", \"native/$arch/_core.mpy\"],"
    sed "s|\"urls\": \[\$|&\n        $entry|" "$out/package.json" > "$out/$arch.json"
done
echo "$out"
