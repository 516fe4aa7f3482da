// Finding a device by name; the table is devices/*.def.
//
// SPDX-License-Identifier: MIT
#include "backmem/devices.h"

#include <stdio.h>
#include <string.h>

#include "backmem/chips.h"
#include "names.h"

// ---- the table ---------------------------------------------------------------

// First the reasons, then the lines.
#define BACKMEM_REASON(reason, text) static const char reason_##reason[] = text;
#define BACKMEM_DEVICE(name, chip)
#define BACKMEM_SERIES(name, chip)
#define BACKMEM_LINE(prefix, chip, why)
#define BACKMEM_REFUSED(prefix, reason)
#define BACKMEM_SPELLING(prefix, as)
#include "devices/all.def"
#undef BACKMEM_REASON
#undef BACKMEM_DEVICE
#undef BACKMEM_SERIES
#undef BACKMEM_LINE
#undef BACKMEM_REFUSED
#undef BACKMEM_SPELLING

#define BACKMEM_REASON(reason, text)
#define BACKMEM_DEVICE(name, chip) \
    { #name, &backmem_chip_##chip, NULL, BACKMEM_DEVICE_LISTED, false },
#define BACKMEM_SERIES(name, chip) \
    { #name, &backmem_chip_##chip, NULL, BACKMEM_DEVICE_LISTED, true },
#define BACKMEM_LINE(prefix, chip, why) \
    { #prefix, &backmem_chip_##chip, why, BACKMEM_DEVICE_LINE, false },
#define BACKMEM_REFUSED(prefix, reason) \
    { #prefix, NULL, reason_##reason, BACKMEM_DEVICE_REFUSED, false },
#define BACKMEM_SPELLING(prefix, as)

const backmem_device_t backmem_devices[] = {
#include "devices/all.def"
};
const size_t backmem_device_count = BACKMEM_COUNT(backmem_devices);
#undef BACKMEM_REASON
#undef BACKMEM_DEVICE
#undef BACKMEM_SERIES
#undef BACKMEM_LINE
#undef BACKMEM_REFUSED
#undef BACKMEM_SPELLING

#define BACKMEM_REASON(reason, text)
#define BACKMEM_DEVICE(name, chip)
#define BACKMEM_SERIES(name, chip)
#define BACKMEM_LINE(prefix, chip, why)
#define BACKMEM_REFUSED(prefix, reason)
#define BACKMEM_SPELLING(prefix, as) { #prefix, #as },

static const struct {
    const char *prefix;
    const char *as;
} spellings[] = {
#include "devices/all.def"
};

// ---- comparing names ---------------------------------------------------------

// How many characters a line spells out of a name; 0: it does not fit.
static size_t line_fit(const backmem_device_t *line, const plain_t *name) {
    plain_t listed;
    if (!plain_make(line->name, &listed) || listed.length > name->length) {
        return 0;
    }
    if (line->series) {
        return plain_same(&listed, name) ? name->length : 0;
    }
    size_t spelled = 0;
    for (size_t i = 0; i < listed.length; i++) {
        if (listed.text[i] == name->text[i]) {
            spelled += listed.text[i] != 'x';
        } else if (listed.text[i] != 'x') {
            return 0;
        }
    }
    const bool whole =
        line->verdict == BACKMEM_DEVICE_LISTED && strchr(line->name, 'x') == NULL;
    return whole && listed.length != name->length ? 0 : spelled;
}

// Whether a name is the beginning of a line's name. Its own 'x' fit anything too.
static bool line_begins(const backmem_device_t *line, const plain_t *name) {
    plain_t listed;
    if (!plain_make(line->name, &listed) || listed.length < name->length) {
        return false;
    }
    for (size_t i = 0; i < name->length; i++) {
        if (listed.text[i] != name->text[i]
            && (line->series || (listed.text[i] != 'x' && name->text[i] != 'x'))) {
            return false;
        }
    }
    return true;
}

// ---- the answer --------------------------------------------------------------

static const backmem_device_t *find_best(const plain_t *name) {
    const backmem_device_t *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < backmem_device_count; i++) {
        const size_t fit = line_fit(&backmem_devices[i], name);
        if (fit > most) {
            best = &backmem_devices[i];
            most = fit;
        }
    }
    return best;
}

// What a name may mean: the chips, each once, and a line that tells of one answer.
typedef struct meaning {
    const backmem_chip_t **chips;
    size_t room;
    size_t count;
    const backmem_device_t *line; // NULL: none yet
    bool refused;                 // some line is, or some device is not known
    bool differ;                  // not all lines say the same
} meaning_t;

static void meaning_add(meaning_t *all, const backmem_device_t *line) {
    const backmem_device_t *first = all->line;
    if (first == NULL) {
        all->line = line;
    } else if (line->chip != first->chip
               || (line->chip == NULL && line->why != first->why)) {
        all->differ = true;
    }
    all->refused |= line->chip == NULL;
    for (size_t i = 0; i < all->count && i < all->room; i++) {
        if (all->chips[i] == line->chip) {
            return;
        }
    }
    if (line->chip != NULL) {
        if (all->count < all->room) {
            all->chips[all->count] = line->chip;
        }
        all->count++;
    }
}

// Whether a name is the beginning of a device's that is not refused.
static bool begins_supported(const plain_t *name) {
    for (size_t i = 0; i < backmem_device_count; i++) {
        if (backmem_devices[i].chip != NULL && line_begins(&backmem_devices[i], name)) {
            return true;
        }
    }
    return false;
}

// Whether one line has all devices that begin so: what it has behind the name is 'x'.
static bool is_line_shortened(const plain_t *name) {
    plain_t listed;
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *line = &backmem_devices[i];
        if (line->chip != NULL && line_begins(line, name)
            && plain_make(line->name, &listed)
            && strspn(listed.text + name->length, "x")
                   == listed.length - name->length) {
            return true;
        }
    }
    return false;
}

// Of a device's name, whole or shortened. One that begins like a refused line's prefix
// may be a supported device's, shortened: then the refusal is one answer of several, or
// none.
static void meaning_of_device(meaning_t *all, const plain_t *name) {
    const backmem_device_t *best = find_best(name);
    const bool shortened =
        best == NULL || (best->chip == NULL && begins_supported(name));
    if (best != NULL && !(shortened && is_line_shortened(name))) {
        meaning_add(all, best);
    }
    for (size_t i = 0; i < backmem_device_count && shortened; i++) {
        if (line_begins(&backmem_devices[i], name)) {
            meaning_add(all, &backmem_devices[i]);
        }
    }
}

static void meaning_of_spelling(meaning_t *all, const plain_t *name) {
    for (size_t i = 0; i < BACKMEM_COUNT(spellings) && all->line == NULL; i++) {
        const size_t length = strlen(spellings[i].prefix);
        if (strncmp(name->text, spellings[i].prefix, length) == 0) {
            char text[2 * NAME_MAX_LENGTH];
            plain_t plain;
            snprintf(text, sizeof text, "%s%s", spellings[i].as, name->text + length);
            if (plain_make(text, &plain)) {
                meaning_of_device(all, &plain);
            }
        }
    }
}

static void meaning_of_board(meaning_t *all, const char *name, const plain_t *board) {
    const char *device;
    bool unknown = false;
    const bool called = backmem_board_device(board, 0) != NULL;
    for (size_t n = 0; (device = called ? backmem_board_device(board, n)
                                        : backmem_board_by_words(name, n))
                       != NULL;
         n++) {
        meaning_t one = { .room = 0 };
        plain_t plain;
        if (plain_make(device, &plain)) {
            meaning_of_device(&one, &plain);
            meaning_of_device(all, &plain);
        }
        unknown |= one.line == NULL;
    }
    all->differ |= unknown && all->line != NULL;
    all->refused |= unknown;
}

// As Zephyr names a target the device stands there, and decides. A board that is called
// so comes before a device whose name begins so; one with these words in its name comes
// last.
static void meaning_find(meaning_t *all, const char *name) {
    plain_t plain;
    if (backmem_target_part(name, 1, &plain)) {
        meaning_of_device(all, &plain);
        return;
    }
    if (backmem_target_part(name, 0, &plain)
        && backmem_board_device(&plain, 0) != NULL) {
        meaning_of_board(all, name, &plain);
    }
    if (all->line == NULL && plain_make(name, &plain)) {
        meaning_of_device(all, &plain);
        meaning_of_spelling(all, &plain);
    }
    if (all->line == NULL && backmem_target_part(name, 0, &plain)) {
        meaning_of_board(all, name, &plain);
    }
}

// Chips that a search keeps apart: more than a page of them is no answer to anybody.
#define BACKMEM_CHIPS_MAX 128

static meaning_t meaning_make(const backmem_chip_t **chips, const char *name) {
    meaning_t all = { .chips = chips, .room = BACKMEM_CHIPS_MAX };
    meaning_find(&all, name);
    return all;
}

backmem_verdict_t backmem_device_find(const char *name,
                                      const backmem_device_t **device) {
    const backmem_chip_t *chips[BACKMEM_CHIPS_MAX];
    const meaning_t all = meaning_make(chips, name);
    *device = all.differ ? NULL : all.line;
    if (all.line == NULL) {
        return BACKMEM_DEVICE_UNKNOWN;
    }
    if (all.differ) {
        return BACKMEM_DEVICE_SEVERAL;
    }
    plain_t plain;
    const bool whole = plain_make(name, &plain) && find_best(&plain) == all.line;
    return all.line->chip == NULL ? BACKMEM_DEVICE_REFUSED
           : whole                ? all.line->verdict
                                  : BACKMEM_DEVICE_LINE;
}

size_t backmem_device_chips(const char *name, const backmem_chip_t *chips[],
                            size_t count) {
    const backmem_chip_t *found[BACKMEM_CHIPS_MAX];
    const meaning_t all = meaning_make(found, name);
    for (size_t i = 0; i < count && i < all.count; i++) {
        chips[i] = found[i];
    }
    return all.count;
}

// ---- names that are near -----------------------------------------------------

static size_t common_length(const plain_t *a, const plain_t *b) {
    size_t length = 0;
    while (length < least(a->length, b->length) && a->text[length] == b->text[length]) {
        length++;
    }
    return length;
}

// Whether a line's name is there: a device's, and the line's that begins like it.
static bool is_among(const backmem_device_t *const near[], size_t count,
                     const backmem_device_t *line) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(near[i]->name, line->name) == 0) {
            return true;
        }
    }
    return false;
}

size_t backmem_device_nearest(const char *name, const backmem_device_t *near[],
                              size_t count) {
    plain_t plain, listed;
    size_t found = 0;
    size_t far[8];
    count = least(count, BACKMEM_COUNT(far));
    if (!plain_make(name, &plain)) {
        return 0;
    }
    for (size_t i = 0; i < backmem_device_count; i++) {
        if (!plain_make(backmem_devices[i].name, &listed)
            || is_among(near, found, &backmem_devices[i])) {
            continue;
        }
        while (listed.length > plain.length && listed.text[listed.length - 1] == 'x') {
            listed.length--; // what the name left out, anything is
        }
        const size_t changes = plain_distance(&listed, &plain);
        if (changes * BACKMEM_ALIKE > least(listed.length, plain.length)) {
            continue;
        }
        // Of those as far away, the one that begins like it for longer is nearer.
        const size_t d = changes * (NAME_MAX_LENGTH + 1) + NAME_MAX_LENGTH
                         - common_length(&listed, &plain);
        size_t at = found;
        while (at > 0 && far[at - 1] > d) {
            at--;
        }
        if (at == count) {
            continue;
        }
        found = least(found + 1, count);
        for (size_t k = found - 1; k > at; k--) {
            far[k] = far[k - 1];
            near[k] = near[k - 1];
        }
        far[at] = d;
        near[at] = &backmem_devices[i];
    }
    return found;
}

// ---- what to tell a person -------------------------------------------------------

#define BACKMEM_LISTED_MAX 12 // chips; more would bury the sentence

typedef struct list {
    char text[512];
    size_t used;
} list_t;

static void list_add(list_t *list, const char *name, const char *behind) {
    const size_t room = sizeof list->text - list->used;
    const int more = snprintf(list->text + list->used, room, "%s%s%s",
                              list->used == 0 ? "" : ", ", name, behind);
    list->used += more > 0 && (size_t)more < room ? (size_t)more : 0;
}

static size_t explain_several(const char *name, char *text, size_t size) {
    const backmem_chip_t *chips[BACKMEM_CHIPS_MAX];
    const meaning_t all = meaning_make(chips, name);
    list_t list = { "", 0 };
    char more[32] = "";
    for (size_t i = 0; i < all.count && i < BACKMEM_LISTED_MAX; i++) {
        list_add(&list, chips[i]->name, "");
    }
    if (all.count > BACKMEM_LISTED_MAX) {
        snprintf(more, sizeof more, " and %u more",
                 (unsigned)(all.count - BACKMEM_LISTED_MAX));
    }
    if (all.count == 0) {
        return (size_t)snprintf(text, size,
                                "%s: more than one device, and none that is supported. "
                                "Give more of the name",
                                name);
    }
    return (size_t)snprintf(text, size,
                            "%s: more than one %s: %s%s%s. Give more of the name", name,
                            all.count == 1 ? "answer" : "chip", list.text, more,
                            all.refused ? ", and some that are not supported" : "");
}

// ", the nearest are a, b": what is like a name, and may be meant.
static void list_near(list_t *list, const char *name, bool *many) {
    const backmem_device_t *near[4] = { NULL };
    backmem_board_t boards[4];
    size_t count = backmem_device_nearest(name, near, BACKMEM_COUNT(near));
    for (size_t i = 0; i < count; i++) {
        list_add(list, near[i]->name, near[i]->chip == NULL ? " (refused)" : "");
    }
    *many = count > 1;
    count = backmem_board_nearest(name, boards, BACKMEM_COUNT(boards));
    for (size_t i = 0; i < count; i++) {
        char device[64];
        snprintf(device, sizeof device, " (board, %s)", boards[i].device);
        *many |= list->used != 0;
        list_add(list, boards[i].name, device);
    }
}

static size_t explain_unknown(const char *name, char *text, size_t size) {
    list_t list = { "", 0 };
    bool many;
    list_near(&list, name, &many);
    return (size_t)snprintf(text, size,
                            "%s: no such device or board is known%s%s. If you know "
                            "which chip has the same memory, name it: backmem_chip_X "
                            "in C, BACKMEM_CHIP set to X for MicroPython, with X out "
                            "of include/backmem/chips.def. To add it: "
                            "CONTRIBUTING.md",
                            name,
                            list.used == 0 ? ""
                            : many         ? "; the nearest are "
                                           : "; the nearest is ",
                            list.text);
}

size_t backmem_device_explain(const char *name, char *text, size_t size) {
    const backmem_device_t *device;
    switch (backmem_device_find(name, &device)) {
        case BACKMEM_DEVICE_REFUSED:
            return (size_t)snprintf(text, size, "%s: %s", name, device->why);
        case BACKMEM_DEVICE_SEVERAL:
            return explain_several(name, text, size);
        case BACKMEM_DEVICE_UNKNOWN:
            return explain_unknown(name, text, size);
        case BACKMEM_DEVICE_LISTED:
        case BACKMEM_DEVICE_LINE:
            break;
    }
    return (size_t)snprintf(text, size, "%s: %s", name, device->chip->name);
}
