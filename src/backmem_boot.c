// The boot ledger: a record of one word or of three. DESIGN.md, "Boot".
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"

#define SIZE_SHORT 4u
#define SIZE_LONG  12u

typedef struct ledger {
    uint32_t boots;
    uint32_t cause;
    uint32_t failures; // boots in a row, this one included, that were not healthy
    uint32_t state;
} ledger_t;

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

// Memory that holds no ledger gives zeros, and the answer EMPTY.
static backmem_err_t ledger_load(const backmem_record_t *boot, ledger_t *ledger) {
    uint32_t word[3] = { 0, 0, 0 };
    const backmem_err_t err = backmem_record_load(boot, word);
    if (boot->size == SIZE_SHORT) {
        ledger->boots = word[0] & 0xffff;
        ledger->cause = word[0] >> 26;
        ledger->failures = word[0] >> 16 & 0xf;
        ledger->state = word[0] >> 20 & 0x3f;
    } else {
        ledger->boots = word[0];
        ledger->cause = word[1];
        ledger->failures = word[2] & 0xffff;
        ledger->state = word[2] >> 16;
    }
    return err;
}

// Numbers stop at their largest value, also in the ledger given.
static backmem_err_t ledger_save(const backmem_record_t *boot, ledger_t *ledger) {
    uint32_t word[3];
    if (boot->size == SIZE_SHORT) {
        ledger->boots = least(ledger->boots, 0xffff);
        ledger->cause = least(ledger->cause, 0x3f);
        ledger->failures = least(ledger->failures, 0xf);
        ledger->state = least(ledger->state, 0x3f);
        word[0] = ledger->boots | ledger->failures << 16 | ledger->state << 20
                  | ledger->cause << 26;
    } else {
        ledger->failures = least(ledger->failures, 0xffff);
        word[0] = ledger->boots;
        word[1] = ledger->cause;
        word[2] = ledger->failures | ledger->state << 16;
    }
    return backmem_record_save(boot, word);
}

backmem_err_t backmem_boot_begin(backmem_record_t *boot, const backmem_region_t *region,
                                 uint32_t offset, uint32_t bytes, uint32_t cause,
                                 backmem_boot_info_t *info, backmem_status_t *status) {
    if (bytes < BACKMEM_BOOT_BYTES_SHORT) {
        return BACKMEM_ERR_SIZE;
    }
    boot->region = region;
    boot->offset = offset;
    boot->size = bytes < BACKMEM_BOOT_BYTES ? SIZE_SHORT : SIZE_LONG;
    boot->layout = 0;
    backmem_err_t err = backmem_record_open(boot, status);
    if (err) {
        return err;
    }
    ledger_t ledger;
    (void)!ledger_load(boot, &ledger); // zeros are right where nothing is
    info->streak = (uint16_t)ledger.failures;
    info->state = (uint16_t)ledger.state;
    if (ledger.boots != UINT32_MAX) {
        ledger.boots++;
    }
    ledger.failures++;
    ledger.cause = cause;
    err = ledger_save(boot, &ledger);
    info->boots = ledger.boots;
    info->cause = ledger.cause;
    return err;
}

backmem_err_t backmem_boot_healthy(const backmem_record_t *boot) {
    ledger_t ledger;
    const backmem_err_t err = ledger_load(boot, &ledger);
    if (err) {
        return err;
    }
    ledger.failures = 0;
    return ledger_save(boot, &ledger);
}

backmem_err_t backmem_boot_state(const backmem_record_t *boot, uint16_t state) {
    ledger_t ledger;
    const backmem_err_t err = ledger_load(boot, &ledger);
    if (err) {
        return err;
    }
    ledger.state = state;
    return ledger_save(boot, &ledger);
}
