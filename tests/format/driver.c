// The library, asked line by line: objects read from images, and changed in them.
//
//   word HEX                          word-save HEX VALUE
//   record SIZE LAYOUT HEX            record-save SIZE LAYOUT HEX PAYLOAD
//   store LAYOUT HEX                  store-commit LAYOUT HEX CHANGES
//   log SIZE HEX                      log-append SIZE HEX PAYLOAD
//   boot HEX CAUSE
//
// An answer is one line: the status and what was read, or the error's name and the
// image. Images and payloads are bytes in hexadecimal, `.` is none of them. CHANGES are
// `t<hex>=<hex>` or `n<number>=<hex>`, separated by commas; `=-` deletes. A boot
// answers with status, boots, cause, streak, state, and the image.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/store.h"
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
    if (backmem_region_attach(&row, memory, bytes, &region)) {
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

static void do_word(char **args) {
    image_load(args[1]);
    uint16_t value;
    if (backmem_word_load(&region, 0, &value)) {
        printf("cold -");
    } else {
        printf("kept %u", value);
    }
}

static void do_word_save(char **args) {
    image_load(args[1]);
    answer_image(backmem_word_save(&region, 0, (uint16_t)number(args[2])));
}

static backmem_record_t record_at(char **args) {
    image_load(args[3]);
    const backmem_record_t record = { &region, 0, (uint16_t)number(args[1]),
                                      (uint16_t)number(args[2]) };
    return record;
}

static void do_record(char **args) {
    const backmem_record_t record = record_at(args);
    backmem_status_t status;
    const backmem_err_t err = backmem_record_open(&record, &status);
    if (err) {
        printf("%s -", backmem_err_name(err));
        return;
    }
    printf("%s ", backmem_status_name(status));
    uint8_t payload[BACKMEM_RECORD_SIZE_MAX];
    if (backmem_record_load(&record, payload) == BACKMEM_OK) {
        print_hex(payload, record.size);
    } else {
        putchar('-');
    }
    backmem_record_t found;
    if (backmem_record_found(&record, &found) == BACKMEM_OK) {
        printf(" %u %u", found.size, found.layout);
    }
}

static void do_record_save(char **args) {
    const backmem_record_t record = record_at(args);
    uint8_t payload[BYTES_MAX];
    if (from_hex(args[4], payload) != record.size) {
        fail("a payload of another size");
    }
    answer_image(backmem_record_save(&record, payload));
}

static void do_boot(char **args) {
    image_load(args[1]);
    backmem_record_t boot;
    backmem_boot_info_t info;
    backmem_status_t status;
    const backmem_err_t err = backmem_boot_begin(&boot, &region, 0, region.bytes,
                                                 number(args[2]), &info, &status);
    printf("%s %u %u %u %u ", backmem_status_name(status), info.boots, info.cause,
           info.streak, info.state);
    answer_image(err);
}

// ---- store and log -------------------------------------------------------------

static backmem_status_t store_at(char **args, backmem_store_t *store) {
    image_load(args[2]);
    backmem_status_t status;
    if (backmem_store_open(store, &region, 0, region.bytes, (uint16_t)number(args[1]),
                           &status)) {
        fail("a store that does not open");
    }
    return status;
}

static void do_store(char **args) {
    backmem_store_t store;
    printf("%s", backmem_status_name(store_at(args, &store)));
    uint16_t cursor = 0;
    backmem_item_t item;
    while (backmem_store_next(&store, &cursor, &item) == BACKMEM_OK) {
        const backmem_key_t key = { item.is_text ? item.text : NULL, item.number };
        if (item.is_text) {
            printf(" t");
            print_hex(item.text, item.number);
        } else {
            printf(" n%u", item.number);
        }
        printf("=");
        print_hex(memory + item.value_offset, item.value_size);
        uint8_t value[BACKMEM_VALUE_BYTES_MAX];
        uint32_t size;
        if (backmem_store_get(&store, key, value, sizeof value, &size)
            || size != item.value_size
            || memcmp(value, memory + item.value_offset, size) != 0) {
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
        change->key = backmem_key_number(number(word + 1));
        if (word[0] == 't') {
            change->key.text = (const char *)name;
            change->key.number = from_hex(word + 1, name);
        }
        change->value = NULL;
        change->size = 0;
        if (strcmp(value, "-") != 0) {
            change->value = bytes[count][1];
            change->size = from_hex(value, bytes[count][1]);
        }
        count++;
    }
    answer_image(backmem_store_commit(&store, changes, count));
}

static void log_at(char **args, backmem_log_t *log, backmem_status_t *status) {
    image_load(args[2]);
    if (backmem_log_open(log, &region, 0, region.bytes, (uint16_t)number(args[1]),
                         status)) {
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
        print_hex(payload, log.entries.size);
    }
}

static void do_log_append(char **args) {
    backmem_log_t log;
    backmem_status_t status;
    log_at(args, &log, &status);
    uint8_t payload[BYTES_MAX];
    if (from_hex(args[3], payload) != log.entries.size) {
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
    { "word", 2, do_word },     { "word-save", 3, do_word_save },
    { "record", 4, do_record }, { "record-save", 5, do_record_save },
    { "store", 3, do_store },   { "store-commit", 4, do_store_commit },
    { "log", 3, do_log },       { "log-append", 4, do_log_append },
    { "boot", 3, do_boot },
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
