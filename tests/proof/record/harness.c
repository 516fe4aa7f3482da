// A save of a record, cut at every store, on every image.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"

#include "proof.h"

static backmem_record_t record;

static backmem_status_t record_open(void) {
    const backmem_place_t place = { &proof_region, 0, 4 * WORDS };
    const backmem_shape_t shape = { SIZE, LAYOUT };
    backmem_status_t status;
    CLAIM(backmem_record_open(&record, place, shape, &status) == BACKMEM_OK);
    return status;
}

typedef struct payload {
    backmem_err_t err;
    uint8_t bytes[SIZE];
} payload_t;

static payload_t record_read(void) {
    payload_t payload;
    payload.err = backmem_record_load(&record, payload.bytes);
    return payload;
}

// Byte i of both, where they are; i is any.
static bool payloads_equal(const payload_t *a, const payload_t *b) {
    if (a->err || b->err) {
        return a->err == b->err;
    }
    bool equal = true;
    for (unsigned i = 0; i < SIZE; i++) {
        equal = equal && a->bytes[i] == b->bytes[i];
    }
    return equal;
}

// What open says goes with what load gives.
static void status_claims(const payload_t *now) {
    const backmem_status_t status = record_open();
    CLAIM((status == BACKMEM_KEPT || status == BACKMEM_RECOVERED)
          == (now->err == BACKMEM_OK));
    CLAIM(power_was_cut() || status == BACKMEM_KEPT || status == BACKMEM_FOREIGN);
}

int main(void) {
    proof_begin();
    // As open leaves it; what open says is asked below.
    record.region = &proof_region;
    record.shape.size = SIZE;
    record.shape.layout = LAYOUT;
    record.words = WORDS;
    record.check = check_kind(BACKMEM_KIND_RECORD);
    // Whether a header names another record is what a check tells, and this one may be
    // any function.
    ASSUME(LAYOUT == 0 || proof_memory[0] == ((uint32_t)LAYOUT << 16 | SIZE)
           || (proof_memory[0] & 0xffff) == 0 || proof_memory[0] >> 16 == 0);
    const payload_t old = record_read();
    payload_t new = { .err = BACKMEM_OK };
    for (unsigned i = 0; i < SIZE; i++) {
        new.bytes[i] = nondet_uint8_t();
    }

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_record_save(&record, new.bytes);
    power_on();

    const payload_t now = record_read();
    CLAIM(payloads_equal(&now, &old) || payloads_equal(&now, &new));
    CLAIM(power_was_cut() || (err == BACKMEM_OK && payloads_equal(&now, &new))
          || (err == BACKMEM_ERR_FOREIGN && payloads_equal(&now, &old)));
    if (STATUS) {
        status_claims(&now);
    }
    return 0;
}
