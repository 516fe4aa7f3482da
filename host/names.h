// Names of devices and boards, compared: for host/devices.c and host/boards.c.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_HOST_NAMES_H
#define BACKMEM_HOST_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum {
    NAME_MAX_LENGTH = 40, // of letters and digits; nothing known is as long
};

typedef struct plain {
    char text[NAME_MAX_LENGTH + 1];
    size_t length;
} plain_t;

// Letters and digits alone, in lower case, up to `end`. False: too long, or there are
// none.
static inline bool plain_cut(const char *name, const char *end, plain_t *plain) {
    plain->length = 0;
    for (; name < end; name++) {
        const bool upper = *name >= 'A' && *name <= 'Z';
        const char c = upper ? (char)(*name - 'A' + 'a') : *name;
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            continue;
        }
        if (plain->length == NAME_MAX_LENGTH) {
            return false;
        }
        plain->text[plain->length++] = c;
    }
    plain->text[plain->length] = '\0';
    return plain->length > 0;
}

static inline bool plain_make(const char *name, plain_t *plain) {
    return plain_cut(name, name + strlen(name), plain);
}

static inline bool plain_same(const plain_t *a, const plain_t *b) {
    return strcmp(a->text, b->text) == 0;
}

static inline size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// Characters to change, insert or drop. An 'x' of the listed name is like any other;
// what a name has behind the listed one counts as one change.
static inline size_t plain_distance(const plain_t *listed, const plain_t *name) {
    size_t row[NAME_MAX_LENGTH + 1];
    for (size_t k = 0; k <= name->length; k++) {
        row[k] = k;
    }
    for (size_t i = 0; i < listed->length; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < name->length; k++) {
            const char c = listed->text[i];
            const size_t change = diagonal + (c != name->text[k] && c != 'x');
            diagonal = row[k + 1];
            row[k + 1] = least(change, least(row[k], row[k + 1]) + 1);
        }
    }
    size_t best = row[name->length];
    for (size_t k = listed->length; k < name->length; k++) {
        best = least(best, row[k] + 1);
    }
    return best;
}

// A name that differs in more than one of three characters is not meant.
#define BACKMEM_ALIKE 3

// ---- host/boards.c -------------------------------------------------------------

// The n-th device on a board of this name; NULL: there are not so many.
const char *backmem_board_device(const plain_t *board, size_t n);

// The n-th device on a board whose name has these words, in any order, and beside them
// no more than its maker's name or its device's; NULL: there are not so many.
const char *backmem_board_by_words(const char *name, size_t n);

// Zephyr's "board@revision/device/core": the board, or with `part` 1 the device.
bool backmem_target_part(const char *name, unsigned part, plain_t *plain);

#endif
