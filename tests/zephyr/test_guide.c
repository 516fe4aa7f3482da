// The start page's program, and its store, on memory that a file keeps, as native_sim's
// driver does for its nodes. One run is one start.
//
// SPDX-License-Identifier: MIT
#include <stdarg.h>
#include <stdio.h>

#include <zephyr/device.h>
#include <zephyr/sys/printk.h>

#include "backmem/chips.h"
#include "backmem/zephyr.h"

// The page's.
int guide_main(void);
backmem_err_t settings_begin(void);

const struct device shim_node_backup = { .name = "backup" };
const struct device shim_node_settings = { .name = "settings" };
static uint32_t memory[(64 + 256) / sizeof(uint32_t)]; // the first node's, the second's

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
    const bool is_first = dev == &shim_node_backup;
    const bool there =
        (is_first || dev == &shim_node_settings) && offset == 0 && bytes == 0
        && backmem_region_attach(&region, ram, memory, sizeof memory) == BACKMEM_OK;
    const uint32_t size = is_first ? 64 : 256;
    return (backmem_place_t){ &region, is_first ? 0 : 64, there ? size : 0 };
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
    const backmem_err_t err = settings_begin();
    file_move("wb");
    return err ? 1 : result;
}
