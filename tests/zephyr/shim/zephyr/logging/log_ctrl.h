// Stands for Zephyr's header.
//
// SPDX-License-Identifier: MIT
#pragma once
#define LOG_PANIC() ((void)0)
