#!/bin/sh
# What stores from Python cost: instructions of a statement in MicroPython's unix
# port, on machine.backup_memory and on a memoryview of RAM, by callgrind.
#
#   bench/python.sh CSV      appends its rows to the file, and prints them
#
# The gates: a store of one item takes at most 1.35 times what memoryview's takes; a
# store of a slice of 64 words or more, 4 instructions a word more, and 32 for the end
# that all stores share.
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
BACKMEM_FILE=$BUILD/bench-python.mem
export BACKMEM_FILE
rm -f "$BACKMEM_FILE"

header=cpu,opt,what,bytes,ours,baseline,ratio,gate,verdict
[ -s "$csv" ] || echo "$header" > "$csv"

# run PROGRAM WHICH STATEMENT WORDS N: instructions of the whole run.
run() {
    program=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" \
        bench/python_store.py "$@" 2>&1 |
        awk '/Collected/ { count = $NF } END { if (count == "") exit 1; print count }'
}

# cost PROGRAM WHICH STATEMENT WORDS: of one statement; start-up cancels out.
cost() {
    few=$(run "$@" 100)
    many=$(run "$@" 200)
    echo $(((many - few + 500) / 1000))
}

status=0

# row PROGRAM WHAT STATEMENT WORDS BYTES GATE: GATE is "ratio" or "words".
row() {
    ours=$(cost "$1" ours "$3" "$4")
    baseline=$(cost "$1" baseline "$3" "$4")
    line=$(awk -v what="$2" -v bytes="$5" -v ours="$ours" -v base="$baseline" \
        -v gate="$6" -v words="$4" 'BEGIN {
            limit = gate == "ratio" ? 1.35 : (base + 4 * words + 32) / base
            printf "%s,%s,%s,%d,%d,%d,%.2f,%.2f,%s\n", "x86-64", "-Os", what, bytes, \
                ours, base, ours / base, limit, ours <= limit * base ? "ok" : "FAILED"
        }')
    echo "$line" >> "$csv"
    echo "$line"
    case $line in *FAILED) status=1 ;; esac
}

bytes=$(tools/build-micropython.sh demo)
words=$(tools/build-micropython.sh words)
echo "$header"
row "$words" 'Python: m[3] = 5; items of 4 bytes' 'm[3] = 5' 1024 4 ratio
row "$bytes" 'Python: m[3] = 5; items of 1 byte' 'm[3] = 5' 1024 1 ratio
for n in 64 1024; do
    row "$words" "Python: m[:] = words; items of 4 bytes" 'm[:] = s' $n $((4 * n)) words
    row "$bytes" "Python: m[:] = bytes; items of 1 byte" 'm[:] = s' $n $((4 * n)) words
done
exit $status
