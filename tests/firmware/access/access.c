// The access suite: every region of a chip, opened, written and read at every
// kind of offset and length, beside a copy in working memory.
//
// The image is one chip's: CHIP names its table. The model watches the accesses;
// here only results are judged. Exit code: the number of checks that failed.
// TESTPORT_ARG, bits: 1 tries every offset of large regions too, 2 switches the data
// cache on, 4 says that a lock does not lock this chip's SRAM, 8 takes the secure
// aliases.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "backmem/region.h"
#include "testport_io.h"

#define BYTES_MAX  8192
#define LENGTH_MAX 13 // bytes: three words and a bit
#define EDGE       40 // bytes from either end that are all tried

static uint8_t copy[BYTES_MAX];
static unsigned failures;

static backmem_err_t open_addressed(backmem_region_t *region,
                                    const backmem_region_desc_t *row) {
    return (REGISTER(TESTPORT_ARG) & 8) != 0 ? backmem_region_open_secure(region, row)
                                             : backmem_region_open(region, row);
}

static void check(bool good, const char *region, const char *what, uint32_t offset,
                  uint32_t length) {
    if (good) {
        return;
    }
    failures++;
    if (failures > 20) {
        return;
    }
    testport_puts(region);
    testport_puts(": ");
    testport_puts(what);
    testport_puts(" at ");
    testport_put_number(offset);
    testport_puts(", ");
    testport_put_number(length);
    testport_puts(" bytes\n");
}

// The offsets to try: all near the ends, a prime step between.
static uint32_t next_offset(const backmem_region_t *region, uint32_t offset) {
    const bool all = (REGISTER(TESTPORT_ARG) & 1) != 0;
    const bool middle = offset >= EDGE && offset + EDGE + 61 < region->bytes;
    return offset + (middle && !all ? 61 : 1);
}

// Differs each time, so that a stale byte shows.
static uint8_t fresh(void) {
    static uint32_t state = 0x2545f491;
    state = state * 1664525u + 1013904223u;
    return (uint8_t)(state >> 24);
}

static void all_same(const backmem_region_t *region, const char *what) {
    const backmem_err_t err = backmem_region_compare(region, 0, copy, region->bytes);
    check(err == BACKMEM_OK, region->desc->name, what, 0, region->bytes);
}

static void write_and_read(const backmem_region_t *region, uint32_t offset,
                           uint32_t length) {
    uint8_t in[LENGTH_MAX + 8];
    uint8_t out[LENGTH_MAX + 8];
    // The source's own alignment must not matter either.
    uint8_t *from = in + (offset + length) % 4;
    for (uint32_t i = 0; i < length; i++) {
        copy[offset + i] = from[i] = fresh();
    }
    backmem_err_t err = backmem_region_write(region, offset, from, length);
    check(err == BACKMEM_OK, region->desc->name, "write", offset, length);
    uint8_t *to = out + length % 4;
    err = backmem_region_read(region, offset, to, length);
    check(err == BACKMEM_OK, region->desc->name, "read", offset, length);
    bool same = true;
    for (uint32_t i = 0; i < length; i++) {
        same = same && to[i] == copy[offset + i];
    }
    check(same, region->desc->name, "read back", offset, length);
    // Neighbours, a word to either side.
    const uint32_t first = offset < 4 ? 0 : offset - 4;
    const uint32_t end =
        offset + length + 4 > region->bytes ? region->bytes : offset + length + 4;
    err = backmem_region_compare(region, first, copy + first, end - first);
    check(err == BACKMEM_OK, region->desc->name, "neighbours", offset, length);
}

static void writes_at_every_offset(const backmem_region_t *region) {
    for (uint32_t at = 0; at < region->bytes; at = next_offset(region, at)) {
        for (uint32_t length = 0; length <= LENGTH_MAX; length++) {
            if (length <= region->bytes - at) {
                write_and_read(region, at, length);
            }
        }
    }
    all_same(region, "the whole after all writes");
}

static void fills_and_wipes(const backmem_region_t *region) {
    for (uint32_t at = 0; at < region->bytes && at < EDGE; at++) {
        const uint32_t length = region->bytes - at < 7 ? region->bytes - at : 7;
        const uint8_t value = (uint8_t)(at | 0x80);
        for (uint32_t i = 0; i < length; i++) {
            copy[at + i] = value;
        }
        const backmem_err_t err = backmem_region_fill(region, at, value, length);
        check(err == BACKMEM_OK, region->desc->name, "fill", at, length);
    }
    all_same(region, "the whole after all fills");
    const uint32_t half = region->bytes / 2;
    for (uint32_t i = half / 2; i < half; i++) {
        copy[i] = 0;
    }
    backmem_err_t err = backmem_region_wipe(region, half / 2, half - half / 2);
    check(err == BACKMEM_OK, region->desc->name, "wipe", half / 2, half - half / 2);
    err = backmem_region_flush(region, 0, region->bytes);
    check(err == BACKMEM_OK, region->desc->name, "flush", 0, region->bytes);
    all_same(region, "the whole after a wipe");
}

// True when every call refuses the span.
static bool refused(const backmem_region_t *region, uint32_t offset, uint32_t length) {
    uint8_t buffer[4] = { 1, 2, 3, 4 };
    return backmem_region_write(region, offset, buffer, length) == BACKMEM_ERR_RANGE
           && backmem_region_read(region, offset, buffer, length) == BACKMEM_ERR_RANGE
           && backmem_region_fill(region, offset, 0, length) == BACKMEM_ERR_RANGE
           && backmem_region_wipe(region, offset, length) == BACKMEM_ERR_RANGE
           && backmem_region_flush(region, offset, length) == BACKMEM_ERR_RANGE
           && backmem_region_compare(region, offset, buffer, length)
                  == BACKMEM_ERR_RANGE
           && buffer[0] == 1;
}

static void refusals_touch_nothing(const backmem_region_t *region) {
    const uint32_t bytes = region->bytes;
    const struct {
        uint32_t offset, length;
    } spans[] = {
        { bytes, 1 },       { bytes - 1, 2 },    { bytes + 1, 0 },
        { 0xfffffff0u, 4 }, { 0xfffffff0, ~0u }, { 0, ~0u },
    };
    for (unsigned i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
        check(refused(region, spans[i].offset, spans[i].length), region->desc->name,
              "refusal", spans[i].offset, spans[i].length);
    }
    all_same(region, "the whole after refusals");
}

// Whether a region that is locked gives what it holds.
static bool loads_while_locked(const backmem_region_t *region) {
    for (uint8_t i = 0; i < region->desc->step_count; i++) {
        if (region->desc->steps[i].op == BACKMEM_STEP_UNLOCK_BOTH) {
            return false;
        }
    }
    return true;
}

// Locked, a write is dropped and says so; the test port is told to expect it.
static void locks(backmem_region_t *region) {
    backmem_err_t err = backmem_region_lock(region);
    if (err == BACKMEM_ERR_UNSUPPORTED) {
        return;
    }
    check(err == BACKMEM_OK, region->desc->name, "lock", 0, 0);
    if ((REGISTER(TESTPORT_ARG) & 4) != 0) {
        return;
    }
    const uint8_t other = (uint8_t)~copy[0];
    REGISTER(TESTPORT_EXPECT) = 1;
    err = backmem_region_write(region, 0, &other, 1);
    REGISTER(TESTPORT_EXPECT) = 0;
    check(err == BACKMEM_ERR_DROPPED, region->desc->name, "write while locked", 0, 1);
    if (loads_while_locked(region)) {
        all_same(region, "the whole while locked");
    }
    err = open_addressed(region, region->desc);
    check(err == BACKMEM_OK, region->desc->name, "open again", 0, 0);
    all_same(region, "the whole after a lock");
    write_and_read(region, 0, 1);
}

static void region_suite(backmem_region_t *region) {
    const unsigned before = failures;
    check(region->bytes > 0 && region->bytes <= BYTES_MAX, region->desc->name, "bytes",
          0, region->bytes);
    for (uint32_t i = 0; i < region->bytes; i++) {
        copy[i] = fresh();
    }
    const backmem_err_t err = backmem_region_write(region, 0, copy, region->bytes);
    check(err == BACKMEM_OK, region->desc->name, "first write", 0, region->bytes);
    writes_at_every_offset(region);
    fills_and_wipes(region);
    refusals_touch_nothing(region);
    if (region->desc->base != 0) {
        locks(region);
    }
    testport_puts(CHIP.name);
    testport_puts(" ");
    testport_puts(region->desc->name);
    testport_puts(" ");
    testport_put_number(region->bytes);
    testport_puts(failures == before ? " bytes: good\n" : " bytes: FAILED\n");
}

// Rows without an address of their own get memory that the linker placed: the first,
// and the second.
#ifdef PLACED_BYTES
__attribute__((section(".noinit"), aligned(8))) static uint8_t placed[PLACED_BYTES];
#ifdef PLACED_TWO
__attribute__((section(".noinit_2"), aligned(8))) static uint8_t placed_2[PLACED_BYTES];
#define PLACED(i) ((i) == 0 ? placed : placed_2)
#else
#define PLACED(i) placed
#endif
#else
#define PLACED(i)    NULL
#define PLACED_BYTES 0
#endif

#define SCB_CCR    0xe000ed14u
#define SCB_CCR_DC (1u << 16)

int main(void) {
    if ((REGISTER(TESTPORT_ARG) & 2) != 0) {
        REGISTER(SCB_CCR) |= SCB_CCR_DC;
    }
    for (uint8_t i = 0; i < CHIP.region_count; i++) {
        const backmem_region_desc_t *row = &CHIP.regions[i];
        if (row->base == 0 && (row->hazards & BACKMEM_HAZARD_ECC64) != 0) {
            // Behind the region, and loaded by each sync: docs/manual/retained.md.
            REGISTER(PLACED(i) + PLACED_BYTES - 4) = 0;
        }
        backmem_region_t region;
        const backmem_err_t err =
            row->base != 0
                ? open_addressed(&region, row)
                : backmem_region_attach(&region, row, PLACED(i), PLACED_BYTES);
        if (err != BACKMEM_OK) {
            testport_puts(row->name);
            testport_puts(": does not open: ");
            testport_puts(backmem_err_name(err));
            testport_puts(", step ");
            testport_put_number(region.step);
            testport_put('\n');
            failures++;
            continue;
        }
        region_suite(&region);
    }
    return (int)failures;
}
