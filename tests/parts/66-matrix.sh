#!/bin/sh
# MicroPython on every virtual chip: each statement on each view, and what
# survives what. MATRIX in the environment names one of the two.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: vchip/* tests/matrix/* src/* include/* chips/* !vchip/*.md
# Needs: tests/firmware/micropython/* tests/firmware/common/*
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

for tool in cc make arm-none-eabi-gcc riscv64-unknown-elf-gcc python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh installs it"
        exit 1
    fi
done

images=$BUILD/firmware/micropython
reports=$BUILD/report
mkdir -p "$reports"
micropython=$(tools/fetch-micropython.sh)

# build NAME COMMAND...: quiet when it works.
build() {
    log=$BUILD/log/matrix-$1.log
    shift
    "$@" > "$log" 2>&1 || {
        cat "$log"
        echo '0 passed, 1 failed'
        exit 1
    }
}
build driver flock "$BUILD/firmware.lock" make -s -j "$JOBS" \
    -f tests/matrix/Makefile BUILD="$BUILD"
for cpu in m0plus m4 m7 m33 rv32; do
    build "$cpu" flock "$BUILD/firmware.lock" make -j "$JOBS" \
        -C tests/firmware/micropython MPY="$micropython" CPU="$cpu" OUT="$images"
done

# matrix NAME ARGUMENT...: its table; its verdict goes into that of the part.
matrix() {
    name=$1
    shift
    [ "${MATRIX:-$name}" = "$name" ] || return 0
    log=$BUILD/log/matrix-$name.log
    status=0
    python3 "tests/matrix/$name.py" "$@" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    grep -vx '[0-9]* passed, [0-9]* failed' "$log" || true
    [ -n "${MATRIX:-}" ] || echo "$name: $p passed, $f failed"
}
driver=$BUILD/matrix-driver
matrix access "$driver" "$images" "$reports"
matrix event "$driver" "$BUILD/vchip" "$images" "$reports"

verdict
