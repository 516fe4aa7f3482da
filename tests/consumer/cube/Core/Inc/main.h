// What main.c has of the HAL and of the project.
//
// SPDX-License-Identifier: MIT
#ifndef MAIN_H
#define MAIN_H

#include <stdint.h>

void HAL_Init(void);
void SystemClock_Config(void);
void MX_GPIO_Init(void);

int application(void); // 0: all is well

#endif
