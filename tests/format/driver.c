// The library, asked line by line: objects read from images, and changed in them.
//
//   word HEX                          word-save HEX VALUE
//   record SIZE LAYOUT HEX            record-save SIZE LAYOUT HEX PAYLOAD
//   store LAYOUT HEX                  store-commit LAYOUT HEX CHANGES
//   log SIZE HEX                      log-append SIZE HEX PAYLOAD
//   boot HEX CAUSE
//   value HEX TYPE                    value-set HEX TYPE VALUE
//
// An answer is one line: the status and what was read, or the error's name and the
// image. Images and payloads are bytes in hexadecimal, `.` is none of them. CHANGES are
// `t<hex>=<hex>` or `n<number>=<hex>`, separated by commas; `=-` deletes. A boot
// answers with status, boots, cause, streak, state, and the image. A value is that of
// the key "v" in a store of layout 0; TYPE is what stands behind backmem_store_set_,
// and VALUE a number, for float its bits in hexadecimal, for text and bytes these.
//
// SPDX-License-Identifier: MIT
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"

#define BYTES_MAX   8192u
#define CHANGES_MAX 64u
#define ARGS_MAX    6

static _Alignas(8) uint8_t memory[BYTES_MAX];
static backmem_region_t region;

static void fail(const char *why) {
    fprintf(stderr, "driver: %s\n", why);
    exit(2);
}

// Gives the number of bytes.
static uint32_t from_hex(const char *text, uint8_t *bytes) {
    if (strcmp(text, ".") == 0) {
        return 0;
    }
    const size_t length = strlen(text);
    if (length % 2 != 0 || length / 2 > BYTES_MAX) {
        fail("bytes that are none");
    }
    for (size_t i = 0; i < length / 2; i++) {
        unsigned byte;
        if (sscanf(text + 2 * i, "%2x", &byte) != 1) {
            fail("bytes that are none");
        }
        bytes[i] = (uint8_t)byte;
    }
    return (uint32_t)(length / 2);
}

static void print_hex(const void *from, size_t size) {
    const uint8_t *bytes = from;
    if (size == 0) {
        putchar('.');
    }
    for (size_t i = 0; i < size; i++) {
        printf("%02x", bytes[i]);
    }
}

static void image_load(const char *hex) {
    static const backmem_region_desc_t row = { .name = "image",
                                               .width = 4,
                                               .stride = 4 };
    const uint32_t bytes = from_hex(hex, memory);
    if (backmem_region_attach(&region, &row, memory, bytes)) {
        fail("an image that is no region");
    }
}

static void answer_image(backmem_err_t err) {
    printf("%s ", backmem_err_name(err));
    print_hex(memory, region.bytes);
}

static uint32_t number(const char *text) {
    return (uint32_t)strtoul(text, NULL, 0);
}

// ---- word, record, boot --------------------------------------------------------

static backmem_place_t all(void) {
    return (backmem_place_t){ &region, 0, region.bytes };
}

static backmem_word_t word_at(void) {
    backmem_word_t word;
    backmem_status_t status;
    if (backmem_word_open(&word, all(), &status)) {
        fail("a word that does not open");
    }
    return word;
}

static void do_word(char **args) {
    image_load(args[1]);
    uint16_t number16;
    const backmem_word_t word = word_at();
    if (backmem_word_load(&word, &number16)) {
        printf("cold -");
    } else {
        printf("kept %u", number16);
    }
}

static void do_word_save(char **args) {
    image_load(args[1]);
    const backmem_word_t word = word_at();
    answer_image(backmem_word_save(&word, (uint16_t)number(args[2])));
}

static backmem_err_t record_at(char **args, backmem_record_t *record,
                               backmem_status_t *status) {
    const backmem_shape_t shape = { (uint16_t)number(args[1]),
                                    (uint16_t)number(args[2]) };
    image_load(args[3]);
    return backmem_record_open(record, all(), shape, status);
}

static void do_record(char **args) {
    backmem_record_t record;
    backmem_status_t status;
    const backmem_err_t err = record_at(args, &record, &status);
    if (err) {
        printf("%s -", backmem_err_name(err));
        return;
    }
    printf("%s ", backmem_status_name(status));
    uint8_t payload[BACKMEM_RECORD_SIZE_MAX];
    if (backmem_record_load(&record, payload) == BACKMEM_OK) {
        print_hex(payload, record.shape.size);
    } else {
        putchar('-');
    }
    backmem_shape_t found;
    if (backmem_record_found(&record, &found) == BACKMEM_OK) {
        printf(" %u %u", found.size, found.layout);
    }
}

static void do_record_save(char **args) {
    backmem_record_t record;
    backmem_status_t status;
    uint8_t payload[BYTES_MAX];
    if (record_at(args, &record, &status)) {
        fail("a record that does not open");
    }
    if (from_hex(args[4], payload) != record.shape.size) {
        fail("a payload of another size");
    }
    answer_image(backmem_record_save(&record, payload));
}

static void do_record_migrate(char **args) {
    backmem_record_t record;
    backmem_status_t status;
    uint8_t payload[BYTES_MAX];
    if (record_at(args, &record, &status)
        || from_hex(args[4], payload) != record.shape.size) {
        fail("a record that does not open, or a payload of another size");
    }
    answer_image(backmem_record_migrate(&record, payload));
}

static void do_boot(char **args) {
    image_load(args[1]);
    backmem_boot_t boot;
    backmem_status_t status;
    if (backmem_boot_open(&boot, all(), &status)) {
        fail("a ledger that does not open");
    }
    const backmem_err_t err = backmem_boot_begin(&boot, number(args[2]));
    printf("%s %u %u %u %u ", backmem_status_name(status), boot.boots, boot.cause,
           boot.streak, boot.state);
    answer_image(err);
}

// ---- store ---------------------------------------------------------------------

static backmem_status_t store_at(char **args, backmem_store_t *store) {
    image_load(args[2]);
    backmem_status_t status;
    if (backmem_store_open(store, all(), (uint16_t)number(args[1]), &status)) {
        fail("a store that does not open");
    }
    return status;
}

static void do_store(char **args) {
    backmem_store_t store;
    printf("%s", backmem_status_name(store_at(args, &store)));
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    while (backmem_store_next(&store, &cursor, &item, key_text) == BACKMEM_OK) {
        const backmem_key_t key = item.key;
        if (item.is_text) {
            printf(" t");
            print_hex(item.key.text, item.key_bytes);
        } else {
            printf(" n%u", item.key.number);
        }
        printf("=");
        print_hex(memory + item.value_offset, item.value_size);
        uint8_t got[BACKMEM_VALUE_BYTES_MAX];
        uint32_t size;
        size = sizeof got;
        if (backmem_store_get(&store, key, got, &size) || size != item.value_size
            || memcmp(got, memory + item.value_offset, size) != 0) {
            printf("(get differs)");
        }
    }
}

static void do_store_commit(char **args) {
    static uint8_t bytes[CHANGES_MAX][2][BYTES_MAX / 2];
    backmem_store_t store;
    (void)store_at(args, &store);
    backmem_change_t changes[CHANGES_MAX];
    uint32_t count = 0;
    for (char *word = strtok(args[3], ","); word != NULL; word = strtok(NULL, ",")) {
        char *value = strchr(word, '=');
        if (value == NULL || count == CHANGES_MAX) {
            fail("changes that are none");
        }
        *value++ = '\0';
        backmem_change_t *change = &changes[count];
        uint8_t *name = bytes[count][0];
        *change = backmem_change_delete(backmem_key_number(number(word + 1)));
        if (word[0] == 't') {
            change->key.text = (const char *)name;
            change->key.text_bytes = from_hex(word + 1, name);
        }
        if (strcmp(value, "-") != 0) {
            change->value = bytes[count][1];
            change->size = from_hex(value, bytes[count][1]);
        }
        count++;
    }
    answer_image(backmem_store_commit(&store, changes, count));
}

// ---- values --------------------------------------------------------------------

static backmem_store_t value_store(const char *hex) {
    char layout[] = "0";
    char *args[] = { NULL, layout, (char *)(uintptr_t)hex };
    backmem_store_t opened;
    (void)store_at(args, &opened);
    return opened;
}

// Room for one of each, and more than anything that is asked for.
static union {
    uint32_t u32;
    int32_t i32;
    uint64_t u64;
    int64_t i64;
    bool truth;
    float real;
    uint8_t bytes[BYTES_MAX];
} value;

static backmem_err_t value_get(const backmem_store_t *store, const char *type,
                               uint32_t *size) {
    const backmem_key_t key = backmem_key("v");
    *size = 64;
    return strcmp(type, "uint32") == 0
               ? backmem_store_get_uint32(store, key, &value.u32)
           : strcmp(type, "int32") == 0
               ? backmem_store_get_int32(store, key, &value.i32)
           : strcmp(type, "uint64") == 0
               ? backmem_store_get_uint64(store, key, &value.u64)
           : strcmp(type, "int64") == 0
               ? backmem_store_get_int64(store, key, &value.i64)
           : strcmp(type, "bool") == 0
               ? backmem_store_get_bool(store, key, &value.truth)
           : strcmp(type, "float") == 0
               ? backmem_store_get_float(store, key, &value.real)
           : strcmp(type, "text") == 0
               ? backmem_store_get_text(store, key, (char *)value.bytes, size)
               : backmem_store_get_bytes(store, key, value.bytes, size);
}

static void do_value(char **args) {
    const backmem_store_t store = value_store(args[1]);
    const char *type = args[2];
    uint32_t size;
    const backmem_err_t err = value_get(&store, type, &size);
    printf("%s", backmem_err_name(err));
    if (err) {
        return;
    }
    putchar(' ');
    if (strcmp(type, "uint32") == 0) {
        printf("%" PRIu32, value.u32);
    } else if (strcmp(type, "int32") == 0) {
        printf("%" PRId32, value.i32);
    } else if (strcmp(type, "uint64") == 0) {
        printf("%" PRIu64, value.u64);
    } else if (strcmp(type, "int64") == 0) {
        printf("%" PRId64, value.i64);
    } else if (strcmp(type, "bool") == 0) {
        printf("%d", value.truth);
    } else if (strcmp(type, "float") == 0) {
        if (value.real != value.real) {
            printf("nan"); // of which there are many
        } else {
            printf("%08" PRIx32, value.u32);
        }
    } else {
        print_hex(value.bytes, size);
    }
}

static backmem_err_t value_set(backmem_store_t *store, const char *type,
                               const char *text) {
    const backmem_key_t key = backmem_key("v");
    if (strcmp(type, "uint32") == 0) {
        return backmem_store_set_uint32(store, key, (uint32_t)strtoul(text, NULL, 10));
    }
    if (strcmp(type, "int32") == 0) {
        return backmem_store_set_int32(store, key, (int32_t)strtol(text, NULL, 10));
    }
    if (strcmp(type, "uint64") == 0) {
        return backmem_store_set_uint64(store, key, strtoull(text, NULL, 10));
    }
    if (strcmp(type, "int64") == 0) {
        return backmem_store_set_int64(store, key, strtoll(text, NULL, 10));
    }
    if (strcmp(type, "bool") == 0) {
        return backmem_store_set_bool(store, key, text[0] == '1');
    }
    if (strcmp(type, "float") == 0) {
        value.u32 = (uint32_t)strtoul(text, NULL, 16);
        return backmem_store_set_float(store, key, value.real);
    }
    const uint32_t size = from_hex(text, value.bytes);
    value.bytes[size] = '\0';
    return strcmp(type, "text") == 0
               ? backmem_store_set_text(store, key, (const char *)value.bytes)
               : backmem_store_set_bytes(store, key, value.bytes, size);
}

static void do_value_set(char **args) {
    backmem_store_t store = value_store(args[1]);
    answer_image(value_set(&store, args[2], args[3]));
}

// ---- logs ----------------------------------------------------------------------

static void log_at(char **args, backmem_log_t *log, backmem_status_t *status) {
    image_load(args[2]);
    if (backmem_log_open(log, all(), (uint16_t)number(args[1]), status)) {
        fail("a log that does not open");
    }
}

static void do_log(char **args) {
    backmem_log_t log;
    backmem_status_t status;
    log_at(args, &log, &status);
    printf("%s %u", backmem_status_name(status), log.lost);
    uint16_t cursor = 0;
    uint8_t payload[BACKMEM_LOG_SIZE_MAX];
    while (backmem_log_next(&log, &cursor, payload) == BACKMEM_OK) {
        putchar(' ');
        print_hex(payload, log.entries.shape.size);
    }
}

static void do_log_append(char **args) {
    backmem_log_t log;
    backmem_status_t status;
    log_at(args, &log, &status);
    uint8_t payload[BYTES_MAX];
    if (from_hex(args[3], payload) != log.entries.shape.size) {
        fail("a payload of another size");
    }
    answer_image(backmem_log_append(&log, payload));
}

// ---- lines ---------------------------------------------------------------------

static const struct {
    const char *name;
    int args; // the name included
    void (*run)(char **args);
} verbs[] = {
    { "word", 2, do_word },
    { "word-save", 3, do_word_save },
    { "record", 4, do_record },
    { "record-save", 5, do_record_save },
    { "record-migrate", 5, do_record_migrate },
    { "store", 3, do_store },
    { "store-commit", 4, do_store_commit },
    { "log", 3, do_log },
    { "log-append", 4, do_log_append },
    { "boot", 3, do_boot },
    { "value", 3, do_value },
    { "value-set", 4, do_value_set },
};

static void line_run(char *line) {
    char *args[ARGS_MAX] = { NULL };
    int count = 0;
    char *rest = line;
    for (char *end; count < ARGS_MAX && *rest != '\0'; rest = end) {
        end = rest + strcspn(rest, " \n");
        if (*end != '\0') {
            *end++ = '\0';
        }
        args[count++] = rest;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (count == verbs[i].args && strcmp(args[0], verbs[i].name) == 0) {
            verbs[i].run(args);
            putchar('\n');
            return;
        }
    }
    fail(count > 0 ? args[0] : "an empty line");
}

int main(void) {
    static char line[8 * BYTES_MAX];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line_run(line);
        fflush(stdout);
    }
    return 0;
}
