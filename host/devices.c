// Finding a device by name; the table is devices/*.def.
//
// SPDX-License-Identifier: MIT
#include "backmem/devices.h"

#include <stdio.h>
#include <string.h>

#include "backmem/chips.h"

// ---- the table ---------------------------------------------------------------

// First the reasons, then the lines.
#define BACKMEM_REASON(reason, text) static const char reason_##reason[] = text;
#define BACKMEM_DEVICE(name, chip)
#define BACKMEM_LINE(prefix, chip, why)
#define BACKMEM_REFUSED(prefix, reason)
#include "devices/all.def"
#undef BACKMEM_REASON
#undef BACKMEM_DEVICE
#undef BACKMEM_LINE
#undef BACKMEM_REFUSED

#define BACKMEM_REASON(reason, text)
#define BACKMEM_DEVICE(name, chip) \
    { #name, &backmem_chip_##chip, NULL, BACKMEM_DEVICE_LISTED },
#define BACKMEM_LINE(prefix, chip, why) \
    { #prefix, &backmem_chip_##chip, why, BACKMEM_DEVICE_LINE },
#define BACKMEM_REFUSED(prefix, reason) \
    { #prefix, NULL, reason_##reason, BACKMEM_DEVICE_REFUSED },

const backmem_device_t backmem_devices[] = {
#include "devices/all.def"
};
const size_t backmem_device_count = BACKMEM_COUNT(backmem_devices);

// ---- comparing names ---------------------------------------------------------

enum {
    NAME_MAX_LENGTH = 40, // of letters and digits; nothing known is as long
};

typedef struct plain {
    char text[NAME_MAX_LENGTH + 1];
    size_t length;
} plain_t;

// Letters and digits alone, in lower case. False: too long, or there are none.
static bool plain_make(const char *name, plain_t *plain) {
    plain->length = 0;
    for (; *name != '\0'; name++) {
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

// How many characters a line spells out of a name; 0: it does not fit.
static size_t line_fit(const backmem_device_t *line, const plain_t *name) {
    plain_t listed;
    if (!plain_make(line->name, &listed) || listed.length > name->length) {
        return 0;
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
        if (listed.text[i] != name->text[i] && listed.text[i] != 'x'
            && name->text[i] != 'x') {
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

// The one answer of all lines that begin with a short name; NULL: they differ.
static const backmem_device_t *find_common(const plain_t *name) {
    const backmem_device_t *common = NULL;
    for (size_t i = 0; i < backmem_device_count; i++) {
        const backmem_device_t *line = &backmem_devices[i];
        if (!line_begins(line, name)) {
            continue;
        }
        if (common == NULL) {
            common = line;
        } else if (line->chip != common->chip
                   || (line->chip == NULL && line->why != common->why)) {
            return NULL;
        }
    }
    return common;
}

backmem_verdict_t backmem_device_find(const char *name,
                                      const backmem_device_t **device) {
    plain_t plain;
    *device = NULL;
    if (!plain_make(name, &plain)) {
        return BACKMEM_DEVICE_UNKNOWN;
    }
    *device = find_best(&plain);
    if (*device != NULL) {
        return (*device)->verdict;
    }
    *device = find_common(&plain);
    if (*device == NULL) {
        return BACKMEM_DEVICE_UNKNOWN;
    }
    return (*device)->chip == NULL ? BACKMEM_DEVICE_REFUSED : BACKMEM_DEVICE_LINE;
}

// ---- names that are near -----------------------------------------------------

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// Characters to change, insert or drop. An 'x' of the listed name is like any other;
// what a name has behind the listed one counts as one change.
static size_t distance(const plain_t *listed, const plain_t *name) {
    size_t desc[NAME_MAX_LENGTH + 1];
    for (size_t k = 0; k <= name->length; k++) {
        desc[k] = k;
    }
    for (size_t i = 0; i < listed->length; i++) {
        size_t diagonal = desc[0];
        desc[0] = i + 1;
        for (size_t k = 0; k < name->length; k++) {
            const char c = listed->text[i];
            const size_t change = diagonal + (c != name->text[k] && c != 'x');
            diagonal = desc[k + 1];
            desc[k + 1] = least(change, least(desc[k], desc[k + 1]) + 1);
        }
    }
    size_t best = desc[name->length];
    for (size_t k = listed->length; k < name->length; k++) {
        best = least(best, desc[k] + 1);
    }
    return best;
}

static size_t common_length(const plain_t *a, const plain_t *b) {
    size_t length = 0;
    while (length < least(a->length, b->length) && a->text[length] == b->text[length]) {
        length++;
    }
    return length;
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
        if (backmem_devices[i].verdict != BACKMEM_DEVICE_LISTED
            || !plain_make(backmem_devices[i].name, &listed)) {
            continue;
        }
        // Of those as far away, the one that begins like it for longer is nearer.
        const size_t d = distance(&listed, &plain) * (NAME_MAX_LENGTH + 1)
                         + NAME_MAX_LENGTH - common_length(&listed, &plain);
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

size_t backmem_device_explain(const char *name, char *text, size_t size) {
    const backmem_device_t *near[4] = { NULL };
    const backmem_device_t *device;
    const backmem_verdict_t verdict = backmem_device_find(name, &device);
    if (verdict == BACKMEM_DEVICE_REFUSED) {
        return (size_t)snprintf(text, size, "%s: %s", name, device->why);
    }
    if (verdict != BACKMEM_DEVICE_UNKNOWN) {
        return (size_t)snprintf(text, size, "%s: %s", name, device->chip->name);
    }
    char list[4 * (NAME_MAX_LENGTH + 2) + 1] = "";
    const size_t count = backmem_device_nearest(name, near, BACKMEM_COUNT(near));
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s",
                                 i == 0 ? "" : ", ", near[i]->name);
    }
    return (size_t)snprintf(text, size,
                            "%s: unknown device%s%s. If you know which chip has the "
                            "same memory, name it: backmem_chip_X in C, BACKMEM_CHIP "
                            "set to X for MicroPython, with X out of "
                            "include/backmem/chips.def",
                            name, count == 0 ? "" : ", the nearest are ", list);
}
