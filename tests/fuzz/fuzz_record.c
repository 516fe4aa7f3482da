// Records in any memory. The input: size, layout, the memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "fuzz.h"

static void saves_try(const backmem_record_t *record) {
    uint8_t *src = malloc(record->size);
    uint8_t *dst = malloc(record->size);
    HOLDS(src != NULL && dst != NULL);
    for (unsigned save = 0; save < 3; save++) {
        memset(src, (int)save + 1, record->size);
        HOLDS(backmem_record_save(record, src) == BACKMEM_OK);
        HOLDS(backmem_record_load(record, dst) == BACKMEM_OK);
        HOLDS(memcmp(src, dst, record->size) == 0);
        backmem_status_t status;
        HOLDS(backmem_record_open(record, &status) == BACKMEM_OK);
        HOLDS(status == BACKMEM_KEPT);
    }
    HOLDS(backmem_record_wipe(record) == BACKMEM_OK);
    HOLDS(backmem_record_load(record, dst) == BACKMEM_ERR_EMPTY);
    free(src);
    free(dst);
}

static void record_try(const backmem_record_t *record) {
    backmem_status_t status;
    const backmem_err_t err = backmem_record_open(record, &status);
    if (err) {
        return;
    }
    uint8_t *dst = malloc(record->size);
    HOLDS(dst != NULL);
    const bool counts = status == BACKMEM_KEPT || status == BACKMEM_RECOVERED;
    HOLDS((backmem_record_load(record, dst) == BACKMEM_OK) == counts);
    free(dst);
    backmem_record_t found;
    const bool is_foreign = backmem_record_found(record, &found) == BACKMEM_OK;
    HOLDS(is_foreign == (status == BACKMEM_FOREIGN));
    if (is_foreign) {
        dst = malloc(found.size);
        HOLDS(dst != NULL && backmem_record_load(&found, dst) == BACKMEM_OK);
        free(dst);
    }
    saves_try(record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input_t input = { data, size };
    backmem_region_t region;
    backmem_record_t record = { &region, 0, input_number(&input), 0 };
    record.layout = input_number(&input);
    if (input_region(&input, &region)) {
        record_try(&record);
        free((void *)region.base);
    }
    return 0;
}
