#!/bin/sh
# Durable objects in MicroPython on virtual chips: side by side on every chip, with
# machine.mem_backup's numbers; and the power cut end to end, killed between any two
# stores of `state["a"] = 1`, of a transaction and of a Record's save. Adds its rows to
# build/report/powercut.csv.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* vchip/* !vchip/*.md
# Needs: tests/powercut/chips.py tests/micropython/vchips.py tests/tally.sh
# Needs: tests/micropython/cases/side.py tests/facts/mem_backup.csv tests/cases.py
# Needs: tests/firmware/micropython/* tests/firmware/common/*
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
# After: 25-powercut
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
log=$BUILD/log/build-objects.log
mkdir -p "$BUILD/log" "$BUILD/report"
micropython=$(tools/fetch-micropython.sh)

build() {
    make -s -j "$JOBS" -f vchip/Makefile BUILD="$BUILD" all || return 1
    for cpu in m0plus m4 m7 m33 rv32; do
        make -j "$JOBS" -C tests/firmware/micropython MPY="$micropython" CPU="$cpu" \
            OUT="$images" || return 1
    done
}
exec 9> "$BUILD/firmware.lock"
flock 9
if ! build > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
exec 9>&-

# run NAME COMMAND...: its log, and its verdict into that of the part.
run() {
    log=$BUILD/log/objects-$1.log
    shift
    status=0
    "$@" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    grep -vx '[0-9]* passed, [0-9]* failed' "$log" || true
}
run places python3 tests/micropython/vchips.py "$BUILD/vchip" "$images"
run cuts python3 tests/powercut/chips.py "$BUILD/vchip" "$images" \
    "$BUILD/report/powercut.csv"
verdict
