#!/bin/sh
# Runs the parts of the test suite, tests/parts/NN-name.sh, in order.
#
#   tests/run.sh            all parts
#   tests/run.sh 20 host    the parts whose names contain 20 or host
#
# A part runs from the root of the project with BUILD (an absolute folder) and
# JOBS in its environment, and ends with the line `N passed, M failed`.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/.."

BUILD=${BUILD:-$PWD/build}
JOBS=${JOBS:-$(nproc)}
export BUILD JOBS
LC_ALL=C.UTF-8
export LC_ALL
mkdir -p "$BUILD/log"

# A part that hangs fails; the slowest one takes a tenth of this.
PART_SECONDS=${PART_SECONDS:-1800}

wanted() {
    [ $# -gt 1 ] || return 0
    part=$1
    shift
    for word; do
        case $part in *"$word"*) return 0 ;; esac
    done
    return 1
}

passed=0
failed=0
begin=$(date +%s)
printf '%-16s %8s %8s %8s\n' part passed failed seconds
for path in tests/parts/*.sh; do
    part=$(basename "$path" .sh)
    wanted "$part" "$@" || continue
    log=$BUILD/log/$part.log
    start=$(date +%s)
    status=0
    timeout "$PART_SECONDS" sh "$path" > "$log" 2>&1 || status=$?
    seconds=$(($(date +%s) - start))
    # Both numbers of the last line; nothing when it is another line.
    counts=$(tail -n 1 "$log" |
        sed -n 's/^\([0-9]\{1,\}\) passed, \([0-9]\{1,\}\) failed$/\1 \2/p')
    p=${counts% *}
    f=${counts#* }
    p=${p:-0}
    f=${f:-0}
    if [ "$f" -eq 0 ] && { [ -z "$counts" ] || [ "$status" -ne 0 ]; }; then
        echo "the part stopped with status $status" >> "$log"
        f=1
    fi
    if [ "$p" -eq 0 ] && [ "$f" -eq 0 ]; then
        echo 'the part tested nothing' >> "$log"
        f=1
    fi
    printf '%-16s %8d %8d %8d\n' "$part" "$p" "$f" "$seconds"
    if [ "$f" -ne 0 ]; then
        echo "---- $log, its last 200 lines"
        tail -n 200 "$log"
        echo '----'
    fi
    passed=$((passed + p))
    failed=$((failed + f))
done
if [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
    echo 'no part of that name' >&2
    failed=1
fi
printf '%-16s %8d %8d %8d\n' total "$passed" "$failed" $(($(date +%s) - begin))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
