// Stores whose newer bank has links that no commit gives: corrupt, and what the older
// bank has does not come back by a cut.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/store_image.h"

#define AT     8u // of the store in the region
#define WORDS  20u
#define BYTES  (8 * WORDS)
#define LAYOUT 7u

static backmem_store_t store;

static backmem_status_t reopen(void) {
    backmem_status_t status = (backmem_status_t)9;
    const backmem_place_t place = { &room.region, AT, BYTES };
    CHECK_EQ(backmem_store_open(&store, place, LAYOUT, &status), BACKMEM_OK);
    return status;
}

// The older bank has 7, the newer one "a" with a link to where nothing is. Phases are
// equal where bank 1 is the newer one.
static void begin(uint32_t newer) {
    room_begin();
    const uint32_t phase = newer == 1 ? 1 : 2;
    IMAGE_BANK(AT, WORDS, newer ^ 1, 1, LAYOUT, LAST_7);
    IMAGE_BANK(AT, WORDS, newer, phase, LAYOUT, LINK(5) | LAST_A_XY);
    CHECK_EQ(reopen(), BACKMEM_CORRUPT);
    hostile_forget();
}

static backmem_err_t get_7(void) {
    uint8_t value[4];
    uint32_t size = sizeof value;
    return backmem_store_get(&store, backmem_key_number(7), value, &size);
}

static void set(void *argument) {
    (void)argument;
    (void)!backmem_store_set(&store, backmem_key("n"), "new", 3);
}

static void wipe(void *argument) {
    (void)argument;
    (void)!backmem_store_wipe(&store);
}

static void check_cuts(void (*call)(void *)) {
    for (uint32_t newer = 0; newer < 2; newer++) {
        bool whole = false;
        for (uint32_t stores = 0; !whole; stores++) {
            begin(newer);
            whole = hostile_run(stores, call, NULL);
            hostile_reset();
            const backmem_status_t status = reopen();
            CHECK_AT("newer, stores", newer, stores, 0);
            CHECK_EQ(get_7(), BACKMEM_ERR_EMPTY);
            CHECK(whole || status == BACKMEM_CORRUPT || status == BACKMEM_COLD);
        }
    }
}

static void a_commit_that_is_cut_brings_nothing_older_back(void) {
    check_cuts(set);
}

static void a_wipe_that_is_cut_brings_nothing_older_back(void) {
    check_cuts(wipe);
}

int main(void) {
    RUN(a_commit_that_is_cut_brings_nothing_older_back);
    RUN(a_wipe_that_is_cut_brings_nothing_older_back);
    return CHECK_EXIT();
}
