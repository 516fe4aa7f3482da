// Sources of stm32f103_rows.h. Each chip's notes include them once.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F103_NOTES_H
#define BACKMEM_CHIPS_STM32F103_NOTES_H

#include "stm32_notes.h"

#define F1_RULE                                                                        \
    "16 of the 32 bits store, the upper half reads 0 (RM0008 chapter 6, quoted in "    \
    "devanlai/dapboot#42). What a byte store does is not written down for this chip: " \
    "treated as the worst"

#define F1_SURVIVES                                                                   \
    "Standby loses all registers but the backup domain's (" HAL_STM32                 \
    "stm32f1xx/drivers/src/stm32f1xx_hal_pwr.c, PWR_EnterSTANDBYMode text), and the " \
    "domain is on VBAT when VDD is off. " REGISTERS_LOSS

#define F1_STEPS                                                                       \
    "PWREN and BKPEN, then DBP: " HAL_STM32                                            \
    "stm32f1xx/soc/stm32f103xb.h; the STM32 HID "                                      \
    "bootloader enables the same two clocks (Serasidis/STM32_HID_Bootloader@063e25ec " \
    "bootloader/F1/Src/main.c). " CR_FLAGS

#define F1_HAZARDS                                                                 \
    "ZEROIZE: the tamper pin erases the data registers (BKP_CR.TPE, " HAL_STM32    \
    "stm32f1xx/drivers/src/stm32f1xx_hal_rtc_ex.c). LOCK: while DBP is clear, as " \
    "after each reset, stores are dropped in silence"

#define F1_OWNERS                                                                      \
    "DR1, DR2: " ARDUPILOT                                                             \
    " (hwdef/f103-periph). Each start of its bootloader writes them. "                 \
    "DR4: Serasidis/STM32_HID_Bootloader@063e25ec bootloader/F1/Src/main.c reads it "  \
    "and clears it at each start; DR10: versions up to 2.1 "                           \
    "(stm32duino/Arduino_Core_STM32@b4bae0df libraries/SrcWrapper/inc/backup.h). Not " \
    "counted: words whose number the user chooses (dapboot), stm32duino's RTC "        \
    "library (DR1)"

static const backmem_sources_t rows[] = {
    {
        .place = HAL_STM32
        "stm32f1xx/soc/stm32f103xb.h: BKP_BASE + DR1, ten members. There is "
        "no DR0: the first word is reserved. RM0041 5.1 gives STM32F100 of low and "
        "medium density ten registers too",
        .rule = F1_RULE,
        .survives = F1_SURVIVES,
        .steps = F1_STEPS,
        .hazards = F1_HAZARDS,
        .owners = F1_OWNERS,
        .conflict = "ST's SVD files put DR1 at 0x40006C00, four bytes too low; "
                    "header and silicon have it at 0x40006C04 (ST community thread "
                    "'SFR register view for RTC backup registers is using wrong "
                    "address')",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HAL_STM32
        "stm32f1xx/soc/stm32f103xe.h: BKP_BASE + DR11, 32 members; RTCCR, "
        "CR and CSR lie between DR10 and DR11. RM0041 5.1 gives STM32F100 of high "
        "density 42 registers too, RM0008 6.1 STM32F10x at most 42",
        .rule = F1_RULE,
        .survives = F1_SURVIVES,
        .steps = F1_STEPS,
        .hazards = F1_HAZARDS,
        .owners = "none known",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

#endif
