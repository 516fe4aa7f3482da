#!/bin/sh
# What things cost: the bounds on instructions and stores, in C and in Python.
#
# Needs: bench/* docs/micropython.md
# Needs: bindings/micropython/* micropython.mk micropython.cmake
# Needs: src/* include/* chips/* host/* tests/micropython/words/*
# Needs: tools/build-micropython.sh tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

mkdir -p "$BUILD/log" "$BUILD/bench" "$BUILD/report"
for what in run workload; do
    status=0
    "bench/$what.sh" > "$BUILD/log/bench-$what.log" 2>&1 || status=$?
    tally "$BUILD/log/bench-$what.log" "$status"
    cat "$BUILD/log/bench-$what.log"
done
verdict
