// The driver under Zephyr's own test framework, on a board.
//
// SPDX-License-Identifier: MIT
#include <zephyr/device.h>
#include <zephyr/drivers/retained_mem.h>
#include <zephyr/irq_offload.h>
#include <zephyr/retention/bootmode.h>
#include <zephyr/retention/retention.h>
#include <zephyr/ztest.h>

#include "backmem/word.h"
#include "backmem/zephyr.h"

static const struct device *const part = DEVICE_DT_GET(DT_NODELABEL(part));
static const struct device *const owned = DEVICE_DT_GET(DT_NODELABEL(owned));
static const struct device *const shared = DEVICE_DT_GET(DT_NODELABEL(shared));
static const struct device *const taken = DEVICE_DT_GET(DT_NODELABEL(taken));
static const struct device *const counter = DEVICE_DT_GET(DT_NODELABEL(counter));

#define BYTES_MAX 32

static uint8_t model[BYTES_MAX], seen[BYTES_MAX];

static size_t part_bytes(void) {
    const ssize_t size = retained_mem_size(part);
    zassert_true(size >= 12 && size <= BYTES_MAX, "size is %d", (int)size);
    return (size_t)size;
}

ZTEST(backmem_region, test_each_span_is_stored_alone) {
    const size_t bytes = part_bytes();
    zassert_ok(retained_mem_clear(part));
    memset(model, 0, sizeof model);
    for (size_t offset = 0; offset < bytes; offset++) {
        for (size_t size = 1; size <= bytes - offset; size++) {
            memset(model + offset, (int)(offset * 16 + size), size);
            zassert_ok(retained_mem_write(part, (off_t)offset, model + offset, size));
            zassert_ok(retained_mem_read(part, 0, seen, bytes));
            zassert_mem_equal(seen, model, bytes, "%u %u", (unsigned)offset,
                              (unsigned)size);
        }
    }
}

ZTEST(backmem_region, test_what_is_outside_is_refused) {
    const size_t bytes = part_bytes();
    zassert_equal(retained_mem_read(part, (off_t)bytes, seen, 1), -EINVAL);
    zassert_equal(retained_mem_write(part, 1, model, bytes), -EINVAL);
    zassert_equal(retained_mem_write(part, -1, model, 1), -EINVAL);
}

ZTEST(backmem_region, test_owned_and_taken_bytes_are_refused) {
    zassert_false(device_is_ready(owned));
    zassert_false(device_is_ready(shared));
    zassert_false(device_is_ready(taken));
    zassert_true(retained_mem_size(owned) < 0);
}

static int in_interrupt;

static void read_in_interrupt(const void *argument) {
    ARG_UNUSED(argument);
    in_interrupt = retained_mem_read(part, 0, seen, 1);
}

ZTEST(backmem_region, test_an_interrupt_does_not_wait) {
    irq_offload(read_in_interrupt, NULL);
    zassert_equal(in_interrupt,
                  IS_ENABLED(CONFIG_RETAINED_MEM_MUTEXES) ? -EWOULDBLOCK : 0);
}

ZTEST(backmem_region, test_retention_keeps_its_checksum) {
    uint32_t count = 0x12345678;
    zassert_ok(retention_clear(counter));
    zassert_equal(retention_is_valid(counter), 0);
    zassert_ok(retention_write(counter, 0, (uint8_t *)&count, sizeof count));
    zassert_equal(retention_is_valid(counter), 1);
    count = 0;
    zassert_ok(retention_read(counter, 0, (uint8_t *)&count, sizeof count));
    zassert_equal(count, 0x12345678);
}

ZTEST(backmem_region, test_a_boot_mode_is_set_and_cleared) {
    zassert_ok(bootmode_set(BOOT_MODE_TYPE_BOOTLOADER));
    zassert_equal(bootmode_check(BOOT_MODE_TYPE_BOOTLOADER), 1);
    zassert_equal(bootmode_check(BOOT_MODE_TYPE_NORMAL), 0);
    zassert_ok(bootmode_clear());
    zassert_equal(bootmode_check(BOOT_MODE_TYPE_NORMAL), 1);
}

ZTEST(backmem_region, test_an_object_stands_beside_it) {
    backmem_place_t place = backmem_zephyr_place(part, 8, 0);
    backmem_word_t word;
    backmem_status_t status;
    uint16_t value = 0;
    place.offset = (place.offset + 3) & ~3u; // objects stand on words
    zassert_ok(retained_mem_clear(part));
    zassert_ok(backmem_word_open(&word, place, &status));
    zassert_equal(status, BACKMEM_COLD);
    zassert_ok(backmem_word_save(&word, 0xbeef));
    zassert_ok(backmem_word_load(&word, &value));
    zassert_equal(value, 0xbeef);
    zassert_equal(backmem_zephyr_place(part, 0, BYTES_MAX + 1).bytes, 0);
    zassert_equal(backmem_zephyr_place(owned, 0, 0).bytes, 0);
}

ZTEST_SUITE(backmem_region, NULL, NULL, NULL, NULL, NULL);
