// A virtual chip with the probe image on it, for tests.
//
// SPDX-License-Identifier: MIT
#ifndef LAB_H
#define LAB_H

#include "check.h"
#include "ops.h"
#include "vchip/vchip.h"

#ifndef IMAGES
#error "IMAGES names the folder of the images"
#endif

static vchip_image_t lab_image;
static vchip_t *lab;

#define LAB_SEED 20241

// Every rule that held in any lab of this program, and on which chip.
static struct {
    const vchip_chip_t *chip;
    const vchip_rule_t *rule;
} lab_rules[1024];
static unsigned lab_rule_count;

static void lab_applied(void *with, const vchip_rule_t *rule) {
    (void)with;
    for (unsigned i = 0; i < lab_rule_count; i++) {
        if (lab_rules[i].rule == rule && lab_rules[i].chip == lab->chip) {
            return;
        }
    }
    if (lab_rule_count < VCHIP_COUNT(lab_rules)) {
        lab_rules[lab_rule_count].chip = lab->chip;
        lab_rules[lab_rule_count++].rule = rule;
    }
}

// Each rule of a chip, in the chip's words, with the memory or register that has it.
typedef void lab_rule_check_t(const vchip_chip_t *chip, const char *owner,
                              const vchip_rule_t *rule, const vchip_rule_t *told);

static void lab_list_each(const vchip_chip_t *chip, const char *owner,
                          const vchip_rule_t *const *lists, lab_rule_check_t *asked) {
    EACH_RULE(lists, rule) {
        if (vchip_rule_concerns(chip, rule)) {
            const vchip_rule_t told = vchip_rule_told(chip, rule);
            asked(chip, owner, rule, &told);
        }
    }
}

CHECK_UNUSED static void lab_rules_each(const vchip_chip_t *chip,
                                        lab_rule_check_t *asked) {
    EACH_MEMORY(chip, i) {
        lab_list_each(chip, chip->memories[i].name, chip->memories[i].rules, asked);
    }
    EACH_REG(chip, i) {
        lab_list_each(chip, chip->regs[i].name, chip->regs[i].rules, asked);
    }
}

static void lab_held_check(const vchip_chip_t *chip, const char *owner,
                           const vchip_rule_t *rule, const vchip_rule_t *told) {
    bool held = false;
    for (unsigned i = 0; i < lab_rule_count; i++) {
        held = held || (lab_rules[i].rule == rule && lab_rules[i].chip == chip);
    }
    if (!held) {
        printf("%s, %s: no test made a rule hold: %s (%s)\n", chip->name, owner,
               told->broken != NULL ? told->broken : "-", told->source);
    }
    CHECK(held);
}

// For the last case of a program: all rules of a chip were tested on it.
CHECK_UNUSED static void lab_chip_check(const char *name) {
    lab_rules_each(vchip_find(name), lab_held_check);
}

// A chip that was never powered. One at a time.
CHECK_UNUSED static void lab_open_image(const char *chip, const char *name) {
    char path[512];
    char why[768] = "";
    snprintf(path, sizeof(path), "%s/%s/%s.elf", IMAGES, chip, name);
    const vchip_chip_t *model = vchip_find(chip);
    if (model == NULL || !vchip_image_read(&lab_image, path, why, sizeof(why))
        || !vchip_fits(model, &lab_image, why, sizeof(why))
        || (lab = vchip_new(model, &lab_image, LAB_SEED)) == NULL) {
        printf("%s: no chip to test: %s\n", chip, why);
        exit(EXIT_FAILURE);
    }
    lab->limit = 50000000;
    lab->applied = lab_applied;
}

CHECK_UNUSED static void lab_open(const char *chip) {
    lab_open_image(chip, "probe");
}

// Chosen before the first boot.
CHECK_UNUSED static void lab_option(const char *name, const char *value) {
    CHECK(vchip_option(lab, name, value));
}

CHECK_UNUSED static void lab_close(void) {
    vchip_free(lab);
    vchip_image_free(&lab_image);
    lab = NULL;
}

// One boot that carries these operations out. Rules broken and data reported
// are those of this boot alone.
#define LAB(...)                                               \
    do {                                                       \
        const op_t ops_[] = { __VA_ARGS__, { OP_END, 0, 0 } }; \
        lab_boot(ops_, sizeof(ops_));                          \
    } while (0)

CHECK_UNUSED static void lab_boot(const op_t *ops, size_t bytes) {
    static char script[4096];
    if (bytes >= sizeof(script)) {
        printf("too many operations\n");
        exit(EXIT_FAILURE);
    }
    memcpy(script, ops, bytes);
    if (lab->powered && !lab->reset) {
        vchip_happen(lab, VCHIP_SOFT_RESET); // whose losses are not this boot's
    }
    vchip_forget(lab);
    lab->script = script;
    lab->script_bytes = (uint32_t)bytes;
    vchip_boot(lab);
}

CHECK_UNUSED static bool lab_broke(const char *region, const char *part) {
    for (size_t i = 0; i < lab->break_count; i++) {
        if (strcmp(lab->breaks[i].region, region) == 0
            && strstr(lab->breaks[i].text, part) != NULL) {
            return true;
        }
    }
    return false;
}

// What happened instead, when a check of it failed.
CHECK_UNUSED static void lab_tell(void) {
    for (size_t i = 0; i < lab->break_count; i++) {
        printf("    %s 0x%08x: %s\n", lab->breaks[i].region, lab->breaks[i].address,
               lab->breaks[i].text);
    }
    printf("    stopped: %d %s\n", lab->stop, lab->fault);
}

// The program ended well and broke nothing.
#define CHECK_CLEAN()                                                   \
    do {                                                                \
        CHECK_EQ(lab->stop, VCHIP_STOP_EXIT);                           \
        CHECK_EQ(lab->code, 0);                                         \
        CHECK_EQ(lab->broken, 0);                                       \
        if (lab->stop != VCHIP_STOP_EXIT || lab->code || lab->broken) { \
            lab_tell();                                                 \
        }                                                               \
    } while (0)

// It broke this rule, and only so often.
#define CHECK_BROKE(region, part, times)                                        \
    do {                                                                        \
        CHECK(lab_broke((region), (part)));                                     \
        CHECK_EQ(lab->broken, (times));                                         \
        if (!lab_broke((region), (part)) || lab->broken != (uint64_t)(times)) { \
            lab_tell();                                                         \
        }                                                                       \
    } while (0)

#define CHECK_DATA(index, want)                 \
    do {                                        \
        CHECK(lab->data_count > (index));       \
        if (lab->data_count > (index)) {        \
            CHECK_EQ(lab->data[index], (want)); \
        }                                       \
    } while (0)

// Operations, short.
#define ST1(address, value) \
    { OP_ST1, (address), (value) }
#define ST2(address, value) \
    { OP_ST2, (address), (value) }
#define ST4(address, value) \
    { OP_ST4, (address), (value) }
#define LD1(address) \
    { OP_LD1, (address), 0 }
#define LD2(address) \
    { OP_LD2, (address), 0 }
#define LD4(address) \
    { OP_LD4, (address), 0 }
#define SET(address, bits) \
    { OP_SET, (address), (bits) }
#define CLEAR(address, bits) \
    { OP_CLEAR, (address), (bits) }
#define EXPECT(on) \
    { OP_EXPECT, 0, (on) }
#define EVENT(event) \
    { OP_EVENT, 0, (uint32_t)(event) }
#define COPY(address, bytes) \
    { OP_COPY, (address), (bytes) }
#define PAIR(address, value) \
    { OP_PAIR, (address), (value) }
#define TWO(a, x, b, y)     \
    { OP_TWO, (a), (x) }, { \
        OP_TWO, (b), (y)    \
    }

#endif
