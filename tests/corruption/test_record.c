// Damaged records: never a payload that was not saved, and never an older one as kept.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "corruption.h"
#include "backmem_object.h"

#define SIZE_MOST 128u

static uint8_t saved[3][SIZE_MOST]; // the last one is the newest
static uint32_t image[WORDS_MAX];   // of the undamaged record
static uint32_t words;
static backmem_record_t record;
static uint64_t loads;

// Three saves, so that the two parts hold the last two; the newest in part 0.
static void record_make(uint16_t size, uint16_t layout) {
    words = BACKMEM_RECORD_BYTES(size, layout) / 4;
    region_of(words);
    for (uint32_t i = 0; i < words; i++) {
        memory[i] = noise();
    }
    const backmem_place_t place = { &region, 0, 4 * words };
    backmem_status_t status;
    CHECK_EQ(backmem_record_open(&record, place, backmem_shape(size, layout), &status),
             BACKMEM_OK);
    for (unsigned save = 0; save < 3; save++) {
        for (unsigned i = 0; i < size; i++) {
            saved[save][i] = (uint8_t)noise();
        }
        CHECK_EQ(backmem_record_save(&record, saved[save]), BACKMEM_OK);
    }
    memcpy(image, memory, sizeof image);
}

static void image_restore(void) {
    memcpy(memory, image, 4 * words);
}

// Gives whether nothing was accepted that was not saved.
static bool load_is_honest(void) {
    uint8_t got[SIZE_MOST];
    loads++;
    return backmem_record_load(&record, got) != BACKMEM_OK
           || memcmp(got, saved[2], record.shape.size) == 0
           || memcmp(got, saved[1], record.shape.size) == 0;
}

// And besides, that kept is said of the newest alone.
static bool open_is_honest(void) {
    uint8_t got[SIZE_MOST];
    backmem_status_t status;
    const backmem_place_t place = { &region, 0, 4 * words };
    if (backmem_record_open(&record, place, record.shape, &status) != BACKMEM_OK) {
        return false;
    }
    const bool is_there = backmem_record_load(&record, got) == BACKMEM_OK;
    const bool is_newest = is_there && memcmp(got, saved[2], record.shape.size) == 0;
    return is_there == (status == BACKMEM_KEPT || status == BACKMEM_RECOVERED)
           && (status != BACKMEM_KEPT || is_newest) && load_is_honest();
}

// Two bits of different parts: each part is judged by its own words, so what the one
// flip does was seen when it was alone. A sixteenth of these pairs is tried as well.
static bool is_sampled_out(uint32_t a, uint32_t b) {
    const uint32_t front = record.shape.layout != 0 ? 32 : 0;
    const uint32_t bits = 32 * words - front;
    const bool apart = record.shape.size > 32 && b >= front
                       && (a - front) / (bits / 2) != (b - front) / (bits / 2);
    return apart && noise() % 16 != 0 && !is_full();
}

static void flips_1_and_2(void) {
    for (uint32_t a = 0; a < 32 * words; a++) {
        flip(a);
        CHECK_AT("flip", record.shape.size, a, 0);
        CHECK(open_is_honest());
        for (uint32_t b = 0; b < a; b++) {
            if (is_sampled_out(a, b)) {
                continue;
            }
            flip(b);
            if (!open_is_honest()) {
                CHECK_AT("flips", record.shape.size, a, b);
                CHECK(!"two flips are accepted");
            }
            flip(b);
        }
        flip(a);
    }
}

// All threes among the bits [from, to).
static void flips_3(uint32_t from, uint32_t to) {
    for (uint32_t a = from; a < to; a++) {
        flip(a);
        for (uint32_t b = from; b < a; b++) {
            flip(b);
            for (uint32_t c = from; c < b; c++) {
                flip(c);
                if (!load_is_honest()) {
                    CHECK_AT("flips", a, b, c);
                    CHECK(!"three flips are accepted");
                }
                flip(c);
            }
            flip(b);
        }
        flip(a);
    }
}

// ---- cases -------------------------------------------------------------------------

static const uint16_t small_sizes[] = { 1, 4, 8, 12, 16, 20, 24, 28, 32 };

static void up_to_2_flips_are_seen(void) {
    for (unsigned i = 0; i < sizeof small_sizes / sizeof small_sizes[0]; i++) {
        record_make(small_sizes[i], 0);
        flips_1_and_2();
        record_make(small_sizes[i], 0xbee5);
        flips_1_and_2();
    }
}

static void up_to_2_flips_are_seen_in_128_bytes(void) {
    record_make(128, 0xbee5);
    flips_1_and_2();
}

// All of the larger ones in the full run: that flips cannot cancel shows it of them.
static void three_flips_are_seen_in_records_of_up_to_32_bytes(void) {
    for (unsigned i = 0; i < sizeof small_sizes / sizeof small_sizes[0]; i++) {
        record_make(small_sizes[i], 0);
        if (small_sizes[i] <= 16 || is_full()) {
            flips_3(0, 32 * words);
        }
    }
}

// A part is judged by its own words; so three flips in one of them are the rest.
static void three_flips_in_a_part_of_128_bytes_are_seen(void) {
    record_make(128, 0);
    if (is_full()) {
        flips_3(0, 16 * words);
        flips_3(16 * words, 32 * words);
    }
    for (unsigned i = 0; i < 1000000; i++) {
        const uint32_t bits[3] = { noise() % (16 * words), noise() % (16 * words),
                                   noise() % (16 * words) };
        const uint32_t base = i % 2 != 0 ? 16 * words : 0;
        for (unsigned k = 0; k < 3; k++) {
            flip(base + bits[k]);
        }
        CHECK(load_is_honest());
        image_restore();
    }
}

// How a part's commit word differs from the right one, for the phase that it has.
static uint32_t part_difference(unsigned part) {
    const uint32_t *at = memory + part * (words / 2);
    const uint32_t commit = at[words / 2 - 1];
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    uint32_t crc = check_begin(check_kind(BACKMEM_KIND_RECORD), part, phase);
    crc = backmem_crc30(crc, record.shape.size);
    for (uint32_t i = 0; i < words / 2 - 1; i++) {
        crc = backmem_crc30(crc, at[i]);
    }
    return commit ^ (crc | (commit & BACKMEM_PHASE_MASK));
}

static int numbers_order(const void *a, const void *b) {
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// The check is linear: what flips do to the difference is the sum of what each does
// alone. So three are missed only where two sum up to a third.
static void three_flips_cannot_cancel(void) {
    const uint32_t bits = 16 * words;
    uint32_t alone[16 * WORDS_MAX];
    uint32_t sorted[16 * WORDS_MAX];
    for (unsigned part = 0; part < 2; part++) {
        CHECK_EQ(part_difference(part), 0);
        for (uint32_t bit = 0; bit < bits; bit++) {
            flip(part * bits + bit);
            alone[bit] = part_difference(part);
            CHECK(alone[bit] != 0);
            flip(part * bits + bit);
        }
        for (unsigned i = 0; i < 100000; i++) {
            const uint32_t a = noise() % bits;
            const uint32_t b = noise() % bits;
            const uint32_t c = noise() % bits;
            flip(part * bits + a);
            flip(part * bits + b);
            flip(part * bits + c);
            CHECK_EQ(part_difference(part), alone[a] ^ alone[b] ^ alone[c]);
            image_restore();
        }
        memcpy(sorted, alone, sizeof sorted);
        qsort(sorted, bits, sizeof sorted[0], numbers_order);
        for (uint32_t a = 0; a < bits; a++) {
            for (uint32_t b = 0; b < a; b++) {
                const uint32_t sum = alone[a] ^ alone[b];
                if (sum == 0
                    || bsearch(&sum, sorted, bits, sizeof sum, numbers_order)) {
                    CHECK_AT("flips", part, a, b);
                    CHECK(!"two flips are a third");
                }
            }
        }
    }
}

static void three_flips_in_20_to_128_bytes_cannot_cancel(void) {
    static const uint16_t sizes[] = { 20, 24, 28, 32, 128 };
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        record_make(sizes[i], 0);
        three_flips_cannot_cancel();
    }
}

static void swapped_words_are_seen(void) {
    static const uint16_t sizes[] = { 4, 8, 16, 32, 64, 128 };
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (unsigned images = 0; images < 20; images++) {
            record_make(sizes[i], (uint16_t)(images % 2));
            for (uint32_t a = 0; a < words; a++) {
                for (uint32_t b = 0; b < a; b++) {
                    const uint32_t word = memory[a];
                    memory[a] = memory[b];
                    memory[b] = word;
                    CHECK(open_is_honest());
                    image_restore();
                }
            }
        }
    }
}

// By any number of bits, in a circle or with zeros or ones coming in.
static void shifted_memory_is_seen(void) {
    static const uint16_t sizes[] = { 4, 16, 128 };
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        record_make(sizes[i], 0xbee5);
        for (uint32_t shift = 1; shift < 32 * words; shift++) {
            for (unsigned fill = 0; fill < 3; fill++) {
                for (uint32_t bit = 0; bit < 32 * words; bit++) {
                    const uint32_t from = bit + shift;
                    const uint32_t at = from % (32 * words);
                    uint32_t value = image[at / 32] >> at % 32 & 1;
                    value = from != at && fill != 0 ? fill - 1 : value;
                    memory[bit / 32] &= ~(1u << bit % 32);
                    memory[bit / 32] |= value << bit % 32;
                }
                CHECK(open_is_honest());
            }
        }
    }
}

// From each byte on, or up to it: zeros, ones or noise.
static void truncated_memory_is_seen(void) {
    static const uint16_t sizes[] = { 1, 4, 16, 32, 128 };
    for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        record_make(sizes[i], (uint16_t)i);
        for (uint32_t cut = 0; cut <= 4 * words; cut++) {
            for (unsigned how = 0; how < 6; how++) {
                uint8_t *bytes = (uint8_t *)memory;
                for (uint32_t at = 0; at < 4 * words; at++) {
                    const uint8_t fill[3] = { 0, 0xff, (uint8_t)noise() };
                    if ((at < cut) == (how < 3)) {
                        bytes[at] = fill[how % 3];
                    }
                }
                // Zeros in place of the newer commit word are a part that was never
                // written: the older payload is then kept, not recovered.
                CHECK(load_is_honest());
                image_restore();
            }
        }
    }
}

// Of the 2^32 commit words, two are right for a payload and its place, one for each
// phase: 2^-31, and 2^-30 for the two parts. What can be sampled is that it is not much
// more.
static void random_memory_is_cold(void) {
    record_make(4, 0);
    const uint32_t images = is_full() ? 400000000 : 10000000;
    uint32_t accepted = 0;
    for (uint32_t i = 0; i < images; i++) {
        for (uint32_t at = 0; at < words; at++) {
            memory[at] = noise();
        }
        uint8_t got[SIZE_MOST];
        loads++;
        accepted += backmem_record_load(&record, got) == BACKMEM_OK;
    }
    printf("%u of %u random images accepted\n", accepted, images);
    CHECK(accepted <= 1 + images / 100000000);
}

int main(void) {
    RUN(up_to_2_flips_are_seen);
    RUN(up_to_2_flips_are_seen_in_128_bytes);
    RUN(three_flips_are_seen_in_records_of_up_to_32_bytes);
    RUN(three_flips_in_a_part_of_128_bytes_are_seen);
    RUN(three_flips_in_20_to_128_bytes_cannot_cancel);
    RUN(swapped_words_are_seen);
    RUN(shifted_memory_is_seen);
    RUN(truncated_memory_is_seen);
    RUN(random_memory_is_cold);
    printf("%llu loads\n", (unsigned long long)loads);
    return CHECK_EXIT();
}
