#!/bin/sh
# Runs the parts of the test suite, tests/parts/NN-name.sh, in order.
#
#   tests/run.sh            all parts
#   tests/run.sh 20 style   the parts whose names contain 20 or style
#
# A part runs from the root of the project with BUILD (an absolute folder) and
# JOBS in its environment, and ends with the line `N passed, M failed`.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."
. tests/tally.sh

BUILD=${BUILD:-$PWD/build}
JOBS=${JOBS:-$(nproc)}
LC_ALL=C.UTF-8
export BUILD JOBS LC_ALL
mkdir -p "$BUILD/log"

# A part that hangs fails.
PART_SECONDS=${PART_SECONDS:-1800}

wanted() {
    part=$1
    shift
    [ $# -gt 0 ] || return 0
    for word; do
        case $part in *"$word"*) return 0 ;; esac
    done
    return 1
}

row() {
    printf '%-16s %8s %8s %8s\n' "$@"
}

begin=$(date +%s)
row part passed failed seconds
for path in tests/parts/*.sh; do
    part=$(basename "$path" .sh)
    wanted "$part" "$@" || continue
    log=$BUILD/log/$part.log
    start=$(date +%s)
    status=0
    timeout "$PART_SECONDS" sh "$path" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    row "$part" "$p" "$f" $(($(date +%s) - start))
    if [ "$f" -ne 0 ]; then
        echo "---- the last 200 lines of $log"
        tail -n 200 "$log"
        echo '----'
    fi
done
if [ $((passed + failed)) -eq 0 ]; then
    echo "no part is called $*" >&2
    failed=1
fi
row total "$passed" "$failed" $(($(date +%s) - begin))
verdict
