// Words and boot ledgers in any memory. The input: the memory, and by its last byte
// what is done.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/word.h"
#include "fuzz.h"

static void words_try(const backmem_region_t *region, uint8_t hint) {
    const uint32_t offset = hint;
    uint16_t value = 0;
    const backmem_err_t err = backmem_word_load(region, offset, &value);
    HOLDS(err == BACKMEM_OK || value == 0);
    if (err == BACKMEM_OK || err == BACKMEM_ERR_EMPTY) {
        HOLDS(backmem_word_save(region, offset, 0xbeef) == BACKMEM_OK);
        HOLDS(backmem_word_load(region, offset, &value) == BACKMEM_OK);
        HOLDS(value == 0xbeef);
    }
}

static void boots_try(const backmem_region_t *region) {
    backmem_record_t boot;
    backmem_boot_info_t info[2];
    backmem_status_t status;
    for (unsigned i = 0; i < 2; i++) {
        const backmem_err_t err =
            backmem_boot_begin(&boot, region, 0, region->bytes, i, &info[i], &status);
        HOLDS((err == BACKMEM_ERR_SIZE) == (region->bytes < BACKMEM_BOOT_BYTES_SHORT));
        if (err) {
            return;
        }
    }
    HOLDS(status == BACKMEM_KEPT);
    HOLDS(info[1].boots > info[0].boots || info[1].boots >= 0xffff);
    HOLDS(info[1].streak > info[0].streak || info[1].streak >= 15);
    HOLDS(info[1].state == info[0].state);
    HOLDS(backmem_boot_state(&boot, 7) == BACKMEM_OK);
    HOLDS(backmem_boot_healthy(&boot) == BACKMEM_OK);
    const backmem_err_t err =
        backmem_boot_begin(&boot, region, 0, region->bytes, 0, &info[0], &status);
    HOLDS(err == BACKMEM_OK && info[0].streak == 0 && info[0].state == 7);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const input_t input = { data, size };
    backmem_region_t region;
    if (input_region(&input, &region)) {
        boots_try(&region);
        words_try(&region, data[size - 1]);
        free((void *)region.base);
    }
    return 0;
}
