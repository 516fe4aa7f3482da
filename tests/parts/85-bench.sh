#!/bin/sh
# What things cost: the bounds on instructions and stores, in C and in Python.
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

mkdir -p "$BUILD/log" "$BUILD/bench" "$BUILD/report"
for what in run work; do
    status=0
    "bench/$what.sh" > "$BUILD/log/bench-$what.log" 2>&1 || status=$?
    tally "$BUILD/log/bench-$what.log" "$status"
    cat "$BUILD/log/bench-$what.log"
done
verdict
