// Stand-in for RP2040's boot ROM: vectors, the tables that programs look functions up
// in, and the way from reset.
//
// The interface is that of the RP2040 datasheet, chapter "Bootrom"; nothing is copied.
// A place that no program of ours comes to stops the emulator by a breakpoint of its
// own number.
//
// SPDX-License-Identifier: MIT
    .syntax unified
    .cpu cortex-m0plus
    .thumb

#define BREAK_USB   0x7d // waits in BOOTSEL
#define BREAK_FLOAT 0x7e // a floating-point function that is not here
#define BREAK_FAULT 0x7f // an exception

    .section .header, "ax"
    .word 0x20042000            // stack
    .word rom_reset + 1
    .word rom_fault + 1         // NMI
    .word rom_fault + 1         // HardFault
    .byte 'M', 'u', 1, 3        // version 3, as on RP2040-B2
    .hword function_table
    .hword data_table
    .hword rom_table_lookup + 1
    .hword 0

    .type rom_fault, %function
    .thumb_func
rom_fault:
    bkpt BREAK_FAULT
    b rom_fault

// A vector in scratch 4 to 7 is taken once; if it returns, the start goes on.
    .global rom_reset
    .type rom_reset, %function
    .thumb_func
rom_reset:
    ldr r7, =0x4005801c
    ldmia r7!, {r0-r3}
    ldr r6, =0xb007c0d3
    cmp r0, r6
    bne 1f
    eors r1, r3
    adds r0, r0, r1             // zero, when scratch 5 ^ 7 is the magic's negative
    bne 1f
    subs r7, #16
    str r0, [r7]
    mov sp, r2
    blx r3
1:  ldr r0, =0x20041f00         // below what becomes the second stage
    mov sp, r0
    bl rom_main
    .size rom_reset, . - rom_reset

    .global rom_wait_for_uf2
    .type rom_wait_for_uf2, %function
    .thumb_func
rom_wait_for_uf2:
    bkpt BREAK_USB
    bx lr

    .type rom_nothing, %function
    .thumb_func
rom_nothing:
    bx lr
    .pool

// Two letters and the place, to a zero.
    .balign 4
    .macro entry first, second, place
    .byte \first, \second
    .hword \place
    .endm
function_table:
    entry 'P', '3', rom_popcount32 + 1
    entry 'R', '3', rom_reverse32 + 1
    entry 'L', '3', rom_clz32 + 1
    entry 'T', '3', rom_ctz32 + 1
    entry 'M', 'S', rom_memset + 1
    entry 'S', '4', rom_memset + 1
    entry 'M', 'C', rom_memcpy + 1
    entry 'C', '4', rom_memcpy + 1
    entry 'I', 'F', rom_nothing + 1     // connect_internal_flash
    entry 'E', 'X', rom_nothing + 1     // flash_exit_xip
    entry 'F', 'C', rom_nothing + 1     // flash_flush_cache
    entry 'C', 'X', rom_nothing + 1     // flash_enter_cmd_xip
    entry 'R', 'E', rom_flash_range_erase + 1
    entry 'R', 'P', rom_flash_range_program + 1
    entry 'U', 'B', rom_reset_usb_boot + 1
    .hword 0
    .balign 4
data_table:
    entry 'S', 'F', single_table
    entry 'S', 'D', double_table
    entry 'C', 'R', copyright
    .hword 0
copyright:
    .asciz "stand-in for tests, not Raspberry Pi's ROM"

// The floating-point functions, in the order of pico/bootrom/sf_table.h. The byte two
// before a table is its length in words.
    .macro function name
    .word \name + 1
    .endm
    .macro none count
    .rept \count
    .word rom_no_float + 1
    .endr
    .endm
    .macro table of, other
    function rom_\of\()add
    function rom_\of\()sub
    function rom_\of\()mul
    function rom_\of\()div
    none 3                      // compare, flags, sqrt
    function rom_\of\()2iz
    none 1                      // to fixed point
    function rom_\of\()2uiz
    none 1
    function rom_i2\of
    none 1                      // from fixed point
    function rom_ui2\of
    none 1
    none 8                      // trigonometry, exp, log, compare
    function rom_l2\of
    none 1
    function rom_ul2\of
    none 1
    function rom_\of\()2lz
    none 1
    function rom_\of\()2ulz
    none 1
    function rom_\of\()2\other
    .endm

    .balign 4
    .hword 0
    .byte 32, 0
single_table:
    table f, d
    .hword 0
    .byte 32, 0
double_table:
    table d, f

    .type rom_no_float, %function
    .thumb_func
rom_no_float:
    bkpt BREAK_FLOAT
    b rom_no_float

// libgcc computes; a table needs entries within these 16 KB, so these call it.
    .section .text.float, "ax"
    .macro calls name
    .thumb_func
rom_\name:
    push {r3, lr}
    bl __aeabi_\name
    pop {r3, pc}
    .endm
    .irp of, f, d
    calls \of\()add
    calls \of\()sub
    calls \of\()mul
    calls \of\()div
    calls \of\()2iz
    calls \of\()2uiz
    calls \of\()2lz
    calls \of\()2ulz
    calls i2\of
    calls ui2\of
    calls l2\of
    calls ul2\of
    .endr
    calls f2d
    calls d2f
