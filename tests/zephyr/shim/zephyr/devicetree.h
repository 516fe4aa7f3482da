// Stands for Zephyr's header. The nodes are those of nodes.h, which run.py makes.
//
// SPDX-License-Identifier: MIT
#pragma once
#include "nodes.h"

#define DT_INST_FOREACH_STATUS_OKAY(function)   NODES(function)
#define DT_INST_PROP(i, property)               NODE_##i##_##property
#define DT_INST_NODE_HAS_PROP(i, property)      NODE_##i##_HAS_##property
#define DT_INST_PROP_OR(i, property, otherwise) NODE_##i##_OR_##property(otherwise)
#define DT_INST_PHANDLE(i, property)            NODE_##i##_##property
#define DT_DRV_INST(i)                          NODE_##i
#define DT_NODE_FULL_NAME(node)                 SHIM_CAT(node, _NAME)
#define DT_HAS_CHOSEN(name)                     SHIM_CAT(CHOSEN_##name, _EXISTS)
#define DT_CHOSEN(name)                         CHOSEN_##name
#define DT_REG_ADDR(node)                       SHIM_CAT(node, _ADDR)
#define DT_REG_SIZE(node)                       SHIM_CAT(node, _SIZE)

#define SHIM_CAT(a, b)  SHIM_CAT2(a, b)
#define SHIM_CAT2(a, b) a##b
