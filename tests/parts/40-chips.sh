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
# Needs: tools/chips* tools/chip_*.h tools/chip_names.py tools/backmem_chips.c
# Needs: tests/facts/*.csv tests/facts/answers.py tests/facts/facts.h tests/vendor/*
# Needs: tests/unit/test_devices.c tests/chips/* README.md
# Quick: firmware of other chips than one a family, what vendors refuse, chip_names.py
#
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2046,SC2086 # lists of words: sh has no arrays
set -eu
. tests/tally.sh

CHIP_MAX=305   # bytes of a chip's tables and names in a firmware for Cortex-M0+
LABELS_MAX=356 # bytes more with the names of steps and owners

for tool in gcc tcc arm-none-eabi-gcc python3; do
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
grep -q 'devices/zz.def: no #include of it in host/devices/all.def' "$dir/zz.log" ||
    status=1
verdict_of $status 'a .def file that nobody includes stops the lists, by its name'

# Pages that are not where, or not called as, their lists say.
status=0
rm "$dir/tree/host/devices/zz.def"
cp "$dir/tree/chips/rp2/backmem_rp2040.c" "$dir/tree/chips/rp2/backmem_rp2041.c"
"$dir/tree/tools/lists.sh" "$dir/tree/lists" 2> "$dir/named.log" && status=1
grep -q "backmem_rp2041.c: the name in BACKMEM_PAGE is not the file's, rp2041" \
    "$dir/named.log" || status=1
rm "$dir/tree/chips/rp2/backmem_rp2041.c"
mv "$dir/tree/chips/rp2" "$dir/tree/chips/pico"
"$dir/tree/tools/lists.sh" "$dir/tree/lists" 2> "$dir/folder.log" && status=1
grep -q 'chips/pico/backmem_rp2040.c: no host/devices/pico.def' "$dir/folder.log" ||
    status=1
verdict_of $status "a page with another name, or of another folder, stops the lists"

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
root=$PWD
# assembled FOLDER FLAG...: all pages, there.
assembled() {
    mkdir -p "$dir/$1"
    cd "$dir/$1"
    shift
    gcc -std=c11 -I"$root/include" "$@" -S "$root"/chips/*/*.c
}
(assembled plain) &
plain=$!
(assembled amid -include "$dir/macros.h") || status=1
wait $plain || status=1
diff -rq "$dir/plain" "$dir/amid" || status=1
verdict_of $status 'pages are the same amid macros that have the names of their words'

# ---- firmware ------------------------------------------------------------------

status=0
python3 tests/chips/firmware.py $CHIP_MAX $LABELS_MAX > "$dir/firmware.log" || status=$?
tally "$dir/firmware.log" $status
cat "$dir/firmware.log"

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

if [ -z "${BACKMEM_QUICK:-}" ]; then
    status=0
    python3 tests/chips/names.py "$BUILD/backmem-chips" || status=1
    verdict_of $status 'a name means the same where nothing of ours is built'
fi

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

# What the README shows: steps that switch nothing on say so.
status=0
sed -n '/^\$ build\/backmem-chips /,/^```$/p' README.md | sed '1d; $d' > "$dir/readme"
"$BUILD/backmem-chips" STM32WB55RGV6 | diff "$dir/readme" - || status=1
verdict_of $status 'backmem-chips prints what the README shows'
status=0
[ "$("$BUILD/backmem-chips" nrf52840dk | head -n 1)" = \
    'nrf52840dk: chip nrf52840, by the devices on the board: nrf52811, nrf52840' ] ||
    status=1
verdict_of $status 'and all devices that a board comes with'

# What the tool says, and how it ends.
status=0
"$BUILD/backmem-chips" stm32mp157cac3 2> "$dir/refused.log" && status=1
grep -q '^stm32mp157cac3: known, not supported yet: ' "$dir/refused.log" || status=1
"$BUILD/backmem-chips" stm32f409 2> "$dir/unknown.log" && status=1
grep -q 'stm32f405xx.*BACKMEM_CHIP' "$dir/unknown.log" || status=1
grep -q 'All names: backmem-chips --list, and docs/chips.md' "$dir/unknown.log" ||
    status=1
"$BUILD/backmem-chips" 2> /dev/null && status=1
verdict_of $status 'backmem-chips fails for devices without a chip, and says why'

# Each name of docs/chips.md is one of that page, whatever devices begin so.
status=0
for chip in $chips; do
    "$BUILD/backmem-chips" "$chip" | grep -qE "^$chip: chip $chip(,|\$)" ||
        status=1
done
"$BUILD/backmem-chips" STM32G4 > "$dir/chip.log" || status=1
grep -q '^stm32g4: chip stm32g4$' "$dir/chip.log" || status=1
sed -n '/^its devices:/,/:$/p' "$dir/chip.log" | grep -q 'stm32g474xx' || status=1
sed -n '/^devices of stm32g441:/,/^$/p' "$dir/chip.log" | grep -q 'stm32g431xx' ||
    status=1
"$BUILD/backmem-chips" stm32f0 | sed -n '/^refused:/,/^$/p' | grep -q stm32f030 ||
    status=1
verdict_of $status 'backmem-chips takes a chip by its name, and says whose it is not'

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
