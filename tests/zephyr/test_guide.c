// The start page's program on a file, which is the memory of its node. One run is one
// start.
//
// SPDX-License-Identifier: MIT
#include <stdarg.h>
#include <stdio.h>

#include <zephyr/device.h>
#include <zephyr/sys/printk.h>

#include "backmem/host.h"
#include "backmem/zephyr.h"

int guide_main(void); // the page's main

const struct device shim_node_backup = { .name = "backup" };

void printk(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
}

// The node's 64 bytes.
backmem_place_t backmem_zephyr_place(const struct device *dev, uint32_t offset,
                                     uint32_t bytes) {
    static backmem_region_t region;
    const bool mapped =
        dev == &shim_node_backup && backmem_host_open(&region, "guide.bin", 64) == 0;
    return (backmem_place_t){ &region, offset, mapped && bytes == 0 ? 64 : bytes };
}

int main(void) {
    return guide_main();
}
