#!/bin/sh
# Which lines the tests run: at 64 bit, at 32 bit, and by either. Tables and
# CSV files are left in $BUILD/report. 95 % of the lines of src/ is the gate.
#
# The part 20-host counts what the unit programs run. The Python scripts' share, and
# with it the binding's, comes from 60-python, as $BUILD/coverage/python64.json and
# python32.json.
#
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* CMakeLists.txt tests/CMakeLists.txt cmake/*
# Needs: tests/unit/* tests/hostile* tests/check.h tests/facts/* tests/micropython/*
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
# With: 20-host 60-python
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu
. tests/tally.sh

GATE=95
report=$BUILD/report
coverage=$BUILD/coverage
mkdir -p "$report" "$coverage"

# What the test programs of 20-host counted: leaves unitBITS.json.
measure() {
    dir=$BUILD/host/gcc-$1-sanitizers
    log=$BUILD/log/coverage-$1.log
    if [ ! -d "$dir" ]; then
        echo "no $dir; the part 20-host leaves it"
        return 1
    fi
    # Threads that count together leave counts that gcovr cannot read.
    gcovr --gcov-ignore-parse-errors \
        --root . --object-directory "$dir" --filter src/ --filter host/ \
        --json "$coverage/unit$1.json" "$dir/CMakeFiles/backmem.dir" \
        "$dir/CMakeFiles/backmem_host.dir" \
        "$dir/tests/CMakeFiles/backmem_hostile.dir" > "$log" 2>&1 || {
        cat "$log"
        return 1
    }
}

# summarise NAME JSON...: one report, and its gate.
summarise() {
    name=$1
    shift
    inputs=
    for json; do
        inputs="$inputs -a $coverage/$json.json"
        if [ ! -f "$coverage/$json.json" ]; then
            echo "$name: no $json.json; the part 60-python leaves it"
            failed=$((failed + 1))
            return 0
        fi
    done
    gcovr --root . $inputs --csv "$report/coverage-$name.csv" \
        --txt "$report/coverage-$name.txt"
    echo "$name: $*"
    cat "$report/coverage-$name.txt"
    if gcovr --root . $inputs --filter src/ --fail-under-line "$GATE" > /dev/null; then
        passed=$((passed + 1))
    else
        echo "$name: less than $GATE % of the lines of src/"
        failed=$((failed + 1))
    fi
}

for bits in 64 32; do
    if ! measure $bits; then
        echo "unit tests at $bits bit could not be measured"
        failed=$((failed + 1))
    fi
done
if [ "$failed" -eq 0 ]; then
    summarise 64-bit unit64 python64
    summarise 32-bit unit32 python32
    summarise merged unit64 python64 unit32 python32
fi
verdict
