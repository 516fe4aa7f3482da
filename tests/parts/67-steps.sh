#!/bin/sh
# Enable steps on the virtual chips: each one left out, each two swapped, is seen.
#
# Needs: vchip/* tests/steps/* src/* include/* chips/* !vchip/*.md
# Needs: tests/firmware/common/*
#
# SPDX-License-Identifier: MIT
set -eu

log=$BUILD/log/build-steps.log
if ! flock "$BUILD/firmware.lock" make -s -j "$JOBS" -f tests/steps/Makefile \
        BUILD="$BUILD" all images > "$log" 2>&1; then
    cat "$log"
    echo 'the images of the enable steps do not build'
    echo '0 passed, 1 failed'
    exit 1
fi
exec python3 tests/steps/steps.py "$BUILD/vchip" "$BUILD/firmware" \
    "$BUILD/report/steps.csv"
