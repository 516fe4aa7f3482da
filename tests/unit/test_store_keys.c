// Stores with keys that no call makes and another writer may.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/store_image.h"

#define AT     16u // of the store in the region
#define WORDS  12u // of a bank
#define BYTES  (8 * WORDS)
#define LAYOUT 0xbee5u

static backmem_store_t store;

static void begin(void) {
    room_begin();
    room_fill(AT, 0, BYTES);
}

// Of the image below: what each key that no call makes is called, and its value.
static const struct odd_key {
    backmem_key_t key;
    char value;
    uint32_t bytes; // in the memory
} odd_keys[] = {
    { { "", { BACKMEM_KEY_RAW_TEXT } }, 'a', 0 },
    { { "\7\0", { BACKMEM_KEY_RAW_NUMBER + 2 } }, 'b', 2 },
    { { "ABCDE", { BACKMEM_KEY_RAW_NUMBER + 5 } }, 'c', 5 },
};
#define ODD_KEYS (sizeof odd_keys / sizeof odd_keys[0])

static void odd_image(void) {
    backmem_status_t status;
    begin();
    IMAGE_BANK(AT, WORDS, 0, 1, LAYOUT, 0x10000001u, 0x00000061u, // a text of no bytes
               0x20800001u, 0x00620007u,                          // 7 in 2 bytes
               0x21400001u, 0x44434241u, 0x00006345u,             // a number of 5
               LAST | LINK(4) | 0x20400001u, 0x00006407u);        // 7
    CHECK_EQ(backmem_store_open(&store, (backmem_place_t){ &room.region, AT, BYTES },
                                LAYOUT, &status),
             BACKMEM_OK);
    CHECK_EQ(status, BACKMEM_KEPT);
}

static bool is_there(backmem_key_t key, char value) {
    char got = '-';
    uint32_t size = 1;
    const backmem_err_t err = backmem_store_get(&store, key, &got, &size);
    CHECK(err == BACKMEM_OK ? got == value && size == 1 : err == BACKMEM_ERR_EMPTY);
    return err == BACKMEM_OK;
}

static void keys_that_no_call_makes_can_be_read_and_deleted(void) {
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_cursor_t cursor = { 0, 0 };
    odd_image();
    for (uint32_t i = 0; i < ODD_KEYS; i++) {
        CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_OK);
        CHECK(item.is_text && item.raw != 0);
        CHECK_EQ(item.key_bytes, odd_keys[i].bytes);
        CHECK(memcmp(item.key.text, odd_keys[i].key.text, item.key_bytes + 1u) == 0);
        CHECK_EQ(item.key.text_bytes, odd_keys[i].key.text_bytes);
        CHECK(is_there(item.key, odd_keys[i].value));
    }
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_OK);
    CHECK(!item.is_text && item.raw == 0 && item.key.number == 7);
    CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_ERR_EMPTY);
    for (uint32_t i = 0; i < ODD_KEYS; i++) {
        odd_image();
        CHECK_EQ(backmem_store_set(&store, odd_keys[i].key, "x", 1), BACKMEM_ERR_SIZE);
        CHECK_EQ(backmem_store_delete(&store, odd_keys[i].key), BACKMEM_OK);
        CHECK_EQ(backmem_store_delete(&store, odd_keys[i].key), BACKMEM_ERR_EMPTY);
        for (uint32_t k = 0; k < ODD_KEYS; k++) {
            CHECK_EQ(is_there(odd_keys[k].key, odd_keys[k].value), k != i);
        }
        CHECK(is_there(backmem_key_number(7), 'd'));
    }
    const backmem_key_t beyond = { "", { BACKMEM_KEY_RAW_TEXT + 1 } };
    CHECK_EQ(backmem_store_delete(&store, beyond), BACKMEM_ERR_SIZE);
}

int main(void) {
    hostile_seed();
    RUN(keys_that_no_call_makes_can_be_read_and_deleted);
    return CHECK_EXIT();
}
