// Values of a store by type: what is stored and what is read, by the bytes of RFC 8949.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/format.h"
#include "backmem/value.h"

static backmem_store_t store;

// In noise, at an offset that is no multiple of 8.
static void begin(uint32_t bytes) {
    backmem_status_t status;
    room_begin();
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &room.region, 4, bytes }, 0,
                                &status),
             BACKMEM_OK);
    CHECK_EQ(status, BACKMEM_COLD);
    hostile_forget();
}

static void integers_are_those_of_rfc_8949(void) {
    static const struct {
        int64_t value;
        const char *bytes;
        uint32_t size;
    } cases[] = {
        { 0, "\x00", 1 },
        { 1, "\x01", 1 },
        { 10, "\x0a", 1 },
        { 23, "\x17", 1 },
        { 24, "\x18\x18", 2 },
        { 25, "\x18\x19", 2 },
        { 100, "\x18\x64", 2 },
        { 1000, "\x19\x03\xe8", 3 },
        { 1000000, "\x1a\x00\x0f\x42\x40", 5 },
        { 1000000000000, "\x1b\x00\x00\x00\xe8\xd4\xa5\x10\x00", 9 },
        { -1, "\x20", 1 },
        { -10, "\x29", 1 },
        { -100, "\x38\x63", 2 },
        { -1000, "\x39\x03\xe7", 3 },
        // Not in the table: the ends of each length, and of what fits.
        { -24, "\x37", 1 },
        { -25, "\x38\x18", 2 },
        { 255, "\x18\xff", 2 },
        { 256, "\x19\x01\x00", 3 },
        { 65535, "\x19\xff\xff", 3 },
        { 65536, "\x1a\x00\x01\x00\x00", 5 },
        { 4294967295, "\x1a\xff\xff\xff\xff", 5 },
        { 4294967296, "\x1b\x00\x00\x00\x01\x00\x00\x00\x00", 9 },
        { INT64_MAX, "\x1b\x7f\xff\xff\xff\xff\xff\xff\xff", 9 },
        { INT64_MIN, "\x3b\x7f\xff\xff\xff\xff\xff\xff\xff", 9 },
    };
    begin(128);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t got[9];
        uint32_t size = 0;
        int64_t value = 5;
        CHECK_AT("case", (intmax_t)i, 0, 0);
        const backmem_key_t key = backmem_key("n");
        CHECK_EQ(backmem_store_set_int64(&store, key, cases[i].value), BACKMEM_OK);
        size = 9;
        CHECK_EQ(backmem_store_get(&store, key, got, &size), BACKMEM_OK);
        CHECK_EQ(size, cases[i].size);
        CHECK_MEM(got, cases[i].bytes, cases[i].size);
        CHECK_EQ(backmem_store_get_int64(&store, key, &value), BACKMEM_OK);
        CHECK_EQ(value, cases[i].value);
    }
}

static void what_is_no_integer_is_told(void) {
    static const struct {
        const char *bytes;
        uint32_t size;
    } cases[] = {
        { "", 0 },
        { "\x1b\xff\xff\xff\xff\xff\xff\xff\xff", 9 }, // 2^64 - 1
        { "\x3b\xff\xff\xff\xff\xff\xff\xff\xff", 9 },
        { "\x1b\x80\x00\x00\x00\x00\x00\x00\x00", 9 },
        { "\x18", 1 },
        { "\x19\x01", 2 },
        { "\x01\x01", 2 },
        { "\x1c\x01", 2 },
        { "\x1f", 1 },
        { "\x40", 1 },
        { "\xf4", 1 },
        { "\x1b\x00\x00\x00\x00\x00\x00\x00\x00\x00", 10 },
    };
    begin(128);
    int64_t value = 5;
    CHECK_EQ(backmem_store_get_int64(&store, backmem_key("n"), &value),
             BACKMEM_ERR_EMPTY);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_AT("case", (intmax_t)i, 0, 0);
        CHECK_EQ(
            backmem_store_set(&store, backmem_key("n"), cases[i].bytes, cases[i].size),
            BACKMEM_OK);
        CHECK_EQ(backmem_store_get_int64(&store, backmem_key("n"), &value),
                 BACKMEM_ERR_TYPE);
    }
    CHECK_EQ(value, 5);
}

// The bytes of RFC 8949, appendix A, and the ends of each type and length. `real`: the
// bits of the float that it is; of what set would not store, only get is asked.
#define NAN_BITS 0x7fc00000u
static const struct {
    const char *bytes;
    uint32_t size;
    uint32_t real;
    bool set;
} floats[] = {
    { "\xf9\x00\x00", 3, 0x00000000, true },
    { "\xf9\x80\x00", 3, 0x80000000, true },
    { "\xf9\x3c\x00", 3, 0x3f800000, true },         // 1.0
    { "\xf9\x3e\x00", 3, 0x3fc00000, true },         // 1.5
    { "\xf9\x7b\xff", 3, 0x477fe000, true },         // 65504.0
    { "\xfa\x47\xc3\x50\x00", 5, 0x47c35000, true }, // 100000.0
    { "\xfa\x7f\x7f\xff\xff", 5, 0x7f7fffff, true },
    { "\xf9\x00\x01", 3, 0x33800000, true }, // 2^-24, the smallest half
    { "\xf9\x04\x00", 3, 0x38800000, true }, // 2^-14, the smallest with an exponent
    { "\xf9\x03\xff", 3, 0x387fc000, true }, // the one below
    { "\xf9\xc4\x00", 3, 0xc0800000, true }, // -4.0
    { "\xf9\x7c\x00", 3, 0x7f800000, true },
    { "\xf9\xfc\x00", 3, 0xff800000, true },
    { "\xf9\x7e\x00", 3, NAN_BITS, true },
    { "\xfa\x33\x00\x00\x00", 5, 0x33000000, true }, // 2^-25: no half has it
    { "\xfa\x33\xc0\x00\x01", 5, 0x33c00001, true },
    { "\xfa\x47\x80\x00\x00", 5, 0x47800000, true }, // 65536.0
    { "\xfa\x38\x80\x10\x00", 5, 0x38801000, true }, // a bit too many
    { "\xfa\x00\x00\x00\x01", 5, 0x00000001, true },
    // Longer than need be, and doubles.
    { "\xfa\x7f\x80\x00\x00", 5, 0x7f800000, false },
    { "\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a", 9, 0x3f8ccccd, false }, // 1.1
    { "\xfb\xc0\x10\x66\x66\x66\x66\x66\x66", 9, 0xc0833333, false }, // -4.1
    { "\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c", 9, 0x7f800000, false }, // 1.0e+300
    { "\xfb\x7f\xf0\x00\x00\x00\x00\x00\x00", 9, 0x7f800000, false },
    { "\xfb\xff\xf0\x00\x00\x00\x00\x00\x00", 9, 0xff800000, false },
    { "\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00", 9, NAN_BITS, false },
    { "\xfb\x7f\xf0\x00\x00\x00\x00\x00\x01", 9, NAN_BITS, false },
    // FLT_MAX and half a step, which is a tie; a little less, which is not.
    { "\xfb\x47\xef\xff\xff\xf0\x00\x00\x00", 9, 0x7f800000, false },
    { "\xfb\x47\xef\xff\xff\xef\xff\xff\xff", 9, 0x7f7fffff, false },
    { "\xfb\x3f\xf0\x00\x00\x10\x00\x00\x00", 9, 0x3f800000, false }, // tie: even
    { "\xfb\x3f\xf0\x00\x00\x30\x00\x00\x00", 9, 0x3f800002, false },
    { "\xfb\x3f\xf0\x00\x00\x10\x00\x00\x01", 9, 0x3f800001, false },
    // Around the smallest floats: 2^-149, half of it, a little more; 2^-126 less half.
    { "\xfb\x36\xa0\x00\x00\x00\x00\x00\x00", 9, 0x00000001, false },
    { "\xfb\x36\x90\x00\x00\x00\x00\x00\x00", 9, 0x00000000, false },
    { "\xfb\x36\x90\x00\x00\x00\x00\x00\x01", 9, 0x00000001, false },
    { "\xfb\x36\x8f\xff\xff\xff\xff\xff\xff", 9, 0x00000000, false },
    { "\xfb\xb6\xa8\x00\x00\x00\x00\x00\x00", 9, 0x80000002, false },
    { "\xfb\x38\x0f\xff\xff\xf0\x00\x00\x00", 9, 0x00800000, false },
    { "\xfb\x80\x00\x00\x00\x00\x00\x00\x01", 9, 0x80000000, false },
};

static void check_bytes(backmem_key_t key, const char *bytes, uint32_t size) {
    uint8_t got[16];
    uint32_t has = sizeof got;
    CHECK_EQ(backmem_store_get(&store, key, got, &has), BACKMEM_OK);
    CHECK_EQ(has, size);
    CHECK_MEM(got, bytes, size);
}

static void floats_are_those_of_rfc_8949(void) {
    const backmem_key_t key = backmem_key("f");
    begin(128);
    for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++) {
        union {
            uint32_t bits;
            float value;
        } got = { 0x12345678 }, want = { floats[i].real };
        CHECK_AT("case", (intmax_t)i, 0, 0);
        if (floats[i].set) {
            CHECK_EQ(backmem_store_set_float(&store, key, want.value), BACKMEM_OK);
            check_bytes(key, floats[i].bytes, floats[i].size);
        } else {
            CHECK_EQ(backmem_store_set(&store, key, floats[i].bytes, floats[i].size),
                     BACKMEM_OK);
        }
        CHECK_EQ(backmem_store_get_float(&store, key, &got.value), BACKMEM_OK);
        CHECK_EQ(got.bits, want.bits);
    }
}

static void each_type_takes_what_fits(void) {
    const backmem_key_t key = backmem_key_number(1);
    static const struct {
        const char *bytes;
        uint32_t size;
        backmem_err_t uint32, int32, uint64, int64;
    } cases[] = {
#define OK  BACKMEM_OK
#define NOT BACKMEM_ERR_TYPE
        { "\x00", 1, OK, OK, OK, OK },
        { "\x1a\x7f\xff\xff\xff", 5, OK, OK, OK, OK },
        { "\x1a\x80\x00\x00\x00", 5, OK, NOT, OK, OK },
        { "\x1a\xff\xff\xff\xff", 5, OK, NOT, OK, OK },
        { "\x1b\x00\x00\x00\x01\x00\x00\x00\x00", 9, NOT, NOT, OK, OK },
        { "\x1b\x7f\xff\xff\xff\xff\xff\xff\xff", 9, NOT, NOT, OK, OK },
        { "\x1b\x80\x00\x00\x00\x00\x00\x00\x00", 9, NOT, NOT, OK, NOT },
        { "\x20", 1, NOT, OK, NOT, OK },
        { "\x3a\x7f\xff\xff\xff", 5, NOT, OK, NOT, OK },
        { "\x3a\x80\x00\x00\x00", 5, NOT, NOT, NOT, OK },
        { "\x3b\x7f\xff\xff\xff\xff\xff\xff\xff", 9, NOT, NOT, NOT, OK },
        { "\x3b\x80\x00\x00\x00\x00\x00\x00\x00", 9, NOT, NOT, NOT, NOT },
        { "\x1b\x00\x00\x00\x00\x00\x00\x00\x07", 9, OK, OK, OK, OK }, // long
        { "\xf9\x3c\x00", 3, NOT, NOT, NOT, NOT },
#undef OK
#undef NOT
    };
    begin(128);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t u32 = 0x5a5a;
        int32_t i32 = 0x5a5a;
        uint64_t u64 = 0x5a5a;
        int64_t i64 = 0x5a5a;
        CHECK_AT("case", (intmax_t)i, 0, 0);
        CHECK_EQ(backmem_store_set(&store, key, cases[i].bytes, cases[i].size),
                 BACKMEM_OK);
        CHECK_EQ(backmem_store_get_uint32(&store, key, &u32), cases[i].uint32);
        CHECK_EQ(backmem_store_get_int32(&store, key, &i32), cases[i].int32);
        CHECK_EQ(backmem_store_get_uint64(&store, key, &u64), cases[i].uint64);
        CHECK_EQ(backmem_store_get_int64(&store, key, &i64), cases[i].int64);
        CHECK_EQ(u32 == 0x5a5a, cases[i].uint32 != BACKMEM_OK);
        CHECK_EQ(i32 == 0x5a5a, cases[i].int32 != BACKMEM_OK);
        CHECK_EQ(u64 == 0x5a5a, cases[i].uint64 != BACKMEM_OK);
        CHECK_EQ(i64 == 0x5a5a, cases[i].int64 != BACKMEM_OK);
    }
}

// set and change of every type, at their ends.
static void numbers_of_each_type_come_back(void) {
    begin(256);
    CHECK_EQ(backmem_store_set_uint32(&store, backmem_key("a"), UINT32_MAX),
             BACKMEM_OK);
    check_bytes(backmem_key("a"), "\x1a\xff\xff\xff\xff", 5);
    CHECK_EQ(backmem_store_set_int32(&store, backmem_key("b"), INT32_MIN), BACKMEM_OK);
    check_bytes(backmem_key("b"), "\x3a\x7f\xff\xff\xff", 5);
    CHECK_EQ(backmem_store_set_uint64(&store, backmem_key("c"), UINT64_MAX),
             BACKMEM_OK);
    check_bytes(backmem_key("c"), "\x1b\xff\xff\xff\xff\xff\xff\xff\xff", 9);
    backmem_change_t all[] = {
        backmem_change_uint32(backmem_key("a"), 24),
        backmem_change_int32(backmem_key("b"), -25),
        backmem_change_uint64(backmem_key("c"), 65536),
        backmem_change_int64(backmem_key("d"), -1),
        backmem_change_bool(backmem_key("e"), true),
        backmem_change_bool(backmem_key("f"), false),
        backmem_change_float(backmem_key("g"), 1.5f),
        backmem_change_text(backmem_key("h"), "IETF"),
        backmem_change_bytes(backmem_key("i"), "\1\2\3\4", 4),
        backmem_change_raw(backmem_key("j"), "raw", 3),
        backmem_change_delete(backmem_key("k")),
        backmem_change_text(backmem_key("l"), ""),
        backmem_change_bytes(backmem_key("m"), NULL, 0),
    };
    CHECK_EQ(backmem_store_commit(&store, all, 13), BACKMEM_OK);
    check_bytes(backmem_key("a"), "\x18\x18", 2);
    check_bytes(backmem_key("b"), "\x38\x18", 2);
    check_bytes(backmem_key("c"), "\x1a\x00\x01\x00\x00", 5);
    check_bytes(backmem_key("d"), "\x20", 1);
    check_bytes(backmem_key("e"), "\xf5", 1);
    check_bytes(backmem_key("f"), "\xf4", 1);
    check_bytes(backmem_key("g"), "\xf9\x3e\x00", 3);
    check_bytes(backmem_key("h"), "\x64\x49\x45\x54\x46", 5);
    check_bytes(backmem_key("i"), "\x44\x01\x02\x03\x04", 5);
    check_bytes(backmem_key("j"), "raw", 3);
    check_bytes(backmem_key("l"), "\x60", 1);
    check_bytes(backmem_key("m"), "\x40", 1);
}

static void truth_is_true_or_false(void) {
    static const char *const others[] = { "\xf6", "\xf7", "\x01", "\xf3", "\xe0" };
    const backmem_key_t key = backmem_key("t");
    begin(128);
    for (int i = 0; i < 2; i++) {
        bool value = i == 0;
        CHECK_EQ(backmem_store_set_bool(&store, key, i != 0), BACKMEM_OK);
        CHECK_EQ(backmem_store_get_bool(&store, key, &value), BACKMEM_OK);
        CHECK_EQ(value, i != 0);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        bool value = true;
        CHECK_EQ(backmem_store_set(&store, key, others[i], 1), BACKMEM_OK);
        CHECK_EQ(backmem_store_get_bool(&store, key, &value), BACKMEM_ERR_TYPE);
        CHECK(value);
    }
    bool value = true;
    CHECK_EQ(backmem_store_set(&store, key, "\xf8\x14", 2), BACKMEM_OK); // 20, too long
    CHECK_EQ(backmem_store_get_bool(&store, key, &value), BACKMEM_ERR_TYPE);
    CHECK_EQ(backmem_store_get_bool(&store, backmem_key("none"), &value),
             BACKMEM_ERR_EMPTY);
    CHECK(value);
}

// Lengths 0 to 300, which have heads of 1, 2 and 3 bytes, into rooms around them.
static void texts_and_bytes_have_a_size_and_an_end(void) {
    static char text[302], got[302];
    const backmem_key_t key = backmem_key("s");
    begin(1024);
    for (uint32_t size = 0; size <= 300; size += size < 26 ? 1 : 47) {
        memset(text, 'a' + (int)(size % 26), size);
        text[size] = '\0';
        for (uint32_t is_text = 0; is_text < 2; is_text++) {
            CHECK_EQ(is_text != 0 ? backmem_store_set_text(&store, key, text)
                                  : backmem_store_set_bytes(&store, key, text, size),
                     BACKMEM_OK);
            const uint32_t rooms[] = { 0, 1, size, size + 1, 301 };
            for (uint32_t i = 0; i < 5; i++) {
                uint32_t has = rooms[i];
                const bool fits = has >= size + is_text;
                memset(got, '-', sizeof got);
                CHECK_AT("size, text, room", size, is_text, has);
                CHECK_EQ(is_text != 0 ? backmem_store_get_text(&store, key, got, &has)
                                      : backmem_store_get_bytes(&store, key, got, &has),
                         fits ? BACKMEM_OK : BACKMEM_ERR_SIZE);
                CHECK_EQ(has, size);
                CHECK_MEM(got, text, fits ? size : 0);
                CHECK(is_text == 0 || rooms[i] == 0 || got[fits ? size : 0] == '\0');
                CHECK(got[rooms[i]] == '-');
            }
            uint32_t has = 301;
            CHECK_EQ(is_text != 0 ? backmem_store_get_bytes(&store, key, got, &has)
                                  : backmem_store_get_text(&store, key, got, &has),
                     BACKMEM_ERR_TYPE);
            CHECK_EQ(has, 0);
            CHECK(is_text != 0 || got[0] == '\0');
        }
    }
}

static void odd_questions_have_safe_answers(void) {
    char got[8] = "-------";
    uint32_t size = sizeof got;
    begin(128);
    CHECK_EQ(backmem_store_set_text(&store, backmem_key("s"), "text"), BACKMEM_OK);
    CHECK_EQ(backmem_store_get(&store, backmem_key("s"), got, NULL), BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_get_text(&store, backmem_key("s"), got, NULL),
             BACKMEM_ERR_SIZE);
    CHECK_EQ(backmem_store_get_bytes(&store, backmem_key("s"), got, NULL),
             BACKMEM_ERR_SIZE);
    CHECK_STR(got, "-------");
    CHECK_EQ(backmem_store_get(&store, backmem_key("none"), got, &size),
             BACKMEM_ERR_EMPTY);
    CHECK_EQ(size, 0);
    CHECK_EQ(backmem_store_get(&store, backmem_key("s"), NULL, &size),
             BACKMEM_ERR_SIZE);
    CHECK_EQ(size, 5);
    // A text that says more than there is, and one with something behind it.
    CHECK_EQ(backmem_store_set(&store, backmem_key("s"), "\x65text", 5), BACKMEM_OK);
    size = sizeof got;
    CHECK_EQ(backmem_store_get_text(&store, backmem_key("s"), got, &size),
             BACKMEM_ERR_TYPE);
    CHECK_STR(got, "");
    CHECK_EQ(backmem_store_set(&store, backmem_key("s"), "\x63text", 5), BACKMEM_OK);
    size = sizeof got;
    CHECK_EQ(backmem_store_get_text(&store, backmem_key("s"), got, &size),
             BACKMEM_ERR_TYPE);
    // Heads: of more bytes than there are, alone, with a value of no bytes.
    backmem_change_t change = backmem_change_delete(backmem_key("h"));
    change.head_size = 10;
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_SIZE);
    change.head_size = 9;
    memcpy(change.head, "123456789", 9);
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
    check_bytes(change.key, "123456789", 9);
    change.value = "abc";
    change.size = BACKMEM_VALUE_BYTES_MAX - 8;
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_SIZE);
    change.size = UINT32_MAX;
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_ERR_SIZE);
    change.size = 3;
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
    check_bytes(change.key, "123456789abc", 12);
    change.value = NULL; // its size counts for nothing then
    CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
    check_bytes(change.key, "123456789", 9);
}

// Value bytes that are the same in other parts are no change.
static void where_a_head_ends_makes_no_difference(void) {
    begin(256);
    for (uint32_t cut = 0; cut <= 9; cut++) {
        backmem_change_t change =
            backmem_change_raw(backmem_key("abcde"), &"123456789xyz"[cut], 12 - cut);
        memcpy(change.head, "123456789", 9);
        change.head_size = (uint8_t)cut;
        hostile_forget();
        CHECK_EQ(backmem_store_commit(&store, &change, 1), BACKMEM_OK);
        CHECK_EQ(room_count(HOSTILE_STORE) > 0, cut == 0);
        check_bytes(change.key, "123456789xyz", 12);
    }
}

int main(void) {
    hostile_seed();
    RUN(integers_are_those_of_rfc_8949);
    RUN(what_is_no_integer_is_told);
    RUN(floats_are_those_of_rfc_8949);
    RUN(each_type_takes_what_fits);
    RUN(numbers_of_each_type_come_back);
    RUN(truth_is_true_or_false);
    RUN(texts_and_bytes_have_a_size_and_an_end);
    RUN(odd_questions_have_safe_answers);
    RUN(where_a_head_ends_makes_no_difference);
    return CHECK_EXIT();
}
