#!/bin/sh
# The chips as data: docs/ is what the rows say, a chip's rows are small, no chip drags
# another one or its texts into a firmware, every device of the facts is answered for,
# and the comparison with vendor headers sees every number. The rows themselves are
# tested by tests/unit/test_chips.c, names of devices by test_devices.c. The report is
# $BUILD/report/devices.csv.
#
# Needs: chips/* include/* src/* host/* docs/chips.md docs/maps/*
# Needs: tools/docs.sh tools/chips* tools/chip_words.h tools/backmem_chips.c
# Needs: tests/facts/*.csv tests/vendor/*
# Quick: all
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # lists of words: sh has no arrays
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
tools/docs.sh "$dir/docs" && diff docs/chips.md "$dir/docs/chips.md" || status=1
verdict_of $status 'docs/chips.md is what tools/docs.sh writes'

status=0
diff -r docs/maps "$dir/docs/maps" || status=1
verdict_of $status 'docs/maps are what tools/docs.sh writes'

status=0
python3 - docs/maps/*.svg << 'EOF' || status=1
import sys, xml.dom.minidom
for path in sys.argv[1:]:
    xml.dom.minidom.parse(path)
EOF
verdict_of $status 'docs/maps are XML'

# ---- rows are data -------------------------------------------------------------

# A header's guard is no condition; the comparison with vendors' headers is no data.
status=0
for path in chips/*/*.[ch]; do
    case $path in
        *_vendor.h) ;;
        *.c) ! grep -nE '^[[:space:]]*#[[:space:]]*(if|el|endif)' "$path" || status=1 ;;
        *.h) ! grep -nE '^[[:space:]]*#[[:space:]]*(if|el|endif)' "$path" |
            sed '1{/:#ifndef BACKMEM_CHIPS_/d}; ${/:#endif$/d}' | grep . || status=1 ;;
    esac
done
verdict_of $status 'chips/ has no conditional compilation'

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
# firmware NAME SYMBOL: leaves $dir/NAME.elf and $dir/NAME.strings.
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

# sizes NAME: of code and data.
sizes() {
    arm-none-eabi-size "$dir/$1.elf" | awk 'END { print $1, $2, $3 }'
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

    # As if there were no other chip at all.
    status=0
    $ARM -nostdlib -Wl,--gc-sections -Wl,-e,start "$dir/rows_$chip.c" "$dir/$chip.o" \
        -lgcc -o "$dir/alone_$chip.elf" || status=1
    [ $status -ne 0 ] || [ "$(sizes "alone_$chip")" = "$(sizes "rows_$chip")" ] ||
        status=1
    verdict_of $status "a firmware with $chip is as large among all chips as alone"

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

# ---- devices by name -------------------------------------------------------------

status=0
tools/chips.sh || status=1
verdict_of $status 'backmem-chips builds'

# Each device of the facts is found, or refused with a reason: all of them.
# devices FILE: the first column of a CSV file, once each.
devices() {
    sed 1d "$1" | cut -d , -f 1 | sort -u
}
report=$BUILD/report/devices.csv
mkdir -p "$BUILD/report"
resolved=$({ devices tests/facts/regions.csv
    devices tests/facts/same_as.csv; } | sort -u)
refused=$(devices tests/facts/refused.csv)
{
    echo device,chip,verdict,why
    "$BUILD/backmem-chips" --csv $resolved || true
    "$BUILD/backmem-chips" --csv $refused || true
} > "$report"
wanted=$(printf '%s\n%s\n' "$resolved" "$refused" | grep -c .)
counted=$(sed 1d "$report" | awk -F , '
    $3 == "listed" && $2 != "" { found++ }
    $3 == "refused" && $2 == "" && $0 ~ /,"(has no|known, not supported yet:) / {
        refused++
    }
    END { print found + 0, refused + 0 }')
status=0
[ "$counted" = "$(echo "$resolved" | grep -c .) $(echo "$refused" | grep -c .)" ] ||
    status=1
verdict_of $status "of $wanted devices in the facts, found and refused: $counted"

# A device that shares a row is one line, and nothing else.
mkdir -p "$dir/one_line"
cp -r host "$dir/one_line/"
echo 'BACKMEM_DEVICE(stm32z123xx, stm32f405)' >> "$dir/one_line/host/devices/stm32.def"
status=0
gcc -std=c11 -Iinclude tools/backmem_chips.c "$dir/one_line/host/devices.c" \
    chips/*/*.c src/*.c -o "$dir/one_line/backmem-chips" || status=1
"$dir/one_line/backmem-chips" STM32Z123VGT6 > "$dir/one_line/log" || status=1
grep -q '^STM32Z123VGT6: chip stm32f405$' "$dir/one_line/log" || status=1
grep -q '^BKPSRAM, 0x40024000, 4096 bytes$' "$dir/one_line/log" || status=1
verdict_of $status 'one line in host/devices/ adds a device that shares a row'

# What the tool says, and how it ends.
status=0
"$BUILD/backmem-chips" stm32mp157 2> "$dir/refused.log" && status=1
grep -q '^stm32mp157: known, not supported yet: ' "$dir/refused.log" || status=1
"$BUILD/backmem-chips" stm32f409 2> "$dir/unknown.log" && status=1
grep -q 'stm32f405xx.*BACKMEM_CHIP' "$dir/unknown.log" || status=1
"$BUILD/backmem-chips" 2> /dev/null && status=1
verdict_of $status 'backmem-chips fails for devices without a chip, and says why'

# ---- the vendors' headers --------------------------------------------------------

status=0
python3 tests/vendor/run.py > "$dir/vendor.log" || status=$?
tally "$dir/vendor.log" $status
cat "$dir/vendor.log"

verdict
