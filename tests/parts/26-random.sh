#!/bin/sh
# Random use of all objects beside ideal models, with power cuts, resets and changes of
# owner: a million steps, twenty with BACKMEM_FULL=1. BACKMEM_SEED draws them.
#
# Needs: src/* include/* tests/powercut/* tests/hostile* !*.md !*.py
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
log=$BUILD/log/build-random.log
if ! flock "$BUILD/powercut.lock" make -s -j "$JOBS" -f tests/powercut/Makefile \
        BUILD="$BUILD" > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
steps=1000000
[ -z "${BACKMEM_FULL:-}" ] || steps=20000000
status=0
"$BUILD/random" "$steps" > "$BUILD/log/random.log" 2>&1 || status=$?
cat "$BUILD/log/random.log"
tally "$BUILD/log/random.log" "$status"
verdict
