// The test port: one page of registers that every virtual chip has and no real one.
//
// Firmware for virtual chips prints, ends and asks for events here. Plain
// numbers, so that C, assembly and linker scripts can use them.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TESTPORT_H
#define VCHIP_TESTPORT_H

// Free on every chip: vendor space of the Arm map (0xe0100000 and up), above
// everything on the RISC-V parts.
#define TESTPORT_BASE 0xef000000

#define TESTPORT_UART   0xef000000 // W  one character
#define TESTPORT_EXIT   0xef000004 // W  ends the run with this code; 0 is success
#define TESTPORT_MARK   0xef000008 // W  progress, any number
#define TESTPORT_EVENT  0xef00000c // W  a vchip_event_t to trigger
#define TESTPORT_SCRIPT 0xef000010 // R  address of the script, read-only memory
#define TESTPORT_BYTES  0xef000014 // R  its length; a zero byte follows it
#define TESTPORT_BOOT   0xef000018 // R  number of this boot, from 1
#define TESTPORT_EXPECT 0xef00001c // W  1: broken rules are expected; 0: no longer
#define TESTPORT_TICKS  0xef000020 // R  instructions since the boot, 32 bits
#define TESTPORT_CAUSE  0xef000024 // R  the vchip_event_t before this boot
#define TESTPORT_SEED   0xef000028 // R  a number from the run's seed
#define TESTPORT_DATA   0xef00002c // W  one word of results
#define TESTPORT_ARG    0xef000030 // R  a number from the command line

#define TESTPORT_PAGE         0x1000
#define TESTPORT_SCRIPT_BASE  0xef100000
#define TESTPORT_SCRIPT_BYTES 0x00100000

#endif
