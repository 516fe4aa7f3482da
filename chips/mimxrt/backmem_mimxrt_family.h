// What the i.MX RT that have an SNVS share: general purpose registers in its low-power
// domain, named as in NXP's device headers. A page says where the block and its clock
// gates are, and how many registers it has.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MIMXRT_FAMILY_H
#define BACKMEM_MIMXRT_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_SNVS_HPLR           (BACKMEM_SNVS + 0x00u)
#define BACKMEM_SNVS_HPLR_GPR_SL    (1u << 5)
#define BACKMEM_SNVS_HPCOMR         (BACKMEM_SNVS + 0x04u)
#define BACKMEM_SNVS_HPCOMR_NPSWA_EN (1u << 31)
#define BACKMEM_SNVS_LPLR           (BACKMEM_SNVS + 0x34u)
#define BACKMEM_SNVS_LPLR_GPR_HL    (1u << 5)
#define BACKMEM_SNVS_LPCR           (BACKMEM_SNVS + 0x38u)
#define BACKMEM_SNVS_LPCR_GPR_Z_DIS (1u << 24)
#define BACKMEM_SNVS_LPSR           (BACKMEM_SNVS + 0x4Cu) // flags, write 1 to clear
#define BACKMEM_SNVS_LPSR_LVD       (1u << 3)
#define BACKMEM_SNVS_LPLVDR         (BACKMEM_SNVS + 0x64u) // LPPGDR in older headers
#define BACKMEM_SNVS_LPLVDR_VALUE   0x41736166u            // what it compares with
#define BACKMEM_SNVS_LPGPR          (BACKMEM_SNVS + 0x100u)

#define BACKMEM_NXP_SDK     "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/"
#define BACKMEM_NXP_RT      BACKMEM_NXP_SDK "devices/RT/"
#define BACKMEM_NXP_ZEPHYR  "zephyrproject-rtos/zephyr@86fd97f20d "
#define BACKMEM_NXP_TINYUF2 "adafruit/tinyuf2@0bf633be ports/mimxrt10xx/"

// A page names the steps of its two clock gates. The locks are read before anything
// is stored: what they refuse is lost in silence. LPSR holds other flags, so its bit is
// acknowledged and not read-modify-written.
#define BACKMEM_PAGE_LPGPRS(place_by, survives_by, hp_gate, lp_gate, gates_by, inputs, \
                            detector)                                                  \
    BACKMEM_MAKE_REGION("SNVS_LPGPR",                                                  \
        BACKMEM_PAGE_WORDS_AT(SNVS_LPGPR, SNVS_LPGPR_COUNT),                           \
            place_by "; SNVS_BASE + LPGPR. The first four words are seen at +0x90 "    \
            "too, and word 0 at +0x68: the same cells",                                \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "no source says what a narrow store does: treated as the worst",           \
        BACKMEM_PAGE_SURVIVES(YES, YES, YES, YES, YES, NO),                            \
            survives_by "; the low-power domain lives on VDD_SNVS, a coin cell where " \
            "a board has one (" BACKMEM_NXP_ZEPHYR                                     \
            "dts/bindings/retained_mem/nxp,imx-snvs-gpr.yaml)",                        \
        (1, BACKMEM_PAGE_##hp_gate,                                                    \
            BACKMEM_PAGE_##lp_gate,                                                    \
            BACKMEM_PAGE_REQUIRE(SNVS_HPLR, GPR_SL),                                   \
            BACKMEM_PAGE_REQUIRE(SNVS_LPLR, GPR_HL),                                   \
            BACKMEM_PAGE_WRITE(SNVS_LPLVDR, VALUE),                                    \
            BACKMEM_PAGE_ACK(SNVS_LPSR, LVD),                                          \
            BACKMEM_PAGE_SET(SNVS_LPCR, GPR_Z_DIS),                                    \
            BACKMEM_PAGE_ASK_SET(SNVS_HPCOMR, NPSWA_EN)),                              \
            "both SNVS clock gates (" gates_by "); the low-voltage detector's value, " \
            "then its flag acknowledged (" BACKMEM_NXP_SDK                             \
            "drivers/snvs_lp/fsl_snvs_lp.c, SNVS_LP_Init; without it stores are "      \
            "dropped in silence, says " BACKMEM_NXP_ZEPHYR                             \
            "drivers/bbram/bbram_nxp_imx_snvs_gpr.c); GPR_Z_DIS (as "                  \
            BACKMEM_NXP_TINYUF2                                                        \
            "boards.c). LPSR is write 1 to clear, so never read-modify-written. Its "  \
            "LVD, set when the domain lost its supply, is gone once it is "            \
            "acknowledged. NPSWA_EN: asked after a dropped store only, see the "       \
            "hazards",                                                                 \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            "ZEROIZE: a security violation clears the words unless GPR_Z_DIS is set; " \
            "on a Teensy 4 any read or write did (PaulStoffregen/cores#537); a "       \
            "low-power section reset (HPCOMR.LP_SWR) clears them in any case" inputs   \
            ". LOCK: while HPLR.GPR_SL (until the next reset) or LPLR.GPR_HL (until "  \
            "the supply goes) is set, stores are dropped and loads work "              \
            "(periph/PERI_SNVS.h). Unprivileged code reads 0 and stores in vain "      \
            "without HPCOMR.NPSWA_EN, which privileged code sets (i.MX 6ULL manual, "  \
            "48.7: the same block of another family); MicroPython's RTC does",         \
        BACKMEM_PAGE_RESERVED(                                                         \
            WORDS(0, 3, TRANSIENT, "0: NuttX's RTC; 1: CircuitPython; 2: mboot"),      \
            WORDS(3, 1, BOOTLOADER, "UF2 bootloader, double tap")),                    \
            "LPGPR3: " BACKMEM_NXP_TINYUF2 "boards.h, TINYUF2_DBL_TAP_REG, read and "  \
            "cleared "                                                                 \
            "at each start; MicroPython's machine.bootloader() writes it "             \
            "(micropython/micropython@1c3c2011 ports/mimxrt/modmachine.c), and "       \
            "CircuitPython's (adafruit/circuitpython@cd3da4a5d8 "                      \
            "ports/mimxrt10xx/supervisor/port.c). LPGPR0: NuttX's RTC, so PX4's "      \
            "(IMXRT_RTC_MAGIC_REG, 0 by default; apache/nuttx@4ebc8a7291 "             \
            "arch/arm/src/imxrt/imxrt_lpsrtc.c). LPGPR1: CircuitPython's saved word, " \
            "in place of yours (0xAD0000AF; the same port.c). LPGPR2: a proposed "     \
            "mboot of MicroPython (micropython/micropython#19619)",                    \
        BACKMEM_PAGE_CONFLICT(                                                         \
            "GPR_Z_DIS is a reserved bit in the manual and has a name in NXP's "       \
            "headers. " detector ". One Zephyr driver copies bytes into LPGPR, "       \
            "another whole words: words here. MicroPython's table documents 4 words "  \
            "for all chips; the headers count 4 on RT1011, RT116x and RT117x, 8 on "   \
            "the others, as an RT1052 has. Left out: the GPRs of SRC, where the boot " \
            "ROM keeps its own words (persistent entry, redundant boot) and no "       \
            "source says what they survive"),                                          \
        BACKMEM_PROOF_MODEL)

#endif
