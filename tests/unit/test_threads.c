// Reading beside a writer in another thread, on the memory of a PC: what is read is one
// state, or BUSY.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"
#include "check.h"

#include <pthread.h>
#include <string.h>

#define SIZE  200u // of a payload
#define READS 50000u
#define BYTES 512u // of an object

static uint32_t memory[4 * BYTES / 4];
static const backmem_region_desc_t desc = { .name = "PC", .width = 4, .stride = 4 };
static backmem_region_t region;
static backmem_record_t record;
static backmem_log_t log_;
static backmem_store_t store;
static backmem_word_t word;
static volatile bool stop;
static const backmem_key_t key = BACKMEM_KEY("state");

// State n: the same number in each of its words.
static void state_make(uint32_t n, uint32_t *words) {
    for (uint32_t i = 0; i < SIZE / 4; i++) {
        words[i] = n;
    }
}

static bool state_is_whole(const uint32_t *words) {
    bool whole = true;
    for (uint32_t i = 1; i < SIZE / 4; i++) {
        whole = whole && words[i] == words[0];
    }
    return whole;
}

static void *write_all(void *errors) {
    uint32_t *failed = errors;
    for (uint32_t n = 1; !stop; n++) {
        uint32_t state[SIZE / 4];
        state_make(n, state);
        *failed += backmem_record_save(&record, state) != BACKMEM_OK;
        *failed += backmem_log_append(&log_, state) != BACKMEM_OK;
        *failed += backmem_store_set(&store, key, state, SIZE) != BACKMEM_OK;
        *failed += backmem_word_save(&word, (uint16_t)n) != BACKMEM_OK;
    }
    return NULL;
}

static backmem_place_t place(uint32_t n) {
    return (backmem_place_t){ &region, n * BYTES, BYTES };
}

static void begin(void) {
    backmem_status_t status;
    memset(memory, 0x5a, sizeof memory);
    CHECK_EQ(backmem_region_attach(&region, &desc, memory, sizeof memory), BACKMEM_OK);
    CHECK_EQ(backmem_record_open(&record, place(0), backmem_shape(SIZE, 1), &status),
             BACKMEM_OK);
    CHECK_EQ(backmem_log_open(&log_, place(1), SIZE, &status), BACKMEM_OK);
    CHECK_EQ(backmem_store_open(&store, place(2), 0, &status), BACKMEM_OK);
    CHECK_EQ(backmem_word_open(&word, place(3), &status), BACKMEM_OK);
}

// What an answer may be, and whether it is one state.
static void check_read(backmem_err_t err, const uint32_t *state, uint32_t *answers) {
    CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_BUSY || err == BACKMEM_ERR_EMPTY);
    if (!err) {
        CHECK(state_is_whole(state));
        ++*answers;
    }
}

static void a_thread_that_writes_gives_no_mix(void) {
    uint32_t answers[3] = { 0 };
    uint32_t failed = 0;
    pthread_t writer;
    begin();
    stop = false;
    CHECK_EQ(pthread_create(&writer, NULL, write_all, &failed), 0);
    for (uint32_t i = 0; i < READS; i++) {
        uint32_t state[SIZE / 4] = { 0 };
        uint32_t size = SIZE;
        uint16_t cursor = (uint16_t)(i % 8);
        uint16_t value;
        check_read(backmem_record_load(&record, state), state, &answers[0]);
        check_read(backmem_log_next(&log_, &cursor, state), state, &answers[1]);
        check_read(backmem_store_get(&store, key, state, &size), state, &answers[2]);
        const backmem_err_t err = backmem_word_load(&word, &value);
        CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_EMPTY);
    }
    stop = true;
    CHECK_EQ(pthread_join(writer, NULL), 0);
    CHECK_EQ(failed, 0);
    CHECK(answers[0] > 0 && answers[1] > 0 && answers[2] > 0);
}

int main(void) {
    RUN(a_thread_that_writes_gives_no_mix);
    return CHECK_EXIT();
}
