// The macros that the models' tables are written with. Their names have no prefix, so
// nothing but a model includes them.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MODELS_TABLE_H
#define VCHIP_MODELS_TABLE_H

#include "../chip.h"

// ---- conditions --------------------------------------------------------------------

#define IS(reg, mask, value) \
    { (reg), false, (mask), (value) }
#define IS_NOT(reg, mask, value) \
    { (reg), true, (mask), (value) }
#define SET_IN(reg, mask) \
    { (reg), false, (mask), (mask) }
#define CLEAR_IN(reg, mask) \
    { (reg), false, (mask), 0 }
#define FIELD_SET(field) \
    { VCHIP_FIELD_0 + (field), false, 0, ~0u }
#define FIELD_CLEAR(field) \
    { VCHIP_FIELD_0 + (field), false, 0, 0 }
#define FIELD_ANY(field) \
    { VCHIP_FIELD_0 + (field), true, 0, 0 }
#define OPTION(option, value) \
    { VCHIP_OPTION_0 + (option), false, ~0u, (value) }

// ---- rules -------------------------------------------------------------------------

#define WHEN(...) \
    { __VA_ARGS__ }
#define ALWAYS WHEN({ 0, false, 0, 0 })
#define VCHIP_RULE(only, listens, follows, sentence, from, ...)                        \
    {                                                                                  \
        .on = (listens), .effect = (follows), .when = __VA_ARGS__, .broken = sentence, \
        .source = from, .bits = (only)                                                 \
    }
#define RULE_OF(only, listens, follows, conditions, sentence, from) \
    VCHIP_RULE(only, listens, follows, sentence, from, conditions)
#define RULE(listens, follows, conditions, sentence, from) \
    VCHIP_RULE(0, listens, follows, sentence, from, conditions)
// What happens without a mistake of the program: most of what events do.
#define EFFECT_OF(only, listens, follows, conditions, from) \
    VCHIP_RULE(only, listens, follows, NULL, from, conditions)
#define EFFECT(listens, follows, conditions, from) \
    VCHIP_RULE(0, listens, follows, NULL, from, conditions)

// ---- fields and memories -----------------------------------------------------------

#define FIELD(in, bits) \
    { .reg = (in), .mask = (bits) }
#define FIELD_WORDED(in, bits, sentence, from) \
    { .reg = (in), .mask = (bits), .broken = sentence, .source = from }

// One window. Behind the size: more of its members; or its lists of rules alone.
#define MEMORY_WITH(named, base, size, ...)                                     \
    {                                                                           \
        .name = (named), .windows = { { (base), 0, (size) } }, .bytes = (size), \
        __VA_ARGS__                                                             \
    }
#define MEMORY(named, base, size, ...) \
    MEMORY_WITH(named, base, size, .rules = { __VA_ARGS__ })

#endif
