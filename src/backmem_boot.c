// The boot ledger: a record of one word or of three. DESIGN.md, "Boot".
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"

#include "backmem_object.h"

// Bytes of the two forms.
enum {
    SIZE_SHORT = 4,
    SIZE_LONG = 12,
};

typedef struct ledger {
    uint32_t boots;
    uint32_t cause;
    uint32_t failures; // boots in a row, this one included, that were not healthy
    uint32_t state;
} ledger_t;

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

// Memory that holds no ledger gives zeros, and the answer EMPTY; so does every error.
static backmem_err_t ledger_load(const backmem_record_t *record, ledger_t *ledger) {
    uint32_t word[3] = { 0, 0, 0 };
    const backmem_err_t err = backmem_record_load(record, word);
    if (err) {
        word[0] = 0;
        word[1] = 0;
        word[2] = 0;
    }
    if (record->shape.size == SIZE_SHORT) {
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
static backmem_err_t ledger_save(const backmem_record_t *record, ledger_t *ledger) {
    uint32_t word[3];
    if (record->shape.size == SIZE_SHORT) {
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
    return backmem_record_save(record, word);
}

backmem_err_t backmem_boot_open(backmem_boot_t *boot, backmem_place_t place,
                                backmem_status_t *status) {
    const bool wide = place.bytes >= BACKMEM_BOOT_BYTES;
    boot->record.shape.size = wide ? SIZE_LONG : SIZE_SHORT;
    boot->record.shape.layout = 0;
    boot->record.region = place.region;
    boot->record.offset = place.offset;
    backmem_err_t err = backmem_record_begin(&boot->record, place.bytes, status);
    ledger_t ledger;
    const backmem_err_t loaded = ledger_load(&boot->record, &ledger);
    if (!err && loaded == BACKMEM_ERR_BUSY) {
        boot->record.region = NULL; // zeros are right only where nothing is
        err = loaded;
    }
    boot->boots = ledger.boots;
    boot->cause = ledger.cause;
    boot->streak = (uint16_t)ledger.failures;
    boot->state = (uint16_t)ledger.state;
    boot->begun = false;
    return err;
}

// Counts this boot; `streak` boots before it failed.
static backmem_err_t boot_count(backmem_boot_t *boot, uint32_t cause, uint32_t streak) {
    if (boot->begun) {
        return BACKMEM_OK;
    }
    ledger_t ledger;
    ledger.boots = boot->boots != UINT32_MAX ? boot->boots + 1 : UINT32_MAX;
    ledger.cause = cause;
    ledger.failures = streak + 1;
    ledger.state = boot->state;
    const backmem_err_t err = ledger_save(&boot->record, &ledger);
    if (!err) {
        boot->begun = true;
        boot->boots = ledger.boots;
        boot->cause = ledger.cause;
        boot->streak = (uint16_t)streak;
    }
    return err;
}

backmem_err_t backmem_boot_begin(backmem_boot_t *boot, uint32_t cause) {
    return boot_count(boot, cause, boot->streak);
}

backmem_err_t backmem_boot_wake(backmem_boot_t *boot, uint32_t cause) {
    return boot_count(boot, cause, boot->streak != 0 ? boot->streak - 1u : 0);
}

backmem_err_t backmem_boot_healthy(backmem_boot_t *boot) {
    ledger_t ledger;
    backmem_err_t err = ledger_load(&boot->record, &ledger);
    if (err) {
        return err;
    }
    ledger.failures = 0;
    err = ledger_save(&boot->record, &ledger);
    if (!err && !boot->begun) {
        boot->streak = 0;
    }
    return err;
}

backmem_err_t backmem_boot_set_state(backmem_boot_t *boot, uint16_t state) {
    ledger_t ledger;
    backmem_err_t err = ledger_load(&boot->record, &ledger);
    if (err) {
        return err;
    }
    ledger.state = state;
    err = ledger_save(&boot->record, &ledger);
    if (!err) {
        boot->state = (uint16_t)ledger.state;
    }
    return err;
}

backmem_err_t backmem_boot_wipe(backmem_boot_t *boot) {
    const backmem_err_t err = backmem_record_wipe(&boot->record);
    if (!err) {
        boot->boots = 0;
        boot->cause = 0;
        boot->streak = 0;
        boot->state = 0;
        boot->begun = false;
    }
    return err;
}
