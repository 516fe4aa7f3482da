// The start page's program on memory that a file keeps, as native_sim's driver does for
// its node. One run is one start.
//
// SPDX-License-Identifier: MIT
#include <stdarg.h>
#include <stdio.h>

#include <zephyr/device.h>
#include <zephyr/sys/printk.h>

#include "backmem/chips.h"
#include "backmem/zephyr.h"

int guide_main(void); // the page's main

const struct device shim_node_backup = { .name = "backup" };
static uint32_t memory[16]; // the node's 64 bytes

void printk(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
}

backmem_place_t backmem_zephyr_place(const struct device *dev, uint32_t offset,
                                     uint32_t bytes) {
    static backmem_region_t region;
    const backmem_region_desc_t *ram = backmem_chip_region(&backmem_chip_ram, "RAM");
    const bool there =
        dev == &shim_node_backup
        && backmem_region_attach(&region, ram, memory, sizeof memory) == BACKMEM_OK;
    return (backmem_place_t){ &region, offset,
                              there && bytes == 0 ? sizeof memory : bytes };
}

// Loads or stores the memory, in the folder in which the program runs.
static void file_move(const char *mode) {
    FILE *file = fopen("guide.bin", mode);
    if (file != NULL) {
        size_t moved = mode[0] == 'r' ? fread(memory, sizeof memory, 1, file)
                                      : fwrite(memory, sizeof memory, 1, file);
        (void)!moved;
        (void)!fclose(file);
    }
}

int main(void) {
    file_move("rb");
    const int result = guide_main();
    file_move("wb");
    return result;
}
