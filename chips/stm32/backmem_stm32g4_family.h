// What STM32G4 share, named as in RM0440. A page says how many registers it has.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32G4_FAMILY_H
#define BACKMEM_STM32G4_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_TAMP_BKP0R 0x40002500u

#define BACKMEM_RCC_APB1ENR1          0x40021058u
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APB1ENR1_PWREN    (1u << 28)
#define BACKMEM_RCC_BDCR              0x40021090u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_TAMP_SR        0x40002430u
#define BACKMEM_TAMP_SR_TAMPxF 0x003C0007u // TAMP1F to TAMP3F, ITAMP3F to ITAMP6F

#define BACKMEM_PAGE_G4_REGISTERS(header, members, conflict)                           \
    BACKMEM_STM32_REGISTERS("TAMP_BKP",                                                \
        BACKMEM_PAGE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),                             \
            header ": TAMP_BASE + BKP0R, " members " members, RTC_BACKUP_NB " members, \
        BACKMEM_PAGE_VBAT,                                                             \
            BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_CUBE                               \
            "stm32g4xx/drivers/src/stm32g4xx_hal_pwr.c"),                              \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR, BDRST),                                   \
                           SET(RCC_APB1ENR1, PWREN),                                   \
                           SET(RCC_APB1ENR1, RTCAPBEN),                                \
                           UNLOCK(PWR_CR1, DBP),                                       \
                           REQUIRE(TAMP_SR, TAMPxF)),                                  \
            "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, bits in " header ". Do not rely on " \
            "RTCAPBEN's reset value: the vendor SVD of STM32G474 says 1, those of "    \
            "kin 0 (modm-io/cmsis-svd-stm32). "                                        \
            BACKMEM_ST_HELD("BDRST", BACKMEM_ST_SVD("STM32G474")) ". "                 \
            BACKMEM_ST_FLAGS_HOLD("RM0440 38.6.8")                                     \
            BACKMEM_ST_TAMPERS_ARMED("RM0440 38.6.1") BACKMEM_ST_CLEAR_FLAGS,          \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_ST_HAZARDS ". RDP level 1 to 0 erases them (RM0440)",              \
        BACKMEM_PAGE_RESERVED(                                                         \
            WORDS(0, 1, BOOTLOADER, "ArduPilot bootloader"),                           \
            WORDS(1, 6, TRANSIENT, "Betaflight; 1: STM32RTC, ST's examples")),         \
            "BKP0R: " BACKMEM_BY_ARDUPILOT ", on CAN nodes. " BACKMEM_ST_RTC_DRIVERS   \
            ". In place of yours: " BACKMEM_BY_BETAFLIGHT,                             \
        BACKMEM_PAGE_##conflict, BACKMEM_PROOF_HEADER)

#endif
