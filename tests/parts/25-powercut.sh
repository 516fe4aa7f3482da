#!/bin/sh
# The power-cut runner: each object, and three controls that have to lose data. The
# table is in build/report/powercut.csv. BACKMEM_SEED draws samples, BACKMEM_FULL=1
# takes more of them.
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
logs=$BUILD/log/powercut
report=$BUILD/report/powercut.csv
mkdir -p "$logs" "$BUILD/report"
log=$BUILD/log/build-powercut.log
if ! flock "$BUILD/powercut.lock" make -s -j "$JOBS" -f tests/powercut/Makefile \
        BUILD="$BUILD" > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
BACKMEM_SEED=${BACKMEM_SEED:-$(date +%s)}
export BACKMEM_SEED

# Ours once more with a check of one bit: the order of stores has to do. The
# slow ones first, as many at a time as there are jobs; the table in order.
ours="word record record+layout boot log panic~slot store"
controls="raw~struct magic~only CRC~in~place"
for object in store record+layout log record boot panic~slot word; do
    echo "powercut $object"
    echo "powercut-unchecked $object"
done > "$logs/runs"
for object in $controls; do
    echo "powercut $object"
done >> "$logs/runs"
# shellcheck disable=SC2016 # for the shell that xargs starts
xargs -P "$JOBS" -L 1 sh -c '
    object=$(echo "$4" | tr "~" " ")
    status=0
    "$1/$3" --csv "$2/$3-$4.csv" "$object" > "$2/$3-$4.log" 2>&1 || status=$?
    echo "$status" > "$2/$3-$4.status"
    echo "$3 $object: done" >&2' run "$BUILD" "$logs" < "$logs/runs"

# rows RUNNER OBJECT...
rows() {
    runner=$1
    shift
    for object; do
        tally "$logs/$runner-$object.log" "$(cat "$logs/$runner-$object.status")"
        sed -e '1,2d' -e '$d' "$logs/$runner-$object.log"
        cat "$logs/$runner-$object.csv" >> "$report"
    done
}
echo 'object,region_bytes,rule,images,cuts,old,new,other' > "$report"
echo "BACKMEM_SEED=$BACKMEM_SEED"
sed -n 2p "$logs/powercut-word.log"
# shellcheck disable=SC2086 # lists of words: sh has no arrays
{
    rows powercut $ours
    echo 'with a check of one bit instead of 30:'
    rows powercut-unchecked $ours
    echo 'controls, which have to lose data:'
    rows powercut $controls
}
echo "$report"
verdict
