#!/bin/sh
# Runs one fuzzer; keeps its corpus from one run to the next. tests/parts/27-fuzz.sh
# calls it with DIR, LOG and FUZZ_SECONDS in the environment.
#
#   tests/fuzz/run.sh NAME
#
# SPDX-License-Identifier: MIT
set -eu
name=$1
mkdir -p "$DIR/corpus/$name" "$DIR/found"
status=0
"$DIR/$name" -runs="$(cat "$DIR/$name.runs")" -max_total_time="$FUZZ_SECONDS" \
    -max_len=1024 -timeout=300 -rss_limit_mb=512 -print_final_stats=1 -verbosity=1 \
    -artifact_prefix="$DIR/found/$name-" \
    "$DIR/corpus/$name" "$DIR/seeds/${name%-weak}" > "$LOG-$name.log" 2>&1 || status=$?
echo "$status" > "$LOG-$name.status"
