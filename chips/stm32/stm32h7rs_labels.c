// The names that belong to stm32h7rs.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "PWR_CR1.DBP", "RCC_AHB4ENR.BKPRAMEN", "PWR_CSR1.BREN", "PWR_CSR1.BRRDY", NULL,
};

static const char *const register_steps[] = {
    "RCC_APB4ENR.RTCAPBEN",
    "PWR_CR1.DBP",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = NULL, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32h7rs = { rows };
