// i.MX RT1062 and RT1011: SNVS low-power general purpose registers, one storage
// that the bus shows at three places.
//
//   [HDR]    NXP device headers, PERI_SNVS.h and CCM
//   [DRV]    NXP SDK fsl_snvs_lp.c
//   [ZEPHYR] drivers/bbram/bbram_nxp_imx_snvs_gpr.c
//   [TEENSY] PaulStoffregen/cores pull request 537 (measured on an RT1062)
//
// SPDX-License-Identifier: MIT
#include "../chip.h"

enum {
    CCM_CCGR5 = 1,
    HPLR,
    HPCOMR,
    LPLR,
    LPCR,
    LPSR,
    LPPGDR
};
enum {
    ZEROIZE,
    NARROW,
    CLOCK_OFF
};

#define NONE               \
    {                      \
        { 0, false, 0, 0 } \
    }
#define SNVS_LP     (3u << 30)  // [HDR] CCM_CCGR5.CG15
#define GPR_SL      (1u << 5)   // [HDR] SNVS_HPLR
#define GPR_HL      (1u << 5)   // [HDR] SNVS_LPLR
#define LP_SWR      (1u << 4)   // [HDR] SNVS_HPCOMR
#define GPR_Z_DIS   (1u << 24)  // [HDR] SNVS_LPCR
#define PGD         (1u << 3)   // [HDR] SNVS_LPSR: PGD or LVD
#define ESVD        (1u << 16)  // [HDR] SNVS_LPSR: external security violation
#define PGD_VALUE   0x41736166u // [DRV] SNVS_DEFAULT_PGD_VALUE
#define ON_LP_RESET (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_BACKUP_RESET))

#define CLOCK                                                            \
    { VCHIP_ACCESS,                                                      \
      VCHIP_FAULT,                                                       \
      { CLEAR_IN(CCM_CCGR5, SNVS_LP), OPTION(CLOCK_OFF, 1) },            \
      0,                                                                 \
      "SNVS_LP register while CCM_CCGR5.CG15 is off",                    \
      "[HDR]; effect not stated" },                                      \
    {                                                                    \
        VCHIP_ACCESS, VCHIP_IGNORE, { CLEAR_IN(CCM_CCGR5, SNVS_LP) }, 0, \
            "SNVS_LP register while CCM_CCGR5.CG15 is off",              \
            "[DRV] SNVS_LP_Init enables it"                              \
    }

#define DETECTOR                                                                 \
    { VCHIP_STORE,                                                               \
      VCHIP_IGNORE,                                                              \
      { ISNT(LPPGDR, ~0u, PGD_VALUE) },                                          \
      0,                                                                         \
      "LP register stored before the glitch detector has its value",             \
      "[ZEPHYR], [DRV]: the detector register must hold 0x41736166" },           \
    {                                                                            \
        VCHIP_STORE, VCHIP_IGNORE, { SET_IN(LPSR, PGD) }, 0,                     \
            "LP register stored while LPSR.PGD is up",                           \
            "[ZEPHYR], [DRV]: the flag must be cleared before LP registers work" \
    }

static const vchip_rule_t clocked[] = { CLOCK, { 0 } };
static const vchip_rule_t guarded[] = { CLOCK, DETECTOR, { 0 } };

static const vchip_reg_t regs[] = {
    [CCM_CCGR5] = { .name = "CCM_CCGR5", .address = 0x400fc07c, .writable = ~0u },
    [HPLR] = { .name = "SNVS_HPLR", .address = 0x400d4000, .sticky = 0x0007023f },
    [HPCOMR] = { .name = "SNVS_HPCOMR",
                 .address = 0x400d4004,
                 .writable = 0x80ffff0d,
                 .fires = LP_SWR,
                 .event = VCHIP_BACKUP_RESET },
    [LPLR] = { .name = "SNVS_LPLR",
               .address = 0x400d4034,
               .sticky = 0x0000037f,
               .held = ~0u,
               .lost_by = ON_LP_RESET,
               .rules = clocked },
    [LPCR] = { .name = "SNVS_LPCR",
               .address = 0x400d4038,
               .reset = 0x00000020,
               .writable = 0x01ffffff,
               .held = ~0u,
               .lost_by = ON_LP_RESET,
               .rules = guarded },
    [LPSR] = { .name = "SNVS_LPSR",
               .address = 0x400d404c,
               .reset = PGD,
               .w1c = 0x00030fff,
               .held = ~0u,
               .lost_by = ON_LP_RESET,
               .raised = ESVD,
               .raised_by = VCHIP_ON(VCHIP_TAMPER),
               .rules = clocked },
    [LPPGDR] = { .name = "SNVS_LPPGDR",
                 .address = 0x400d4064,
                 .writable = ~0u,
                 .held = ~0u,
                 .lost_by = ON_LP_RESET,
                 .rules = clocked },
};

static const vchip_rule_t lpgpr[] = {
    CLOCK,
    { VCHIP_ACCESS,
      VCHIP_ZERO,
      { CLEAR_IN(LPCR, GPR_Z_DIS), OPTION(ZEROIZE, 0) },
      0,
      "LPGPR used while LPCR.GPR_Z_DIS is clear: the words become zero",
      "[TEENSY] reads and writes were seen to zero the words until it was set" },
    { VCHIP_ACCESS,
      VCHIP_ZERO,
      { CLEAR_IN(LPCR, GPR_Z_DIS), SET_IN(LPSR, ESVD) },
      0,
      "LPGPR used under a security violation while LPCR.GPR_Z_DIS is clear",
      "[HDR] SNVS_LPCR.GPR_Z_DIS" },
    DETECTOR,
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { SET_IN(HPLR, GPR_SL) },
      0,
      "LPGPR stored while HPLR.GPR_SL is set",
      "[HDR] SNVS_HPLR.GPR_SL" },
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { SET_IN(LPLR, GPR_HL) },
      0,
      "LPGPR stored while LPLR.GPR_HL is set",
      "[HDR] SNVS_LPLR.GPR_HL" },
    { VCHIP_UNALIGNED, VCHIP_FAULT, NONE, 0, "unaligned access to Device memory",
      "Arm DDI 0403E A3.2: faults with CCR.UNALIGN_TRP clear too" },
    { VCHIP_NARROW_STORE,
      VCHIP_FAULT,
      { OPTION(NARROW, 0) },
      0,
      "narrow store to LPGPR",
      "nobody says what it does; words only" },
    { VCHIP_NARROW_STORE,
      VCHIP_REPLICATE,
      { OPTION(NARROW, 1) },
      0,
      "narrow store to LPGPR",
      "nobody says what it does; words only" },
    { VCHIP_NARROW_STORE,
      VCHIP_BLAME,
      { OPTION(NARROW, 2) },
      0,
      "narrow store to LPGPR",
      "nobody says what it does; words only" },
    { ON_LP_RESET, VCHIP_ZERO, NONE, 0, 0,
      "[HDR] HPCOMR.LP_SWR resets the LP section; without a supply it is lost" },
    { VCHIP_ON(VCHIP_TAMPER),
      VCHIP_ZERO,
      { CLEAR_IN(LPCR, GPR_Z_DIS) },
      0,
      0,
      "[HDR] SNVS_LPCR.GPR_Z_DIS: a violation zeroizes unless it is set" },
    { 0 },
};

// [HDR] LPGPR[n] at 0x100, LPGPR_ALIAS[4] at 0x90, LPGPR0_LEGACY_ALIAS at 0x68
#define WINDOWS(bytes)                                             \
    {                                                              \
        { 0x400d4100, 0, (bytes), 0 }, { 0x400d4090, 0, 16, 0 }, { \
            0x400d4068, 0, 4, 0                                    \
        }                                                          \
    }

static const vchip_memory_t rt1062[] = {
    { .name = "SNVS_LPGPR", .windows = WINDOWS(32), .bytes = 32, .rules = lpgpr },
};
static const vchip_memory_t rt1011[] = {
    { .name = "SNVS_LPGPR", .windows = WINDOWS(16), .bytes = 16, .rules = lpgpr },
};

static const vchip_option_t options[] = {
    [ZEROIZE] = { "zeroize",
                  { "always", "violation" },
                  "what zeroes LPGPR while GPR_Z_DIS is clear" },
    [NARROW] = { "narrow",
                 { "fault", "replicates", "lanes" },
                 "narrow stores to LPGPR" },
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "SNVS_LP without its clock" },
};

static const vchip_range_t rt1062_ranges[] = {
    { VCHIP_FLASH, 0x60000000, 0x00800000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00080000, 0 },
    { VCHIP_RAM, 0x20200000, 0x00080000, 0 },
    { VCHIP_RAM, 0x00000000, 0x00080000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x02300000, 0 },
    { 0 },
};
static const vchip_range_t rt1011_ranges[] = {
    { VCHIP_FLASH, 0x60000000, 0x00800000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
    { VCHIP_RAM, 0x20200000, 0x00010000, 0 },
    { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x02300000, 0 },
    { 0 },
};

#define EVENTS (VCHIP_RESETS | VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_BACKUP_RESET))

const vchip_chip_t vchip_mimxrt1062 = {
    .name = "mimxrt1062",
    .devices = "i.MX RT1015 RT1021 RT1051 RT1052 RT1061 RT1062 RT1064",
    .source = "NXP device headers (mcux-sdk, mcux-devices-rt), fsl_snvs_lp.c",
    .limits = "CCM_CCGR5 wakes as 0, so that the clock must be asked for; FlexRAM "
              "banks are fixed; the SNVS state machine is not modelled",
    .cpu = VCHIP_M7,
    .events = EVENTS,
    .ranges = rt1062_ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = rt1062,
    .memory_count = VCHIP_COUNT(rt1062),
    .options = options,
    .option_count = VCHIP_COUNT(options),
};

const vchip_chip_t vchip_mimxrt1011 = {
    .name = "mimxrt1011",
    .devices = "i.MX RT1011",
    .source = "NXP device headers (mcux-sdk, mcux-devices-rt), fsl_snvs_lp.c",
    .limits = "as mimxrt1062; the FlexRAM banks count twice",
    .cpu = VCHIP_M7,
    .events = EVENTS,
    .ranges = rt1011_ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = rt1011,
    .memory_count = VCHIP_COUNT(rt1011),
    .options = options,
    .option_count = VCHIP_COUNT(options),
};
