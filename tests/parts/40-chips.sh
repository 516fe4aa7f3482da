#!/bin/sh
# The chips as data: docs/ and the lists are what the pages say, a chip is small, no
# chip drags another one or its texts into a firmware, every device of the facts is
# answered for, so is every owner and board, and the comparison with vendor headers sees
# every number. The facts themselves are tested by tests/unit/test_chips.c, names of
# devices by test_devices.c.
# The reports are $BUILD/report/devices.csv and chip_bytes.csv.
#
# Needs: chips/* include/* src/* host/* docs/chips.md docs/maps/*
# Needs: tools/docs.sh tools/lists.sh bindings/micropython/*.h zephyr/Kconfig.chips
# Needs: tools/chips* tools/chip_*.h tools/backmem_chips.c
# Needs: tests/facts/*.csv tests/facts/answers.py tests/facts/facts.h tests/vendor/*
# Needs: tests/unit/test_devices.c
# Quick: firmware of one chip a family
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # lists of words: sh has no arrays
set -eu
. tests/tally.sh

CHIP_MAX=305   # bytes of a chip's tables and names in a firmware for Cortex-M0+
LABELS_MAX=356 # bytes more with the names of steps and owners
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

# ---- the lists -----------------------------------------------------------------

status=0
tools/lists.sh "$dir/lists"
for path in include/backmem/chips.def bindings/micropython/backmem_mp_pages.h \
    bindings/micropython/backmem_mp_devices.h zephyr/Kconfig.chips; do
    diff "$path" "$dir/lists/$path" || status=1
done
verdict_of $status 'the lists are what tools/lists.sh writes'

# A copy of the tree with a family that nobody includes.
status=0
rm -rf "$dir/tree" && mkdir "$dir/tree" && cp -R tools host chips include "$dir/tree"
"$dir/tree/tools/lists.sh" "$dir/tree/lists" || status=1
echo '// none' > "$dir/tree/host/devices/zz.def"
"$dir/tree/tools/lists.sh" "$dir/tree/lists" 2> "$dir/zz.log" && status=1
grep -q 'host/devices/zz.def: no #include of it in host/devices/all.def' "$dir/zz.log" ||
    status=1
verdict_of $status 'a .def file that nobody includes stops the lists, by its name'

chips=$(sed -n 's/^BACKMEM_CHIP_NAME(\(.*\))$/\1/p' include/backmem/chips.def)
status=0
[ "$(echo "$chips" | wc -l)" -eq "$(find chips -name '*.c' | wc -l)" ] || status=1
[ "$(echo "$chips" | wc -l)" -ge 51 ] || status=1
verdict_of $status 'chips.def lists the pages of chips/, one a chip'

# ---- pages are data ------------------------------------------------------------

# A header's guard is no condition; the comparison with vendors' headers is no data.
status=0
for path in chips/*/*.[ch]; do
    case $path in
        *_vendor.h) ;;
        *.c) ! grep -nE '^[[:space:]]*#[[:space:]]*(if|el|endif)' "$path" || status=1 ;;
        *.h) ! grep -nE '^[[:space:]]*#[[:space:]]*(if|el|endif)' "$path" |
            sed '1{/:#ifndef BACKMEM_/d}; ${/:#endif$/d}' | grep . || status=1 ;;
    esac
done
verdict_of $status 'chips/ has no conditional compilation'

# Files that firmware compiles or includes have names that nobody else's have.
status=0
for path in chips/*/*.[ch] chips/*.h; do
    case ${path##*/} in backmem_*) ;; *) echo "$path" && status=1 ;; esac
done
verdict_of $status 'files of chips/ have our prefix'

# Macros of a vendor's header that have the words' names change nothing: the tables and
# texts are the same, byte for byte. What a family calls its sources is not a word.
{
    sed -n 's/^#define BACKMEM_PAGE_\([A-Z][A-Z0-9_]*\).*/\1/p' \
        include/backmem/page.h chips/*/*.h
    printf '%s\n' YES NO UNKNOWN HEADER MODEL EMULATOR SILICON ALWAYS BOOTLOADER \
        BOARD FIRMWARE TRANSIENT ECC CACHEABLE ZEROIZE LOCK LANES REPLICATES \
        ZERO_FILLS PENDING
    sed -n 's/^#define BACKMEM_\([A-Z0-9_]*\) .*/\1/p' chips/*/*.[ch]
} | sort -u | sed '/^H$/d; /^$/d; s/.*/#define & a macro of another header/' \
    > "$dir/macros.h"
status=0
[ "$(wc -l < "$dir/macros.h")" -ge 100 ] || status=1
for path in chips/*/*.c; do
    gcc -std=c11 -Iinclude -S "$path" -o "$dir/plain.s" &&
        gcc -std=c11 -Iinclude -include "$dir/macros.h" -S "$path" -o "$dir/amid.s" &&
        cmp "$dir/plain.s" "$dir/amid.s" || status=1
done
verdict_of $status 'pages are the same amid macros that have the names of their words'

# ---- size ----------------------------------------------------------------------

for path in chips/*/*.c src/*.c; do
    $ARM -c "$path" -o "$dir/$(basename "$path" .c).o"
done
for chip in $chips; do
    # .rodata is all that a chip may have.
    set -- $(arm-none-eabi-size -A "$dir/backmem_$chip.o" | awk '
        $1 ~ /^\.rodata/ { rom += $2 }
        $1 ~ /^\.(text|data|bss)/ { other += $2 }
        END { print rom + 0, other + 0 }')
    status=0
    [ "$1" -gt 0 ] && [ "$2" -eq 0 ] || status=1
    verdict_of $status "$chip: $2 bytes of code and data"
done

# ---- a firmware names one chip ---------------------------------------------------

# All objects are given to the linker, as in a build that lists its sources.
# firmware NAME SYMBOL... OBJECT...: leaves $dir/NAME.elf and $dir/NAME.strings.
firmware() {
    name=$1
    shift
    {
        echo '#include "backmem/notes.h"'
        echo 'const void *volatile used;'
        echo 'void start(void);'
        echo 'void start(void) {'
        while [ "${1%.o}" = "$1" ]; do
            echo "    used = &$1;"
            shift
        done
        echo '}'
    } > "$dir/$name.c"
    $ARM -nostdlib -Wl,--gc-sections -Wl,-e,start "$dir/$name.c" "$@" -lgcc \
        -o "$dir/$name.elf"
    arm-none-eabi-strip "$dir/$name.elf"
    arm-none-eabi-strings -n 3 "$dir/$name.elf" > "$dir/$name.strings"
}

# bytes NAME: of code and constants, but for the loads and stores of start(), which are
# 12 bytes and 8 for each symbol.
bytes() {
    arm-none-eabi-size "$dir/$1.elf" | awk -v "start=$2" 'END { print $1 + $2 - start }'
}

report=$BUILD/report/chip_bytes.csv
mkdir -p "$BUILD/report"
echo chip,tables,names > "$report"
linked=$chips
if [ -n "${BACKMEM_QUICK:-}" ]; then
    linked=$(for family in chips/*/; do
        printf '%s\n' "$family"*.c | sed -n '1s/.*backmem_\(.*\)\.c/\1/p'
    done)
fi
for chip in $linked; do
    firmware "tables_$chip" "backmem_chip_$chip" "$dir"/*.o
    status=0
    grep -qx "$chip" "$dir/tables_$chip.strings" || status=1
    echo "$chips" | grep -vx "$chip" > "$dir/others"
    ! grep -xF -f "$dir/others" "$dir/tables_$chip.strings" || status=1
    verdict_of $status "a firmware with $chip has no other chip's name"

    # As if there were no other chip at all.
    firmware "alone_$chip" "backmem_chip_$chip" "$dir/backmem_$chip.o"
    status=0
    [ "$(bytes "alone_$chip" 0)" = "$(bytes "tables_$chip" 0)" ] || status=1
    cmp "$dir/alone_$chip.strings" "$dir/tables_$chip.strings" || status=1
    verdict_of $status "a firmware with $chip is as large among all chips as alone"

    # What a source text looks like: repository and commit, or repository and number.
    firmware "labels_$chip" "backmem_chip_$chip" "backmem_labels_$chip" "$dir"/*.o
    status=0
    ! grep -E '[a-z0-9]+/[A-Za-z0-9_.-]+(@[0-9a-f]{7}|#[0-9]+)' \
        "$dir/labels_$chip.strings" || status=1
    verdict_of $status "a firmware with the labels of $chip has no source texts"

    tables=$(bytes "tables_$chip" 20)
    names=$(($(bytes "labels_$chip" 28) - tables))
    echo "$chip,$tables,$names" >> "$report"
    status=0
    [ "$tables" -le $CHIP_MAX ] && [ "$names" -le $LABELS_MAX ] || status=1
    verdict_of $status "$chip: $tables bytes, $CHIP_MAX at most; names $names"
done

# The search above finds source texts where they are linked.
firmware sources backmem_sources_rp2040 "$dir"/*.o
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

# A device that shares a page is one line, and nothing else.
mkdir -p "$dir/one_line"
cp -r host "$dir/one_line/"
echo 'BACKMEM_DEVICE(stm32z123xx, stm32f405)' >> "$dir/one_line/host/devices/stm32.def"
status=0
gcc -std=c11 -Iinclude tools/backmem_chips.c "$dir/one_line/host/devices.c" \
    "$dir/one_line/host/boards.c" \
    chips/*/*.c src/*.c -o "$dir/one_line/backmem-chips" || status=1
"$dir/one_line/backmem-chips" STM32Z123VGT6 > "$dir/one_line/log" || status=1
grep -q '^STM32Z123VGT6: chip stm32f405$' "$dir/one_line/log" || status=1
grep -q '^BKPSRAM, 0x40024000, 4096 bytes$' "$dir/one_line/log" || status=1
verdict_of $status 'one line in host/devices/ adds a device that shares a page'

# What the tool says, and how it ends.
status=0
"$BUILD/backmem-chips" stm32mp157 2> "$dir/refused.log" && status=1
grep -q '^stm32mp157: known, not supported yet: ' "$dir/refused.log" || status=1
"$BUILD/backmem-chips" stm32f409 2> "$dir/unknown.log" && status=1
grep -q 'stm32f405xx.*BACKMEM_CHIP' "$dir/unknown.log" || status=1
grep -q 'All names: backmem-chips --list, and docs/chips.md' "$dir/unknown.log" ||
    status=1
"$BUILD/backmem-chips" 2> /dev/null && status=1
verdict_of $status 'backmem-chips fails for devices without a chip, and says why'

# Owners of words, boards, reasons and odd names, against tests/facts/.
status=0
python3 tests/facts/answers.py "$BUILD" > "$dir/answers.log" || status=$?
tally "$dir/answers.log" $status
cat "$dir/answers.log"

# ---- the vendors' headers --------------------------------------------------------

status=0
python3 tests/vendor/run.py > "$dir/vendor.log" || status=$?
tally "$dir/vendor.log" $status
cat "$dir/vendor.log"

verdict
