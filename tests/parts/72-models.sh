#!/bin/sh
# The library on the models of all chips, natively: every pair of options and every
# event; random sequences beside what has to be there, and those that were wrong once.
# BACKMEM_FULL=1 takes a million steps.
#
# Needs: vchip/* tests/onmodel/* src/* include/* chips/* !*.md
#
# SPDX-License-Identifier: MIT
set -eu
. tests/tally.sh

for tool in cc make; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is missing: tools/setup.sh installs it"
        exit 1
    fi
done
mkdir -p "$BUILD/log"
log=$BUILD/log/build-models.log
if ! make -s -j "$JOBS" -f tests/onmodel/Makefile BUILD="$BUILD" > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi

# run NAME COMMAND...: its lines, and its verdict into that of the part.
run() {
    log=$BUILD/log/models-$1.log
    shift
    status=0
    timeout 1800 "$@" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    grep -vx '[0-9]* passed, [0-9]* failed' "$log" || true
}
steps=100000
[ -z "${BACKMEM_FULL:-}" ] || steps=1000000
run pairs "$BUILD/onmodel-pairs"
run cases "$BUILD/onmodel-sequences" --replay tests/onmodel/cases.txt
run sequences "$BUILD/onmodel-sequences" "$steps" 1
verdict
