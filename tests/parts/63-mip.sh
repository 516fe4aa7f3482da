#!/bin/sh
# The package for stock MicroPython, mip/, in Python alone and with the C library as a
# native module. In the unix port without the module: the module's tests of objects,
# each store as the format wants it, cuts, all ways between the module, the two and the
# library, its chips, its installation and its sizes (tests/mip/run.py). On virtual
# chips of each core without the module: used over resets, and cut at each store
# (tests/mip/vchips.py); what it costs, as the manual says (tests/mip/costs.py).
#
# Needs: mip/* bindings/micropython/* micropython.mk tests/mip/*
# Needs: tests/micropython/cases/*
# Needs: src/* include/* chips/* host/* vchip/* !vchip/*.md
# Needs: tests/cases.py tests/markdown.py tests/tally.sh
# Needs: tests/format/* docs/manual/micropython-costs.md docs/start/micropython-stock.md
# Needs: docs/symptoms/device.md docs/how-to/python/crash-breadcrumbs.md
# Needs: tests/firmware/micropython/* tests/firmware/common/*
# Needs: tools/build-micropython.sh tools/build-mip.sh tools/short_names.py
# Needs: tools/mip.sh tools/mip_strip.py tools/chips_mip.c
# Needs: tools/chips.sh tools/chip_*.h tools/backmem_chips.c
# Needs: tools/fetch-micropython.sh tools/fetch-debian.sh
#
# SPDX-License-Identifier: MIT
set -eu

. tests/tally.sh

log=$BUILD/log/mip-unix.log
mkdir -p "$BUILD/log"
status=0
python3 tests/mip/run.py > "$log" 2>&1 || status=$?
tally "$log" "$status"
grep -vx '[0-9]* passed, [0-9]* failed' "$log" || true

images=$BUILD/firmware/micropython/stock
log=$BUILD/log/build-stock.log
micropython=$(tools/fetch-micropython.sh)
build() {
    make -s -j "$JOBS" -f vchip/Makefile BUILD="$BUILD" all || return 1
    # Of these chips, by their processors.
    while read -r cpu chips; do
        # shellcheck disable=SC2046,SC2086 # several words
        make -j "$JOBS" -C tests/firmware/micropython MPY="$micropython" CPU="$cpu" \
            OUT="${images%/*}" $(printf "$images/%s.elf " $chips) || return 1
    done << EOF
m0plus rp2040 stm32g0
m4 samd51 stm32f405 ra4m1 stm32wb
m7 stm32h743
m33 stm32u5 rp2350
rv32 esp32c3
EOF
}
exec 9> "$BUILD/firmware.lock"
flock 9
if ! build > "$log" 2>&1; then
    cat "$log"
    echo '0 passed, 1 failed'
    exit 1
fi
exec 9>&-
for what in vchips costs; do
    log=$BUILD/log/mip-$what.log
    status=0
    python3 tests/mip/$what.py "$BUILD/vchip" "$images" > "$log" 2>&1 || status=$?
    tally "$log" "$status"
    grep -vx '[0-9]* passed, [0-9]* failed' "$log" || true
done
verdict
