// Stands for Zephyr's header: the class's calls. What it checks before it calls a
// driver is left out, so that the driver is seen to check it too.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <zephyr/device.h>

struct retained_mem_driver_api {
    ssize_t (*size)(const struct device *dev);
    int (*read)(const struct device *dev, off_t offset, uint8_t *buffer, size_t size);
    int (*write)(const struct device *dev, off_t offset, const uint8_t *buffer,
                 size_t size);
    int (*clear)(const struct device *dev);
};
