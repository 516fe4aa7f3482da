// The list of virtual chips.
//
// SPDX-License-Identifier: MIT
#include "chips.h"

#include <ctype.h>
#include <string.h>

#define VCHIP_NAME(chip) extern const vchip_chip_t vchip_##chip;
#include "chips.def"
#undef VCHIP_NAME

const vchip_chip_t *const vchip_chips[] = {
#define VCHIP_NAME(chip) &vchip_##chip,
#include "chips.def"
#undef VCHIP_NAME
    0,
};

const vchip_chip_t *vchip_find(const char *name) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        if (strcmp(vchip_chips[i]->name, name) == 0) {
            return vchip_chips[i];
        }
    }
    return NULL;
}

// ---- devices ---------------------------------------------------------------------

#define WORD_MAX 32

static bool is_plain(char letter) {
    return isalnum((unsigned char)letter) != 0;
}

// The letters and digits of the first word, in lower case; a '-' or '_' is inside of
// it. Gives what is behind the word.
static const char *word_take(const char *text, char word[WORD_MAX]) {
    size_t length = 0;
    while (*text != 0 && !is_plain(*text)) {
        text++;
    }
    for (; is_plain(*text) || *text == '-' || *text == '_'; text++) {
        if (is_plain(*text) && length < WORD_MAX - 1) {
            word[length++] = (char)tolower((unsigned char)*text);
        }
    }
    word[length] = 0;
    return text;
}

static bool begins_with(const char *name, const char *word) {
    return strncmp(name, word, strlen(word)) == 0;
}

// Lists leave out what their first word has in front, and people what stands in front
// of a vendor's names.
static bool is_of(const char *name, const char *word) {
    static const char *const fronts[] = { "", "stm32", "mimx", "imx", "at" };
    if (strlen(word) < 4 || strpbrk(word, "0123456789") == NULL) {
        return false; // "and", "E7"
    }
    for (size_t i = 0; i < VCHIP_COUNT(fronts); i++) {
        if (begins_with(name, fronts[i])
            && begins_with(name + strlen(fronts[i]), word)) {
            return true;
        }
    }
    return false;
}

static bool is_device_of(const char *name, const vchip_chip_t *chip) {
    char word[WORD_MAX];
    const char *rest = chip->devices;
    do {
        rest = word_take(rest, word);
        if (is_of(name, word)) {
            return true;
        }
    } while (word[0] != 0);
    return false;
}

const vchip_chip_t *vchip_find_device(const char *name) {
    char plain[WORD_MAX], own[WORD_MAX];
    (void)word_take(name, plain);
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        (void)word_take(vchip_chips[i]->name, own);
        if (strcmp(plain, own) == 0) {
            return vchip_chips[i];
        }
    }
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        if (is_device_of(plain, vchip_chips[i])) {
            return vchip_chips[i];
        }
    }
    return NULL;
}

// The chip's name without what tells its models apart.
static const char *silicon(const vchip_chip_t *chip) {
    return chip->name + (begins_with(chip->name, "ram_") ? strlen("ram_") : 0);
}

// What a model has at this address; NULL: nothing.
static const char *name_at(const vchip_chip_t *chip, uint32_t address) {
    VCHIP_EACH_REG(chip, r) {
        if ((chip->regs[r].address & ~3u) == (address & ~3u)) {
            return chip->regs[r].name;
        }
    }
    VCHIP_EACH_MEMORY(chip, m) {
        const vchip_memory_t *memory = &chip->memories[m];
        for (unsigned w = 0; w < VCHIP_COUNT(memory->windows); w++) {
            if (address - memory->windows[w].base < memory->windows[w].bytes) {
                return memory->name;
            }
        }
    }
    return NULL;
}

const vchip_chip_t *vchip_find_other(const vchip_chip_t *chip, uint32_t address,
                                     const char **name) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        const vchip_chip_t *other = vchip_chips[i];
        if (other != chip && strcmp(silicon(other), silicon(chip)) == 0
            && (*name = name_at(other, address)) != NULL) {
            return other;
        }
    }
    return NULL;
}

bool vchip_is_family(const vchip_chip_t *chip, const char *name) {
    char plain[WORD_MAX], own[WORD_MAX];
    (void)word_take(name, plain);
    (void)word_take(chip->name, own);
    const size_t letters = strcspn(plain, "0123456789");
    return letters == strcspn(own, "0123456789") && strncmp(plain, own, letters) == 0;
}
