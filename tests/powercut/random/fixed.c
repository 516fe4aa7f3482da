// Words, records and boot ledgers beside their models.
//
// SPDX-License-Identifier: MIT
#include "thing.h"

#include <string.h>

backmem_place_t place_of(const thing_t *thing) {
    return (backmem_place_t){ thing->region, thing->offset, thing->bytes };
}

bool payloads_equal(const payload_t *a, const payload_t *b) {
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

void draw_payload(payload_t *payload, uint32_t size) {
    payload->size = size;
    for (uint32_t i = 0; i < size; i++) {
        payload->bytes[i] = (uint8_t)draw(256);
    }
}

static void plan_payload(thing_t *thing) {
    draw_payload(&thing->payload, thing->size);
    thing->next.count = 1;
    thing->next.is_there = true;
    thing->next.payloads[0] = thing->payload;
}

static void plan_nothing_left(thing_t *thing) {
    thing->next.count = 0;
    thing->next.is_there = false;
}

static void plan_save(thing_t *thing) {
    thing->operation = draw(16) == 0;
    if (thing->operation == 0) {
        thing->doing = "save";
        plan_payload(thing);
    } else {
        thing->doing = "wipe";
        plan_nothing_left(thing);
    }
}

// ---- word --------------------------------------------------------------------------

static void word_place(thing_t *thing) {
    thing->bytes = BACKMEM_WORD_BYTES;
    thing->size = 2;
}

static backmem_err_t word_perform(thing_t *thing) {
    backmem_word_t word;
    const uint32_t value = thing->payload.bytes[0] | thing->payload.bytes[1] * 256u;
    const backmem_err_t err = backmem_word_open(&word, place_of(thing), &thing->status);
    return err != BACKMEM_OK       ? err
           : thing->operation == 0 ? backmem_word_save(&word, (uint16_t)value)
                                   : backmem_word_wipe(&word);
}

// One word of noise in 65536 passes; then it is the model that was wrong.
static const char *word_compare(thing_t *thing, const model_t *model) {
    uint16_t value = 0;
    backmem_word_t word;
    if (backmem_word_open(&word, place_of(thing), &thing->status) != BACKMEM_OK) {
        return "open's answer";
    }
    const backmem_err_t err = backmem_word_load(&word, &value);
    const payload_t found = { 2, { (uint8_t)value, (uint8_t)(value >> 8) } };
    if (thing->status != (err == BACKMEM_OK ? BACKMEM_KEPT : BACKMEM_COLD)) {
        return "open's status";
    }
    if (model->count == 0 && err == BACKMEM_OK && model == &thing->now
        && !thing->now.is_there) {
        thing->now.count = 1;
        thing->now.is_there = true;
        thing->now.payloads[0] = found;
        return NULL;
    }
    if (err != (model->count > 0 ? BACKMEM_OK : BACKMEM_ERR_EMPTY)) {
        return "load's answer";
    }
    return model->count == 0 || payloads_equal(&found, &model->payloads[0])
               ? NULL
               : "the value";
}

const kind_t kind_word = {
    "word", word_place, plan_save, word_perform, word_compare,
};

// ---- record ------------------------------------------------------------------------

static void record_place(thing_t *thing) {
    thing->size = 1 + draw(PAYLOAD_MAX);
    thing->layout = (uint16_t)(draw(2) == 0 ? 0 : 1 + draw(0xffff));
    thing->bytes = BACKMEM_RECORD_BYTES(thing->size, thing->layout);
}

static backmem_err_t record_open(thing_t *thing, backmem_record_t *record) {
    return backmem_record_open(record, place_of(thing),
                               backmem_shape((uint16_t)thing->size, thing->layout),
                               &thing->status);
}

static backmem_err_t record_perform(thing_t *thing) {
    backmem_record_t record;
    const backmem_err_t err = record_open(thing, &record);
    return err != BACKMEM_OK ? err
           : thing->operation == 0
               ? backmem_record_migrate(&record, thing->payload.bytes)
               : backmem_record_wipe(&record);
}

static const char *record_look(thing_t *thing, payload_t *found) {
    backmem_record_t record;
    if (record_open(thing, &record) != BACKMEM_OK) {
        return "open's answer";
    }
    const bool is_there =
        thing->status == BACKMEM_KEPT || thing->status == BACKMEM_RECOVERED;
    found->size = is_there ? thing->size : 0;
    const backmem_err_t err = backmem_record_load(&record, found->bytes);
    return err == (is_there ? BACKMEM_OK : BACKMEM_ERR_EMPTY) ? NULL : "load's answer";
}

static const char *record_compare(thing_t *thing, const model_t *model) {
    payload_t found;
    const char *wrong = record_look(thing, &found);
    if (wrong != NULL) {
        return wrong;
    }
    if (model->count == 0) {
        return found.size == 0 ? NULL : "something that is not in the model";
    }
    return payloads_equal(&found, &model->payloads[0]) ? NULL : "the payload";
}

const kind_t kind_record = {
    "record", record_place, plan_save, record_perform, record_compare,
};

// ---- boot --------------------------------------------------------------------------

static void boot_place(thing_t *thing) {
    const bool is_long = draw(2) == 0;
    thing->size = is_long ? 12 : 4;
    thing->bytes = is_long ? BACKMEM_BOOT_BYTES : BACKMEM_BOOT_BYTES_SHORT;
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

// Numbers grow by ones; that they stop is the unit tests' matter, small ones excepted.
static void boot_plan(thing_t *thing) {
    const char *const names[] = { "begin", "healthy", "state" };
    ledger_t *ledger = &thing->next.ledger;
    const bool is_short = thing->size == 4;
    thing->operation = draw(3);
    thing->doing = names[thing->operation];
    thing->argument = draw(is_short ? 100 : 0x10000);
    if (thing->operation != 0 && thing->now.count == 0) {
        thing->want = BACKMEM_ERR_EMPTY;
        return;
    }
    if (thing->now.count == 0) {
        *ledger = (ledger_t){ 0, 0, 0, 0 };
    }
    thing->next.count = 1;
    thing->next.is_there = true;
    if (thing->operation == 0) {
        ledger->boots = least(ledger->boots + 1, is_short ? 0xffff : UINT32_MAX);
        ledger->failures = least(ledger->failures + 1, is_short ? 15 : 0xffff);
        ledger->cause = least(thing->argument, is_short ? 63 : UINT32_MAX);
    } else if (thing->operation == 1) {
        ledger->failures = 0;
    } else {
        ledger->state = least(thing->argument, is_short ? 63 : 0xffff);
    }
}

static backmem_err_t boot_perform(thing_t *thing) {
    backmem_boot_t boot;
    backmem_err_t err = backmem_boot_open(&boot, place_of(thing), &thing->status);
    if (err != BACKMEM_OK) {
        return err;
    }
    if (thing->operation == 1) {
        return backmem_boot_healthy(&boot);
    }
    if (thing->operation == 2) {
        return backmem_boot_set_state(&boot, (uint16_t)thing->argument);
    }
    const ledger_t *old = &thing->now.ledger;
    const bool first = thing->now.count == 0;
    err = backmem_boot_begin(&boot, thing->argument);
    if (err == BACKMEM_OK
        && (boot.boots != thing->next.ledger.boots
            || boot.cause != thing->next.ledger.cause
            || boot.streak != (first ? 0 : old->failures)
            || boot.state != (first ? 0 : old->state))) {
        return BACKMEM_ERR_TYPE; // which it never answers
    }
    return err;
}

// The bits of FORMAT.md.
static const char *boot_compare(thing_t *thing, const model_t *model) {
    payload_t found;
    uint32_t words[3] = { 0, 0, 0 };
    const ledger_t *ledger = &model->ledger;
    const char *wrong = record_look(thing, &found);
    if (wrong != NULL) {
        return wrong;
    }
    if (model->count == 0 || found.size == 0) {
        return found.size == 0 && model->count == 0 ? NULL : "whether it is there";
    }
    memcpy(words, found.bytes, found.size);
    const uint32_t word = ledger->boots | ledger->failures << 16 | ledger->state << 20
                          | ledger->cause << 26;
    const bool same = thing->size == 4
                          ? words[0] == word
                          : words[0] == ledger->boots && words[1] == ledger->cause
                                && words[2] == (ledger->state << 16 | ledger->failures);
    return same ? NULL : "the numbers";
}

const kind_t kind_boot = {
    "boot", boot_place, boot_plan, boot_perform, boot_compare,
};
