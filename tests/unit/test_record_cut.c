// Records under power cuts, on every kind of memory: each store of a save and of a wipe
// as the last one, then each store of the save that follows.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "check.h"
#include "hostile_cases.h"

#define STORES_MAX 200u // of one save, with those that clean a cache

static struct {
    const hostile_case_t *c;
    backmem_region_t region;
    backmem_place_t place; // of the record
    backmem_shape_t shape;
    backmem_record_t record;
    uint8_t image[CASE_IMAGE_MAX]; // of the cells before what is cut
} now;

// Payload n; none of its bytes is one of another's.
static const uint8_t *payload(uint32_t n) {
    static uint8_t bytes[2][CASE_BYTES + 4];
    uint8_t *to = bytes[n % 2] + n % 4; // at any alignment
    for (uint32_t i = 0; i < CASE_BYTES; i++) {
        to[i] = (uint8_t)(16 * n + i % 16);
    }
    return to;
}

static bool holds_words(void) {
    return now.c->desc.width == now.c->desc.stride && now.c->desc.base % 4 == 0;
}

static void restart(void) {
    case_reset(now.c);
    CHECK_EQ(backmem_region_open(&now.region, &now.c->desc), BACKMEM_OK);
}

static void keep_image(void) {
    case_image(now.c, now.image);
}

static void put_back(void) {
    for (uint32_t i = 0; i < now.c->memory.bytes; i++) {
        hostile_poke(now.c->memory.base + i, now.image[i]);
    }
    restart();
}

static void save(void *argument) {
    const uint32_t *n = argument;
    CHECK_EQ(backmem_record_save(&now.record, payload(*n)), BACKMEM_OK);
}

static void wipe(void *argument) {
    (void)argument;
    CHECK_EQ(backmem_record_wipe(&now.record), BACKMEM_OK);
}

#define NOTHING UINT32_MAX

// Which payload is there: `old`, `new` or NOTHING; anything else fails.
static uint32_t found(uint32_t old, uint32_t new) {
    uint8_t got[CASE_BYTES];
    backmem_status_t status;
    const backmem_err_t err = backmem_record_load(&now.record, got);
    CHECK_EQ(backmem_record_open(&now.record, now.place, now.shape, &status),
             BACKMEM_OK);
    CHECK_STR(hostile_fault(), "none");
    if (err == BACKMEM_ERR_EMPTY) {
        CHECK_EQ(status, BACKMEM_COLD);
        CHECK(old == NOTHING || new == NOTHING);
        return NOTHING;
    }
    CHECK_EQ(err, BACKMEM_OK);
    CHECK(status == BACKMEM_KEPT || status == BACKMEM_RECOVERED);
    const uint32_t which =
        new != NOTHING &&memcmp(got, payload(new), now.shape.size) == 0 ? new : old;
    CHECK(which != NOTHING);
    CHECK_MEM(got, payload(which), now.shape.size);
    return which;
}

// Bytes around the record are as they were.
static void check_beside(uint32_t bytes) {
    uint8_t image[CASE_IMAGE_MAX];
    case_image(now.c, image);
    const uint32_t from = case_index(now.c, now.record.offset);
    CHECK_MEM(image, now.image, from);
    CHECK_MEM(image + from + bytes, now.image + from + bytes,
              now.c->memory.bytes - from - bytes);
}

// Save n + 1 with what is there after a cut: each of its stores is the last one, too.
static void cut_again(uint32_t old, uint32_t n) {
    uint8_t image[CASE_IMAGE_MAX];
    case_image(now.c, image);
    bool done = false;
    for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
        uint32_t next = n + 1;
        for (uint32_t i = 0; i < now.c->memory.bytes; i++) {
            hostile_poke(now.c->memory.base + i, image[i]);
        }
        restart();
        done = hostile_run(stores, save, &next);
        restart();
        const uint32_t which = found(old, next);
        CHECK(!done || which == next);
    }
    CHECK(done);
}

// From `saves` saves on: save number `saves` is cut at each store.
static void cut_save(uint32_t saves, bool twice) {
    const uint32_t old = saves > 0 ? saves - 1 : NOTHING;
    uint32_t n = saves;
    bool done = false;
    keep_image();
    for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
        put_back();
        done = hostile_run(stores, save, &n);
        restart();
        CHECK_AT(now.c->name, now.shape.size, now.shape.layout, stores);
        const uint32_t which = found(old, n);
        CHECK(!done || which == n);
        check_beside(BACKMEM_RECORD_BYTES(now.shape.size, now.shape.layout));
        if (twice) {
            cut_again(which, n);
        }
    }
    CHECK(done);
    put_back();
    save(&n);
}

static void begin(const hostile_case_t *c, uint32_t size, uint32_t layout) {
    now.c = c;
    case_begin(c, &now.region);
    now.shape = backmem_shape((uint16_t)size, (uint16_t)layout);
    now.place = (backmem_place_t){ &now.region, 4, BACKMEM_RECORD_BYTES(size, layout) };
    backmem_status_t status;
    const backmem_err_t err =
        backmem_record_open(&now.record, now.place, now.shape, &status);
    CHECK_EQ(err == BACKMEM_OK, holds_words());
    CHECK_AT(c->name, size, layout, 0);
}

// Every rule, every size that fits; from noise, through all four combinations of
// phases.
static void a_cut_save_leaves_old_or_new(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t size = 1; size <= 28; size++) {
            for (uint32_t layout = 0; layout < 2; layout++) {
                begin(&hostile_cases[i], size, layout);
                for (uint32_t saves = 0; holds_words() && saves < 6; saves++) {
                    cut_save(saves, false);
                }
                CHECK_STR(hostile_fault(), "none");
            }
        }
    }
}

static void a_second_cut_leaves_old_or_new(void) {
    static const uint8_t fills[] = { 0, 0xff, 0x54 };
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t layout = 0; layout < 2; layout++) {
            for (size_t fill = 0; fill <= sizeof fills; fill++) {
                begin(&hostile_cases[i], 5, layout);
                for (uint32_t k = 0; fill < sizeof fills && k < 64; k++) {
                    hostile_poke(case_address(now.c, 4 + k), fills[fill]);
                }
                for (uint32_t saves = 0; holds_words() && saves < 6; saves++) {
                    cut_save(saves, true);
                }
                CHECK_STR(hostile_fault(), "none");
            }
        }
    }
}

static void other_memories_are_refused_untouched(void) {
    uint32_t refused = 0;
    for (size_t i = 0; i < hostile_case_count; i++) {
        backmem_status_t status;
        size_t count;
        begin(&hostile_cases[i], 4, 0);
        if (holds_words()) {
            continue;
        }
        const bool gaps = now.c->desc.stride != now.c->desc.width;
        const backmem_err_t err = gaps ? BACKMEM_ERR_UNSUPPORTED : BACKMEM_ERR_ALIGN;
        hostile_forget();
        CHECK_EQ(backmem_record_open(&now.record, now.place, now.shape, &status), err);
        CHECK_EQ(backmem_record_save(&now.record, "1234"), BACKMEM_ERR_RANGE);
        (void)hostile_log(&count);
        CHECK_EQ(count, 0);
        refused++;
    }
    CHECK_EQ(refused, 6);
}

// The newest payload or nothing, never the one before it; then every byte is zero.
static void a_cut_wipe_leaves_the_newest_or_nothing(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t saves = 0; saves < 5; saves++) {
            const uint32_t layout = saves % 2;
            begin(&hostile_cases[i], 9, layout);
            for (uint32_t n = 0; holds_words() && n < saves; n++) {
                save(&n);
            }
            keep_image();
            bool done = !holds_words();
            uint32_t which = NOTHING;
            for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
                put_back();
                done = hostile_run(stores, wipe, NULL);
                restart();
                which = found(saves > 0 ? saves - 1 : NOTHING, NOTHING);
            }
            CHECK_EQ(which, NOTHING);
            const uint32_t bytes = BACKMEM_RECORD_BYTES(9, layout);
            for (uint32_t k = 0; holds_words() && k < bytes; k++) {
                CHECK_EQ(hostile_peek(case_address(now.c, 4 + k)), 0);
            }
            check_beside(bytes);
        }
    }
}

int main(void) {
    hostile_seed();
    RUN(a_cut_save_leaves_old_or_new);
    RUN(a_second_cut_leaves_old_or_new);
    RUN(other_memories_are_refused_untouched);
    RUN(a_cut_wipe_leaves_the_newest_or_nothing);
    return CHECK_EXIT();
}
