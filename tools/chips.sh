#!/bin/sh
# Builds build/backmem-chips, which prints what a device has.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
mkdir -p "$BUILD"
"${CC:-gcc}" -std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef \
    -Werror -Iinclude tools/backmem_chips.c host/devices.c host/boards.c \
    chips/*/*.c src/*.c \
    -o "$BUILD/backmem-chips"
