// Words and boot ledgers in any memory. The input: the memory, and by its last byte
// what is done.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/word.h"
#include "fuzz.h"

static void words_try(const backmem_region_t *region, uint8_t hint) {
    const backmem_place_t place = { region, hint, BACKMEM_WORD_BYTES };
    backmem_word_t word;
    backmem_status_t status;
    uint16_t value = 0;
    if (backmem_word_open(&word, place, &status)) {
        HOLDS(backmem_word_load(&word, &value) == BACKMEM_ERR_RANGE);
        HOLDS(backmem_word_save(&word, 1) == BACKMEM_ERR_RANGE);
        return;
    }
    const backmem_err_t err = backmem_word_load(&word, &value);
    HOLDS(err == (status == BACKMEM_KEPT ? BACKMEM_OK : BACKMEM_ERR_EMPTY));
    HOLDS(backmem_word_save(&word, 0xbeef) == BACKMEM_OK);
    HOLDS(backmem_word_load(&word, &value) == BACKMEM_OK);
    HOLDS(value == 0xbeef);
    HOLDS(backmem_word_wipe(&word) == BACKMEM_OK);
    HOLDS(backmem_word_load(&word, &value) == BACKMEM_ERR_EMPTY);
}

static void boots_try(const backmem_region_t *region) {
    const backmem_place_t place = { region, 0, region->bytes };
    backmem_boot_t boot[2];
    backmem_status_t status;
    for (unsigned i = 0; i < 2; i++) {
        const backmem_err_t err = backmem_boot_open(&boot[i], place, &status);
        HOLDS((err == BACKMEM_ERR_SIZE) == (region->bytes < BACKMEM_BOOT_BYTES_SHORT));
        const uint32_t before = boot[i].boots;
        const backmem_err_t begun = backmem_boot_begin(&boot[i], i);
        if (err) {
            HOLDS(begun == BACKMEM_ERR_RANGE && before == 0);
            return;
        }
        HOLDS(begun == BACKMEM_OK);
        HOLDS(boot[i].boots == before + 1 || boot[i].boots >= 0xffff);
    }
    HOLDS(status == BACKMEM_KEPT);
    HOLDS(boot[1].boots > boot[0].boots || boot[1].boots >= 0xffff);
    HOLDS(boot[1].streak > boot[0].streak || boot[1].streak >= 15);
    HOLDS(boot[1].state == boot[0].state);
    HOLDS(backmem_boot_set_state(&boot[1], 7) == BACKMEM_OK);
    HOLDS(backmem_boot_healthy(&boot[1]) == BACKMEM_OK);
    HOLDS(backmem_boot_open(&boot[0], place, &status) == BACKMEM_OK);
    HOLDS(boot[0].streak == 0 && boot[0].state == 7);
    HOLDS(backmem_boot_wipe(&boot[0]) == BACKMEM_OK);
    HOLDS(backmem_boot_healthy(&boot[0]) == BACKMEM_ERR_EMPTY);
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
