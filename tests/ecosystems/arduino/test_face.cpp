// The C++ face on a PC: objects in RAM that outlives a "reset", which makes them anew.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#include "check.h"

struct Point {
    int32_t x, y;
};

static uint32_t kept[256];

// What a sketch has; made anew at each start.
struct Sketch {
    backmem::Memory memory{ kept };
    backmem::Boot boot{ memory };
    backmem::Store settings{ memory, 512 };
    backmem::Record<Point> point{ memory, 7 };
    backmem::Log<uint32_t> log{ memory, 3 };

    bool begin() {
        return boot.begin() && settings.begin() && point.begin() && log.begin();
    }
};

static void objects_outlive_a_reset() {
    memset(kept, 0xa5, sizeof kept);
    for (uint32_t n = 1; n < 6; n++) {
        Sketch sketch;
        Point point = { 0, 0 };
        uint32_t entry = 0;
        uint16_t cursor = 0;
        CHECK(sketch.begin());
        CHECK(sketch.begin()); // twice is once
        CHECK_EQ(sketch.boot.boots(), n);
        CHECK_EQ(sketch.boot.streak(), n - 1);
        CHECK_EQ(sketch.boot.looping(3), n > 3);
        CHECK_EQ(sketch.settings.status(), n == 1 ? BACKMEM_COLD : BACKMEM_KEPT);
        CHECK_EQ(sketch.point.load(point), n > 1);
        CHECK_EQ(point.x, n > 1 ? (int32_t)n - 1 : 0);
        CHECK_EQ(sketch.log.next(cursor, entry), n > 1);
        CHECK_EQ(entry, n > 1 ? 100 * (n - 1) : 0);
        CHECK_EQ(sketch.settings["n"].get(-1), n > 1 ? (int)n - 1 : -1);
        sketch.settings["n"] = (int)n;
        point.x = (int32_t)n;
        CHECK(sketch.point.save(point));
        CHECK(sketch.log.append(100 * n));
    }
}

// As STM32RTC up to 1.2.0 stores to word 1 at each start.
static uint32_t boots_beside_stm32rtc(uint32_t skipped) {
    uint32_t boots = 0;
    memset(kept, 0, sizeof kept);
    for (uint32_t n = 1; n < 4; n++) {
        backmem::Memory memory(kept);
        backmem::Boot boot(memory);
        kept[1] = 0x32f2;
        memory.skip(skipped);
        CHECK(boot.begin());
        memory.skip(100); // too late, and without effect
        CHECK_EQ(memory.take(4).offset, skipped + BACKMEM_BOOT_BYTES_SHORT);
        CHECK_EQ(kept[0] == 0, skipped > 0);
        boots = boot.boots();
    }
    return boots;
}

static void words_that_are_skipped_stay_those_of_others() {
    CHECK_EQ(boots_beside_stm32rtc(0), 1); // cold at each start
    CHECK_EQ(boots_beside_stm32rtc(8), 3);
    CHECK_EQ(kept[1], 0x32f2);
}

static void settings_have_types() {
    Sketch sketch;
    char text[8] = "";
    CHECK(sketch.begin());
    sketch.settings["bool"] = true;
    sketch.settings["int"] = -5;
    sketch.settings["unsigned"] = 7u;
    sketch.settings["long"] = 70000L;
    sketch.settings["wide"] = INT64_C(-5000000000);
    sketch.settings["wider"] = UINT64_C(18446744073709551615);
    sketch.settings["float"] = 1.5f;
    sketch.settings["text"] = "hello";
    sketch.settings["string"] = String(F("there"));
    sketch.settings["array"] = text;
    CHECK_EQ(sketch.settings.error(), BACKMEM_OK);
    CHECK(sketch.settings["bool"].get(false));
    CHECK_EQ(sketch.settings["int"].get(0), -5);
    CHECK_EQ(sketch.settings["unsigned"].get(0), 7);
    CHECK_EQ(sketch.settings["long"].get(0L), 70000);
    CHECK(sketch.settings["wide"].get(INT64_C(0)) == INT64_C(-5000000000));
    CHECK(sketch.settings["wide"].get(0LL) == -5000000000LL);
    CHECK(sketch.settings["wider"].get(0ULL) == 18446744073709551615ULL);
    CHECK(sketch.settings["wider"].get(3LL) == 3); // it does not fit
    CHECK_EQ(sketch.settings.error(), BACKMEM_ERR_TYPE);
    CHECK_EQ(sketch.settings["wide"].get(3), 3);
    CHECK_EQ(sketch.settings["int"].get(0LL), -5);
    CHECK(sketch.settings["float"].get(0.0) == 1.5f);
    CHECK(sketch.settings["text"].get(text, sizeof text));
    CHECK_STR(text, "hello");
    CHECK(sketch.settings["string"].get(text, sizeof text));
    CHECK_STR(text, "there");
    CHECK_EQ(sketch.settings["text"].get(3), 3); // another type
    CHECK_EQ(sketch.settings.error(), BACKMEM_ERR_TYPE);
    CHECK(!sketch.settings["text"].get(text, 3)); // too long
    CHECK(sketch.settings["int"].remove());
    CHECK_EQ(sketch.settings["int"].get(9), 9);
    CHECK_EQ(sketch.settings.error(), BACKMEM_ERR_EMPTY);
    CHECK(sketch.boot.healthy());
}

// How many of these fit; nothing that is stored goes when the next one does not.
template <typename Value>
static int room(uint32_t bytes, uint32_t letters, Value value) {
    memset(kept, 0, sizeof kept);
    backmem::Memory memory(kept);
    backmem::Store store(memory, bytes);
    CHECK(store.begin());
    for (int n = 0;; n++) {
        char key[16] = "aaaaaaaaaaaaaaa";
        key[0] = static_cast<char>('a' + n);
        key[letters] = '\0';
        store[key] = value;
        if (store.error() != BACKMEM_OK) {
            CHECK_STR(store.errorName(), "FULL");
            CHECK(store[key].get(true)); // nothing is stored
            CHECK_EQ(store.error(), BACKMEM_ERR_EMPTY);
            return n;
        }
    }
}

// The table of docs/manual/arduino.md.
static void a_store_has_the_room_that_the_manual_says() {
    const char *const text = "fifteen letters";
    CHECK_EQ(room(64, 4, 5), 2);
    CHECK_EQ(room(64, 8, 5), 1);
    CHECK_EQ(room(64, 8, text), 0);
    CHECK_EQ(room(128, 4, 5), 4);
    CHECK_EQ(room(128, 8, 5), 3);
    CHECK_EQ(room(128, 8, text), 2);
    CHECK_EQ(room(512, 4, 5), 20);
    CHECK_EQ(room(512, 8, 5), 15);
    CHECK_EQ(room(512, 8, text), 8);
}

static void a_region_that_the_chip_does_not_have_is_unsupported() {
    backmem::Memory memory("POWMAN_SCRATCH");
    backmem::Boot boot(memory);
    CHECK_EQ(memory.begin(), BACKMEM_ERR_UNSUPPORTED);
    CHECK(!boot.begin());
    CHECK_STR(boot.errorName(), "UNSUPPORTED");
    CHECK(!boot.healthy());
    CHECK_EQ(boot.boots(), 0);
}

static void what_has_no_room_says_so_and_does_nothing() {
    static uint32_t few[8];
    backmem::Memory memory(few);
    backmem::Store store(memory, 64);
    backmem::Log<Point> log(memory, 10);
    uint16_t cursor = 0;
    Point point = { 1, 1 };
    CHECK_EQ(store.error(), BACKMEM_ERR_RANGE); // before begin
    CHECK(!store.begin());
    CHECK_STR(store.errorName(), "SIZE");
    store["key"] = 1;
    CHECK(store.error() != BACKMEM_OK);
    CHECK_EQ(store["key"].get(4), 4);
    CHECK(!log.begin());
    CHECK(!log.append(point));
    CHECK(!log.next(cursor, point));
    for (size_t i = 0; i < 8; i++) {
        CHECK_EQ(few[i], 0);
    }
}

// What release 1 leaves for release 2, which has another layout and another struct.
struct Old {
    int32_t x;
};

template <typename T> static void saved(uint16_t layout, const T &value) {
    memset(kept, 0, sizeof kept);
    backmem::Memory memory(kept);
    backmem::Record<T> record(memory, layout);
    CHECK(record.begin());
    CHECK_STR(record.statusName(), "cold");
    CHECK(record.save(value));
}

static void another_releases_record_is_foreign_and_migrated() {
    saved(1, Old{ 41 });
    for (int start = 0; start < 2; start++) {
        backmem::Memory memory(kept);
        backmem::Record<Point> point(memory, 2);
        Point now = { 0, 0 };
        Old old = { 0 };
        CHECK(point.begin()); // foreign is no failure of begin()
        CHECK_EQ(point.error(), BACKMEM_OK);
        if (start == 0) {
            CHECK_EQ(point.status(), BACKMEM_FOREIGN);
            CHECK_STR(point.statusName(), "foreign");
            CHECK(!point.save({ 1, 1 }));
            CHECK_STR(point.errorName(), "FOREIGN");
            CHECK(!point.load(now));
            CHECK(!point.found(old, 3)); // another layout
            CHECK_STR(point.errorName(), "FOREIGN");
            CHECK(!point.found(now, 1)); // another struct
            CHECK_EQ(old.x, 0);
            CHECK(point.found(old, 1));
            CHECK_EQ(old.x, 41);
            CHECK(point.migrate({ old.x, 7 }));
        }
        CHECK_EQ(point.status(), BACKMEM_KEPT);
        CHECK(!point.found(old, 1)); // there is none any more
        CHECK_STR(point.errorName(), "EMPTY");
        CHECK(point.load(now));
        CHECK_EQ(now.x, 41);
        CHECK_EQ(now.y, 7);
    }
}

static void a_foreign_record_can_be_wiped_when_it_is_too_large_to_migrate() {
    saved(1, Point{ 1, 2 });
    backmem::Memory memory(kept);
    backmem::Record<Old> record(memory, 2);
    Point old = { 0, 0 };
    Old now = { 0 };
    CHECK(record.begin());
    CHECK_EQ(record.status(), BACKMEM_FOREIGN);
    CHECK(!record.found(old, 1));
    CHECK_STR(record.errorName(), "SIZE");
    CHECK(!record.migrate({ 5 }));
    CHECK_STR(record.errorName(), "SIZE");
    CHECK_EQ(record.status(), BACKMEM_FOREIGN);
    CHECK(record.wipe());
    CHECK_EQ(record.status(), BACKMEM_COLD);
    CHECK(record.save({ 5 }));
    CHECK(record.load(now));
    CHECK_EQ(now.x, 5);
}

static void a_store_of_another_size_is_foreign_until_it_is_wiped() {
    for (uint32_t bytes = 512; bytes >= 256; bytes -= 256) {
        backmem::Memory memory(kept);
        backmem::Store store(memory, bytes, 1);
        if (bytes == 512) {
            memset(kept, 0, sizeof kept);
        }
        CHECK(store.begin());
        CHECK_STR(store.statusName(), bytes == 512 ? "cold" : "foreign");
        if (bytes == 256) {
            CHECK_EQ(store["n"].get(9), 9);
            store["n"] = 2;
            CHECK_STR(store.errorName(), "FOREIGN");
            CHECK(store.wipe());
            CHECK_STR(store.statusName(), "cold");
        }
        store["n"] = 1;
        CHECK_EQ(store.error(), BACKMEM_OK);
        CHECK_EQ(store["n"].get(9), 1);
    }
}

static void boot_and_log_begin_anew_after_a_wipe() {
    memset(kept, 0, sizeof kept);
    for (int start = 0; start < 2; start++) {
        Sketch sketch;
        uint32_t entry = 0;
        uint16_t cursor = 0;
        CHECK(sketch.begin());
        CHECK(sketch.log.append(3));
        if (start == 1) {
            CHECK_EQ(sketch.boot.boots(), 2);
            CHECK(sketch.boot.wipe());
            CHECK(sketch.log.wipe());
            CHECK_STR(sketch.boot.statusName(), "cold");
            CHECK_STR(sketch.log.statusName(), "cold");
            CHECK_EQ(sketch.boot.boots(), 0);
            CHECK(!sketch.log.next(cursor, entry));
            CHECK(sketch.boot.begin());
            CHECK_EQ(sketch.boot.boots(), 1);
        }
    }
}

// As docs/symptoms/errors.md says.
static void a_store_without_begin_is_empty_and_refuses() {
    memset(kept, 0xa5, sizeof kept);
    Sketch sketch;
    CHECK(sketch.boot.begin()); // on the same memory
    CHECK_EQ(sketch.settings["n"].get(5), 5);
    CHECK_STR(sketch.settings.errorName(), "EMPTY");
    sketch.settings["n"] = 6;
    CHECK_STR(sketch.settings.errorName(), "RANGE");
    CHECK_EQ(sketch.settings["n"].get(5), 5);
}

static void a_wipe_before_begin_touches_nothing() {
    memset(kept, 0xa5, sizeof kept);
    Sketch sketch;
    CHECK(!sketch.boot.wipe());
    CHECK(!sketch.settings.wipe());
    CHECK(!sketch.point.wipe());
    CHECK(!sketch.point.migrate({ 1, 2 }));
    CHECK(!sketch.log.wipe());
    CHECK_STR(sketch.log.errorName(), "RANGE");
    for (size_t i = 0; i < 256; i++) {
        CHECK_EQ(kept[i], 0xa5a5a5a5);
    }
}

int main() {
    RUN(another_releases_record_is_foreign_and_migrated);
    RUN(a_foreign_record_can_be_wiped_when_it_is_too_large_to_migrate);
    RUN(a_store_of_another_size_is_foreign_until_it_is_wiped);
    RUN(boot_and_log_begin_anew_after_a_wipe);
    RUN(a_store_without_begin_is_empty_and_refuses);
    RUN(a_wipe_before_begin_touches_nothing);
    RUN(objects_outlive_a_reset);
    RUN(words_that_are_skipped_stay_those_of_others);
    RUN(settings_have_types);
    RUN(a_store_has_the_room_that_the_manual_says);
    RUN(a_region_that_the_chip_does_not_have_is_unsupported);
    RUN(what_has_no_room_says_so_and_does_nothing);
    return CHECK_EXIT();
}
