#!/bin/sh
# Deliberate bugs in rows, library and module: tests/mutation/mutations.py. Each must
# be caught. SEED draws those that run; BACKMEM_FULL=1 runs all.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* vchip/* CMakeLists.txt cmake/*
# Needs: tests/CMakeLists.txt
# Needs: tests/mutation/* tests/unit/* tests/hostile* tests/check.h tests/facts/*
# Needs: tests/matrix/* tests/steps/* tests/onmodel/* tests/powercut/*
# Needs: tests/firmware/* !*.md
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

for tool in cc cmake make arm-none-eabi-gcc python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh installs it"
        exit 1
    fi
done
mkdir -p "$BUILD/log"
MPY=$(tools/fetch-micropython.sh)
export MPY

# What is not under test is made outside of the copies, as the other parts make it.
log=$BUILD/log/build-mutation.log
images=$BUILD/firmware/micropython
exec 9> "$BUILD/firmware.lock"
flock 9
if ! { make -s -j "$JOBS" -f vchip/Makefile BUILD="$BUILD" all images &&
    make -s -j "$JOBS" -f tests/matrix/Makefile BUILD="$BUILD" all &&
    python3 tests/mutation/run.py --chips | while read -r chip cpu; do
        make -s -j "$JOBS" -C tests/firmware/micropython MPY="$MPY" CPU="$cpu" \
            OUT="$images" "$images/$chip.elf" || exit 1
    done; } > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
exec 9>&-
exec python3 tests/mutation/run.py
