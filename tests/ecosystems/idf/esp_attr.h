// Stands for ESP-IDF's header.
//
// SPDX-License-Identifier: MIT
#pragma once
#define RTC_NOINIT_ATTR __attribute__((section(".rtc_noinit")))
#define __NOINIT_ATTR   __attribute__((section(".noinit")))
