// The lock behind the critical section of backmem_esp_config.h.
//
// SPDX-License-Identifier: MIT
#include "backmem_esp_config.h"

portMUX_TYPE backmem_esp_lock = portMUX_INITIALIZER_UNLOCKED;
