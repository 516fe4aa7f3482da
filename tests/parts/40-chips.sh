#!/bin/sh
# The chips as data: docs/chips.md is what the rows say, a chip's rows are small, no
# chip drags another one or its texts into a firmware, and the comparison with vendor
# headers sees every number. The rows themselves are tested by tests/unit/test_chips.c.
#
# SPDX-License-Identifier: MIT
set -eu
. tests/tally.sh

ROM_MAX=250 # bytes of a chip's rows, steps, spans and names on Cortex-M0+
ARM='arm-none-eabi-gcc -mcpu=cortex-m0plus -mthumb -std=c11 -Os -ffreestanding
    -ffunction-sections -fdata-sections -Wall -Wextra -Wpedantic -Wconversion
    -Wshadow -Wundef -Werror -Iinclude'

for tool in gcc arm-none-eabi-gcc python3; do
    command -v "$tool" > /dev/null || {
        echo "$tool is missing: tools/setup.sh base cross"
        echo '0 passed, 1 failed'
        exit 1
    }
done

# verdict_of STATUS TEXT: one case.
verdict_of() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok      $2"
    else
        failed=$((failed + 1))
        echo "FAILED  $2"
    fi
}

dir=$BUILD/chips
rm -rf "$dir"
mkdir -p "$dir"

# ---- the document --------------------------------------------------------------

status=0
tools/docs.sh "$dir/chips.md" && diff docs/chips.md "$dir/chips.md" || status=1
verdict_of $status 'docs/chips.md is what tools/docs.sh writes'

# ---- rows are data -------------------------------------------------------------

status=0
! grep -nE '^[[:space:]]*#[[:space:]]*(if|else|elif|endif)' chips/*/*.c || status=1
verdict_of $status 'no chips/*/*.c has conditional compilation'

chips=$(sed -n 's/^BACKMEM_CHIP_NAME(\(.*\))$/\1/p' include/backmem/chips.def)
listed=$(echo "$chips" | sort)
found=$(for path in chips/*/*_labels.c; do basename "$path" _labels.c; done | sort)
status=0
[ "$listed" = "$found" ] || status=1
verdict_of $status 'chips.def lists the files of chips/'

# ---- size ----------------------------------------------------------------------

for path in chips/*/*.c src/*.c; do
    $ARM -c "$path" -o "$dir/$(basename "$path" .c).o"
done
for chip in $chips; do
    # .rodata is all that a chip may have.
    set -- $(arm-none-eabi-size -A "$dir/$chip.o" | awk '
        $1 ~ /^\.rodata/ { rom += $2 }
        $1 ~ /^\.(text|data|bss)/ { other += $2 }
        END { print rom + 0, other + 0 }')
    status=0
    [ "$1" -gt 0 ] && [ "$1" -le $ROM_MAX ] && [ "$2" -eq 0 ] || status=1
    verdict_of $status "$chip: $1 bytes of ROM, $ROM_MAX at most; $2 of code and data"
done

# ---- a firmware names one chip ---------------------------------------------------

# All objects are given to the linker, as in a build that lists its sources.
# firmware NAME SYMBOL: leaves $dir/NAME.strings.
firmware() {
    cat > "$dir/$1.c" << EOF
#include "backmem/notes.h"
const void *volatile used;
void start(void);
void start(void) {
    used = &$2;
}
EOF
    $ARM -nostdlib -Wl,--gc-sections -Wl,-e,start "$dir/$1.c" "$dir"/*.o -lgcc \
        -o "$dir/$1.elf"
    arm-none-eabi-strip "$dir/$1.elf"
    arm-none-eabi-strings -n 3 "$dir/$1.elf" > "$dir/$1.strings"
}

for chip in $chips; do
    firmware "rows_$chip" "backmem_chip_$chip"
    status=0
    grep -qx "$chip" "$dir/rows_$chip.strings" || status=1
    for other in $chips; do
        if [ "$other" != "$chip" ] && grep -x "$other" "$dir/rows_$chip.strings"; then
            status=1
        fi
    done
    verdict_of $status "a firmware with $chip has no other chip's name"

    # What a source text looks like: repository and commit, or repository and number.
    firmware "labels_$chip" "backmem_labels_$chip"
    status=0
    ! grep -E '[a-z0-9]+/[A-Za-z0-9_.-]+(@[0-9a-f]{7}|#[0-9]+)' \
        "$dir/labels_$chip.strings" || status=1
    verdict_of $status "a firmware with the labels of $chip has no source texts"
done

# The search above finds source texts where they are linked.
firmware sources backmem_sources_rp2040
status=0
grep -qE '[a-z0-9]+/[A-Za-z0-9_.-]+(@[0-9a-f]{7}|#[0-9]+)' "$dir/sources.strings" ||
    status=1
verdict_of $status 'a firmware with the sources of rp2040 has its source texts'

# ---- the vendors' headers --------------------------------------------------------

status=0
python3 tests/vendor/run.py > "$dir/vendor.log" || status=$?
tally "$dir/vendor.log" $status
cat "$dir/vendor.log"

verdict
