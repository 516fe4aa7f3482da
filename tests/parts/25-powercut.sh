#!/bin/sh
# The power-cut runner: each object, and three controls that have to lose data. The
# table is in build/report/powercut.csv. BACKMEM_SEED draws samples, BACKMEM_FULL=1
# takes more of them.
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
if ! make -s -j "$JOBS" -f tests/powercut/Makefile BUILD="$BUILD" > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
BACKMEM_SEED=${BACKMEM_SEED:-$(date +%s)}
export BACKMEM_SEED

# The slow ones first, as many at a time as there are jobs; the table in order.
printf '%s\n' store record+layout log record 'panic slot' 'CRC in place' boot \
    'magic only' 'raw struct' word | tr '\n' '\0' |
    xargs -0 -P "$JOBS" -I NAME sh -c '
        status=0
        "$1/powercut" --csv "$2/$3.csv" "$3" > "$2/$3.log" 2>&1 || status=$?
        echo "$status" > "$2/$3.status"
        echo "$3: done" >&2' run "$BUILD" "$logs" NAME
echo 'object,region_bytes,rule,images,cuts,old,new,other' > "$report"
echo "BACKMEM_SEED=$BACKMEM_SEED"
sed -n 2p "$logs/word.log"
for object in word record record+layout boot log 'panic slot' store 'raw struct' \
    'magic only' 'CRC in place'; do
    tally "$logs/$object.log" "$(cat "$logs/$object.status")"
    sed -e '1,2d' -e '$d' "$logs/$object.log"
    cat "$logs/$object.csv" >> "$report"
done
echo "$report"
verdict
