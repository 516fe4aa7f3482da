// Stands for Zephyr's header: what the driver takes from it, under Zephyr's names.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct device {
    const char *name;
    const void *config;
    const void *api;
    void *data;
    int (*init)(const struct device *dev);
};

#define POST_KERNEL 3

// Each node's device is shim_device_<number>; the test lets them come up.
#define DEVICE_DT_INST_DEFINE(i, start, pm, its_data, its_config, level, priority,    \
                              its_api)                                                \
    _Static_assert((level) == POST_KERNEL && (priority) == 40, "comes up too early"); \
    const struct device shim_device_##i = { .name = NODE_##i##_NAME,                  \
                                            .config = (its_config),                   \
                                            .api = (its_api),                         \
                                            .data = (its_data),                       \
                                            .init = (start) }

#define DEVICE_DT_INST_GET(i) (&shim_device_##i)

// In a program, by its label: the test declares these.
#define DT_NODELABEL(label) label
#define DEVICE_DT_GET(node) (&SHIM_NODE(node))
#define SHIM_NODE(node)     SHIM_NODE2(node)
#define SHIM_NODE2(node)    shim_node_##node
extern const struct device shim_node_backup, shim_node_boots, shim_node_crashes,
    shim_node_settings;
bool device_is_ready(const struct device *dev);

// As in Zephyr 4.0 and later; without it, as before.
#ifdef SHIM_DEVICE_API
#define DEVICE_API(class, its_name) const struct class##_driver_api its_name
#endif
