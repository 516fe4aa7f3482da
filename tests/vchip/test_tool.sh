#!/bin/sh
# The tool as a user meets it: its answers, its exit status, its messages.
#
#   BUILD=... tests/vchip/test_tool.sh
#
# SPDX-License-Identifier: MIT
set -eu
. tests/tally.sh

tool=$BUILD/vchip
images=$BUILD/firmware
work=$BUILD/vchip-tests/tool
mkdir -p "$work"

# ends NAME STATUS TEXT ARGUMENT...: the status, and TEXT in what it prints.
ends() {
    name=$1 want=$2 text=$3
    shift 3
    status=0
    timeout 1800 "$tool" "$@" > "$work/out" 2> "$work/err" || status=$?
    if [ "$status" -eq "$want" ] &&
            cat "$work/out" "$work/err" | grep -qF -- "$text"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $name: status $status, not $want; or without '$text'"
        cat "$work/out" "$work/err"
    fi
}

# is NAME COMMAND...
is() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $name"
    fi
}

elf=$images/stm32f405/probe.elf

# ops FILE CODE ADDRESS VALUE ...: a script for the probe (tests/vchip/probe.h).
ops() {
    python3 - "$@" <<'PY'
import struct, sys
words = [int(word, 0) for word in sys.argv[2:]]
with open(sys.argv[1], "wb") as file:
    file.write(struct.pack("<%dI" % (len(words) + 3), *words, 0, 0, 0))
PY
}

# DBP on, then a byte into a backup register: breaks a rule.
ops "$work/narrow" 7 0x40023840 0x10000000 7 0x40007000 0x100 1 0x40002850 1
ops "$work/right" 7 0x40023840 0x10000000 7 0x40007000 0x100 3 0x40002850 1
ops "$work/three" 7 0x40023840 0x10000000 7 0x40007000 0x100 \
    3 0x40002850 1 3 0x40002854 2 3 0x40002858 3
# BKPSRAM's clock on too, and a word into each memory.
ops "$work/both" 7 0x40023840 0x10000000 7 0x40007000 0x100 7 0x40023830 0x40000 \
    3 0x40002850 1 3 0x40024000 5
ops "$work/wild" 3 0x90000000 1
ops "$work/unknown" 3 0x40020000 1
ops "$work/resets" 10 0 0
ops "$work/forgets" 3 0x40002850 1
ops "$work/seven" 3 0xef000004 7
ops "$work/narrow_seven" 7 0x40023840 0x10000000 7 0x40007000 0x100 1 0x40002850 1 \
    3 0xef000004 7
ops "$work/gpregret" 3 0x4000051c 1
# shellcheck disable=SC2046 # 900 words
ops "$work/poll" $(yes 6 0x40020010 0 | head -n 300)

ends 'help' 0 '--cut all' --help
ends 'list' 0 'stm32h743' --list
ends 'list shows how much flash and RAM a model has' 0 \
    'stm32l476     m4     0x08000000 1024K 0x20000000   96K RTC_BKP(128)' --list
ends 'list of a chip shows rules and sources' 0 'RM0008' --list --chip stm32f103
ends 'list of a chip shows its options' 0 'narrow=fault|replicates|lanes' \
    --list --chip mimxrt1062
ends 'nothing given' 2 '--chip and --elf are needed'
ends 'unknown option' 2 'unknown option --chop' --chop x
ends 'missing value' 2 '--chip wants a value' --chip
ends 'unknown chip' 2 "no model of 'stm32f999'" --chip stm32f999 --elf "$elf"
# meant NAME CHIP: a name that is none, and the model of what it names.
meant() {
    ends "the model of $1" 2 "no model is called '$1'; the model of it is '$2'" \
        --chip "$1" --elf "$elf"
}
meant stm32f407 stm32f405
meant STM32F405 stm32f405
meant stm32f405rg stm32f405
meant STM32L496ZG stm32l4
meant stm32l486 stm32l476
meant MIMXRT1064DVL6A mimxrt1062
meant RP2350 rp2350
meant nRF52832 nrf52840
meant ESP32-C3 esp32c3
meant ATSAMD51J19A samd51
all_of_stm32='stm32f103 stm32f405 stm32f767 stm32g0 stm32h573 stm32h743 stm32h7rs'
all_of_stm32="$all_of_stm32 stm32l4 stm32l476 stm32l5 stm32u5 stm32wb"
for name in stm32wba52 stm32wb05 stm32f4 STM32G474 stm32; do
    ends "no model of $name" 2 \
        "no model of '$name'; of its family there are $all_of_stm32; --list names all" \
        --chip "$name" --elf "$elf"
    is 'what else to do is said' grep -qF "'A chip without a model' in vchip/README" \
        "$work/err"
done
ends 'no model of a Nordic chip' 2 'there are nrf52840 nrf5340; --list names all' \
    --chip nrf9160 --elf "$elf"
for name in and gd32f403 ra 32; do
    case $name in ra) text='of its family there are ra4m1; ' ;; *) text= ;; esac
    ends "no model of $name" 2 "no model of '$name'; $text--list names all models" \
        --chip "$name" --elf "$elf"
done
ends 'the devices of a model' 0 'stm32l476: STM32L471 L475 L476 L485 L486' \
    --list --chip stm32l476
ends 'a cut after no store' 2 '--cut: the first store is 1' \
    --chip stm32f405 --elf "$elf" --cut 0
ends 'no boots' 2 '--boots: a run has at least 1' \
    --chip stm32f405 --elf "$elf" --boots 0
ends 'unknown event' 2 "stm32f405 has no event 'fire'; it has soft-reset watchdog" \
    --event fire --chip stm32f405 --elf "$elf"
is 'and no event of other chips is listed' sh -c "! grep -q bootsel '$work/err'"
ends 'event that the part does not have' 2 "stm32f405 has no event 'bootsel'; it" \
    --chip stm32f405 --elf "$elf" --event bootsel
ends 'bad number' 2 "--seed wants a number, not 'x'" \
    --chip stm32f405 --elf "$elf" --seed x
# no_number NAME OPTION VALUE
no_number() {
    ends "$1" 2 "$2 wants a number, not '$3'" \
        --chip stm32f405 --elf "$elf" "$2" "$3"
}
no_number 'a blank and a sign' --limit ' -5'
no_number 'a blank' --limit ' 5'
no_number 'a plus sign' --limit +5
no_number 'a hexadecimal number' --limit 0x5
no_number 'digits and more' --limit 5k
no_number 'an empty number' --limit ''
no_number 'a blank and a sign for a seed' --seed ' -5'
no_number 'a blank and a sign for boots' --boots ' -5'
no_number 'a blank and a sign for an argument' --arg ' -5'
no_number 'a blank and a sign for a cut' --cut ' -5'
ends 'a leading zero is no octal number' 0 'seed 10' \
    --chip stm32f405 --elf "$elf" --script "$work/right" --seed 010
ends 'a number of more than 64 bits' 2 "--limit wants a number, not '9" \
    --chip stm32f405 --elf "$elf" --limit 99999999999999999999
ends 'bad setting' 2 "has no option 'dbp-sram=maybe'" \
    --chip stm32f405 --elf "$elf" --option dbp-sram=maybe
ends 'missing file' 2 'No such file' --chip stm32f405 --elf "$work/none"
ends 'no ELF' 2 'not an ELF file' --chip stm32f405 --elf "$0"
ends 'a folder' 2 'directory' --chip stm32f405 --elf "$work"
ends 'object file' 2 'not a 32-bit' --chip stm32f405 --elf "$tool"
ends 'missing script' 2 'No such file' \
    --chip stm32f405 --elf "$elf" --script "$work/none"
ends 'report that cannot be written' 2 'No such file' \
    --chip stm32f405 --elf "$elf" --report "$work/none/x.csv"
head -c 60 "$elf" > "$work/short.elf"
ends 'cut-off ELF' 2 'damaged' --chip stm32f405 --elf "$work/short.elf"
ends 'Arm image on a RISC-V chip' 2 'the image is for Arm and esp32c3 is a RISC-V' \
    --chip esp32c3 --elf "$elf"
ends 'RISC-V image on an Arm chip' 2 'the image is for RISC-V' \
    --chip stm32f405 --elf "$images/esp32c3/probe.elf"
ends 'image for other addresses' 2 \
    'are outside the memories of stm32f405: flash 0x08000000' \
    --chip stm32f405 --elf "$images/samd51/probe.elf"
ends 'image whose stack is outside the RAM' 2 \
    'stack pointer 0x20042000 is outside the RAM of stm32f405: RAM 0x20000000..0x2001' \
    --chip stm32f405 --elf "$images/rp2040/probe.elf"
ends 'image for a chip with the same flash and more RAM' 2 \
    'stack pointer 0x20020000 is outside the RAM of stm32l476: RAM 0x20000000..0x2001' \
    --chip stm32l476 --elf "$elf"
is 'and what to change is said' grep -qF 'its linker script has to name that RAM' \
    "$work/err"
# The start address of its table, and nothing else, is 0.
python3 - "$elf" "$work/tableless.elf" <<'PY'
import struct, sys
image = bytearray(open(sys.argv[1], "rb").read())
headers, = struct.unpack_from("<I", image, 28)
size, count = struct.unpack_from("<HH", image, 42)
loaded = [struct.unpack_from("<8I", image, headers + i * size) for i in range(count)]
table = min((part[3], part[1]) for part in loaded if part[0] == 1 and part[4])[1]
struct.pack_into("<I", image, table + 4, 0)
open(sys.argv[2], "wb").write(image)
PY
ends 'image without a vector table' 2 'no vector table' \
    --chip stm32f405 --elf "$work/tableless.elf"
ends 'image for a larger chip' 2 'are outside the memories' \
    --chip stm32f405 --elf "$images/mimxrt1062/probe.elf"

ends 'a good run' 0 'stm32f405: 0 broken rule(s), seed 1' \
    --chip stm32f405 --elf "$elf" --script "$work/right"
ends 'a broken rule' 1 'RTC_BKP: store 0x40002850, 1 byte(s), pc 0x' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow"
ends 'a broken rule names its function' 1 '<main+' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow"
ends 'a fault' 3 'store where nothing is: 4 byte(s) at 0x90000000' \
    --chip stm32f405 --elf "$elf" --script "$work/wild"
# ran_with COUNT: how often it was told that the program has a handler.
ran_with() {
    [ "$(grep -cE 'a handler for that, .* <HardFault_Handler[+]0x0>: with --handled' \
        "$work/err")" -eq "$1" ]
}
faults=$images/stm32f405/faults.elf
ends 'a fault of a program that has a handler' 3 'load where nothing is' \
    --chip stm32f405 --elf "$faults"
is 'and it is told how that runs' ran_with 1
ends 'a fault that the handler answers' 0 'boot 1: exit 0' \
    --chip stm32f405 --elf "$faults" --handled
is 'and no more is told' ran_with 0
ends 'an instruction of another processor' 3 \
    'an instruction that this processor does not' \
    --chip stm32g0 --elf "$elf" --script "$work/right"
ends 'a limit, and what was polled' 3 \
    'it has read 0x40020010, which this model does not know' \
    --chip stm32f405 --elf "$elf" --script "$work/poll" --limit 3000
is 'and where the manual has more' grep -qF "'Your own firmware' in vchip/README.md" \
    "$work/err"
ends 'resets without end' 3 'still resetting itself after 5 boots' \
    --chip stm32f405 --elf "$elf" --script "$work/resets" --boots 5
ends 'fewer boots than events' 3 '--boots 1 leaves no boot after watchdog' \
    --chip stm32f405 --elf "$elf" --script "$work/right" --boots 1 --event watchdog
ends 'fewer boots than cuts' 3 '--boots 1 leaves no boot after vdd-loss-bat' \
    --chip stm32f405 --elf "$elf" --script "$work/right" --boots 1 --cut 1
ends 'what is not modelled' 0 'not modelled: 1 register(s)' \
    --chip stm32f405 --elf "$elf" --script "$work/unknown"
ends 'what is not modelled, strict' 1 \
    '0 broken rule(s), 1 register(s) not modelled: an error with --strict, seed 1' \
    --chip stm32f405 --elf "$elf" --script "$work/unknown" --strict
ends 'what is not modelled, strict and quiet' 1 'not modelled' \
    --chip stm32f405 --elf "$elf" --script "$work/unknown" --strict --quiet
# At the same addresses: nRF52840's GPREGRET is nothing on a SAMD51.
other=$images/nrf52840/probe.elf
ends 'an image for another chip' 0 'not modelled: 1 register(s)' \
    --chip samd51 --elf "$other" --script "$work/gpregret"
ends 'an image for another chip, strict' 1 'The lowest is 0x4000051c' \
    --chip samd51 --elf "$other" --script "$work/gpregret" --strict
ends 'the right image, strict' 0 'nrf52840: 0 broken rule(s)' \
    --chip nrf52840 --elf "$other" --script "$work/gpregret" --strict
# What another model of the same chip is for; of other chips nothing is told.
ops "$work/ram8" 3 0x40000980 1
ops "$work/scratch" 3 0x4005800c 1
ends 'a register of another model' 1 \
    'vchip: 0x40000980 is POWER_RAM8_POWER of the model ram_nrf52840: take that one' \
    --chip nrf52840 --elf "$other" --script "$work/ram8" --strict
ends 'a memory of another model' 1 \
    'vchip: 0x4005800c is WATCHDOG_SCRATCH of the model rp2040: take that one' \
    --chip ram_rp2040 --elf "$images/ram_rp2040/probe.elf" --script "$work/scratch" \
    --strict
ends 'a register of a model of another chip' 1 'not modelled: 1 register(s)' \
    --chip samd51 --elf "$other" --script "$work/ram8" --strict
is 'which is no reason to take it' sh -c "! grep -q 'of the model' '$work/err'"
ends 'another exit code' 4 'exit' --chip stm32f405 --elf "$elf" --script "$0"
ends 'events one after the other' 0 'boot 3: exit 0' \
    --chip stm32f405 --elf "$elf" --script "$work/right" \
    --event watchdog --event vdd-loss
ends 'a tamper event between boots' 1 'while a tamper flag is up' \
    --chip stm32f405 --elf "$elf" --script "$work/right" --event tamper
ends 'a cut' 0 'boot 1: cut' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut 2
ends 'every cut' 0 'stm32f405: 3 cuts, 0 went wrong' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut all
is 'with the battery there' \
    grep -q 'a cut comes vdd-loss-bat, the harshest event that RTC_BKP survives' \
    "$work/err"
ends 'every cut of a program with two memories' 0 \
    'comes reset-pin, the harshest event that BKPSRAM and RTC_BKP survive; a harsher' \
    --chip stm32f405 --elf "$elf" --script "$work/both" --cut all
ends 'every cut of a bad program' 1 'stm32f405: 1 cuts, 1 went wrong' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow" --cut all
ends 'a cut that never comes' 2 'vchip: store 9999 never came (3 stores)' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut 9999
ends 'a cut after the last store' 0 'boot 1: cut' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut 3

# said LINE...: all that was printed to standard output.
said() {
    [ "$(printf '%s\n' "$@")" = "$(cat "$work/out")" ]
}
ends 'cuts from a store on' 0 'behind a cut comes vdd-loss-bat' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut 2-
is 'each of them is told, and how it ends' said 'cut 2' 'status 0' 'cut 3' 'status 0'
ends 'cuts from a store on that never comes' 2 'store 4 never came (3 stores)' \
    --chip stm32f405 --elf "$elf" --script "$work/three" --cut 4-
ends 'cuts from a store on of a bad program' 1 \
    'cut in boot 1 after store 1 of 1, RTC_BKP 0x40002850' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow" --cut 1-
is 'the bad cut is told' said 'cut 1' 'status 1'
ends 'cuts from a store on of a program that never ends' 3 'still running after 3000' \
    --chip stm32f405 --elf "$elf" --script "$work/poll" --limit 3000 --cut 1-
no_number 'a cut from no number on' --cut -

# What a run without a cut shows, --cut all shows too.
ends 'a store that never arrives' 1 'stm32f405: 1 broken rule(s)' \
    --chip stm32f405 --elf "$elf" --script "$work/forgets"
ends 'every cut of stores that never arrive' 1 'there is nothing to cut' \
    --chip stm32f405 --elf "$elf" --script "$work/forgets" --cut all
is 'and its broken rule is told' grep -qF 'stm32f405: 1 broken rule(s)' "$work/err"
ends 'an exit code' 4 'stm32f405: 0 broken rule(s), the program ended with 7' \
    --chip stm32f405 --elf "$elf" --script "$work/seven" --quiet
ends 'an exit code comes before a broken rule' 4 '1 broken rule(s), the program ended' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow_seven" --strict
ends 'every cut of no stores, an exit code' 4 'the program ended with 7' \
    --chip stm32f405 --elf "$elf" --script "$work/seven" --cut all
ends 'every cut of no stores, all well' 0 'there is nothing to cut' \
    --chip stm32f405 --elf "$elf" --script "$work/unknown" --cut all
ends 'every cut of a program that never ends' 3 'still running after 3000' \
    --chip stm32f405 --elf "$elf" --script "$work/poll" --limit 3000 --cut all
# image CHIP CPU NAME FLAG...: tests/vchip/NAME.c for a chip of that processor.
image() {
    link=$("$tool" --list=make | sed -n "s/^VCHIP_LINK_$1 = //p")
    cpu=$2 name=$3 elf_of=$work/$3-$1.elf
    shift 3
    # shellcheck disable=SC2046,SC2086 # several words
    arm-none-eabi-gcc -std=c11 -Os -mthumb "-mcpu=$cpu" -I. -Itests/firmware/common \
        -nostartfiles --specs=nano.specs --specs=nosys.specs \
        -T tests/firmware/common/link.ld \
        $(printf -- '-Wl,--defsym,%s ' $link) "$@" \
        tests/firmware/common/start.c "tests/vchip/$name.c" -o "$elf_of"
}
image stm32f405 cortex-m4 first
# A reset of the program's own comes instead of a named event, and starts the next
# image as well.
ends 'a reset of the program, and an event' 0 'boot 3: exit 0' \
    --chip stm32f405 --elf "$elf" --script "$work/resets" --event watchdog \
    --elf "$work/first-stm32f405.elf"
is 'the reset is its own' grep -q '^boot 1: reset, soft-reset' "$work/err"
is 'the next image ran behind it' grep -q '^boot 2: exit 0' "$work/err"
is 'and the event came behind its exit, once' \
    sh -c "! grep -q '^boot 4' '$work/err'"

# RAM that the linker script gives to the program, and that is to stay.
image ram_nrf52840 cortex-m4 first -Wl,--defsym,RAM_BYTES=0x40000
ends 'a stack in the memory that stays' 2 \
    'the stack pointer 0x20040000 is in RAM(4096), the memory that stays: leave it' \
    --chip ram_nrf52840 --elf "$work/first-ram_nrf52840.elf"
is 'no boot came' sh -c "! grep -q '^boot' '$work/err'"
image ram_nrf52840 cortex-m4 first -Wl,--defsym,RAM_BYTES=0x3f008
ends 'a stack that begins in the memory that stays' 2 'pointer 0x2003f008 is in RAM' \
    --chip ram_nrf52840 --elf "$work/first-ram_nrf52840.elf"
ends 'a stack that ends before it' 0 'ram_nrf52840: 0 broken rule(s)' \
    --chip ram_nrf52840 --elf "$images/ram_nrf52840/probe.elf"
noinit=$images/ram_rp2040/noinit.elf
ends 'objects in a section of their own' 0 'ram_rp2040: 0 broken rule(s)' \
    --chip ram_rp2040 --elf "$noinit"
for section in .data .bss .heap .stack ._user_heap_stack; do
    arm-none-eabi-objcopy --remove-section $section \
        --rename-section ".noinit=$section" "$noinit" "$work/renewed.elf"
    ends "$section in the memory that stays" 2 \
        "the section $section, 0x20040000..0x200401ff, is in SRAM(4096), the memory" \
        --chip ram_rp2040 --elf "$work/renewed.elf"
done
ends 'every cut goes well, the run without one does not' 4 \
    '1 cuts, 0 went wrong; the run without a cut did' \
    --chip stm32f405 --elf "$work/first-stm32f405.elf" --cut all

# What is torn has to be seen, so the event behind a cut must leave it.
image rp2040 cortex-m0plus torn -DAT=0x4005800c
torn=$work/torn-rp2040.elf
ends 'a torn program, on words that lose the supply' 4 'rp2040: 6 cuts, 3 went wrong' \
    --chip rp2040 --elf "$torn" --cut all
is 'the event is named' grep -qF \
    'behind a cut comes watchdog, the harshest event that WATCHDOG_SCRATCH survives' \
    "$work/err"
is 'and why no harsher one' \
    grep -qF '; a harsher event erases WATCHDOG_SCRATCH, so it would' "$work/err"
is 'and by which source' grep -qF 'vchip: the source of that: [DS40] 4.7.4' "$work/err"
ends 'the same, one cut' 4 'boot 2: exit 42' --chip rp2040 --elf "$torn" --cut 3
ends 'the same, cut by cut' 4 'store 3 of 6, WATCHDOG_SCRATCH 0x4005800c, 4 byte' \
    --chip rp2040 --elf "$torn" --cut 1-
is 'with the place in the program, and how it ended' \
    grep -Eq '^cut in boot 1 .*, pc 0x100[0-9a-f]+ <main[+]0x[0-9a-f]+>: boot 2: exit' \
    "$work/err"
is 'as each cut alone ends' said 'cut 1' 'status 4' 'cut 2' 'status 0' \
    'cut 3' 'status 4' 'cut 4' 'status 0' 'cut 5' 'status 4' 'cut 6' 'status 0'
ends 'an event that takes the words is told' 0 \
    'vdd-loss erases what the program stores in WATCHDOG_SCRATCH, so it hides a torn' \
    --chip rp2040 --elf "$torn" --cut all --event vdd-loss
ends 'a cut names its store' 4 \
    'boot 1: cut after store 3, WATCHDOG_SCRATCH 0x4005800c' \
    --chip rp2040 --elf "$torn" --cut 3
image nrf52840 cortex-m4 torn -DAT=0x4000051c
torn=$work/torn-nrf52840.elf
ends 'a torn program, on words that only a soft reset keeps' 4 \
    'nrf52840: 6 cuts, 3 went wrong' --chip nrf52840 --elf "$torn" --cut all
ends 'with another answer another event' 4 'behind a cut comes watchdog' \
    --chip nrf52840 --elf "$torn" --cut all --option watchdog=kept

# An update is cut, too: where only its boot's cuts can tear, and by default.
for release in 1 2; do
    image rp2040 cortex-m0plus torn_update -DAT=0x4005800c -DRELEASE=$release
    mv "$work/torn_update-rp2040.elf" "$work/release$release.elf"
done
# update NAME STATUS TEXT ARGUMENT...
update() {
    name=$1 want=$2 text=$3
    shift 3
    ends "$name" "$want" "$text" --chip rp2040 --strict --elf "$work/release1.elf" \
        --elf "$work/release2.elf" --event soft-reset "$@"
}
update 'an update' 0 'boot 2: exit 0'
update 'an update, its first release cut' 0 'rp2040: 2 cuts, 0 went wrong' \
    --cut all --cut-boot 1
update 'an update, cut' 4 'rp2040: 2 cuts, 1 went wrong' --cut all --cut-boot 2
is 'the boot is named' grep -qF \
    'cut in boot 2 after store 1 of 2, WATCHDOG_SCRATCH 0x4005800c' "$work/err"
is 'the event behind it is chosen there' \
    grep -qF 'behind a cut in boot 2 comes watchdog, the harshest' "$work/err"
update 'both' 4 'rp2040: 4 cuts in 2 boots, 1 went wrong' --cut all
update 'an update, one cut' 4 'boot 2: cut after store 1' --cut 1 --cut-boot 2
is 'the next boot runs the last image' grep -qF 'boot 3: exit 42' "$work/err"
update 'an update, cut by cut' 4 'after store 1 of 2' --cut 1- --cut-boot 2
is 'as each cut alone ends there' said 'cut 1' 'status 4' 'cut 2' 'status 0'
update 'an event named for after the cut' 0 'vdd-loss erases what the program stores' \
    --cut 1 --cut-boot 2 --event vdd-loss
update 'a cut in a boot that never comes' 2 'boot 3 never came, so nothing was cut' \
    --cut 1 --cut-boot 3
update 'all cuts of one' 2 'boot 3 never came, so nothing was cut' \
    --cut all --cut-boot 3
update 'cuts from a store on of one' 2 'boot 3 never came' --cut 1- --cut-boot 3
update 'a boot to cut, and no cut' 2 'nothing is cut: --cut' --cut-boot 2
update 'a boot before the first' 2 '--cut-boot: the first boot is 1' \
    --cut all --cut-boot 0
ends 'an image that never runs' 2 'release2.elf never ran: name the --event' \
    --chip rp2040 --elf "$work/release1.elf" --elf "$work/release2.elf"

faults=$images/stm32f405/faults.elf
ends 'a fault ends the run' 3 'load where nothing is' --chip stm32f405 --elf "$faults"
ends 'a fault that the program answers' 0 '0 broken' \
    --chip stm32f405 --elf "$faults" --handled
ends 'a fault in the handler' 3 'load where nothing is' \
    --chip stm32f405 --elf "$faults" --handled --arg 6
ends 'a second image is the second boot' 3 'boot 2: load where nothing is' \
    --chip stm32f405 --elf "$elf" --elf "$faults" --event soft-reset
ends 'a second image that is not there' 2 'gone.elf' --chip stm32f405 \
    --elf "$faults" --elf gone.elf

ends 'a report' 1 'broken' \
    --chip stm32f405 --elf "$elf" --script "$work/narrow" --report "$work/report.csv"
is 'the report has a head and a line' test "$(wc -l < "$work/report.csv")" -eq 2
is 'the report names place and function' \
    grep -q '^stm32f405,0,1,RTC_BKP,store,0x40002850,1,0x[0-9a-f]*,main,1,no,"narrow' \
    "$work/report.csv"
# cuts NUMBERS: the report's second column, each once.
cuts() {
    [ "$(sed 1d "$work/report.csv" | cut -d , -f 2 | sort -nu | tr '\n' ' ')" = "$1" ]
}
ends 'a report of a cut' 1 'broken' --chip stm32f405 --elf "$elf" \
    --script "$work/narrow" --report "$work/report.csv" --cut 1
is 'the report has the number of the cut' cuts '1 '
ends 'a report of every cut' 1 'broken' --chip stm32f405 --elf "$elf" \
    --script "$work/narrow" --report "$work/report.csv" --cut all
is 'the report has the run without a cut and every cut' cuts '0 1 '
is 'and where each was' grep -q '^stm32f405,1,.*,1,0x40002850,0x[0-9a-f]*,main$' \
    "$work/report.csv"

verdict
