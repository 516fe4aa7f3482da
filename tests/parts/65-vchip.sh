#!/bin/sh
# The virtual chips: the engine and every rule of every model, the tool, and the
# library's access suite on every chip, every open question answered both ways.
#
# Needs: vchip/* tests/vchip/* tests/check.h src/* include/* chips/*
# Needs: tests/firmware/access/* tests/firmware/common/* docs/chips.md
# Quick: the engine under sanitizers
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

for tool in cc ar arm-none-eabi-gcc riscv64-unknown-elf-gcc python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh installs it"
        exit 1
    fi
done
if ! echo '#include <unicorn/unicorn.h>' | cc -E - > /dev/null 2>&1; then
    echo 'unicorn/unicorn.h is missing: tools/setup.sh installs it'
    exit 1
fi

good() {
    passed=$((passed + 1))
}

bad() {
    failed=$((failed + 1))
    echo "FAILED $1"
}

# count NAME COMMAND...: the command's own verdict.
count() {
    log=$BUILD/log/$1.log
    name=$1
    shift
    status=0
    timeout 1800 "$@" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    echo "$name: $p passed, $f failed"
    [ "$f" -eq 0 ] || cat "$log"
}

# The models must not share a number with what they judge.
# shellcheck disable=SC1003,SC2020 # tr takes blanks and backslashes for ends of lines
strangers=$(for source in vchip/*.c vchip/*/*.c; do
    cc -std=c11 -Iinclude -Isrc -MM "$source"
done | tr -s ' \\' '\n\n' | grep '[^:]$' | xargs realpath --relative-to=. |
    grep -v '^vchip/' || true)
if [ -z "$strangers" ]; then
    good
else
    bad "vchip/ includes what is not its own: $strangers"
fi
named=$(grep -rnE '(include|src|chips)/backmem|"backmem|BACKMEM' vchip || true)
if [ -z "$named" ]; then
    good
else
    bad "vchip/ names the library: $named"
fi

# Layers: no file includes one that, by whatever way, includes it. A source and its
# header are one. As no function goes without a prototype, no call runs in a circle
# either.
includes=$(for file in vchip/*.[ch] vchip/*/*.[ch]; do
    sed -n 's/^#include "\(.*\.h\)"$/\1/p' "$file" | while read -r name; do
        found=$(realpath --relative-to=. "$(dirname "$file")/$name")
        echo "${file%.?} ${found%.?}"
    done
done)
if circle=$(echo "$includes" | tsort 2>&1 > /dev/null); then
    good
else
    bad "files of vchip/ include each other in a circle: $circle"
fi

if ! flock "$BUILD/firmware.lock" make -s -j "$JOBS" -f vchip/Makefile \
        BUILD="$BUILD" all images tests > "$BUILD/log/build-vchip.log" 2>&1; then
    cat "$BUILD/log/build-vchip.log"
    bad 'the virtual chips do not build'
    verdict
    exit 1
fi

for source in tests/vchip/test_*.c; do
    name=$(basename "$source" .c)
    count "vchip-$name" "$BUILD/vchip-tests/$name"
done
count vchip-test_tool tests/vchip/test_tool.sh

# The engine under sanitizers: it reads files and addresses it was handed.
sane=$BUILD/vchip-sanitized
if [ "${BACKMEM_QUICK:-}" ]; then
    echo 'left out: the engine under sanitizers'
elif make -s -j "$JOBS" -f vchip/Makefile BUILD="$sane" OUT="$sane/objects" \
        IMAGES="$BUILD/firmware" \
        CFLAGS='-O1 -fsanitize=address,undefined -fno-sanitize-recover=all' programs \
        > "$BUILD/log/build-vchip-sanitized.log" 2>&1; then
    for source in tests/vchip/test_*.c; do
        name=$(basename "$source" .c)
        count "vchip-sanitized-$name" "$sane/vchip-tests/$name"
    done
else
    cat "$BUILD/log/build-vchip-sanitized.log"
    bad 'the engine does not build with sanitizers'
fi

# access CHIP ARGUMENT...: the suite, a reset that may lose late stores, and the
# suite again. Every register it uses must be one that the model knows.
image=access
ran=$BUILD/log/vchip-ran
: > "$ran"
access() {
    log=$BUILD/log/vchip-access.log
    chip=$1
    shift
    if timeout 1800 "$BUILD/vchip" --chip "$chip" --strict --event watchdog \
            --elf "$BUILD/firmware/$chip/$image.elf" "$@" > "$log" 2>&1; then
        good
        # chip REGION N bytes: good
        awk '/ bytes: good$/ { print $1, $2 }' "$log" >> "$ran"
    else
        cat "$log"
        bad "access suite on $chip $*"
    fi
}

# An option line of --list reads: --option name=first|second  what about
for chip in $("$BUILD/vchip" --list | awk 'NR > 1 { print $1 }'); do
    access "$chip"
    "$BUILD/vchip" --list --chip "$chip" |
        sed -n 's/^--option \([^ ]*\)=\([^ ]*\) .*/\1 \2/p' > "$BUILD/log/options"
    while read -r name values; do
        # The first value is the default.
        for value in $(echo "${values#*|}" | tr '|' ' '); do
            case $name=$value in
                softdevice=on) ;; # forbids what the suite does
                attribute=secure) access "$chip" --option "$name=$value" --arg 8 ;;
                dbp-sram=open) access "$chip" --option "$name=$value" --arg 4 ;;
                *) access "$chip" --option "$name=$value" ;;
            esac
        done
    done < "$BUILD/log/options"
done
for chip in stm32h743 stm32h7rs; do
    access "$chip" --arg 2 # with the data cache on
done
image=access_small
access stm32f103

# docs/chips.md, made of the rows, says `model` or better for these regions and no
# others; 75-rp2.sh knows about `emulator`.
claimed=$BUILD/log/vchip-claimed
awk -F ' *[|] *' '/[|] (model|emulator) [|]$/ {
    gsub(/^\[|\].*/, "", $2); print $2, $3
}' docs/chips.md | sort > "$claimed"
if sort -u "$ran" | diff "$claimed" - && [ -s "$claimed" ]; then
    good
else
    bad 'docs/chips.md (<) says model for other regions than the suite ran on (>)'
fi

verdict
