// Stands for FreeRTOS's header.
//
// SPDX-License-Identifier: MIT
#pragma once
typedef unsigned long UBaseType_t;
typedef long BaseType_t;
