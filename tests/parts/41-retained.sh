#!/bin/sh
# Retained RAM as docs/manual/retained.md shows it: each recipe compiles, the linker's
# fragments link, and what they place lies where the rows and the manual say. The chips'
# part, and what survives, is 65-vchip's.
#
# Needs: src/* include/* chips/* docs/manual/retained.md tests/retained/*
# Needs: tests/cases.py tests/markdown.py
# Quick: all
#
# SPDX-License-Identifier: MIT
set -eu

for tool in arm-none-eabi-gcc python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh cross installs it"
        echo '0 passed, 1 failed'
        exit 1
    fi
done
exec python3 tests/retained/run.py
