// Finding a board by name; the table is devices/boards.def.
//
// SPDX-License-Identifier: MIT
#include "backmem/devices.h"

#include <string.h>

#include "backmem/chip.h"
#include "names.h"

#define BACKMEM_BOARDS(device, names) { #device, names },
#define BACKMEM_MAKERS(names)
#define BACKMEM_SAME_WORDS(words, as)

static const struct {
    const char *device;
    const char *names; // with blanks between them
} boards[] = {
#include "devices/boards.def"
};
#undef BACKMEM_BOARDS
#undef BACKMEM_MAKERS
#undef BACKMEM_SAME_WORDS

#define BACKMEM_BOARDS(device, names)
#define BACKMEM_MAKERS(names) " " names " "
#define BACKMEM_SAME_WORDS(words, as)

static const char makers[] =
#include "devices/boards.def"
    ;
#undef BACKMEM_BOARDS
#undef BACKMEM_MAKERS
#undef BACKMEM_SAME_WORDS

#define BACKMEM_BOARDS(device, names)
#define BACKMEM_MAKERS(names)
#define BACKMEM_SAME_WORDS(words, as) { words, as },

static const struct {
    const char *words; // as people say them, of letters and digits
    const char *as;    // as boards are called
} same_words[] = {
#include "devices/boards.def"
};

// ---- by the whole name -----------------------------------------------------------

// A name of the table and the device on it.
typedef struct entry {
    const char *name;
    size_t length;
    const char *device;
} entry_t;

// The next name of the table; `at` is { 0 } at first. False: there is none.
static bool entry_next(entry_t *at, size_t *row) {
    const char *next = at->name == NULL ? boards[0].names : at->name + at->length;
    next += strspn(next, " ");
    if (*next == '\0') {
        if (++*row == BACKMEM_COUNT(boards)) {
            return false;
        }
        next = boards[*row].names;
    }
    at->name = next;
    at->length = strcspn(next, " ");
    at->device = boards[*row].device;
    return true;
}

const char *backmem_board_device(const plain_t *board, size_t n) {
    entry_t at = { 0 };
    size_t row = 0;
    while (entry_next(&at, &row)) {
        plain_t listed;
        if (plain_cut(at.name, at.name + at.length, &listed)
            && plain_same(&listed, board) && n-- == 0) {
            return at.device;
        }
    }
    return NULL;
}

bool backmem_target_part(const char *name, unsigned part, plain_t *plain) {
    for (; part > 0; part--) {
        name += strcspn(name, "/");
        if (*name == '\0') {
            return false;
        }
        name++;
    }
    return plain_cut(name, name + strcspn(name, "@/"), plain);
}

// Where a board has several devices, Zephyr's target names the one that is meant.
static const char *target_device(const plain_t *board, const plain_t *part) {
    const char *device;
    plain_t one;
    for (size_t n = 0; (device = backmem_board_device(board, n)) != NULL; n++) {
        if (plain_make(device, &one) && plain_same(&one, part)) {
            return device;
        }
    }
    return NULL;
}

// ---- by words --------------------------------------------------------------------

enum {
    WORDS_MAX = 12,
};

// A name's words: "Feather nRF52840" has two, and so has "feather_nrf52840".
typedef struct words {
    plain_t word[WORDS_MAX];
    size_t count;
} words_t;

static bool words_cut(const char *name, const char *end, words_t *words) {
    words->count = 0;
    while (name < end) {
        const char *from = name;
        plain_t one;
        while (name < end && plain_cut(name, name + 1, &one)) {
            name++;
        }
        if (name == from) {
            name++;
            continue;
        }
        if (words->count == WORDS_MAX
            || !plain_cut(from, name, &words->word[words->count])) {
            return false;
        }
        words->count++;
    }
    return words->count > 0;
}

// The words run together, from the first to before the last.
static bool words_join(const words_t *words, size_t first, size_t last,
                       plain_t *joined) {
    joined->length = 0;
    for (; first < last; first++) {
        const plain_t *word = &words->word[first];
        if (joined->length + word->length > NAME_MAX_LENGTH) {
            return false;
        }
        memcpy(joined->text + joined->length, word->text, word->length + 1);
        joined->length += word->length;
    }
    return joined->length > 0;
}

// "Blue Pill board" is a Blue Pill.
static void words_drop_board(words_t *words) {
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->word[i].text, "board") != 0 || words->count == 1) {
            words->word[kept++] = words->word[i];
        }
    }
    words->count = kept;
}

// "Raspberry Pi Pico" is "rpi Pico".
static bool words_make(const char *name, words_t *words) {
    if (!words_cut(name, name + strlen(name), words)) {
        return false;
    }
    for (size_t i = 0; i < BACKMEM_COUNT(same_words); i++) {
        plain_t joined;
        for (size_t first = 0; first < words->count; first++) {
            for (size_t last = first + 1; last <= words->count; last++) {
                if (words_join(words, first, last, &joined)
                    && strcmp(joined.text, same_words[i].words) == 0
                    && plain_make(same_words[i].as, &words->word[first])) {
                    memmove(&words->word[first + 1], &words->word[last],
                            (words->count - last) * sizeof words->word[0]);
                    words->count -= last - first - 1;
                }
            }
        }
    }
    words_drop_board(words);
    return true;
}

// How a word of a board's has to be like one that was asked for.
typedef enum likeness {
    LIKE_WHOLE,
    LIKE_BEGIN,
} likeness_t;

static bool is_like(const plain_t *board, const plain_t *asked, likeness_t how) {
    return how == LIKE_WHOLE ? plain_same(board, asked)
                             : strncmp(board->text, asked->text, asked->length) == 0;
}

// Marks in `used` the words of a board's that the words from `at` on are, in any order:
// several of one side may be one of the other. False: they are not all there.
static bool words_find(const words_t *board, const words_t *asked, size_t at,
                       likeness_t how, unsigned *used) {
    plain_t joined;
    if (at == asked->count) {
        return true;
    }
    for (size_t last = at + 1; last <= asked->count; last++) {
        if (!words_join(asked, at, last, &joined)) {
            return false;
        }
        for (size_t first = 0; first < board->count; first++) {
            plain_t there;
            unsigned mine = 0;
            for (size_t end = first + 1;
                 end <= board->count && (mine |= 1u << (end - 1)) != 0
                 && (mine & *used) == 0 && words_join(board, first, end, &there);
                 end++) {
                unsigned more = *used | mine;
                if (is_like(&there, &joined, how)
                    && words_find(board, asked, last, how, &more)) {
                    *used = more;
                    return true;
                }
            }
        }
    }
    return false;
}

static bool is_maker(const plain_t *word) {
    const char *found = strstr(makers, word->text);
    return found != NULL && found[-1] == ' ' && found[word->length] == ' ';
}

// Whether a word of a board's tells its device: "f103c8" does, on an STM32F103xB.
static bool is_of_device(const plain_t *word, const char *device) {
    char begin[5] = "";
    memcpy(begin, word->text, least(word->length, sizeof begin - 1));
    return word->length >= 3 && strstr(device, begin) != NULL;
}

// The words are the board's, and it has no others but its maker's and its device's.
static bool board_has_words(const entry_t *at, const words_t *asked, bool *alone) {
    words_t board;
    unsigned used = 0;
    if (!words_cut(at->name, at->name + at->length, &board)
        || !words_find(&board, asked, 0, LIKE_WHOLE, &used)) {
        return false;
    }
    for (size_t i = 0; i < board.count; i++) {
        if ((used & 1u << i) == 0 && !is_maker(&board.word[i])
            && !is_of_device(&board.word[i], at->device)) {
            return true;
        }
    }
    *alone = true;
    return true;
}

// Whether words are no more than makers' names.
static bool words_are_makers(const words_t *words) {
    for (size_t i = 0; i < words->count; i++) {
        if (!is_maker(&words->word[i])) {
            return false;
        }
    }
    return true;
}

// Where no board has these words alone, they are part of a name: nobody knows of what.
const char *backmem_board_by_words(const char *name, size_t n) {
    entry_t at = { 0 };
    size_t row = 0;
    words_t asked;
    const char *device = NULL;
    bool alone = false;
    if (!words_make(name, &asked) || words_are_makers(&asked)) {
        return NULL;
    }
    while (entry_next(&at, &row)) {
        if (board_has_words(&at, &asked, &alone) && n-- == 0) {
            device = at.device;
        }
    }
    return alone ? device : NULL;
}

// The n-th device on a board of this name or, where there is none, with these words.
static const char *board_nth(const char *name, const plain_t *board, bool called,
                             size_t n) {
    return called ? backmem_board_device(board, n) : backmem_board_by_words(name, n);
}

size_t backmem_devices_of_board(const char *name, const char *devices[], size_t count) {
    plain_t board, part;
    const char *device;
    size_t found = 0;
    if (count == 0 || !backmem_target_part(name, 0, &board)) {
        return 0;
    }
    if (backmem_target_part(name, 1, &part)) {
        devices[0] = target_device(&board, &part);
        return devices[0] != NULL;
    }
    const bool called = backmem_board_device(&board, 0) != NULL;
    for (size_t n = 0; (device = board_nth(name, &board, called, n)) != NULL; n++) {
        size_t k = 0;
        while (k < found && strcmp(devices[k], device) != 0) {
            k++;
        }
        if (k == found && found < count) {
            devices[found++] = device;
        }
    }
    return found;
}

// ---- boards that are near ----------------------------------------------------------

// How far a board's name is from one: 0 where its words begin so; (size_t)-1: not
// alike.
static size_t board_distance(const entry_t *at, const words_t *asked,
                             const plain_t *name) {
    words_t board;
    plain_t listed;
    unsigned used = 0;
    if (!plain_cut(at->name, at->name + at->length, &listed)) {
        return (size_t)-1;
    }
    if (name->length >= BACKMEM_ALIKE && !words_are_makers(asked)
        && words_cut(at->name, at->name + at->length, &board)
        && words_find(&board, asked, 0, LIKE_BEGIN, &used)) {
        return 0;
    }
    const size_t changes = plain_distance(&listed, name);
    const bool alike = changes * BACKMEM_ALIKE <= least(listed.length, name->length);
    return alike ? changes : (size_t)-1;
}

size_t backmem_board_nearest(const char *name, backmem_board_t near[], size_t count) {
    entry_t at = { 0 };
    size_t row = 0, found = 0;
    size_t far[8];
    words_t asked;
    plain_t plain;
    count = least(count, BACKMEM_COUNT(far));
    if (!words_make(name, &asked) || !plain_make(name, &plain)) {
        return 0;
    }
    while (entry_next(&at, &row)) {
        const size_t d = board_distance(&at, &asked, &plain);
        size_t k = found;
        if (d == (size_t)-1 || at.length >= sizeof near[0].name) {
            continue;
        }
        while (k > 0 && far[k - 1] > d) {
            k--;
        }
        if (k == count) {
            continue;
        }
        found = least(found + 1, count);
        for (size_t i = found - 1; i > k; i--) {
            far[i] = far[i - 1];
            near[i] = near[i - 1];
        }
        far[k] = d;
        memcpy(near[k].name, at.name, at.length);
        near[k].name[at.length] = '\0';
        near[k].device = at.device;
    }
    return found;
}
