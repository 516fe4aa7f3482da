// Stands for Zephyr's header.
//
// SPDX-License-Identifier: MIT
#pragma once

#define ARG_UNUSED(argument) ((void)(argument))
#define ARRAY_SIZE(array)    (sizeof(array) / sizeof((array)[0]))
#define UTIL_CAT(a, b)       UTIL_CAT2(a, b)
#define UTIL_CAT2(a, b)      a##b

// IS_ENABLED(CONFIG_X): 1 where that is defined as 1, else 0, with or without a
// definition. A flag of 1 puts an argument in front.
#define IS_ENABLED(option)     SHIM_IS(option)
#define SHIM_IS(option)        SHIM_IS2(SHIM_ONE_##option)
#define SHIM_IS2(...)          SHIM_SECOND(__VA_ARGS__ 1, 0, 0)
#define SHIM_SECOND(a, b, ...) b
#define SHIM_ONE_1             0,

#define COND_CODE_1(flag, yes, no) SHIM_COND(flag, yes, no)
#define SHIM_COND(flag, yes, no)   SHIM_COND_##flag(yes, no)
#define SHIM_COND_1(yes, no)       SHIM_BARE yes
#define SHIM_COND_0(yes, no)       SHIM_BARE no
#define SHIM_BARE(...)             __VA_ARGS__
