#!/bin/sh
# The examples in C, on virtual chips: see tests/examples/run.py.
#
# Needs: examples/c/* Makefile docs/how-to/c.md tests/examples/*
# Needs: tests/cases.py tests/markdown.py
# Needs: src/* include/* chips/* vchip/* !vchip/*.md tests/firmware/common/*
#
# SPDX-License-Identifier: MIT
set -eu

for tool in cc make arm-none-eabi-gcc arm-none-eabi-addr2line python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh installs it"
        exit 1
    fi
done
if ! flock "$BUILD/firmware.lock" make -s -j "$JOBS" -f examples/c/Makefile \
        BUILD="$BUILD" all examples > "$BUILD/log/build-examples.log" 2>&1; then
    cat "$BUILD/log/build-examples.log"
    exit 1
fi
exec python3 tests/examples/run.py
