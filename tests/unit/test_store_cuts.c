// Stores under power cuts, on every kind of memory: each store of a commit and a wipe
// as the last one, then each store of the commit that follows.
//
// SPDX-License-Identifier: MIT
#include "backmem/store.h"
#include "check.h"
#include "hostile_cases.h"

#define STORES_MAX 400u // of one call, with those that clean a cache
#define OFFSET     4u
#define BYTES      64u // the smallest store
#define LAYOUT     9u
#define KEYS       4u
#define CHANGES    3u

// ---- what should be there --------------------------------------------------------

static const struct {
    const char *text;
    uint32_t number;
} keys[KEYS] = { { NULL, 0 }, { NULL, 300 }, { "a", 1 }, { "name", 4 } };

static backmem_key_t key_of(uint32_t i) {
    const backmem_key_t key = { keys[i].text, { keys[i].number } };
    return key;
}

// The values of the keys; NULL: not there.
typedef struct state {
    const char *value[KEYS];
} state_t;

typedef struct step {
    struct {
        uint32_t key; // its index, and 1; 0: no more changes
        const char *value;
    } changes[CHANGES];
} step_t;

// Whole rounds of these leave nothing but key 0, with no bytes.
static const step_t steps[] = {
    { { { 1, "5" } } },
    { { { 3, "xy" } } },
    { { { 1, "6" }, { 3, "zz" } } },
    { { { 1, NULL } } },
    { { { 2, "77" }, { 2, "78" } } },
    { { { 3, NULL }, { 4, "four" } } },
    { { { 4, "four" }, { 3, NULL } } }, // nothing changes
    { { { 4, "FOUR" }, { 2, NULL } } },
    { { { 4, NULL }, { 2, NULL }, { 1, "" } } },
    { { { 2, "a value" } } },
    { { { 2, "a VALUE" } } },
    { { { 2, NULL } } },
};
#define STEPS ((uint32_t)(sizeof steps / sizeof steps[0]))

static state_t state_after(state_t state, const step_t *step) {
    for (uint32_t i = 0; i < CHANGES && step->changes[i].key != 0; i++) {
        state.value[step->changes[i].key - 1] = step->changes[i].value;
    }
    return state;
}

// ---- one memory ------------------------------------------------------------------

static struct {
    const hostile_case_t *c;
    backmem_region_t region;
    backmem_store_t store;
    backmem_status_t status;
    uint8_t image[CASE_IMAGE_MAX]; // of the cells before what is cut
} now;

static bool holds_words(void) {
    return now.c->desc.width == now.c->desc.stride && now.c->desc.base % 4 == 0;
}

static void restart(void) {
    hostile_forget();
    case_reset(now.c);
    CHECK_EQ(backmem_region_open(&now.region, &now.c->desc), BACKMEM_OK);
    CHECK_EQ(backmem_store_open(&now.store,
                                (backmem_place_t){ &now.region, OFFSET, BYTES }, LAYOUT,
                                &now.status),
             BACKMEM_OK);
}

static void put_back(const uint8_t *image) {
    for (uint32_t i = 0; i < now.c->memory.bytes; i++) {
        hostile_poke(now.c->memory.base + i, image[i]);
    }
    restart();
}

static void commit(void *argument) {
    const step_t *step = argument;
    backmem_change_t changes[CHANGES];
    uint32_t count = 0;
    for (; count < CHANGES && step->changes[count].key != 0; count++) {
        const char *value = step->changes[count].value;
        changes[count] =
            backmem_change_raw(key_of(step->changes[count].key - 1), value,
                               value != NULL ? (uint32_t)strlen(value) : 0);
    }
    CHECK_EQ(backmem_store_commit(&now.store, changes, count), BACKMEM_OK);
}

static void wipe(void *argument) {
    (void)argument;
    CHECK_EQ(backmem_store_wipe(&now.store), BACKMEM_OK);
}

static bool is_there(const state_t *state) {
    uint32_t count = 0;
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    for (uint32_t i = 0; i < KEYS; i++) {
        const char *value = state->value[i];
        char got[16];
        uint32_t size = 0;
        size = sizeof got;
        const backmem_err_t err = backmem_store_get(&now.store, key_of(i), got, &size);
        if (value == NULL ? err != BACKMEM_ERR_EMPTY
                          : err != BACKMEM_OK || size != strlen(value)
                                || memcmp(got, value, size) != 0) {
            return false;
        }
        count += value != NULL;
    }
    while (backmem_store_next(&now.store, &cursor, &item, key_text) == BACKMEM_OK) {
        count--;
    }
    return count == 0;
}

// Whether it is the new state; anything but old and new fails. Bytes beside the store
// are untouched.
static bool found_new(const state_t *old, const state_t *new, bool done) {
    uint8_t image[CASE_IMAGE_MAX];
    const bool is_new = is_there(new);
    CHECK(is_new || (!done && is_there(old)));
    case_image(now.c, image);
    const uint32_t from = case_index(now.c, OFFSET);
    CHECK_MEM(image, now.image, from);
    CHECK_MEM(image + from + BYTES, now.image + from + BYTES,
              now.c->memory.bytes - from - BYTES);
    CHECK_STR(hostile_fault(), "none");
    return is_new;
}

static void cut_again(const state_t *old, step_t step) {
    uint8_t image[CASE_IMAGE_MAX];
    const state_t new = state_after(*old, &step);
    bool done = false;
    case_image(now.c, image);
    for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
        put_back(image);
        done = hostile_run(stores, commit, &step);
        restart();
        found_new(old, &new, done);
    }
    CHECK(done);
}

// Step n is cut at each store; then it is done.
static state_t cut_step(state_t old, uint32_t n, bool twice) {
    step_t step = steps[n % STEPS];
    const state_t new = state_after(old, &step);
    uint8_t image[CASE_IMAGE_MAX];
    bool done = false;
    case_image(now.c, image);
    memcpy(now.image, image, sizeof image);
    for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
        put_back(image);
        done = hostile_run(stores, commit, &step);
        restart();
        CHECK_AT(now.c->name, n, stores, 0);
        if (found_new(&old, &new, done) && twice) {
            cut_again(&new, steps[(n + 1) % STEPS]);
        } else if (twice) {
            cut_again(&old, step); // once more: the next one may not fit before it
        }
    }
    CHECK(done);
    put_back(image);
    commit(&step);
    restart();
    CHECK_EQ(now.status, BACKMEM_KEPT);
    return new;
}

static void begin(const hostile_case_t *c) {
    now.c = c;
    case_begin(c, &now.region);
    if (holds_words()) {
        restart();
    }
    case_image(c, now.image);
}

// ---- the cases -------------------------------------------------------------------

// Every rule, from noise, through all four combinations of phases.
static void a_cut_commit_leaves_old_or_new(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        state_t state = { { NULL } };
        begin(&hostile_cases[i]);
        for (uint32_t n = 0; holds_words() && n < 3 * STEPS; n++) {
            state = cut_step(state, n, false);
        }
    }
}

static void a_second_cut_leaves_old_or_new(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        state_t state = { { NULL } };
        begin(&hostile_cases[i]);
        for (uint32_t n = 0; holds_words() && n < STEPS + 4; n++) {
            state = cut_step(state, n, true);
        }
    }
}

// Whatever stood there before the first commit: remains of stores, zeros, ones.
static void a_cut_first_commit_leaves_nothing_or_all(void) {
    static const uint8_t fills[] = { 0, 0xff, 0x54, 0x01 };
    for (uint32_t fill = 0; fill < 64; fill++) {
        const state_t none = { { NULL } };
        begin(&hostile_cases[0]);
        for (uint32_t k = 0; k < BYTES; k++) {
            hostile_poke(case_address(now.c, OFFSET + k), fills[fill % 4]);
        }
        restart();
        state_t state = none;
        for (uint32_t n = 0; n < fill / 4; n++) { // a store that is damaged then
            step_t step = steps[n % STEPS];
            commit(&step);
            state = state_after(state, &step);
        }
        for (uint32_t k = 0; k < BYTES; k += BYTES / 2) {
            const uint32_t at = case_address(now.c, OFFSET + k + 4);
            hostile_poke(at, (uint8_t)(hostile_peek(at) ^ 0x20));
        }
        restart();
        CHECK(is_there(&none));
        case_image(now.c, now.image);
        CHECK_AT("fill", fill, 0, 0);
        cut_step(none, 2, true);
    }
}

static void other_memories_are_refused_untouched(void) {
    uint32_t refused = 0;
    for (size_t i = 0; i < hostile_case_count; i++) {
        size_t count;
        begin(&hostile_cases[i]);
        if (holds_words()) {
            continue;
        }
        hostile_forget();
        const bool gaps = now.c->desc.stride != now.c->desc.width;
        CHECK_EQ(backmem_store_open(&now.store,
                                    (backmem_place_t){ &now.region, OFFSET, BYTES },
                                    LAYOUT, &now.status),
                 gaps ? BACKMEM_ERR_UNSUPPORTED : BACKMEM_ERR_ALIGN);
        (void)hostile_log(&count);
        CHECK_EQ(count, 0);
        refused++;
    }
    CHECK_EQ(refused, 6);
}

// The newest state or nothing, never one before it; then every byte is zero.
static void a_cut_wipe_leaves_the_newest_or_nothing(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        state_t state = { { NULL } };
        const state_t none = { { NULL } };
        begin(&hostile_cases[i]);
        for (uint32_t n = 0; holds_words() && n < 2 * STEPS; n++) {
            step_t step = steps[n % STEPS];
            uint8_t image[CASE_IMAGE_MAX];
            bool done = false;
            commit(&step);
            restart();
            state = state_after(state, &step);
            case_image(now.c, image);
            for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
                put_back(image);
                done = hostile_run(stores, wipe, NULL);
                restart();
                CHECK_AT(now.c->name, n, stores, 0);
                CHECK(is_there(&none) || (!done && is_there(&state)));
            }
            CHECK(done);
            CHECK_EQ(now.status, BACKMEM_COLD);
            for (uint32_t k = 0; k < BYTES; k++) {
                CHECK_EQ(hostile_peek(case_address(now.c, OFFSET + k)), 0);
            }
            put_back(image);
        }
        CHECK_STR(hostile_fault(), "none");
    }
}

int main(void) {
    hostile_seed();
    RUN(a_cut_commit_leaves_old_or_new);
    RUN(a_second_cut_leaves_old_or_new);
    RUN(a_cut_first_commit_leaves_nothing_or_all);
    RUN(other_memories_are_refused_untouched);
    RUN(a_cut_wipe_leaves_the_newest_or_nothing);
    return CHECK_EXIT();
}
