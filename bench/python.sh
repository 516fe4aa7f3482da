#!/bin/sh
# What stores from Python cost: instructions of a statement in MicroPython's unix
# port, on machine.backup_memory and on a memoryview of RAM, by callgrind.
#
#   bench/python.sh CSV      appends its rows to the file, and prints them
#
# Every store is read back here, which memoryview's is not. The gate: 1.15 times what
# memoryview's statement takes, and for a slice what a loop by hand takes besides, one
# that stores words and reads them back. With -Os gcc makes 15 instructions a word of it
# (write_by_index in baseline.c).
#
# SPDX-License-Identifier: MIT
set -eu
csv=${1:?usage: bench/python.sh CSV}
root=$(cd "$(dirname "$0")/.." && pwd)
case $csv in /*) ;; *) csv=$PWD/$csv ;; esac
cd "$root"
BUILD=${BUILD:-$root/build}
export BUILD

command -v valgrind > /dev/null || {
    echo 'valgrind is missing: tools/setup.sh bench' >&2
    exit 1
}
# A path that is as long everywhere, and nothing of the environment: names of files lie
# in MicroPython's heap, and move the count.
scratch=$(mktemp -d /tmp/backmem-XXXXXXXX)
trap 'rm -rf "$scratch"' EXIT
cp bench/python_store.py "$scratch"

header=cpu,opt,what,bytes,ours,baseline,ratio,gate,verdict
[ -s "$csv" ] || echo "$header" > "$csv"

# run PROGRAM WHICH STATEMENT WORDS N: instructions of the whole run.
run() {
    cp "$1" "$scratch/micropython"
    shift
    (cd "$scratch" && env -i PATH="$PATH" BACKMEM_FILE=memory \
        valgrind --tool=callgrind --callgrind-out-file=/dev/null ./micropython \
        python_store.py "$@" 2>&1) |
        awk '/Collected/ { count = $NF } END { if (count == "") exit 1; print count }'
}

# cost PROGRAM WHICH STATEMENT WORDS: of one statement; start-up cancels out.
cost() {
    few=$(run "$@" 100)
    many=$(run "$@" 200)
    echo $(((many - few + 500) / 1000))
}

status=0

# row PROGRAM WHAT STATEMENT WORDS BYTES LOOP: LOOP is the instructions a word of the
# loop by hand, which count as the baseline's.
row() {
    ours=$(cost "$1" ours "$3" "$4")
    baseline=$(cost "$1" baseline "$3" "$4")
    baseline=$((baseline + $4 * $6))
    line=$(awk -v what="$2" -v bytes="$5" -v ours="$ours" -v base="$baseline" 'BEGIN {
            printf "%s,%s,%s,%d,%d,%d,%.2f,%.2f,%s\n", "x86-64", "-Os", what, bytes, \
                ours, base, ours / base, 1.15, ours <= 1.15 * base ? "ok" : "FAILED"
        }')
    echo "$line" >> "$csv"
    echo "$line"
    case $line in *FAILED) status=1 ;; esac
}

bytes=$(tools/build-micropython.sh demo)
words=$(tools/build-micropython.sh words)
echo "$header"
row "$words" 'Python: m[3] = 5; items of 4 bytes' 'm[3] = 5' 1024 4 0
row "$bytes" 'Python: m[3] = 5; items of 1 byte' 'm[3] = 5' 1024 1 0
loop=15
for n in 64 1024; do
    row "$words" "Python: m[:] = words; items of 4 bytes" 'm[:] = s' $n $((4 * n)) $loop
    row "$bytes" "Python: m[:] = bytes; items of 1 byte" 'm[:] = s' $n $((4 * n)) $loop
done
# The objects beside what Python has, and the table of docs/manual/micropython-costs.md.
python3 bench/python_costs.py "$csv" || status=1
exit $status
