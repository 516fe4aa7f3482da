// Reading and writing on every kind of memory, at every offset and length: the
// contents against an array of bytes, the accesses against the formulas of
// region.h, worked out here byte by byte.
//
// SPDX-License-Identifier: MIT
#include "backmem/region.h"
#include "check.h"
#include "hostile_cases.h"

#define ALIGNS 4u // starts of the caller's buffer, from a word's start

static struct {
    const hostile_case_t *c;
    backmem_region_t region;
    uint32_t offset, size;
    uint8_t image[CASE_IMAGE_MAX];  // what the cells should hold
    uint8_t source[CASE_BYTES + 8]; // noise
    uint8_t *buffer;                // CASE_BYTES bytes, aligned as the loop says
    uint32_t room[CASE_BYTES / 4 + 4];
} now;

// ---- what a span costs, by the words of region.h ----------------------------

static bool in_span(uint32_t offset) {
    return offset >= now.offset && offset < now.offset + now.size;
}

// Units that the span touches: all, or those that it has only in part.
static uint32_t units(bool part_only) {
    const uint32_t width = now.c->desc.width;
    uint32_t count = 0;
    for (uint32_t unit = 0; unit < CASE_BYTES; unit += width) {
        uint32_t mine = 0;
        for (uint32_t i = 0; i < width; i++) {
            mine += in_span(unit + i) ? 1 : 0;
        }
        count += mine > 0 && (!part_only || mine < width) ? 1 : 0;
    }
    return count;
}

// Words that lie in the span whole and aligned.
static uint32_t whole_words(void) {
    uint32_t count = 0;
    for (uint32_t i = 0; i + 4 <= CASE_BYTES; i++) {
        if (case_address(now.c, i) % 4 == 0 && in_span(i) && in_span(i + 3)) {
            count++;
        }
    }
    return count;
}

// Loads of a read, stores of a write: one a unit, or one an aligned word.
static uint32_t moves(void) {
    if (now.c->desc.width == 1 && now.c->desc.stride == 1) {
        return whole_words() + (now.size - 4 * whole_words());
    }
    return units(false);
}

static bool bytes_are_units(void) {
    return now.c->desc.stride == 1;
}

static uint32_t data_count(hostile_kind_t kind, unsigned width) {
    const hostile_memory_t *memory = &now.c->memory;
    return hostile_count(kind, width, memory->base, memory->base + memory->bytes);
}

// Steps without which loads would give zero.
static uint32_t load_gates(void) {
    uint32_t count = 0;
    for (uint8_t i = 0; i < now.c->desc.step_count; i++) {
        count += now.c->desc.steps[i].op == BACKMEM_STEP_SET;
    }
    return count;
}

// Loads and stores of the data are these; there are no others, but for cache
// maintenance where a cache may be.
static void check_cost(uint32_t loads, uint32_t stores) {
    const bool ends_in_zero =
        stores > 0 && now.size > 0 && now.source[now.size - 1] == 0;
    CHECK_EQ(data_count(HOSTILE_LOAD, 0), loads);
    CHECK_EQ(data_count(HOSTILE_STORE, 0), stores);
    if (!bytes_are_units()) {
        CHECK_EQ(data_count(HOSTILE_LOAD, 4), loads);
        CHECK_EQ(data_count(HOSTILE_STORE, 4), stores);
    }
    const uint32_t all_stores = hostile_count(HOSTILE_STORE, 0, 0, UINT32_MAX);
    const uint32_t all_loads = hostile_count(HOSTILE_LOAD, 0, 0, UINT32_MAX);
    if ((now.c->desc.hazards & BACKMEM_HAZARD_CACHEABLE) == 0) {
        // After zeros the gates are asked.
        CHECK_EQ(all_loads, loads + (ends_in_zero ? load_gates() : 0));
    }
    if (!now.c->cache_on) {
        CHECK_EQ(all_stores, stores);
    }
}

// ---- the loop ---------------------------------------------------------------

// Only the units that the span touches may be accessed.
static void allow_span(void) {
    const uint32_t width = now.c->desc.width;
    if (now.size == 0) {
        hostile_allow(0, 0);
        return;
    }
    const uint32_t first = now.offset / width * width;
    const uint32_t last = (now.offset + now.size - 1) / width * width;
    hostile_allow(case_address(now.c, first),
                  case_address(now.c, last) + now.c->desc.stride);
}

static void begin(const hostile_case_t *c, uint32_t offset, uint32_t size,
                  unsigned align) {
    now.c = c;
    now.offset = offset;
    now.size = size;
    case_begin(c, &now.region);
    now.buffer = (uint8_t *)now.room + align;
    for (size_t i = 0; i < sizeof(now.source); i++) {
        now.source[i] = (uint8_t)hostile_random();
    }
    memset(now.room, 0xa5, sizeof(now.room));
    case_image(c, now.image);
    allow_span();
}

// The cells are as expected, also after a reset that takes what was not written.
static void end(void) {
    uint8_t cells[CASE_IMAGE_MAX];
    CHECK_STR(hostile_fault(), "none");
    case_reset(now.c);
    case_image(now.c, cells);
    CHECK_MEM(cells, now.image, now.c->memory.bytes);
}

// Under sanitizers a fifth of them, all ends and alignments among those.
static bool is_left_out(uint32_t offset, uint32_t size, unsigned align) {
    return CHECK_SANITIZED && (offset + 2 * size + 3 * align) % 5 != 0;
}

static void everywhere(unsigned aligns, void (*body)(void)) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t offset = 0; offset <= CASE_BYTES; offset++) {
            for (uint32_t size = 0; size <= CASE_BYTES - offset; size++) {
                for (unsigned align = 0; align < aligns; align++) {
                    if (is_left_out(offset, size, align)) {
                        continue;
                    }
                    CHECK_AT(hostile_cases[i].name, offset, size, align);
                    begin(&hostile_cases[i], offset, size, align);
                    body();
                    end();
                }
            }
        }
    }
}

static uint8_t cell(uint32_t offset) {
    return now.image[case_index(now.c, offset)];
}

static void expect(const uint8_t *bytes) {
    for (uint32_t i = 0; i < now.size; i++) {
        now.image[case_index(now.c, now.offset + i)] = bytes[i];
    }
}

// ---- the operations ---------------------------------------------------------

static void read_span(void) {
    CHECK_EQ(backmem_region_read(&now.region, now.offset, now.buffer, now.size),
             BACKMEM_OK);
    check_cost(moves(), 0);
    for (uint32_t i = 0; i < now.size; i++) {
        CHECK_EQ(now.buffer[i], cell(now.offset + i));
    }
    const uint8_t *room = (const uint8_t *)now.room;
    for (const uint8_t *at = room; at < room + sizeof(now.room); at++) {
        if (at < now.buffer || at >= now.buffer + now.size) {
            CHECK_EQ(*at, 0xa5);
        }
    }
}

static void write_span(void) {
    memcpy(now.buffer, now.source, now.size);
    CHECK_EQ(backmem_region_write(&now.region, now.offset, now.buffer, now.size),
             BACKMEM_OK);
    check_cost(units(true) + moves(), moves());
    expect(now.source);
    CHECK_MEM(now.buffer, now.source, now.size);
}

static void fill_span(void) {
    const uint8_t value = now.source[0];
    memset(now.source, value, sizeof(now.source));
    CHECK_EQ(backmem_region_fill(&now.region, now.offset, value, now.size), BACKMEM_OK);
    check_cost(units(true) + moves(), moves());
    expect(now.source);
}

static void compare_equal(void) {
    for (uint32_t i = 0; i < now.size; i++) {
        now.buffer[i] = cell(now.offset + i);
    }
    CHECK_EQ(backmem_region_compare(&now.region, now.offset, now.buffer, now.size),
             BACKMEM_OK);
    check_cost(moves(), 0);
}

// Data offset behind the last byte that a load has fetched.
static uint32_t loaded_to(void) {
    size_t count;
    const hostile_access_t *log = hostile_log(&count);
    uint32_t to = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t from = log[i].address - now.c->desc.base;
        const uint32_t width = now.c->desc.width;
        const uint32_t end = bytes_are_units()
                                 ? from + log[i].width
                                 : from / now.c->desc.stride * width + width;
        if (log[i].address - now.c->memory.base < now.c->memory.bytes && end > to) {
            to = end;
        }
    }
    return to;
}

static void compare_different(void) {
    const uint32_t at[] = { 0, now.size / 2, now.size - 1 };
    for (size_t k = 0; k < sizeof(at) / sizeof(at[0]) && now.size > 0; k++) {
        for (uint32_t i = 0; i < now.size; i++) {
            now.buffer[i] = cell(now.offset + i);
        }
        now.buffer[at[k]] ^= (uint8_t)(1u << (hostile_random() & 7));
        hostile_forget();
        CHECK_EQ(backmem_region_compare(&now.region, now.offset, now.buffer, now.size),
                 BACKMEM_ERR_DIFFERS);
        CHECK(data_count(HOSTILE_LOAD, 0) <= moves());
        CHECK(loaded_to() <= now.offset + at[k] + 1 + 16);
        CHECK_EQ(hostile_count(HOSTILE_STORE, 0, 0, UINT32_MAX), 0);
    }
}

// Every store of data is followed by a load of the same place.
static void check_all_read_back(void) {
    size_t count;
    const hostile_access_t *log = hostile_log(&count);
    for (uint32_t i = 0; i < now.size; i++) {
        const uint32_t address = case_address(now.c, now.offset + i);
        bool back = false;
        for (size_t k = 0; k < count; k++) {
            if (address - log[k].address < log[k].width) {
                back = log[k].kind == HOSTILE_LOAD;
            }
        }
        CHECK(back);
    }
}

static void wipe_span(void) {
    memset(now.source, 0, sizeof(now.source));
    CHECK_EQ(backmem_region_wipe(&now.region, now.offset, now.size), BACKMEM_OK);
    CHECK_EQ(data_count(HOSTILE_STORE, 0), 2 * moves()); // ones, zeros
    CHECK_EQ(data_count(HOSTILE_LOAD, 0), 2 * (units(true) + moves()));
    CHECK_EQ(data_count(HOSTILE_STORE, bytes_are_units() ? 2 : 1), 0);
    CHECK_EQ(data_count(HOSTILE_STORE, 2), 0);
    check_all_read_back();
    expect(now.source);
}

static void flush_span(void) {
    const bool ecc = (now.c->desc.hazards & BACKMEM_HAZARD_ECC) != 0;
    CHECK_EQ(backmem_region_flush(&now.region, now.offset, now.size), BACKMEM_OK);
    check_cost(ecc ? units(false) : 0, ecc ? units(false) : 0);
}

static void read_gives_the_bytes_at_the_stated_cost(void) {
    everywhere(ALIGNS, read_span);
}

static void write_changes_its_bytes_only_at_the_stated_cost(void) {
    everywhere(ALIGNS, write_span);
}

static void fill_changes_its_bytes_only_at_the_stated_cost(void) {
    everywhere(1, fill_span);
}

static void compare_sees_equality_at_the_cost_of_a_read(void) {
    everywhere(ALIGNS, compare_equal);
}

static void compare_stops_soon_after_a_difference(void) {
    everywhere(1, compare_different);
}

static void wipe_zeroes_and_reads_every_byte_back(void) {
    everywhere(1, wipe_span);
}

static void flush_keeps_contents_and_stores_words_of_ecc_only(void) {
    everywhere(1, flush_span);
}

// ---- refusals ---------------------------------------------------------------

typedef struct span {
    uint32_t offset;
    size_t size;
} span_t;

static void check_refused(uint32_t offset, size_t size) {
    memset(now.room, 0xa5, sizeof(now.room));
    CHECK_EQ(backmem_region_read(&now.region, offset, now.room, size),
             BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_write(&now.region, offset, now.room, size),
             BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_fill(&now.region, offset, 0x11, size), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_compare(&now.region, offset, now.room, size),
             BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_wipe(&now.region, offset, size), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_flush(&now.region, offset, size), BACKMEM_ERR_RANGE);
    size_t accesses;
    (void)hostile_log(&accesses);
    CHECK_EQ(accesses, 0);
    for (size_t i = 0; i < sizeof(now.room) / 4; i++) {
        CHECK_EQ(now.room[i], 0xa5a5a5a5u);
    }
}

static void span_that_reaches_outside_touches_nothing(void) {
    const span_t spans[] = {
        { 0, CASE_BYTES + 1 },
        { 1, CASE_BYTES },
        { CASE_BYTES - 1, 2 },
        { CASE_BYTES, 1 },
        { CASE_BYTES + 1, 0 },
        { UINT32_MAX, 0 },
        { UINT32_MAX, 1 },
        { UINT32_MAX - 3, 8 },
        { 0x80000000u, 0x80000000u },
        { 4, UINT32_MAX - 3 },
        { 0, SIZE_MAX },
        { 1, SIZE_MAX },
        { CASE_BYTES, SIZE_MAX },
        { UINT32_MAX, SIZE_MAX },
        { 8, SIZE_MAX - 7 },
        // Where size_t is wider than 32 bits: 4 in the lower ones.
        { 0, SIZE_MAX > UINT32_MAX ? SIZE_MAX - UINT32_MAX + 4 : SIZE_MAX },
    };
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (size_t k = 0; k < sizeof(spans) / sizeof(spans[0]); k++) {
            CHECK_AT(hostile_cases[i].name, spans[k].offset, (intmax_t)k, 0);
            begin(&hostile_cases[i], 0, 0, 0);
            check_refused(spans[k].offset, spans[k].size);
            end();
        }
    }
}

// ---- memory that ignores stores ---------------------------------------------

#define LOCK_REGISTER 0x40007000u

static const hostile_register_t lock_register = { .address = LOCK_REGISTER };

// Maps the case's memory behind a shut gate.
static hostile_memory_t begin_shut(const hostile_case_t *c, bool clock) {
    hostile_memory_t memory = c->memory;
    memory.clock = memory.unlock = (hostile_gate_t){ 0, 0 };
    hostile_gate_t *gate = clock ? &memory.clock : &memory.unlock;
    *gate = (hostile_gate_t){ LOCK_REGISTER, 1 };
    return memory;
}

static void check_dropped(const hostile_case_t *c, bool clock) {
    const hostile_memory_t memory = begin_shut(c, clock);
    begin(c, 3, 9, 0);
    hostile_begin();
    hostile_map(&memory);
    hostile_map_register(&lock_register);
    now.region.steps = 0;
    for (uint32_t i = 0; i < memory.bytes; i++) {
        hostile_poke(memory.base + i, 0x96);
    }
    if (c->cache_on) {
        hostile_cache_on();
    }
    case_image(c, now.image);
    const uint8_t bytes[9] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
    CHECK_EQ(backmem_region_write(&now.region, 3, bytes, 9), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_fill(&now.region, 3, 0x42, 9), BACKMEM_ERR_DROPPED);
    // Without its clock it reads as zeros, which proves nothing. No gate is known here.
    CHECK_EQ(backmem_region_fill(&now.region, 3, 0, 9),
             clock ? BACKMEM_OK : BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_wipe(&now.region, 3, 9), BACKMEM_ERR_DROPPED);
    end();
}

static void write_fill_and_wipe_report_memory_that_ignores_them(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        CHECK_AT(hostile_cases[i].name, 0, 0, 0);
        check_dropped(&hostile_cases[i], false);
        CHECK_AT(hostile_cases[i].name, 1, 0, 0);
        check_dropped(&hostile_cases[i], true);
    }
}

// As the top byte of a counter: all bytes but one have their value already, and the
// stores of that one are ignored.
static void one_byte_that_is_not_stored_is_reported(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        const hostile_case_t *c = &hostile_cases[i];
        for (uint32_t size = 1; size <= 13; size++) {
            for (uint32_t at = 0; at < size; at++) {
                uint8_t bytes[13] = { 0 };
                backmem_region_t region;
                case_begin(c, &region);
                CHECK_EQ(backmem_region_write(&region, 5, bytes, size), BACKMEM_OK);
                hostile_stick(c->memory.base, c->memory.bytes);
                bytes[at] = 1;
                CHECK_AT(c->name, size, at, 0);
                CHECK_EQ(backmem_region_write(&region, 5, bytes, size),
                         BACKMEM_ERR_DROPPED);
                hostile_stick(0, 0);
                CHECK_EQ(backmem_region_write(&region, 5, bytes, size), BACKMEM_OK);
            }
        }
    }
}

// A run of three memories, of which the middle one is locked.
static void fill_and_wipe_report_a_hole(void) {
    static const hostile_memory_t before = { .base = 0x40024000u, .bytes = 32 };
    static const hostile_memory_t locked = { .base = 0x40024020u,
                                             .bytes = 32,
                                             .unlock = { LOCK_REGISTER, 1 } };
    static const hostile_memory_t after = { .base = 0x40024040u, .bytes = 32 };
    static const backmem_region_desc_t row = {
        .base = 0x40024000u, .bytes = 96, .width = 4, .stride = 4
    };
    backmem_region_t region;
    hostile_begin();
    hostile_map(&before);
    hostile_map(&locked);
    hostile_map(&after);
    hostile_map_register(&lock_register);
    hostile_power_on();
    hostile_poke(0x40024031u, 0x80);
    CHECK_EQ(backmem_region_bind(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 8, 0, 80), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_wipe(&region, 8, 80), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_wipe(&region, 8, 24), BACKMEM_OK);
    CHECK_EQ(backmem_region_wipe(&region, 0x31, 1), BACKMEM_ERR_DROPPED);
    CHECK_STR(hostile_fault(), "none");
}

int main(void) {
    hostile_seed();
    RUN(read_gives_the_bytes_at_the_stated_cost);
    RUN(write_changes_its_bytes_only_at_the_stated_cost);
    RUN(fill_changes_its_bytes_only_at_the_stated_cost);
    RUN(compare_sees_equality_at_the_cost_of_a_read);
    RUN(compare_stops_soon_after_a_difference);
    RUN(wipe_zeroes_and_reads_every_byte_back);
    RUN(flush_keeps_contents_and_stores_words_of_ecc_only);
    RUN(span_that_reaches_outside_touches_nothing);
    RUN(write_fill_and_wipe_report_memory_that_ignores_them);
    RUN(one_byte_that_is_not_stored_is_reported);
    RUN(fill_and_wipe_report_a_hole);
    return CHECK_EXIT();
}
