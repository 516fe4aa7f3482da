#!/bin/sh
# The format: golden images, and a second reader and writer, made from FORMAT.md
# alone, against the library; at 64 and 32 bit, and with both checks' variants.
#
# Needs: src/* include/* tests/format/*
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu

for tool in gcc clang python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh host installs it"
        exit 1
    fi
done

dir=$BUILD/format
mkdir -p "$dir"
flags='-std=c11 -Wall -Wextra -Werror -Iinclude -Isrc'
sanitizers='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'
gcc $flags $sanitizers -o "$dir/gcc-64" src/*.c tests/format/driver.c
clang $flags $sanitizers -m32 -DBACKMEM_CRC_TABLE=0 -o "$dir/clang-32-no-table" \
    src/*.c tests/format/driver.c
DRIVERS="$dir/gcc-64 $dir/clang-32-no-table"
export DRIVERS
exec python3 tests/format/test_format.py
