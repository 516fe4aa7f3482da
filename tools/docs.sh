#!/bin/sh
# Writes docs/chips.md and docs/maps/ from the tables in chips/.
#
#   tools/docs.sh           into docs/
#   tools/docs.sh FOLDER    into another folder, to compare
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
folder=${1:-docs}
made=$BUILD/docs
rm -rf "$made"
mkdir -p "$made/maps" "$folder"
for tool in chips_doc chips_map; do
    "${CC:-gcc}" -std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef \
        -Werror -Iinclude "tools/$tool.c" host/devices.c host/boards.c \
        chips/*/*.c src/*.c \
        -o "$made/$tool"
done
"$made/chips_doc" > "$made/chips.md"
"$made/chips_map" "$made/maps"
cp "$made/chips.md" "$folder/chips.md"
rm -rf "$folder/maps"
cp -r "$made/maps" "$folder/maps"
