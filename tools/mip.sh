#!/bin/sh
# Writes what of mip/ follows from chips/ and mip/backmem: mip/backmem/<family>.bin,
# mip/small/*, and the lists that `mpremote mip install` takes:
#
#   package.json         all of it
#   package-small.json   Boot, Word and Record, for STM32s with few words
#   package-stm32.json   all objects, for other STM32s
#
# The last two are for file systems of a few dozen KB: their files have short names and
# no comments.
#
#   tools/mip.sh           into mip/
#   tools/mip.sh FOLDER    into another folder, to compare
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
folder=${1:-mip}
mkdir -p "$BUILD/mip" "$folder/backmem" "$folder/small"
"${CC:-gcc}" -std=c11 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef \
    -Werror -Iinclude tools/chips_mip.c host/devices.c host/boards.c \
    chips/*/*.c src/*.c \
    -o "$BUILD/mip/chips_mip"
"$BUILD/mip/chips_mip" "$folder/backmem"
"$BUILD/mip/chips_mip" "$folder/small" --few

# What no STM32 needs: a PC's file, a buffer without an address, the native module.
small="__init__ _boot _chip _fields _ids _object _other _record _slots _steps _why"
small="$small _wipe"
more="_banks _bytes _cbor _fault _log _odd _ring _store _transaction"
short=$BUILD/mip/short-names
rm -rf "$short"
mkdir -p "$short"
python3 tools/short_names.py bindings/micropython/stubs/backmem.pyi mip/backmem "$short"
for name in $small $more; do
    python3 tools/mip_strip.py "$short/$name.py" "$folder/small/$name.py"
done

# list NAME FROM:FILE...: FILE of the folder FROM becomes backmem/FILE on the board.
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' mip/backmem/__init__.py)
list() {
    printf '{\n    "version": "%s",\n    "urls": [\n' "$version" > "$folder/$1"
    out=$folder/$1
    shift
    for file in "$@"; do
        printf '        ["backmem/%s", "%s/%s"],\n' "${file#*:}" "${file%%:*}" \
            "${file#*:}"
    done | sed '$s/,$//' >> "$out"
    printf '    ]\n}\n' >> "$out"
}

# shellcheck disable=SC2046 # no name has a space
{
    list package.json $(printf 'backmem:%s ' $(cd mip/backmem && echo *.py) \
        $(cd "$folder/backmem" && echo *.bin))
    # shellcheck disable=SC2086
    list package-small.json $(printf 'small:%s.py ' $small) small:stm32.bin
    # shellcheck disable=SC2086
    list package-stm32.json $(printf 'small:%s.py ' $small $more) backmem:stm32.bin
}
