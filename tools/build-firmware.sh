#!/bin/sh
# Builds the virtual chips and MicroPython for them; prints the images' folder.
#
#   tools/build-firmware.sh [CHIP...]
#
# Without a name all chips of tests/firmware/micropython/chips.txt. The folder holds
# <chip>.elf; the tool that runs them is $BUILD/vchip. Builds only what changed.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # lists of words: sh has no arrays
set -eu
cd "$(dirname "$0")/.."
BUILD=${BUILD:-$PWD/build}
JOBS=${JOBS:-$(nproc)}
images=$BUILD/firmware/micropython
log=$BUILD/log/firmware.log
chips=tests/firmware/micropython/chips.txt
mkdir -p "$BUILD/log" "$images"
: > "$log"

# made COMMAND...: or the end of its log.
made() {
    "$@" >> "$log" 2>&1 && return 0
    tail -n 60 "$log" >&2
    echo "build-firmware: this failed; see $log: $*" >&2
    exit 1
}

[ $# -gt 0 ] || set -- $(awk '$1 !~ /^#/ && NF { print $1 }' $chips)
for chip; do
    if ! grep -q "^$chip " $chips; then
        echo "build-firmware: no '$chip' in $chips" >&2
        exit 2
    fi
done
tree=$(tools/fetch-micropython.sh)
exec 9> "$BUILD/firmware.lock" # two of this at a time would write the same files
flock 9
made make -s -j "$JOBS" -f vchip/Makefile BUILD="$BUILD" all
# shellcheck disable=SC2013 # one word a line
for cpu in $(awk '$1 !~ /^#/ && NF { print $3 }' $chips | sort -u); do
    targets=$(for chip; do
        awk -v chip="$chip" -v cpu="$cpu" -v images="$images" \
            '$1 == chip && $3 == cpu { print images "/" chip ".elf" }' $chips
    done)
    [ -n "$targets" ] || continue
    made make -s -j "$JOBS" -C tests/firmware/micropython MPY="$tree" CPU="$cpu" \
        OUT="$images" $targets
done
echo "$images"
