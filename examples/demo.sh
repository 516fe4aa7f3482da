#!/bin/sh
# The demo: a MicroPython program that counts its starts is killed again and
# again, and comes back with its data; then another one counts those of virtual
# boards, in their chips' own MicroPython. `make demo` runs this.
#
# All that is made stands in $BUILD: MicroPython with the module, for this
# machine and for the boards, and the file that is the former's memory.
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2086 # lists of words: sh has no arrays
set -eu
cd "$(dirname "$0")/.."

KILLS=4
BUILD=${BUILD:-$PWD/build}
export BUILD
demo=$BUILD/demo
mkdir -p "$demo"
BACKMEM_FILE=$demo/backup.bin
export BACKMEM_FILE
rm -f "$BACKMEM_FILE"

stop() {
    echo "demo: $*" >&2
    exit 1
}

# built WHAT COMMAND...: prints the path that the command prints. The first time
# takes a minute; a dot every two seconds.
built() {
    what=$1
    shift
    "$@" > "$demo/path" &
    builder=$!
    fifths=0 # of a second
    while kill -0 $builder 2> /dev/null; do
        sleep 0.2
        fifths=$((fifths + 1))
        [ $fifths -ne 10 ] || echo "building $what, once" >&2
        [ $((fifths % 10)) -ne 0 ] || printf . >&2
    done
    [ $fifths -lt 10 ] || echo >&2
    wait $builder || stop "could not build $what"
    cat "$demo/path"
}

micropython=$(built 'MicroPython with the module' tools/build-micropython.sh demo)

# Runs the counter until it has said something, and a little longer; kills it.
killed_run() {
    "$micropython" examples/boot_counter.py > "$demo/output" 2>&1 &
    pid=$!
    tries=0
    until grep -q . "$demo/output"; do
        sleep 0.05
        tries=$((tries + 1))
        if [ $tries -gt 200 ] || ! kill -0 $pid 2> /dev/null; then
            break
        fi
    done
    sleep 0.4
    kill -9 $pid 2> /dev/null || stop "the program ended by itself:
$(cat "$demo/output")"
    wait $pid 2> /dev/null || true
}

echo "examples/boot_counter.py, killed with SIGKILL $KILLS times:"
echo
work=-1
start=1
while [ $start -le $KILLS ]; do
    killed_run
    line=$(cat "$demo/output")
    echo "  $line"
    case $line in
        "start $start - work done so far: "[0-9]*) ;;
        *) stop "start $start was to come" ;;
    esac
    [ "${line##* }" -gt "$work" ] || stop 'work was lost'
    work=${line##* }
    start=$((start + 1))
done

echo
echo 'What its memory is, by backmem.regions():'
echo
"$micropython" -c 'import backmem
for region in backmem.regions():
    print(region)' | sed 's/^/  /'

boards=$(python3 examples/boards.py --list)
images=$(built 'virtual boards and their MicroPython' tools/build-firmware.sh $boards)
echo
echo 'examples/starts.py on three virtual boards, each event between two starts:'
echo
python3 examples/boards.py "$BUILD/vchip" "$images"
