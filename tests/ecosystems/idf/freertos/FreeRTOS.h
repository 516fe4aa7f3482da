// Stands for ESP-IDF's header: a lock that the test can look at.
//
// SPDX-License-Identifier: MIT
#pragma once
typedef struct {
    int held;
} portMUX_TYPE;
#define portMUX_INITIALIZER_UNLOCKED \
    { 0 }

void vPortEnterCritical(portMUX_TYPE *mux);
void vPortExitCritical(portMUX_TYPE *mux);
#define portENTER_CRITICAL_SAFE(mux) vPortEnterCritical(mux)
#define portEXIT_CRITICAL_SAFE(mux)  vPortExitCritical(mux)
