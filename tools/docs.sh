#!/bin/sh
# Writes docs/chips.md from the tables in chips/.
#
#   tools/docs.sh           docs/chips.md
#   tools/docs.sh FILE      another file, to compare
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
mkdir -p "$BUILD/docs" docs
"${CC:-gcc}" -std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef \
    -Werror -Iinclude tools/chips_doc.c host/devices.c chips/*/*.c src/*.c \
    -o "$BUILD/docs/chips_doc"
"$BUILD/docs/chips_doc" > "$BUILD/docs/chips.md"
cp "$BUILD/docs/chips.md" "${1:-docs/chips.md}"
