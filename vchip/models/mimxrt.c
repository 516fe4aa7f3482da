// i.MX RT1062, RT1011 and RT1176: SNVS low-power general purpose registers, one
// storage that the bus shows at three places. The RT1176 has the block and its clock
// gates elsewhere.
//
//   [HDR]    NXP device headers, PERI_SNVS.h and CCM
//   [DRV]    NXP SDK fsl_snvs_lp.c
//   [ZEPHYR] drivers/bbram/bbram_nxp_imx_snvs_gpr.c
//   [TEENSY] PaulStoffregen/cores pull request 537 (measured on an RT1062)
//
// SPDX-License-Identifier: MIT
#include "table.h"

enum {
    GATE = 1, // of SNVS_LP
    HPLR,
    HPCOMR,
    LPLR,
    LPCR,
    LPSR,
    LPPGDR,
    HP_GATE
};
enum {
    ZEROIZE,
    NARROW,
    CLOCK_OFF
};

#define CG15        (3u << 30)  // [HDR] CCM_CCGR5, SNVS_LP
#define LPCG_ON     (1u << 0)   // [HDR] CCM_LPCG39_DIRECT, SNVS
#define GPR_SL      (1u << 5)   // [HDR] SNVS_HPLR
#define GPR_HL      (1u << 5)   // [HDR] SNVS_LPLR
#define LP_SWR      (1u << 4)   // [HDR] SNVS_HPCOMR
#define GPR_Z_DIS   (1u << 24)  // [HDR] SNVS_LPCR
#define PGD         (1u << 3)   // [HDR] SNVS_LPSR: PGD or LVD
#define ESVD        (1u << 16)  // [HDR] SNVS_LPSR: external security violation
#define PGD_VALUE   0x41736166u // [DRV] SNVS_DEFAULT_PGD_VALUE
#define ON_LP_RESET (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_BACKUP_RESET))

// The only field: the gate's bits, and what to say of them.
enum {
    SNVS_CLOCK
};
#define CLOCK_AT(bits, named)                                               \
    [SNVS_CLOCK] =                                                          \
        FIELD_WORDED(GATE, bits, "SNVS_LP register while " named " is off", \
                     "[DRV] SNVS_LP_Init enables it; [HDR]; effect not stated")

static const vchip_rule_t clocked[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT, WHEN(FIELD_CLEAR(SNVS_CLOCK), OPTION(CLOCK_OFF, 1)),
         NULL, NULL),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(FIELD_CLEAR(SNVS_CLOCK)), NULL, NULL),
    { 0 },
};

static const vchip_rule_t guarded[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(IS_NOT(LPPGDR, ~0u, PGD_VALUE)),
         "LP register stored before the glitch detector has its value",
         "[ZEPHYR], [DRV]: the detector register must hold 0x41736166"),
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(LPSR, PGD)),
         "LP register stored while LPSR.PGD is up",
         "[ZEPHYR], [DRV]: the flag must be cleared before LP registers work"),
    { 0 },
};

// Before `guarded` is asked, and after.
static const vchip_rule_t zeroized[] = {
    RULE(VCHIP_ACCESS, VCHIP_ZERO, WHEN(CLEAR_IN(LPCR, GPR_Z_DIS), OPTION(ZEROIZE, 0)),
         "LPGPR used while LPCR.GPR_Z_DIS is clear: the words become zero",
         "[TEENSY] reads and writes were seen to zero the words until it was set"),
    RULE(VCHIP_ACCESS, VCHIP_ZERO, WHEN(CLEAR_IN(LPCR, GPR_Z_DIS), SET_IN(LPSR, ESVD)),
         "LPGPR used under a security violation while LPCR.GPR_Z_DIS is clear",
         "[HDR] SNVS_LPCR.GPR_Z_DIS"),
    { 0 },
};

#define NARROW_STORE(follows, answer)                               \
    RULE(VCHIP_NARROW_STORE, follows, WHEN(OPTION(NARROW, answer)), \
         "narrow store to LPGPR", "nobody says what it does; words only")

static const vchip_rule_t lpgpr[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(HPLR, GPR_SL)),
         "LPGPR stored while HPLR.GPR_SL is set", "[HDR] SNVS_HPLR.GPR_SL"),
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(LPLR, GPR_HL)),
         "LPGPR stored while LPLR.GPR_HL is set", "[HDR] SNVS_LPLR.GPR_HL"),
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "Arm DDI 0403E A3.2: faults with CCR.UNALIGN_TRP clear too"),
    NARROW_STORE(VCHIP_FAULT, 0),
    NARROW_STORE(VCHIP_REPLICATE, 1),
    NARROW_STORE(VCHIP_REPORT, 2),
    EFFECT(ON_LP_RESET, VCHIP_ZERO, ALWAYS,
           "[HDR] HPCOMR.LP_SWR resets the LP section; without a supply it is lost"),
    EFFECT(VCHIP_ON(VCHIP_TAMPER), VCHIP_ZERO, WHEN(CLEAR_IN(LPCR, GPR_Z_DIS)),
           "[HDR] SNVS_LPCR.GPR_Z_DIS: a violation zeroizes unless it is set"),
    { 0 },
};

// [HDR] SNVS_Type of each device; masks of RT1060, and of RT1170 where it has more.
#define SNVS_REGS(base, hplr, lplr, lpsr)                                  \
    [HPLR] = { .name = "SNVS_HPLR", .address = (base), .sticky = (hplr) }, \
    [HPCOMR] = { .name = "SNVS_HPCOMR",                                    \
                 .address = (base) + 0x04,                                 \
                 .writable = 0x80ffff0d,                                   \
                 .fires = LP_SWR,                                          \
                 .event = VCHIP_BACKUP_RESET },                            \
    [LPLR] = { .name = "SNVS_LPLR",                                        \
               .address = (base) + 0x34,                                   \
               .sticky = (lplr),                                           \
               .held = ~0u,                                                \
               .lost_by = ON_LP_RESET,                                     \
               .rules = { clocked } },                                     \
    [LPCR] = { .name = "SNVS_LPCR",                                        \
               .address = (base) + 0x38,                                   \
               .reset = 0x00000020,                                        \
               .writable = 0x01ffffff,                                     \
               .held = ~0u,                                                \
               .lost_by = ON_LP_RESET,                                     \
               .rules = { clocked, guarded } },                            \
    [LPSR] = { .name = "SNVS_LPSR",                                        \
               .address = (base) + 0x4c,                                   \
               .reset = PGD,                                               \
               .w1c = (lpsr),                                              \
               .held = ~0u,                                                \
               .lost_by = ON_LP_RESET,                                     \
               .raised = ESVD,                                             \
               .raised_by = VCHIP_ON(VCHIP_TAMPER),                        \
               .rules = { clocked } },                                     \
    [LPPGDR] = { .name = "SNVS_LPPGDR",                                    \
                 .address = (base) + 0x64,                                 \
                 .writable = ~0u,                                          \
                 .held = ~0u,                                              \
                 .lost_by = ON_LP_RESET,                                   \
                 .rules = { clocked } }

// [HDR] LPGPR[n] at 0x100, LPGPR_ALIAS[4] at 0x90, LPGPR0_LEGACY_ALIAS at 0x68
#define LPGPR(base, size)                           \
    {                                               \
        .name = "SNVS_LPGPR",                       \
        .windows = { { (base) + 0x100, 0, (size) }, \
                     { (base) + 0x90, 0, 16 },      \
                     { (base) + 0x68, 0, 4 } },     \
        .bytes = (size), .rules = {                 \
            clocked,                                \
            zeroized,                               \
            guarded,                                \
            lpgpr                                   \
        }                                           \
    }

#define OPTIONS                                                   \
    [ZEROIZE] = { "zeroize",                                      \
                  { "always", "violation" },                      \
                  "what zeroes LPGPR while GPR_Z_DIS is clear" }, \
    [NARROW] = { "narrow",                                        \
                 { "fault", "replicates", "lanes" },              \
                 "narrow stores to LPGPR" },                      \
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "SNVS_LP without its clock" }

#define RT                                                                          \
    .source = "NXP device headers (mcux-sdk, mcux-devices-rt), fsl_snvs_lp.c",      \
    .cpu = VCHIP_M7,                                                                \
    .events = VCHIP_RESETS | VCHIP_ON(VCHIP_TAMPER) | VCHIP_ON(VCHIP_BACKUP_RESET), \
    .options = { OPTIONS }
#define RT10XX                                                                        \
    RT, .fields = { CLOCK_AT(CG15, "CCM_CCGR5.CG15") },                               \
        .regs = {                                                                     \
            [GATE] = { .name = "CCM_CCGR5", .address = 0x400fc07c, .writable = ~0u }, \
            SNVS_REGS(0x400d4000, 0x0007023f, 0x0000037f, 0x00030fff),                \
        }

const vchip_chip_t vchip_mimxrt1062 = {
    .name = "mimxrt1062",
    .devices = "i.MX RT1015 RT1021 RT1051 RT1052 RT1061 RT1062 RT1064",
    .limits = "CCM_CCGR5 wakes as 0, so that the clock must be asked for; FlexRAM "
              "banks are fixed; the SNVS state machine is not modelled",
    RT10XX,
    .memories = { LPGPR(0x400d4000, 32) },
    .ranges = {
        { VCHIP_FLASH, 0x60000000, 0x00800000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x20200000, 0x00080000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00080000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x02300000, 0 },
        { 0 },
    },
};

const vchip_chip_t vchip_mimxrt1011 = {
    .name = "mimxrt1011",
    .devices = "i.MX RT1011",
    .limits = "as mimxrt1062; the FlexRAM banks count twice",
    RT10XX,
    .memories = { LPGPR(0x400d4000, 16) },
    .ranges = {
        { VCHIP_FLASH, 0x60000000, 0x00800000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
        { VCHIP_RAM, 0x20200000, 0x00010000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x02300000, 0 },
        { 0 },
    },
};

const vchip_chip_t vchip_mimxrt1176 = {
    .name = "mimxrt1176",
    .devices = "i.MX RT1165 RT1166 RT1171 RT1172 RT1173 RT1175 RT1176 (the Cortex-M7)",
    .limits = "as mimxrt1062; CCM_LPCG39 wakes as 0 too, its STATUS0 is not modelled, "
              "nor are access rights to it; one tamper flag stands for ten",
    RT,
    .fields = { CLOCK_AT(LPCG_ON, "CCM_LPCG39_DIRECT.ON") },
    .regs = {
        [GATE] = { .name = "CCM_LPCG39_DIRECT", .address = 0x40cc64e0, .writable = 1 },
        [HP_GATE] = { .name = "CCM_LPCG38_DIRECT",
                      .address = 0x40cc64c0,
                      .writable = 1 },
        SNVS_REGS(0x40c90000, 0x1f0703ff, 0x1f0003ff, 0x000707ff),
    },
    .memories = { LPGPR(0x40c90000, 16) },
    .ranges = {
        { VCHIP_FLASH, 0x30000000, 0x01000000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        { VCHIP_RAM, 0x20240000, 0x00080000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00040000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x02000000, 0 },
        { 0 },
    },
};
