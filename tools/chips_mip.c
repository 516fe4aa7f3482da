// Writes what the package for stock MicroPython knows of chips: <family>.bin for each
// family, of which mip/backmem/_chip.py reads one chip.
//
//   chips_mip FOLDER [--few]    --few: only STM32s with few words, for a small board
//   chips_mip --text            a line for each region instead, for tests/mip/
//
// Lines of text come first, one for each chip: its name, where it is, and the devices
// that it stands for, without the x at their ends; '$' ends one that has to be the
// whole name. A line that begins with '-' has those that are refused. Behind an empty
// line come numbers, little-endian, and texts that end with a zero byte; places are
// bytes from there. A chip: the number of regions, and for each
//
//   2  place of the name            1  bytes of a unit     2  what it survives
//   4  address, bytes, distance of  1  to the next one     1  number of steps
//      the secure alias             1  bytes of an item    1  number of owners
//                                   1  hazards; 1 rule
//
// then its steps (4 register, 4 bits, 1 what is done, 2 place of the name) and its
// owners (2 offset, 2 bytes, 1 when, 2 place of the owner's name).
//
// SPDX-License-Identifier: MIT
#include "chip_words.h"

#include <stdlib.h>

// At most so many bytes are few: room for a Word, a Record and a Boot, not for a Store.
#define FEW 80u

static bool few_only;

// A family's file, and how the names of its devices begin in MicroPython.
static const struct {
    const char *name;
    const char *devices;
} families[] = {
    { "alif", "ae" }, { "esp32", "esp32" }, { "esp8266", "esp8" },
    { "nrf", "nrf" }, { "ra", "ra" },       { "mimxrt", "mimxrt" },
    { "rp2", "rp2" }, { "samd", "sam" },    { "stm32", "stm32" },
};

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static bool is_wanted(const backmem_chip_t *chip) {
    uint32_t size = 0;
    bool objects = false;
    for (uint8_t i = 0; i < chip->region_count; i++) {
        size += chip->regions[i].bytes;
        objects |= chip->regions[i].width == chip->regions[i].stride;
    }
    return !few_only || (objects && size <= FEW);
}

// Retained RAM has pages that begin with ram. For STM32MP and WB0 MicroPython has no
// port.
static bool is_of(const backmem_chip_t *chip, const char *family) {
    return begins(chip->name, family) && !begins(chip->name, "ram") && is_wanted(chip)
           && !begins(chip->name, "stm32mp") && !begins(chip->name, "stm32wb0")
           && !begins(chip->name, "mimxrt5") && !begins(chip->name, "mimxrt6");
}

// ---- the part behind the text ------------------------------------------------------

#define BYTES_MAX 65536u

static uint8_t bytes[BYTES_MAX];
static size_t used;

static void put(uint32_t number, unsigned size) {
    if (used + size > BYTES_MAX) {
        fprintf(stderr, "chips_mip: a family of more than 64 KB\n");
        exit(1);
    }
    for (; size > 0; size--) {
        bytes[used++] = (uint8_t)number;
        number >>= 8;
    }
}

// The place of a text. Each stands there once.
static uint32_t text_put(const char *text) {
    const size_t size = strlen(text) + 1;
    for (size_t at = 0; at + size <= used; at++) {
        if (memcmp(bytes + at, text, size) == 0 && (at == 0 || bytes[at - 1] == 0)) {
            return (uint32_t)at;
        }
    }
    const uint32_t at = (uint32_t)used;
    for (size_t i = 0; i < size; i++) {
        put((uint8_t)text[i], 1);
    }
    return at;
}

// Texts first, so that no number is taken for one.
static void texts_put(const entry_t *entry) {
    for (uint8_t i = 0; i < entry->chip->region_count; i++) {
        const backmem_region_desc_t *desc = &entry->chip->regions[i];
        const backmem_labels_t *labels = &entry->labels->regions[i];
        text_put(desc->name);
        for (uint32_t s = 0; s < desc->step_count; s++) {
            text_put(backmem_name_of(labels->steps, s));
        }
        for (uint32_t s = 0; s < desc->reserved_count; s++) {
            text_put(backmem_name_of(labels->owners, s));
        }
    }
}

static void region_put(const backmem_region_desc_t *desc,
                       const backmem_labels_t *labels) {
    put(text_put(desc->name), 2);
    put(desc->base, 4);
    put(desc->bytes, 4);
    put(desc->secure_offset, 4);
    put(desc->width, 1);
    put(desc->stride, 1);
    put(desc->itemsize, 1);
    put(desc->hazards, 1);
    put(desc->rule, 1);
    put(desc->survives, 2);
    put(desc->step_count, 1);
    put(desc->reserved_count, 1);
    for (uint32_t s = 0; s < desc->step_count; s++) {
        put(desc->steps[s].reg, 4);
        put(desc->steps[s].bits, 4);
        put((uint32_t)desc->steps[s].op, 1);
        put(text_put(backmem_name_of(labels->steps, s)), 2);
    }
    for (uint32_t s = 0; s < desc->reserved_count; s++) {
        put(desc->reserved[s].offset, 2);
        put(desc->reserved[s].bytes, 2);
        put((uint32_t)desc->reserved[s].when, 1);
        put(text_put(backmem_name_of(labels->owners, s)), 2);
    }
}

// ---- the text ----------------------------------------------------------------------

// The devices of a chip; of NULL, those of the family that are refused.
static void devices_print(FILE *file, const backmem_chip_t *chip, const char *prefix) {
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *device = &backmem_devices[i];
        size_t size = strlen(device->name);
        const bool whole = device->verdict == BACKMEM_DEVICE_LISTED
                           && strchr(device->name, 'x') == NULL;
        if (device->chip != chip || (chip == NULL && !begins(device->name, prefix))) {
            continue;
        }
        while (size > 0 && device->name[size - 1] == 'x') {
            size--;
        }
        fprintf(file, " %.*s%s", (int)size, device->name, whole ? "$" : "");
    }
    fprintf(file, "\n");
}

static void family_write(const char *folder, const char *name, const char *prefix) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.bin", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    used = 0;
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        if (is_of(entries[e].chip, name)) {
            texts_put(&entries[e]);
        }
    }
    fprintf(file, "- 0");
    devices_print(file, NULL, prefix);
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        const entry_t *entry = &entries[e];
        if (is_of(entry->chip, name)) {
            fprintf(file, "%s %u", entry->chip->name, (unsigned)used);
            devices_print(file, entry->chip, prefix);
            put(entry->chip->region_count, 1);
            for (uint8_t i = 0; i < entry->chip->region_count; i++) {
                region_put(&entry->chip->regions[i], &entry->labels->regions[i]);
            }
        }
    }
    fprintf(file, "\n");
    const bool whole = fwrite(bytes, 1, used, file) == used;
    if (fclose(file) != 0 || !whole) {
        perror(path);
        exit(1);
    }
}

// ---- for the tests -----------------------------------------------------------------

static void owner_print(const char *text) {
    for (; *text != '\0'; text++) {
        putchar(*text == ' ' ? '_' : *text);
    }
}

static void region_print(const backmem_region_desc_t *desc,
                         const backmem_labels_t *labels) {
    printf(" %s %u %u %u %u %u %u %u", desc->name, (unsigned)desc->base, desc->width,
           desc->stride, desc->itemsize, desc->hazards, desc->rule, desc->survives);
    for (uint32_t s = 0; s < desc->step_count; s++) {
        printf(" %u:%u:%u:%s", (unsigned)desc->steps[s].reg,
               (unsigned)desc->steps[s].bits, (unsigned)desc->steps[s].op,
               backmem_name_of(labels->steps, s));
    }
    printf(desc->step_count == 0 ? " -" : "");
    for (uint32_t s = 0; s < desc->reserved_count; s++) {
        const backmem_reserved_t *owner = &desc->reserved[s];
        printf(" %u:%u:%u:", owner->offset, owner->bytes, (unsigned)owner->when);
        owner_print(backmem_name_of(labels->owners, s));
    }
    printf(desc->reserved_count == 0 ? " -\n" : "\n");
}

static bool in_a_family(const backmem_chip_t *chip) {
    for (size_t i = 0; i < BACKMEM_COUNT(families); i++) {
        if (is_of(chip, families[i].name)) {
            return true;
        }
    }
    return false;
}

static void text_print(void) {
    for (size_t e = 0; e < BACKMEM_COUNT(entries); e++) {
        const uint8_t count =
            in_a_family(entries[e].chip) ? entries[e].chip->region_count : 0;
        for (uint8_t i = 0; i < count; i++) {
            printf("%s", entries[e].chip->name);
            region_print(&entries[e].chip->regions[i], &entries[e].labels->regions[i]);
        }
    }
}

int main(int argc, char *argv[]) {
    few_only = argc == 3 && strcmp(argv[2], "--few") == 0;
    if (argc != 2 && !few_only) {
        fprintf(stderr, "usage: chips_mip FOLDER [--few] | --text\n");
        return 2;
    }
    if (strcmp(argv[1], "--text") == 0) {
        text_print();
        return 0;
    }
    for (size_t i = 0; i < BACKMEM_COUNT(families); i++) {
        if (!few_only || strcmp(families[i].name, "stm32") == 0) {
            family_write(argv[1], families[i].name, families[i].devices);
        }
    }
    return 0;
}
