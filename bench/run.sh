#!/bin/sh
# What the library costs, in instructions: in C on emulated Cortex-M cores beside a
# hand-written loop, in Python beside memoryview. A table, and a CSV.
#
#   bench/run.sh        from anywhere; a part of `make bench`
#
# Fails when a bound is broken.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
BUILD=${BUILD:-$root/build}
export BUILD
made=$BUILD/bench
csv=$BUILD/report/bench.csv
mkdir -p "$made" "$BUILD/report"

warnings='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror'
gcc -std=c11 -O2 $warnings -Ibench bench/runner.c bench/machine.c -lunicorn \
    -o "$made/runner"

echo cpu,opt,what,bytes,ours,baseline,ratio,gate,verdict > "$csv"
for cpu in cortex-m0plus cortex-m4 cortex-m7 cortex-m33; do
    for opt in Os O2; do
        image=$made/$cpu-$opt.elf
        arm-none-eabi-gcc -mcpu=$cpu -mthumb -$opt -std=c11 -ffreestanding \
            -ffunction-sections -fdata-sections $warnings -Iinclude -Ibench \
            bench/image.c bench/baseline.c src/*.c -nostartfiles \
            -T bench/image.ld -Wl,--gc-sections -o "$image"
        "$made/runner" $cpu $opt "$image" >> "$csv"
    done
done
python=0
bench/python.sh "$csv" > "$made/python.log" 2>&1 || python=$?
[ $python -eq 0 ] || cat "$made/python.log"

python3 - "$csv" $python << 'EOF'
import csv
import sys

with open(sys.argv[1], newline="") as file:
    rows = list(csv.reader(file))
widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
for row in rows:
    cells = [
        cell.rjust(width) if 2 < i < 8 else cell.ljust(width)
        for i, (cell, width) in enumerate(zip(row, widths))
    ]
    print("  ".join(cells).rstrip())
gated = [row for row in rows[1:] if row[7] or "FAIL" in row[8]]
failed = [row for row in gated if "FAIL" in row[8]]
passed = len(gated) - len(failed)
broken = len(failed)
if sys.argv[2] != "0" and not any(row[0] == "x86-64" for row in failed):
    print("\nFAIL bench/python.sh stopped, see above")
    broken += 1
print(f"\n{sys.argv[1]}")
print(f"{passed} passed, {broken} failed")
sys.exit(broken > 0 or passed == 0)
EOF
