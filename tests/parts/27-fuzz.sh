#!/bin/sh
# Fuzzers, one a reader (tests/fuzz/), from the golden images on: any bytes are read
# without harm, and what is then written over them is there. Each does a fixed number of
# runs, with BACKMEM_FULL=1 twenty times as many, or as many as FUZZ_SECONDS allow. An
# input that fails is kept, and named.
#
# Needs: src/* include/* tests/fuzz/* tests/format/*.py
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2016,SC2046,SC2086 # lists of words: sh has no arrays; a shell's
set -eu
. tests/tally.sh

for tool in clang python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh host installs it"
        exit 1
    fi
done

# Machines that are loaded do as many as others; 20 seconds of each covered no more.
runs_of() {
    case $1 in
        word) echo 100000 ;;
        record*) echo 250000 ;;
        log*) echo 80000 ;;
        store*) echo 10000 ;;
    esac
}

FUZZ_SECONDS=${FUZZ_SECONDS:-0}
dir=$BUILD/fuzz
rm -rf "$dir/seeds"
mkdir -p "$dir" "$BUILD/log"
python3 tests/format/golden.py --seeds "$dir/seeds"
mkdir -p "$dir/seeds/boot"
mv "$dir/seeds/boot"/* "$dir/seeds/word"

# What is the same in all of them is compiled once.
flags='-std=c11 -Wall -Wextra -Werror -O1 -g -fno-sanitize-recover=all
    -fsanitize=fuzzer,address,undefined -Iinclude -Isrc -Itests/fuzz'
rm -rf "$dir/objects"
mkdir -p "$dir/objects"
printf '%s\n' src/*.c tests/fuzz/*.c | FLAGS=$flags xargs -P "$JOBS" -I PATH sh -c '
    clang $FLAGS -c PATH -o "$1/$(basename PATH .c).o"' run "$dir/objects"

# A check of 30 bits keeps a fuzzer that does not know it away from what lies behind:
# one variant of each accepts what the memory says.
others=
for source in src/*.c; do
    name=$(basename "$source" .c)
    [ "$name" = backmem_crc ] || others="$others $dir/objects/$name.o"
done
build() {
    clang $flags -o "$dir/$1" "$dir/objects/fuzz_$2.o" "$dir/objects/$3.o" $others
}
names=
for name in word record log store; do
    build "$name" "$name" backmem_crc
    names="$names $name"
done
for name in record log store; do
    build "$name-weak" "$name" weak_crc
    names="$names $name-weak"
done

for name in $names; do
    runs=$(runs_of "$name")
    [ -z "${BACKMEM_FULL:-}" ] || runs=$((20 * runs))
    [ "$FUZZ_SECONDS" -eq 0 ] || runs=-1
    echo "$runs" > "$dir/$name.runs"
done

DIR=$dir LOG=$BUILD/log/fuzz
export DIR LOG FUZZ_SECONDS
echo "$names" | tr ' ' '\n' | grep . |
    xargs -P "$JOBS" -I NAME nice tests/fuzz/run.sh NAME

for name in $names; do
    log=$LOG-$name.log
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    covered=$(sed -n 's/.* cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 edges, \2 features/p' \
        "$log" | tail -n 1)
    echo "$name: ${runs:-0} runs, ${covered:-nothing covered}"
    if [ "$(cat "$LOG-$name.status")" -eq 0 ] && [ "${runs:-0}" -gt 200 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -n 40 "$log"
        ls "$dir/found/$name"-* 2> /dev/null || true
    fi
done
verdict
