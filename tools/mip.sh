#!/bin/sh
# Writes what of mip/ follows from chips/: mip/backmem/<family>.bin, and
# mip/package.json.
#
#   tools/mip.sh           into mip/
#   tools/mip.sh FOLDER    into another folder, to compare
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
folder=${1:-mip}
mkdir -p "$BUILD/mip" "$folder/backmem"
"${CC:-gcc}" -std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef \
    -Werror -Iinclude tools/chips_mip.c host/devices.c host/boards.c \
    chips/*/*.c src/*.c \
    -o "$BUILD/mip/chips_mip"
"$BUILD/mip/chips_mip" "$folder/backmem"

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' mip/backmem/__init__.py)
{
    printf '{\n    "version": "%s",\n    "urls": [\n' "$version"
    for path in mip/backmem/*.py "$folder"/backmem/*.bin; do
        name=${path##*/}
        printf '        ["backmem/%s", "backmem/%s"],\n' "$name" "$name"
    done | sed '$s/,$//'
    printf '    ]\n}\n'
} > "$folder/package.json"
