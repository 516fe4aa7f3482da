// Renesas RA4M1 and RA4W1.
//
// SPDX-License-Identifier: MIT
#include "table.h"

#define ON_POWER (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))

//   [SVD]   Renesas' R7FA4M1AB.svd and R7FA4W1AD.svd
//   [FSP]   Renesas' Flexible Software Package, bsp/cmsis and bsp/mcu/all
//   [EK]    measured on an EK-RA8D2, as a public emulator of that board tells

enum {
    PRCR = 1,
    VBTSR
};
enum {
    BATTERY
};

#define PRC1    (1u << 1)
#define VBTRVLD (1u << 12) // of the word that VBTSR is the second byte of

static const vchip_rule_t protect[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(IS_NOT(VCHIP_VALUE, 0xff00, 0xa500)),
         "store to PRCR without 0xA5 in its upper half",
         "[SVD] PRKEY; [FSP] bsp_register_protection.c"),
    { 0 },
};

static const vchip_rule_t vbtbkr[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(CLEAR_IN(PRCR, PRC1)),
         "store to VBTBKR while PRCR.PRC1 is clear: dropped",
         "[SVD] PRC1 protects the battery backup function; [EK] dropped in silence"),
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(CLEAR_IN(VBTSR, VBTRVLD)),
         "store to VBTBKR while VBTSR.VBTRVLD is clear",
         "[SVD] VBTRVLD 0: VBATT_R area not valid; what a store does is not said"),
    EFFECT(VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_KEEP, WHEN(OPTION(BATTERY, 1)),
           "[SVD] VBTBKR: retained when VCC is not powered but VBATT is"),
    EFFECT(ON_POWER, VCHIP_ZERO, ALWAYS,
           "[SVD] VBTBKR: initialised by the power-on reset of the selected voltage"),
    { 0 },
};

const vchip_chip_t vchip_ra4m1 = {
    .name = "ra4m1",
    .devices = "R7FA4M1AB R7FA4W1AD",
    .source = "Renesas R7FA4M1AB.svd, R7FA4W1AD.svd; FSP",
    .limits = "Renesas' start-up code counts as done: VBTSR.VBTRVLD is up, and a bit "
              "that a program can store; VBTCR1 is the option battery; sizes of flash "
              "and RAM are those of the RA4W1; a word is stored at once",
    .cpu = VCHIP_M4,
    .events = VCHIP_RESETS,
    .regs = {
        [PRCR] = { .name = "PRCR",
                   .address = 0x4001e3fe,
                   .bytes = 2,
                   .writable = 0x0b,
                   .rules = { protect } },
        [VBTSR] = { .name = "VBTSR",
                    .address = 0x4001e4b0,
                    .reset = VBTRVLD,
                    .writable = VBTRVLD },
    },
    .memories = { MEMORY("VBTBKR", 0x4001e500, 512, vbtbkr) },
    .options = {
        [BATTERY] = { "battery",
                      { "stopped", "used" },
                      "VBTCR1.BPWSWSTP, which FSP sets: the switch to VBATT" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00018000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { 0 },
    },
};
