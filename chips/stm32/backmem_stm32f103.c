// STM32F1 of low and medium density: ten 16-bit backup registers, DR1 to DR10. There
// is no DR0.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f1_family.h"

BACKMEM_PAGE(stm32f103, "STMicroelectronics",

DR1_TO_DR10);
