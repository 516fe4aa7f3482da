#!/bin/sh
# Damaged memory, by the real loaders: flipped bits, swapped words, shifts, cuts, noise;
# and how many flips the check can miss at all. BACKMEM_FULL=1 tries all threes of
# records of 20 to 128 bytes, all pairs in two parts of 128 bytes, and more noise.
#
# Needs: src/* include/* tests/corruption/* tests/check.h
#
# SPDX-License-Identifier: MIT
set -eu
. tests/tally.sh

if ! command -v gcc > /dev/null; then
    echo 'gcc is missing: tools/setup.sh base installs it'
    exit 1
fi
dir=$BUILD/corruption
mkdir -p "$dir" "$BUILD/log"
flags="-std=c11 -Wall -Wextra -O2 -Iinclude -Isrc -Itests -Itests/corruption"
rm -f "$dir"/*.o
# shellcheck disable=SC2016,SC2086 # a shell's words; a list of them
printf '%s\n' src/*.c tests/corruption/test_*.c | xargs -P "$JOBS" -I PATH sh -c '
    gcc $2 -c PATH -o "$1/$(basename PATH .c).o"' run "$dir" "$flags"
for path in tests/corruption/test_*.c; do
    name=$(basename "$path" .c)
    gcc -o "$dir/$name" "$dir"/backmem_*.o "$dir/$name.o"
done
programs=$(basename -s .c tests/corruption/test_*.c)
# shellcheck disable=SC2016 # for the shell that xargs starts
echo "$programs" | xargs -P "$JOBS" -I NAME sh -c '
    status=0
    nice "$1/NAME" > "$2/NAME.log" 2>&1 || status=$?
    echo "$status" > "$2/NAME.status"' run "$dir" "$BUILD/log"
for program in $programs; do
    log=$BUILD/log/$program.log
    tally "$log" "$(cat "$BUILD/log/$program.status")"
    cat "$log"
done
verdict
