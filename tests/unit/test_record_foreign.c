// Records where another program's record stands: it is told and left alone, and a
// migration leaves the old one or the new one at every cut.
//
// SPDX-License-Identifier: MIT
#include "hostile.h"
#include "unit/record_image.h"

static void foreign_put(uint32_t size, uint32_t layout) {
    room_put(AT, layout << 16 | size);
    part_put(0, 1, size & 0xfff, layout);
}

static void another_layout_or_size_that_is_valid_is_foreign(void) {
    static const struct {
        uint16_t size, layout;
    } others[] = { { 8, 6 }, { 12, 5 }, { 4, 0xffff }, { 1, 1 }, { 20, 5 } };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        backmem_shape_t found = { 0, 0 };
        record_begin(8, 5);
        place.bytes = BACKMEM_RECORD_BYTES(SIZE_MAX_TESTED, 5);
        foreign_put(others[i].size, others[i].layout);
        FOUND(FOREIGN, 2);
        CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
        CHECK_EQ(found.size, others[i].size);
        CHECK_EQ(found.layout, others[i].layout);
        uint8_t got[SIZE_MAX_TESTED];
        backmem_record_t old;
        backmem_status_t status;
        const backmem_place_t its = { &room.region, AT,
                                      BACKMEM_RECORD_BYTES(found.size, found.layout) };
        CHECK_EQ(backmem_record_open(&old, its, found, &status), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_RECOVERED);
        CHECK_EQ(backmem_record_load(&old, got), BACKMEM_OK);
        CHECK_MEM(got, payload[0], found.size);
        // Part 1 alone is enough, and neither is not.
        room_put(part_at(0, found.size, found.layout), 0xbad);
        FOUND(COLD, 2);
        part_put(1, 2, found.size, found.layout);
        FOUND(FOREIGN, 2);
    }
}

static void a_header_that_cannot_be_is_not_followed(void) {
    record_begin(8, 5);
    place.bytes = BACKMEM_RECORD_BYTES(12, 5);
    foreign_put(12 | 0x1000, 6); // bits that are always 0
    FOUND(COLD, 2);
    foreign_put(12, 0); // no layout
    FOUND(COLD, 2);
    foreign_put(12, 6);
    FOUND(FOREIGN, 2);
    static const uint16_t sizes[] = { 0, 4088, 4089, 4095 }; // none fits behind AT
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        room_put(AT, 6u << 16 | sizes[i]);
        FOUND(COLD, 2);
    }
    // Own parts count, whatever stands in front.
    own_put(0, 1);
    room_put(commit_at(1), 0);
    room_put(AT, 6u << 16 | 12);
    FOUND(KEPT, 0);
}

// Whatever the header says: no byte outside of the region is loaded; and where it names
// no other record, none outside of the place.
static void nothing_outside_of_the_region_is_looked_at(void) {
    for (uint32_t size = 0; size <= 4095; size++) {
        record_begin(8, 5);
        const bool own = size % 8 == 0;
        room.region.bytes = AT + place.bytes + size % 3 * 8;
        place.bytes += size % 3 / 2 * 8;
        hostile_allow(ROOM_START + AT,
                      ROOM_START + (own ? AT + place.bytes : room.region.bytes));
        // Their commit words have a phase, so that all of a part is read.
        for (uint32_t at = 0; at < ROOM_BYTES - AT; at += 4) {
            room_put(AT + at, GARBAGE);
        }
        room_put(AT, own ? 5u << 16 | 8 : 6u << 16 | size);
        check_found(own ? BACKMEM_CORRUPT : BACKMEM_COLD, 2, __LINE__);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
        CHECK_STR(hostile_fault(), "none");
    }
}

// Of a record of a newer version, what is inside the place.
static void a_newer_version_is_looked_for_inside_the_place(void) {
    record_begin(8, 5);
    room_put(AT, 6u << 16 | 20);
    uint32_t rest = format_divide(0, 2u << 28 | FORMAT_RECORD << 24 | 1 << 2 | 1);
    rest = format_divide(rest, 6u << 16 | 20);
    for (uint32_t i = 0; i < 5; i++) {
        rest = format_divide(rest, i);
        room_put(part_at(1, 20, 6) + 4 * i, i);
    }
    room_put(part_at(1, 20, 6) + 20, rest * 4 + 1);
    FOUND(COLD, 2);
    place.bytes = BACKMEM_RECORD_BYTES(20, 6);
    FOUND(FOREIGN, 2);
}

static uint32_t stores_behind_the_place(void) {
    return hostile_count(HOSTILE_STORE, 0, ROOM_START + AT + place.bytes,
                         ROOM_START + ROOM_BYTES);
}

// Any part of a larger record is enough to tell it, but it cannot be migrated.
static void a_record_that_reaches_out_of_the_place_is_foreign(void) {
    for (uint32_t parts = 1; parts <= 3; parts++) {
        backmem_shape_t found;
        backmem_record_t old;
        backmem_status_t status;
        record_begin(8, 5);
        room_put(AT, 6u << 16 | 20);
        for (uint32_t part = 0; part < 2; part++) {
            if ((parts >> part & 1) != 0) {
                part_put(part, 1, 20, 6);
            }
        }
        FOUND(FOREIGN, 2);
        CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
        CHECK(found.size == 20 && found.layout == 6);
        CHECK_EQ(backmem_record_open(&old, place, found, &status), BACKMEM_ERR_SIZE);
        hostile_forget();
        CHECK_EQ(backmem_record_migrate(&record, payload[1]), BACKMEM_ERR_SIZE);
        CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
        CHECK_EQ(stores_behind_the_place(), 0);
        FOUND(COLD, 2);
        CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
        CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
        CHECK_EQ(stores_behind_the_place(), 0);
        FOUND(KEPT, 1);
        CHECK_STR(hostile_fault(), "none");
    }
}

static void wipe(void *unused) {
    (void)unused;
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
}

// The older part stands behind the place, where a wipe cannot take it away first.
static void a_cut_wipe_gives_nothing_older_of_a_larger_record(void) {
    uint32_t left = 0;
    bool done = false;
    for (uint32_t stores = 0; !done && stores < 100; stores++) {
        uint8_t got[20];
        backmem_record_t old;
        backmem_shape_t found;
        backmem_status_t status;
        record_begin(8, 5);
        room_put(AT, 6u << 16 | 20);
        part_put(0, 1, 20, 6);
        part_put(1, 2, 20, 6);
        CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_FOREIGN);
        done = hostile_run(stores, wipe, NULL);
        hostile_reset();
        CHECK_AT("stores", stores, 0, 0);
        CHECK_EQ(backmem_record_open(&record, place, shape, &status), BACKMEM_OK);
        CHECK(status == BACKMEM_COLD || (status == BACKMEM_FOREIGN && !done));
        if (status == BACKMEM_FOREIGN) {
            left++;
            const backmem_place_t its = { &room.region, AT,
                                          BACKMEM_RECORD_BYTES(20, 6) };
            CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
            CHECK_EQ(backmem_record_open(&old, its, found, &status), BACKMEM_OK);
            CHECK_EQ(backmem_record_load(&old, got), BACKMEM_OK);
            CHECK_MEM(got, payload[0], 20);
        }
    }
    CHECK(done && left > 0);
}

// Until it is wiped, nothing but a migration takes it away.
static void a_foreign_record_is_left_alone(void) {
    uint8_t before[64], after[64];
    record_begin(8, 5);
    foreign_put(8, 6);
    FOUND(FOREIGN, 2);
    hostile_peek_all(ROOM_START + AT, before, sizeof before);
    hostile_forget();
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
    hostile_peek_all(ROOM_START + AT, after, sizeof after);
    CHECK_MEM(after, before, sizeof before);
    CHECK_EQ(room_count(HOSTILE_STORE), 0);
    CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
    FOUND(COLD, 2);
    CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_OK);
    FOUND(KEPT, 1);
}

// What the record left before it was migrated to another one: the other one counts.
static void own_parts_behind_a_foreign_header_do_not_come_back(void) {
    for (uint32_t part = 0; part < 2; part++) {
        record_begin(4, 5);
        own_put(1, 1); // behind part 0 of the other
        part_put(0, 1 + part, 4, 6);
        room_put(AT, 6u << 16 | 4);
        FOUND(FOREIGN, 2);
        CHECK_EQ(backmem_record_wipe(&record), BACKMEM_OK);
        FOUND(COLD, 2);
    }
}

// A version of the format that only its number tells from ours.
static void a_newer_version_is_foreign_and_left_alone(void) {
    for (uint32_t version = 2; version <= 15; version++) {
        for (uint32_t layout = 5; layout <= 6; layout++) {
            backmem_shape_t found;
            record_begin(8, 5);
            const uint32_t words[] = { layout << 16 | 8, 0x11111111, 0x22222222 };
            uint32_t rest = format_divide(0, version << 28 | FORMAT_RECORD << 24 | 1);
            for (uint32_t i = 0; i < 3; i++) {
                rest = format_divide(rest, words[i]);
                room_put(AT + 4 * i, words[i]);
            }
            room_put(AT + 12, rest * 4 + 1);
            CHECK_AT("version, layout", version, layout, 0);
            FOUND(FOREIGN, 2);
            CHECK_EQ(backmem_record_found(&record, &found), BACKMEM_OK);
            CHECK(found.size == 8 && found.layout == layout);
            hostile_forget();
            CHECK_EQ(backmem_record_save(&record, payload[1]), BACKMEM_ERR_FOREIGN);
            CHECK_EQ(backmem_record_migrate(&record, payload[1]),
                     BACKMEM_ERR_UNSUPPORTED);
            CHECK_EQ(room_count(HOSTILE_STORE), 0);
        }
    }
}

// ---- migration -------------------------------------------------------------------

#define SIZES       24u // of both records, in bytes
#define STORES_MAX  100u
#define LAYOUT_OLD  7u
#define LAYOUT_NEW  8u
#define PLACE_BYTES BACKMEM_RECORD_BYTES(SIZES, LAYOUT_OLD)

static struct {
    uint8_t image[PLACE_BYTES]; // before what is cut
    uint8_t old[SIZES], new[SIZES];
    uint32_t size_old, size_new;
} now;

static backmem_status_t open_as(backmem_record_t *it, uint32_t size, uint32_t layout) {
    backmem_status_t status = (backmem_status_t)9;
    CHECK_EQ(backmem_record_open(
                 it, place, backmem_shape((uint16_t)size, (uint16_t)layout), &status),
             BACKMEM_OK);
    return status;
}

static backmem_status_t open_new(void) {
    return open_as(&record, now.size_new, LAYOUT_NEW);
}

static void image_put_back(void) {
    for (uint32_t i = 0; i < PLACE_BYTES; i++) {
        hostile_poke(ROOM_START + AT + i, now.image[i]);
    }
    hostile_reset();
}

// An old record after some saves, on memory that held this.
static void old_begin(uint32_t words_old, uint32_t words_new, uint32_t old_saves,
                      uint32_t fill) {
    backmem_record_t old;
    room_begin();
    now.size_old = 4 * words_old;
    now.size_new = 4 * words_new - 1;
    place = (backmem_place_t){ &room.region, AT, PLACE_BYTES };
    if (fill < 2) {
        room_fill(AT, 0 - fill, PLACE_BYTES);
    }
    (void)open_as(&old, now.size_old, LAYOUT_OLD);
    for (uint32_t i = 0; i < old_saves; i++) {
        memset(now.old, (int)(0x51 + i), sizeof now.old);
        CHECK_EQ(backmem_record_save(&old, now.old), BACKMEM_OK);
    }
    memset(now.new, 0xc3, sizeof now.new);
    hostile_peek_all(ROOM_START + AT, now.image, PLACE_BYTES);
}

static void migrate(void *argument) {
    (void)argument;
    CHECK_EQ(backmem_record_migrate(&record, now.new), BACKMEM_OK);
}

// Whether the new program has its record. It has that or the old one; and the old one
// finds its own, or that it is foreign.
static bool new_is_there(void) {
    uint8_t got[SIZES];
    backmem_record_t old;
    const backmem_status_t status = open_new();
    const backmem_status_t before = open_as(&old, now.size_old, LAYOUT_OLD);
    const bool migrated = status != BACKMEM_FOREIGN;
    if (migrated) {
        CHECK(status == BACKMEM_KEPT || status == BACKMEM_RECOVERED);
        CHECK_EQ(backmem_record_load(&record, got), BACKMEM_OK);
        CHECK_MEM(got, now.new, now.size_new);
        CHECK_EQ(before, BACKMEM_FOREIGN);
        CHECK_EQ(backmem_record_load(&old, got), BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_record_save(&old, got), BACKMEM_ERR_FOREIGN);
    } else {
        CHECK(before == BACKMEM_KEPT || before == BACKMEM_RECOVERED);
        CHECK_EQ(backmem_record_load(&record, got), BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_record_load(&old, got), BACKMEM_OK);
        CHECK_MEM(got, now.old, now.size_old);
    }
    return migrated;
}

static void save_first(void *unused) {
    (void)unused;
    CHECK_EQ(backmem_record_save(&record, payload[0]), BACKMEM_OK);
}

// What a cut first save leaves is a record for its own program and for one of another
// layout, or for both it is none.
static void a_cut_first_save_is_told_by_another_layout(void) {
    uint32_t kept = 0;
    for (uint32_t noise = 0; noise < 8; noise++) {
        bool done = false;
        for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
            backmem_record_t later;
            record_begin(8, LAYOUT_OLD);
            done = hostile_run(stores, save_first, NULL);
            hostile_reset();
            const backmem_status_t own = open_as(&record, 8, LAYOUT_OLD);
            const backmem_status_t others = open_as(&later, 8, LAYOUT_OLD + 1);
            CHECK_AT("noise, stores", noise, stores, 0);
            CHECK(own == BACKMEM_KEPT || (own == BACKMEM_COLD && !done));
            CHECK_EQ(others, own == BACKMEM_KEPT ? BACKMEM_FOREIGN : BACKMEM_COLD);
            kept += own == BACKMEM_KEPT;
        }
        CHECK(done);
    }
    CHECK(kept >= 8);
}

// A second migration is cut, too; the saves that follow it are as ever.
static void migrate_again(void) {
    uint8_t image[PLACE_BYTES];
    bool done = false;
    hostile_peek_all(ROOM_START + AT, image, PLACE_BYTES);
    for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
        for (uint32_t i = 0; i < PLACE_BYTES; i++) {
            hostile_poke(ROOM_START + AT + i, image[i]);
        }
        hostile_reset();
        (void)open_new();
        done = hostile_run(stores, migrate, NULL);
        hostile_reset();
        CHECK(new_is_there() || !done);
    }
    CHECK(done);
    for (uint32_t i = 0; i < 3; i++) {
        memset(now.new, (int)(0xc4 + i), sizeof now.new);
        CHECK_EQ(backmem_record_save(&record, now.new), BACKMEM_OK);
        CHECK(new_is_there());
        CHECK_EQ(open_new(), BACKMEM_KEPT);
    }
    memset(now.new, 0xc3, sizeof now.new);
}

static void a_cut_migration_leaves_old_or_new(void) {
    for (uint32_t words_old = 1; words_old <= SIZES / 4; words_old++) {
        for (uint32_t words_new = 1; words_new <= SIZES / 4; words_new++) {
            for (uint32_t kind = 0; kind < 5 * 3; kind++) {
                old_begin(words_old, words_new, 1 + kind / 3, kind % 3);
                bool done = false;
                for (uint32_t stores = 0; !done && stores < STORES_MAX; stores++) {
                    image_put_back();
                    CHECK_EQ(open_new(), BACKMEM_FOREIGN);
                    done = hostile_run(stores, migrate, NULL);
                    hostile_reset();
                    CHECK_AT("words, kind, stores", 100 * words_old + words_new, kind,
                             stores);
                    CHECK(new_is_there() || !done);
                    if (kind % 3 == 2) {
                        migrate_again();
                    }
                }
                CHECK(done);
                CHECK_EQ(open_new(), BACKMEM_KEPT);
                CHECK_STR(hostile_fault(), "none");
            }
        }
    }
}

// Part 1 of the old record is damaged or was cut off: part 0 is what it has.
static void a_recovered_record_is_migrated(void) {
    for (uint32_t words_new = 1; words_new <= SIZES / 4; words_new++) {
        for (uint32_t saves = 2; saves <= 3; saves++) {
            backmem_record_t old;
            old_begin(3, words_new, saves, 2);
            const uint32_t newest = (saves - 1) % 2;
            room_put(AT + 4 + 16 * newest, 0xbad);
            CHECK_EQ(open_as(&old, now.size_old, LAYOUT_OLD), BACKMEM_RECOVERED);
            memset(now.old, (int)(0x51 + saves - 2), sizeof now.old);
            CHECK_EQ(open_new(), BACKMEM_FOREIGN);
            CHECK(!new_is_there());
            migrate(NULL);
            CHECK_EQ(open_new(), BACKMEM_KEPT);
            CHECK(new_is_there());
        }
    }
}

static void where_nothing_is_foreign_a_migration_is_a_save(void) {
    record_begin(8, 5);
    CHECK_EQ(backmem_record_migrate(&record, payload[0]), BACKMEM_OK);
    FOUND(KEPT, 0);
    CHECK_EQ(backmem_record_migrate(&record, payload[1]), BACKMEM_OK);
    FOUND(KEPT, 1);
    record.region = NULL;
    CHECK_EQ(backmem_record_migrate(&record, payload[1]), BACKMEM_ERR_RANGE);
}

// A cell that keeps what it had, wherever it is: the old record, or the new one.
static void what_does_not_read_back_ends_a_migration(void) {
    uint32_t refused = 0;
    for (uint32_t k = 0; k < PLACE_BYTES * 4; k += 4) {
        old_begin(k % 16 == 0 ? 2 : 5, k % 32 < 16 ? 2 : 5, 3, 2);
        (void)open_new();
        hostile_stick(ROOM_START + AT + k / 16 * 4, 4);
        const backmem_err_t err = backmem_record_migrate(&record, now.new);
        hostile_stick(0, 0);
        CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_DROPPED);
        CHECK_AT("k", k, 0, 0);
        CHECK(new_is_there() || err);
        refused += err != BACKMEM_OK;
    }
    CHECK(refused > 0);
}

int main(void) {
    hostile_seed();
    RUN(another_layout_or_size_that_is_valid_is_foreign);
    RUN(a_header_that_cannot_be_is_not_followed);
    RUN(nothing_outside_of_the_region_is_looked_at);
    RUN(a_newer_version_is_looked_for_inside_the_place);
    RUN(a_record_that_reaches_out_of_the_place_is_foreign);
    RUN(a_cut_wipe_gives_nothing_older_of_a_larger_record);
    RUN(a_foreign_record_is_left_alone);
    RUN(own_parts_behind_a_foreign_header_do_not_come_back);
    RUN(a_newer_version_is_foreign_and_left_alone);
    RUN(a_cut_first_save_is_told_by_another_layout);
    RUN(a_cut_migration_leaves_old_or_new);
    RUN(a_recovered_record_is_migrated);
    RUN(where_nothing_is_foreign_a_migration_is_a_save);
    RUN(what_does_not_read_back_ends_a_migration);
    return CHECK_EXIT();
}
