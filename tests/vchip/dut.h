// The device under test: a virtual chip with the probe image on it. One at a time.
//
// SPDX-License-Identifier: MIT
#ifndef DUT_H
#define DUT_H

#include "check.h"
#include "probe.h"
#include "vchip/vchip.h"

#ifndef IMAGES
#error "IMAGES names the folder of the images"
#endif

static vchip_image_t dut_image;
static vchip_t *dut;

#define DUT_SEED 20241

// Every rule that held on any device of this program, and on which chip.
static struct {
    const vchip_chip_t *chip;
    const vchip_rule_t *rule;
} dut_rules[1024];
static unsigned dut_rule_count;

static void dut_rule_held(void *with, const vchip_rule_t *rule) {
    (void)with;
    for (unsigned i = 0; i < dut_rule_count; i++) {
        if (dut_rules[i].rule == rule && dut_rules[i].chip == dut->chip) {
            return;
        }
    }
    if (dut_rule_count < VCHIP_COUNT(dut_rules)) {
        dut_rules[dut_rule_count].chip = dut->chip;
        dut_rules[dut_rule_count++].rule = rule;
    }
}

// Each rule of a chip, in the chip's words, with the memory or register that has it.
typedef void dut_rule_check_t(const vchip_chip_t *chip, const char *owner,
                              const vchip_rule_t *rule, const vchip_rule_t *worded);

static void dut_list_each(const vchip_chip_t *chip, const char *owner,
                          const vchip_rule_t *const *lists, dut_rule_check_t *asked) {
    VCHIP_EACH_RULE(lists, rule) {
        if (vchip_rule_applies(chip, rule)) {
            const vchip_rule_t worded = vchip_rule_worded(chip, rule);
            asked(chip, owner, rule, &worded);
        }
    }
}

CHECK_UNUSED static void dut_rules_each(const vchip_chip_t *chip,
                                        dut_rule_check_t *asked) {
    VCHIP_EACH_MEMORY(chip, i) {
        dut_list_each(chip, chip->memories[i].name, chip->memories[i].rules, asked);
    }
    VCHIP_EACH_REG(chip, i) {
        dut_list_each(chip, chip->regs[i].name, chip->regs[i].rules, asked);
    }
}

static void dut_held_check(const vchip_chip_t *chip, const char *owner,
                           const vchip_rule_t *rule, const vchip_rule_t *worded) {
    bool held = false;
    for (unsigned i = 0; i < dut_rule_count; i++) {
        held = held || (dut_rules[i].rule == rule && dut_rules[i].chip == chip);
    }
    if (!held) {
        printf("%s, %s: no test made a rule hold: %s (%s)\n", chip->name, owner,
               worded->broken != NULL ? worded->broken : "-", worded->source);
    }
    CHECK(held);
}

// For the last case of a program: all rules of a chip were tested on it.
CHECK_UNUSED static void dut_chip_check(const char *name) {
    dut_rules_each(vchip_find(name), dut_held_check);
}

// A chip that was never powered. One at a time.
CHECK_UNUSED static void dut_open_image(const char *chip, const char *name) {
    char path[512];
    char why[768] = "";
    snprintf(path, sizeof(path), "%s/%s/%s.elf", IMAGES, chip, name);
    const vchip_chip_t *model = vchip_find(chip);
    if (model == NULL || !vchip_image_read(&dut_image, path, why, sizeof(why))
        || !vchip_image_fits(model, &dut_image, why, sizeof(why))
        || (dut = vchip_new(model, &dut_image, DUT_SEED)) == NULL) {
        printf("%s: no chip to test: %s\n", chip, why);
        exit(EXIT_FAILURE);
    }
    dut->limit = 50000000;
    dut->rule_held = dut_rule_held;
}

CHECK_UNUSED static void dut_open(const char *chip) {
    dut_open_image(chip, "probe");
}

// Chosen before the first boot.
CHECK_UNUSED static void dut_option(const char *name, const char *value) {
    CHECK(vchip_option(dut, name, value));
}

CHECK_UNUSED static void dut_close(void) {
    vchip_free(dut);
    vchip_image_free(&dut_image);
    dut = NULL;
}

// One boot that carries these operations out. Rules broken and data reported
// are those of this boot alone.
#define BOOT(...)                                              \
    do {                                                       \
        const op_t ops_[] = { __VA_ARGS__, { OP_END, 0, 0 } }; \
        dut_boot(ops_, sizeof(ops_));                          \
    } while (0)

CHECK_UNUSED static void dut_boot(const op_t *ops, size_t bytes) {
    static char script[4096];
    if (bytes >= sizeof(script)) {
        printf("too many operations\n");
        exit(EXIT_FAILURE);
    }
    memcpy(script, ops, bytes);
    if (dut->powered && !dut->reset) {
        vchip_happen(dut, VCHIP_SOFT_RESET); // whose losses are not this boot's
    }
    vchip_forget(dut);
    dut->script = script;
    dut->script_bytes = (uint32_t)bytes;
    vchip_boot(dut);
}

CHECK_UNUSED static bool dut_broke(const char *region, const char *part) {
    for (size_t i = 0; i < dut->break_count; i++) {
        if (strcmp(dut->breaks[i].region, region) == 0
            && strstr(dut->breaks[i].text, part) != NULL) {
            return true;
        }
    }
    return false;
}

// What happened instead, when a check of it failed.
CHECK_UNUSED static void dut_print(void) {
    for (size_t i = 0; i < dut->break_count; i++) {
        printf("    %s 0x%08x: %s\n", dut->breaks[i].region, dut->breaks[i].address,
               dut->breaks[i].text);
    }
    printf("    stopped: %d %s\n", dut->stop, dut->fault);
}

// The program ended well and broke nothing.
#define CHECK_CLEAN()                                                   \
    do {                                                                \
        CHECK_EQ(dut->stop, VCHIP_STOP_EXIT);                           \
        CHECK_EQ(dut->code, 0);                                         \
        CHECK_EQ(dut->broken, 0);                                       \
        if (dut->stop != VCHIP_STOP_EXIT || dut->code || dut->broken) { \
            dut_print();                                                \
        }                                                               \
    } while (0)

// It broke this rule, and only so often.
#define CHECK_BROKE(region, part, times)                                        \
    do {                                                                        \
        CHECK(dut_broke((region), (part)));                                     \
        CHECK_EQ(dut->broken, (times));                                         \
        if (!dut_broke((region), (part)) || dut->broken != (uint64_t)(times)) { \
            dut_print();                                                        \
        }                                                                       \
    } while (0)

#define CHECK_DATA(index, want)                 \
    do {                                        \
        CHECK(dut->data_count > (index));       \
        if (dut->data_count > (index)) {        \
            CHECK_EQ(dut->data[index], (want)); \
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
