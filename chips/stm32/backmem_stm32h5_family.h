// What STM32H5 share, named as in RM0481; the non-secure addresses. A page says which
// tamper flags its devices have.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32H5_FAMILY_H
#define BACKMEM_STM32H5_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32h5xx/drivers/src/stm32h5xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32h5xx/drivers/src/stm32h5xx_hal_pwr_ex.c"

#define BACKMEM_BKPSRAM_BASE   0x40036400u
#define BACKMEM_TAMP_BKP0R     0x44007D00u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_AHB1ENR          0x44020C88u
#define BACKMEM_RCC_AHB1ENR_BKPRAMEN (1u << 28)
#define BACKMEM_RCC_APB3ENR          0x44020CA8u
#define BACKMEM_RCC_APB3ENR_RTCAPBEN (1u << 21)
#define BACKMEM_RCC_BDCR             0x44020CF0u
#define BACKMEM_RCC_BDCR_VSWRST      (1u << 16)

#define BACKMEM_PWR_BDCR       0x44020820u
#define BACKMEM_PWR_BDCR_BREN  (1u << 0)
#define BACKMEM_PWR_DBPCR      0x44020824u
#define BACKMEM_PWR_DBPCR_DBP  (1u << 0)
#define BACKMEM_PWR_BDSR       0x44020828u
#define BACKMEM_PWR_BDSR_BRRDY (1u << 16)

#define BACKMEM_TAMP_CR2         0x44007C04u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x44007C30u

#define BACKMEM_ST_H5_RCC  "vendor SVD of STM32H573 in currentmakers/cmforthlib@a44163e"
#define BACKMEM_ST_H5_TAMP "embassy-rs/stm32-data@871bfd30 data/registers/tamp_h5.yaml"
#define BACKMEM_ST_H5_PWR  "embassy-rs/stm32-data@871bfd30 data/registers/pwr_h5.yaml"

// The backup SRAM. `blocked` is who says what the flags do, `zones` what TrustZone adds
// to the hazards.
#define BACKMEM_PAGE_H5_SRAM(header, place, place_by, blocked, zones, conflict, proof) \
    BACKMEM_STM32H5_SRAM(header, BACKMEM_PAGE_##place, place_by, blocked, zones,       \
                         BACKMEM_PAGE_##conflict, BACKMEM_PAGE_##proof)
#define BACKMEM_PAGE_H5_SECURE_SRAM(header, size, proof)                               \
    BACKMEM_STM32H5_SRAM(header,                                                       \
        BACKMEM_PAGE_SECURE_AT(BKPSRAM_BASE, BKPSRAM_BYTES),                           \
            "BKPSRAM_BASE_NS and _S, " size,                                           \
        "; it then reads 0 and ignores stores (RM0481 rev 4, p. 155, as quoted by a "  \
        "user, of flags)",                                                             \
        "; in TrustZone it may be secure by a watermark in the GTZC, and where "       \
        "PWR_SECCFGR.VBSEC is set, DBP and BREN are for secure code (" header ")",     \
        "the address: embassy-rs/stm32-data#902 had 0x40024000, where the CPU reads "  \
        "0 and stores vanish; header and silicon have 0x40036400. Backup domain "      \
        "reset: BREN is cleared, and whether the contents stay is unknown; SRAM2 is "  \
        "erased (errata of H562, H563, H573; embassy-rs/embassy#2546)",                \
        BACKMEM_PAGE_##proof)
#define BACKMEM_STM32H5_SRAM(header, place, place_by, blocked, zones, conflict, proof) \
    BACKMEM_MAKE_REGION("BKPSRAM",                                                     \
        place,                                                                         \
            header ": " place_by,                                                      \
        BACKMEM_PAGE_UNIT(4, 4, 1, PENDING),                                           \
            BACKMEM_ST_ECC_SRAM_FAQ "H5). Words go straight in. The address is "       \
            "Device memory "                                                           \
            "in the default map: an unaligned access faults; none is made here",       \
        BACKMEM_PAGE_VBAT,                                                             \
            "kept in Standby and on VBAT while BREN is set ("                          \
            BACKMEM_ST_HAL_PWREX ", "                                                  \
            BACKMEM_ST_HAL_PWR ")",                                                    \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR, VSWRST),                                  \
                           TRY_SET(RCC_APB3ENR, RTCAPBEN),                             \
                           UNLOCK(PWR_DBPCR, DBP),                                     \
                           SET(RCC_AHB1ENR, BKPRAMEN),                                 \
                           RETAIN(PWR_BDCR, BREN),                                     \
                           RETAIN_READY(PWR_BDSR, BRRDY),                              \
                           ASK_BOTH(TAMP_SR, TAMPxF),                                 \
                           ASK_BOTH(TAMP_CR2, BKBLOCK)),                              \
            "VSWRST, RTCAPBEN, DBP, BKPRAMEN, BREN, BRRDY, TAMPxF, BKBLOCK, bits in "  \
            header ". The H5 has no PWREN. Do not rely on BKPRAMEN, said to be set "   \
            "after reset; RTCAPBEN is for the flags. "                                 \
            BACKMEM_ST_SRAM_HELD("VSWRST", BACKMEM_ST_H5_RCC) ". TAMPxF, BKBLOCK: "    \
            "they shut the SRAM only where TAMP_ERCFGR.ERCFG0 makes it a device "      \
            "secret, so they are named after a dropped store only" blocked,            \
        BACKMEM_PAGE_HAZARDS(ECC, ZEROIZE, LOCK),                                      \
            "ECC: through RAMCFG (" header ", RAMCFG_BKPRAM). ZEROIZE: by tamper "     \
            "where TAMP_ERCFGR.ERCFG0 selects it (" header "). LOCK: DBP protects "    \
            "all registers and the SRAM of the domain (" BACKMEM_ST_H5_PWR "). "       \
            "RAMCFG_M5ISR.SRAMBUSY tells of an erase; its clock is off after reset, "  \
            "so no step asks it" zones,                                                \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        conflict, proof)

// The backup registers.
#define BACKMEM_PAGE_H5_REGISTERS(header, place, place_by, held_by, hazards_by,   \
                                  reserved, reserved_by, proof)                   \
    BACKMEM_STM32H5_REGISTERS(header, BACKMEM_PAGE_##place, place_by, held_by,    \
                              hazards_by, BACKMEM_PAGE_##reserved, reserved_by,   \
                              BACKMEM_PAGE_##proof)
#define BACKMEM_PAGE_H5_SECURE_REGISTERS(header, held_by, proof)          \
    BACKMEM_STM32H5_REGISTERS(header,                                     \
        BACKMEM_PAGE_SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),         \
            BACKMEM_ST_SECURE_PLACE(header),                              \
        held_by,                                                          \
        BACKMEM_ST_ZONED_HAZARDS BACKMEM_ST_SECURE_DBP(header),           \
        BACKMEM_PAGE_KEY_RESERVED,                                        \
            BACKMEM_ST_HARDWARE_KEY(header) ". BKP0R also: "              \
            BACKMEM_BY_MONGOOSE,                                          \
        BACKMEM_PAGE_##proof)
#define BACKMEM_STM32H5_REGISTERS(header, place, place_by, held_by, hazards_by,        \
                                  reserved, reserved_by, proof)                        \
    BACKMEM_STM32_REGISTERS("TAMP_BKP",                                                \
        place,                                                                         \
            place_by,                                                                  \
        BACKMEM_PAGE_VBAT,                                                             \
            BACKMEM_ST_DOMAIN_SURVIVES(BACKMEM_ST_HAL_PWR),                            \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR, VSWRST),                                  \
                           SET(RCC_APB3ENR, RTCAPBEN),                                 \
                           UNLOCK(PWR_DBPCR, DBP),                                     \
                           REQUIRE(TAMP_SR, TAMPxF),                                   \
                           REQUIRE(TAMP_CR2, BKBLOCK)),                                \
            "VSWRST, RTCAPBEN, DBP, TAMPxF, BKBLOCK, bits in " header ". The H5 "      \
            "has no PWREN. " BACKMEM_ST_HELD("VSWRST", BACKMEM_ST_H5_RCC) ". "         \
            BACKMEM_ST_FLAGS_HOLD(held_by) BACKMEM_ST_CLEAR_FLAGS ". "                 \
            BACKMEM_ST_BKBLOCK(BACKMEM_ST_H5_TAMP),                                    \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            hazards_by,                                                                \
        reserved,                                                                      \
            reserved_by,                                                               \
        BACKMEM_PAGE_NO_CONFLICT, proof)

#endif
