// The names that belong to stm32h523_rows.h, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H523_LABELS_H
#define BACKMEM_CHIPS_STM32H523_LABELS_H

#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "PWR_DBPCR.DBP", "RCC_AHB1ENR.BKPRAMEN", "PWR_BDCR.BREN", "PWR_BDSR.BRRDY", NULL,
};

static const char *const register_steps[] = {
    "RCC_APB3ENR.RTCAPBEN",
    "PWR_DBPCR.DBP",
    NULL,
};

static const char *const register_owners[] = {
    "secure boot: the boot hardware key, locked by BHKLOCK",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = register_owners, .steps = register_steps },
};

#endif
