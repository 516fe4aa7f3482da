// What STM32F1 share, named as in RM0008. There is no DR0: the first word is reserved.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32F1_FAMILY_H
#define BACKMEM_STM32F1_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_BKP_DR1       0x40006C04u // 16 bits in each word
#define BACKMEM_BKP_DR1_COUNT 10

#define BACKMEM_RCC_APB1ENR       0x4002101Cu
#define BACKMEM_RCC_APB1ENR_BKPEN (1u << 27)
#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)

#define BACKMEM_RCC_BDCR          0x40021020u
#define BACKMEM_RCC_BDCR_BDRST    (1u << 16)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#define BACKMEM_BKP_CSR     0x40006C34u
#define BACKMEM_BKP_CSR_TEF (1u << 8)

#define BACKMEM_ST_F1_RULE                                                             \
    "16 of the 32 bits store, the upper half reads 0 (RM0008 chapter 6, quoted in "    \
    "devanlai/dapboot#42). What a byte store does is not written down for this chip: " \
    "treated as the worst"

#define BACKMEM_ST_F1_SURVIVES                                                         \
    "Standby loses all registers but the backup domain's (" BACKMEM_ST_CUBE            \
    "stm32f1xx/drivers/src/stm32f1xx_hal_pwr.c, PWR_EnterSTANDBYMode text), and the "  \
    "domain is on VBAT when VDD is off. " BACKMEM_ST_LOSS

#define BACKMEM_ST_F1_STEPS                                                            \
    "PWREN and BKPEN, then DBP: " BACKMEM_ST_CUBE "stm32f1xx/soc/stm32f103xb.h; the "  \
    "STM32 "                                                                           \
    "HID bootloader enables the same two clocks "                                      \
    "(Serasidis/STM32_HID_Bootloader@063e25ec bootloader/F1/Src/main.c). "             \
    BACKMEM_ST_CR_FLAGS ". " BACKMEM_ST_HELD("BDRST", BACKMEM_ST_SVD("STM32F103"))     \
    ". TEF: while it is set the data registers are held in reset, and a store is not " \
    "kept (RM0008, BKP_CSR, as a header quotes it)"

#define BACKMEM_ST_F1_HAZARDS                                                          \
    "ZEROIZE: the tamper pin erases the data registers (BKP_CR.TPE, " BACKMEM_ST_CUBE  \
    "stm32f1xx/drivers/src/stm32f1xx_hal_rtc_ex.c), and BKP_CSR.TEF holds them until " \
    "BKP_CSR.CTE clears it. LOCK: while DBP is clear, as after each reset, stores "    \
    "are dropped in silence"

#define BACKMEM_ST_F1_OWNERS                                                           \
    "DR1, DR2: " BACKMEM_BY_ARDUPILOT_NODES("f103-periph") "; "                        \
    BACKMEM_BY_PX4("main_f1.c, 0x19710317") "; the UF2 bootloader uf2-stm32f103 "      \
    "(0x544F4F42, 0x3F82722A, stored at each start; "                                  \
    "mmoskal/uf2-stm32f103@cfd41057e2 src/stm32f103/target_stm32f103.c); "             \
    BACKMEM_BY_AMK "; NuttX with the RTC's counter (time, 0xFACEFEED; "                \
    "apache/nuttx@4ebc8a7291 arch/arm/src/common/stm32/stm32_rtcounter_m3m4_v1.c); "   \
    "DR1: " BACKMEM_BY_STM32RTC "; newer ones keep the date in DR6 and DR7 "           \
    "(stm32duino/STM32RTC@5c58716 src/rtc.c, RTC_StoreDate). DR4: "                    \
    BACKMEM_BY_STM32_HID("bootloader/F1/Src/main.c") ". DR10: the STM32duino "         \
    "bootloader (0x424C, 0x424D, read at each start; "                                 \
    "rogerclarkmelbourne/STM32duino-bootloader@df689808b6 hardware.c), asked by "      \
    "Arduino_STM32 (rogerclarkmelbourne/Arduino_STM32@ad45681f "                       \
    "STM32F1/cores/maple/usb_serial.cpp), Klipper and Katapult (1; "                   \
    "Klipper3d/klipper@84104bbbd7, Arksine/katapult@902f335c22 src/stm32/stm32f1.c); " \
    "the Vial bootloader (0x7662, 0x4953, cleared at each start; "                     \
    "vial-kb/vibl@0b9d1b0f50 bootloader/src/boot.c); " BACKMEM_BY_BL_HID               \
    ". Not counted: words whose number the user chooses (dapboot)"

// What all have.
#define BACKMEM_PAGE_DR1_TO_DR10                                                       \
    BACKMEM_PAGE_REGION("BKP_DR1",                                                     \
        HALVES_AT(BKP_DR1, BKP_DR1_COUNT),                                             \
            BACKMEM_ST_CUBE "stm32f1xx/soc/stm32f103xb.h: BKP_BASE + DR1, ten "        \
            "members. There "                                                          \
            "is no DR0: the first word is reserved. RM0041 5.1 gives STM32F100 of "    \
            "low and medium density ten registers too",                                \
        UNIT(2, 4, 0, UNKNOWN),                                                        \
            BACKMEM_ST_F1_RULE,                                                        \
        VBAT,                                                                          \
            BACKMEM_ST_F1_SURVIVES,                                                    \
        STEPS(REQUIRE(RCC_BDCR, BDRST),                                                \
              SET(RCC_APB1ENR, PWREN),                                                 \
              SET(RCC_APB1ENR, BKPEN),                                                 \
              UNLOCK(PWR_CR, DBP),                                                     \
              REQUIRE(BKP_CSR, TEF)),                                                  \
            BACKMEM_ST_F1_STEPS,                                                       \
        HAZARDS(ZEROIZE, LOCK),                                                        \
            BACKMEM_ST_F1_HAZARDS,                                                     \
        RESERVED(HALVES(0, 2, BOOTLOADER, "STM32duino, UF2 and other bootloaders"),    \
                 HALVES(3, 1, BOOTLOADER, "STM32 HID bootloader"),                     \
                 HALVES(5, 2, TRANSIENT, "STM32RTC library: the date"),                \
                 HALVES(9, 1, BOOTLOADER, "STM32duino and HID bootloaders")),          \
            BACKMEM_ST_F1_OWNERS,                                                      \
        CONFLICT("ST's SVD files put DR1 at 0x40006C00, four bytes too low; header "   \
                 "and silicon have it at 0x40006C04 (ST community thread 'SFR "        \
                 "register view for RTC backup registers is using wrong address'). "   \
                 "They have BKP_CSR four bytes too low as well"),                      \
        PROVED_BY(MODEL))

#endif
