// Records in any memory. The input: size, layout, the memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "fuzz.h"

static void saves_try(const backmem_record_t *record, backmem_place_t place) {
    uint8_t *src = malloc(record->shape.size);
    uint8_t *dst = malloc(record->shape.size);
    HOLDS(src != NULL && dst != NULL);
    for (unsigned save = 0; save < 3; save++) {
        memset(src, (int)save + 1, record->shape.size);
        HOLDS(backmem_record_save(record, src) == BACKMEM_OK);
        HOLDS(backmem_record_load(record, dst) == BACKMEM_OK);
        HOLDS(memcmp(src, dst, record->shape.size) == 0);
        backmem_status_t status;
        backmem_record_t again;
        HOLDS(backmem_record_open(&again, place, record->shape, &status) == BACKMEM_OK);
        HOLDS(status == BACKMEM_KEPT);
    }
    HOLDS(backmem_record_wipe(record) == BACKMEM_OK);
    HOLDS(backmem_record_load(record, dst) == BACKMEM_ERR_EMPTY);
    free(src);
    free(dst);
}

// Nothing but a migration or a wipe makes room.
static void foreign_end(const backmem_record_t *record, backmem_shape_t shape,
                        bool loads) {
    uint8_t *src = calloc(1, shape.size);
    HOLDS(src != NULL);
    HOLDS(backmem_record_save(record, src) == BACKMEM_ERR_FOREIGN);
    if (loads) {
        HOLDS(backmem_record_migrate(record, src) == BACKMEM_OK);
    } else {
        HOLDS(backmem_record_migrate(record, src) != BACKMEM_OK);
        HOLDS(backmem_record_wipe(record) == BACKMEM_OK);
    }
    free(src);
}

static void record_try(backmem_place_t place, backmem_shape_t shape) {
    backmem_record_t record;
    backmem_status_t status;
    const backmem_err_t err = backmem_record_open(&record, place, shape, &status);
    uint8_t byte = 0;
    if (err) {
        HOLDS(backmem_record_load(&record, &byte) == BACKMEM_ERR_RANGE);
        HOLDS(backmem_record_save(&record, &byte) == BACKMEM_ERR_RANGE);
        HOLDS(backmem_record_wipe(&record) == BACKMEM_ERR_RANGE);
        return;
    }
    uint8_t *dst = malloc(shape.size);
    HOLDS(dst != NULL);
    const bool counts = status == BACKMEM_KEPT || status == BACKMEM_RECOVERED;
    HOLDS((backmem_record_load(&record, dst) == BACKMEM_OK) == counts);
    free(dst);
    backmem_shape_t found;
    const bool is_foreign = backmem_record_found(&record, &found) == BACKMEM_OK;
    HOLDS(is_foreign == (status == BACKMEM_FOREIGN));
    if (is_foreign) {
        backmem_record_t old;
        dst = malloc(found.size);
        HOLDS(dst != NULL);
        // One that reaches out of the place does not open, and a newer one opens as it
        // is; what does load is migrated.
        const backmem_err_t opened = backmem_record_open(&old, place, found, &status);
        HOLDS(opened == BACKMEM_OK || opened == BACKMEM_ERR_SIZE);
        const bool loads = !opened && backmem_record_load(&old, dst) == BACKMEM_OK;
        HOLDS(loads || opened || status == BACKMEM_FOREIGN);
        free(dst);
        foreign_end(&record, shape, loads);
    }
    saves_try(&record, place);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input_t input = { data, size };
    backmem_region_t region;
    backmem_shape_t shape;
    shape.size = input_number(&input);
    shape.layout = input_number(&input);
    if (input_region(&input, &region)) {
        record_try((backmem_place_t){ &region, 0, region.bytes }, shape);
        free((void *)region.base);
    }
    return 0;
}
