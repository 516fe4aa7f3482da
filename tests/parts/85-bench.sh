#!/bin/sh
# What things cost: the bounds on instructions and stores, in C and in Python, and that
# docs/costs.md is what was measured. With BENCH_WRITE set, that page is written anew.
#
# Needs: bench/* tests/cross/cross.py docs/manual/micropython-costs.md docs/costs.*
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* tests/micropython/words/*
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

mkdir -p "$BUILD/log" "$BUILD/bench" "$BUILD/report"
# measured NAME COMMAND...
measured() {
    log=$BUILD/log/bench-$1.log
    shift
    status=0
    "$@" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    cat "$log"
}

measured run bench/run.sh
measured workload bench/workload.sh
measured costs bench/costs.py ${BENCH_WRITE:+--write}
verdict
