// littlefs, as MicroPython has it, on a RAM device in the same memory: a file for each
// part. Blocks of 128 bytes, because with larger ones fewer files fit.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "lfs2.h"
#include "workload.h"

const uint32_t backend_value_stores = 0;
const uint32_t backend_record_stores = 0;
const uint32_t backend_keys_instructions = 0;

#define BLOCK 128u

static lfs2_t lfs;
static uint8_t read_buffer[64], program_buffer[64], file_buffer[64];
static uint32_t lookahead[4];
static const struct lfs2_file_config file_config = { .buffer = file_buffer };

static int block_read(const struct lfs2_config *config, lfs2_block_t block,
                      lfs2_off_t offset, void *buffer, lfs2_size_t size) {
    (void)config;
    const volatile uint32_t *from =
        (const volatile uint32_t *)(BENCH_WINDOW + block * BLOCK + offset);
    uint32_t *to = buffer;
    for (lfs2_size_t i = 0; i < size / 4; i++) {
        to[i] = from[i];
    }
    return 0;
}

static int block_program(const struct lfs2_config *config, lfs2_block_t block,
                         lfs2_off_t offset, const void *buffer, lfs2_size_t size) {
    (void)config;
    volatile uint32_t *to =
        (volatile uint32_t *)(BENCH_WINDOW + block * BLOCK + offset);
    const uint32_t *from = buffer;
    for (lfs2_size_t i = 0; i < size / 4; i++) {
        to[i] = from[i];
    }
    return 0;
}

// RAM needs no erasing: free of charge.
static int block_erase(const struct lfs2_config *config, lfs2_block_t block) {
    (void)config, (void)block;
    return 0;
}

static int device_sync(const struct lfs2_config *config) {
    (void)config;
    return 0;
}

static const struct lfs2_config config = {
    .read = block_read,
    .prog = block_program,
    .erase = block_erase,
    .sync = device_sync,
    .read_size = 4,
    .prog_size = 4,
    .block_size = BLOCK,
    .block_count = WORKLOAD_BYTES / BLOCK,
    .block_cycles = -1,
    .cache_size = 64,
    .lookahead_size = sizeof(lookahead),
    .read_buffer = read_buffer,
    .prog_buffer = program_buffer,
    .lookahead_buffer = lookahead,
};

bool backend_open(void) {
    memset(&lfs, 0, sizeof(lfs));
    if (lfs2_mount(&lfs, &config) == 0) {
        return true;
    }
    memset(&lfs, 0, sizeof(lfs));
    return lfs2_format(&lfs, &config) == 0 && lfs2_mount(&lfs, &config) == 0;
}

static bool put(const char *name, const void *from, lfs2_size_t size) {
    lfs2_file_t file;
    const int flags = LFS2_O_WRONLY | LFS2_O_CREAT | LFS2_O_TRUNC;
    return lfs2_file_opencfg(&lfs, &file, name, flags, &file_config) == 0
           && lfs2_file_write(&lfs, &file, from, size) == (lfs2_ssize_t)size
           && lfs2_file_close(&lfs, &file) == 0;
}

static bool get(const char *name, void *to, lfs2_size_t size) {
    lfs2_file_t file;
    return lfs2_file_opencfg(&lfs, &file, name, LFS2_O_RDONLY, &file_config) == 0
           && lfs2_file_read(&lfs, &file, to, size) == (lfs2_ssize_t)size
           && lfs2_file_close(&lfs, &file) == 0;
}

bool backend_put_value(uint32_t value) {
    return put("val", &value, 4);
}

bool backend_get_value(uint32_t *value) {
    return get("val", value, 4);
}

bool backend_put_record(const uint8_t record[16]) {
    return put("rec", record, 16);
}

bool backend_get_record(uint8_t record[16]) {
    return get("rec", record, 16);
}

// Only one file is old or new as a whole, so all values share one.
bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]) {
    return put("keys", values, 4 * WORKLOAD_KEYS);
}

bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]) {
    return get("keys", values, 4 * WORKLOAD_KEYS);
}

void backend_more(void) {
}
