// The names that belong to stm32h503.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "PWR_DBPCR.DBP", "RCC_AHB1ENR.BKPRAMEN", "PWR_BDCR.BREN", "PWR_BDSR.BRRDY", NULL,
};

static const char *const register_steps[] = {
    "RCC_APB3ENR.RTCAPBEN",
    "PWR_DBPCR.DBP",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = NULL, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32h503 = { rows };
