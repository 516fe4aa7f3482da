// Sources that the rows of all STM32H5 share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H5_NOTES_H
#define BACKMEM_CHIPS_STM32H5_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h5xx/drivers/src/stm32h5xx_hal_pwr_ex.c"

#define H5_SRAM_RULE                                                               \
    ECC_SRAM_FAQ "H5). Words go straight in. The address is Device memory in the " \
                 "default map: an unaligned access faults; none is made here"

#define H5_SRAM_SURVIVES \
    "kept in Standby and on VBAT while BREN is set (" HAL_PWREX ", " HAL_PWR ")"

#define H5_SRAM_STEPS                                                       \
    "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER                           \
    ". The H5 has no PWREN. Do not rely on BKPRAMEN, said to be set after " \
    "reset"

#define H5_REGISTER_STEPS "RTCAPBEN, DBP, bits in " HEADER ". The H5 has no PWREN"

#endif
