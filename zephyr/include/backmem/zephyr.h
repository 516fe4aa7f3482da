// Objects beside Zephyr's retained memory: the bytes of a device as a place.
//
//     const struct device *backup = DEVICE_DT_GET(DT_NODELABEL(backup));
//     backmem_status_t status;
//     err = backmem_boot_open(&boot, backmem_zephyr_place(backup, 0, 0), &status);
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ZEPHYR_H
#define BACKMEM_ZEPHYR_H

#include <zephyr/device.h>

#include "backmem/place.h"

#ifdef __cplusplus
extern "C" {
#endif

// Where an object can stand, in a device whose node is compatible with
// "backmem,region". What an object has must not be a part of a zephyr,retention node,
// and is not to be cleared by retained_mem_clear.
//
//   offset   bytes from the start of the device
//   bytes    0: all behind the offset
//
// Returns  the place. Where the device is not ready, or has no such bytes, one of 0
//          bytes, in which an object's open answers SIZE, or RANGE
// Context  any, once the device is initialised.
backmem_place_t backmem_zephyr_place(const struct device *dev, uint32_t offset,
                                     uint32_t bytes);

// The number of errno, negative, that the driver gives for an answer of the library's;
// 0 for OK.
int backmem_zephyr_errno(backmem_err_t err);

#ifdef __cplusplus
}
#endif

#endif
