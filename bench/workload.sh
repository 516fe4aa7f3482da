#!/bin/sh
# The same workload on our objects, on what people write by hand, and on littlefs:
# stores, bytes, instructions and code, as a table and as CSV. A part of `make bench`.
#
#   bench/workload.sh       from the repository's root, with BUILD set
#
# The littlefs is the one in MicroPython's source. Fails when a bound is broken.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu
made=${BUILD:?is set by whoever calls this}/bench
csv=$BUILD/report/workload.csv
littlefs=$(tools/fetch-micropython.sh)/lib/littlefs

warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror'
runner=$(bench/runner.sh)
target='-mthumb -std=c11 -ffunction-sections -fdata-sections'

# image CPU OPT NAME FLAGS SOURCE...
image() {
    cpu=$1 opt=$2 name=$3 flags=$4
    shift 4
    arm-none-eabi-gcc -mcpu="$cpu" $target "-$opt" $flags -Iinclude -Ibench \
        -Ibench/workload bench/workload/workload.c bench/workload/row.c "$@" \
        -nostartfiles -T bench/image.ld -Wl,--gc-sections --specs=nosys.specs \
        -o "$made/$cpu-$opt-$name.elf"
}

code() {
    arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 + $2 }'
}

# backend CPU OPT NAME FLAGS SOURCE...: one image, measured.
backend() {
    image "$@"
    elf=$made/$1-$2-$3.elf
    text=$(($(code "$elf") - $(code "$made/$1-$2-nothing.elf")))
    "$runner" "$1" "$2" "$elf" "$3" "$text" >> "$csv"
}

columns=cpu,workload,n,backend,times,stores,bytes_stored,loads,bytes_read,instructions
echo "$columns,worst_stores,worst_loads,worst,code,verdict" > "$csv"
ours=$(ls src/*.c)
for build in 'cortex-m0plus Os' 'cortex-m4 O2'; do
    set -- $build
    image "$1" "$2" nothing "$warnings" bench/workload/nothing.c
    backend "$1" "$2" raw-struct "$warnings" bench/workload/raw.c
    backend "$1" "$2" crc-in-place "$warnings -DIN_PLACE=1" bench/workload/raw.c
    backend "$1" "$2" record "$warnings -DBACKMEM_CRC_TABLE=16" \
        bench/workload/record.c $ours
    case $1 in
        cortex-m4) bounds=-DWORKLOAD_PER_BYTE=12 ;;
        *) bounds=-DWORKLOAD_KEYS_MOST=60000 ;;
    esac
    backend "$1" "$2" store "$warnings -DBACKMEM_CRC_TABLE=16 $bounds" \
        bench/workload/store.c $ours
    backend "$1" "$2" record-no-table "$warnings -DBACKMEM_CRC_TABLE=0" \
        bench/workload/record.c $ours
    backend "$1" "$2" store-no-table "$warnings -DBACKMEM_CRC_TABLE=0" \
        bench/workload/store.c $ours
    backend "$1" "$2" littlefs "-I$littlefs -DLFS2_NO_MALLOC -DLFS2_NO_DEBUG
        -DLFS2_NO_WARN -DLFS2_NO_ERROR -DLFS2_NO_ASSERT" \
        bench/workload/littlefs.c "$littlefs/lfs2.c" "$littlefs/lfs2_util.c"
done

python3 - "$csv" << 'EOF'
import csv
import sys

with open(sys.argv[1], newline="") as file:
    head, *rows = csv.reader(file)
order = {}
for row in rows:
    order.setdefault((row[0], row[1]), []).append(row)
widths = [max(len(row[i]) for row in [head] + rows) for i in range(len(head))]
for row in [head] + [row for group in order.values() for row in group]:
    cells = [
        cell.rjust(width) if i == 2 or 3 < i < 14 else cell.ljust(width)
        for i, (cell, width) in enumerate(zip(row, widths))
    ]
    print("  ".join(cells).rstrip())
failed = sum(row[-1].startswith("FAIL") for row in rows)
passed = sum(row[-1] == "pass" for row in rows)
print(f"\n{sys.argv[1]}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
EOF
