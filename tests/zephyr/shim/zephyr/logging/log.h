// Stands for Zephyr's header: what is logged goes to the test.
//
// SPDX-License-Identifier: MIT
#pragma once

#define LOG_MODULE_REGISTER(name, level) _Static_assert((level) >= 0, #name)

#define LOG_ERR(...) shim_log(__VA_ARGS__)

__attribute__((format(printf, 1, 2))) void shim_log(const char *format, ...);
