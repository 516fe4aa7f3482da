// How a chip is described: registers, memories, and the rules of both.
//
// A model is a table in models/<chip>.c, written from the manuals and nothing
// else: it must not look at the tables under test, or both would repeat one
// mistake. Each rule cites the sentence it was made from.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_CHIP_H
#define VCHIP_CHIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct vchip vchip_t;

#define VCHIP_COUNT(array) (sizeof(array) / sizeof((array)[0]))

// ---- what can happen to a chip -------------------------------------------------

typedef enum vchip_event {
    VCHIP_SOFT_RESET,
    VCHIP_WATCHDOG,
    VCHIP_RESET_PIN,
    VCHIP_DEEP_SLEEP,   // the deepest that keeps the supply, and the wake-up
    VCHIP_VDD_LOSS_BAT, // main supply lost, battery present
    VCHIP_VDD_LOSS,     // both lost; also how a chip is before its first boot
    VCHIP_BOOTSEL,      // a trip through the ROM's boot loader
    VCHIP_ROM_REBOOT,   // the ROM's or the SDK's own reboot call
    VCHIP_TAMPER,       // from here on: the program keeps running
    VCHIP_BACKUP_RESET, // software resets the backup domain
    VCHIP_ERASE,        // software asks for the secrets to be erased
    VCHIP_EVENT_COUNT
} vchip_event_t;

#define VCHIP_EVENT_RESETS(event) ((event) < VCHIP_TAMPER)

// What a rule listens to: accesses, and VCHIP_ON(event).
#define VCHIP_LOAD         0x001u
#define VCHIP_STORE        0x002u
#define VCHIP_NARROW_LOAD  0x004u // aligned, 1 or 2 bytes
#define VCHIP_NARROW_STORE 0x008u
#define VCHIP_BYTE_STORE   0x010u
#define VCHIP_UPPER_STORE  0x020u // narrow, and not at the word's first byte
#define VCHIP_EXCESS_STORE 0x040u // has bits that the memory does not store
#define VCHIP_UNALIGNED    0x080u // as the instruction asked for it
#define VCHIP_ON(event)    (0x100u << (event))
#define VCHIP_ACCESS       (VCHIP_LOAD | VCHIP_STORE)
// Where the chip has secure aliases: the address that was used.
#define VCHIP_NON_SECURE 0x40000000u
#define VCHIP_SECURE     0x80000000u

// The six that every part knows.
#define VCHIP_RESETS (VCHIP_ON(VCHIP_BOOTSEL) - VCHIP_ON(VCHIP_SOFT_RESET))

// ---- rules -----------------------------------------------------------------------

// A register, an option, a field or the value being stored, under a mask. Registers
// are named by their index, from 1; 0 ends a list of conditions.
typedef struct vchip_cond {
    uint8_t what;
    bool differs; // true: holds when the masked value is another
    uint32_t mask;
    uint32_t value;
} vchip_cond_t;

#define VCHIP_FIELD_0       0x40u // and up: fields, by their index; their mask counts
#define VCHIP_OPTION_0      0x80u // and up: options, by their index
#define VCHIP_VALUE         0xffu // the value being stored
#define VCHIP_UNINITIALISED 0xfeu // 1: the word was not stored whole since it woke

typedef enum vchip_effect {
    VCHIP_REPORT,    // nothing but the report; also of an event, as a memory's rule
    VCHIP_IGNORE,    // a load gives 0, a store is dropped
    VCHIP_FAULT,     // the bus answers with an error
    VCHIP_REPLICATE, // a narrow store is repeated over the word
    VCHIP_ZERO_FILL, // a narrow store clears the rest of the word
    VCHIP_PEND,      // a narrow store waits in the RAM's one-word buffer
    VCHIP_KEEP,      // contents stay; rules further down are not asked
    VCHIP_ZERO,      // contents become zero
    VCHIP_NOISE,     // contents become noise
    VCHIP_RAISE,     // a register's bits come up, at an event
} vchip_effect_t;

// Rules are asked in order. IGNORE, FAULT and KEEP end the search.
typedef struct vchip_rule {
    uint32_t on; // what it listens to; 0 ends a list of rules
    vchip_effect_t effect;
    vchip_cond_t when[3]; // all must hold
    const char *broken;   // what the program did wrong; NULL: nothing
    const char *source;   // who says so
    uint32_t bits;        // registers: only these bits. Memories: of an event,
                          // only these words. 0: all
} vchip_rule_t;

// Bits that the rules of several parts name by their role; each part says where it
// has them. A rule that names a bit the part lacks does not apply to it.
typedef struct vchip_field {
    uint8_t reg; // 0: the part lacks it
    uint32_t mask;
    const char *broken; // for rules that name it first: instead of theirs; NULL: theirs
    const char *source;
} vchip_field_t;

#define VCHIP_LISTS_MAX 6 // of rules, with the NULL that ends them

// ---- tables ------------------------------------------------------------------------

typedef struct vchip_reg {
    const char *name;
    uint32_t address;
    uint8_t bytes;      // 0: a word; 1: a byte
    uint32_t reset;     // value after a reset
    uint32_t also;      // bits that are set in the reset value too, where option
    uint8_t also_if;    // number also_if - 1 has its second value; 0: never
    uint32_t writable;  // bits that a store sets and clears
    uint32_t w1c;       // bits cleared by storing 1
    uint32_t w0c;       // bits cleared by storing 0
    uint32_t sticky;    // bits that a store can set and only a reset clear
    uint32_t held;      // bits that only the events of lost_by reset
    uint32_t lost_by;   // VCHIP_ON bits
    uint32_t raised;    // bits that the events of raised_by set
    uint32_t raised_by; // VCHIP_ON bits; for those of VCHIP_RAISE there is a rule
    uint32_t lasts;     // instructions after which raised bits fall; 0: they stay
    uint32_t follows;   // while this bit is set ...
    uint8_t leader;     // ... in this register; 0: in the same one ...
    uint32_t ready;     // ... this one comes up, at the third load
    uint32_t fires;     // storing any of these bits makes `event` happen
    vchip_event_t event;
    uint8_t clears; // storing 1 clears the bit of this register, and reads as 0
    const vchip_rule_t *rules[VCHIP_LISTS_MAX];
} vchip_reg_t;

#define VCHIP_READY_LOADS 3

// Where the bus shows a memory.
typedef struct vchip_window {
    uint32_t base;
    uint32_t offset; // of its first byte in the memory
    uint32_t bytes;
} vchip_window_t;

typedef struct vchip_memory {
    const char *name;
    vchip_window_t windows[3];
    uint32_t bytes;  // on the bus: a multiple of 4
    uint32_t stored; // bits of each word that exist; 0: all
    bool ecc64;      // an ECC word is two words: what waits in its buffer is both
    bool cacheable;
    const vchip_rule_t *rules[VCHIP_LISTS_MAX];
} vchip_memory_t;

// A question that the sources leave open, or answer in two ways, or what other
// software has configured. The first value is the default: of an open question the
// stricter one, of a configuration the usual one. It is also the answer of a part that
// has no such question.
typedef struct vchip_option {
    const char *name;
    const char *values[4];
    const char *about;
} vchip_option_t;

typedef enum vchip_cpu {
    VCHIP_M0PLUS,
    VCHIP_M3,
    VCHIP_M4,
    VCHIP_M7,
    VCHIP_M33,
    VCHIP_RV32,
} vchip_cpu_t;

typedef enum vchip_range_kind {
    VCHIP_RANGE_END,
    VCHIP_FLASH,
    VCHIP_RAM,
    VCHIP_PERIPHERALS,
} vchip_range_kind_t;

// Memory that has nothing to do with backup: what an image needs to run.
// Multiples of 4 KiB. In both lists the first flash and RAM come first.
typedef struct vchip_range {
    vchip_range_kind_t kind;
    uint32_t base;
    uint32_t bytes;
    uint32_t alias_of; // base of the RAM that this is another view of; 0: none
} vchip_range_t;

#define VCHIP_FIELDS_MAX   16
#define VCHIP_REGS_MAX     16
#define VCHIP_MEMORIES_MAX 4
#define VCHIP_OPTIONS_MAX  16
#define VCHIP_RANGES_MAX   10

// Lists that parts share may leave holes in fields, registers and options.
typedef struct vchip_chip {
    const char *name;
    const char *devices; // which parts it stands for
    const char *source;  // where its addresses are from
    const char *limits;  // what the model leaves out; NULL: nothing known
    vchip_cpu_t cpu;
    uint32_t events;     // VCHIP_ON bits: those that the part knows
    bool atomic_aliases; // RP2: +0x1000 XOR, +0x2000 SET, +0x3000 CLEAR
    uint32_t secure;     // offset of the secure aliases, one bit; 0: has none
    vchip_field_t fields[VCHIP_FIELDS_MAX];
    vchip_reg_t regs[VCHIP_REGS_MAX];            // from index 1
    vchip_memory_t memories[VCHIP_MEMORIES_MAX]; // without holes
    vchip_option_t options[VCHIP_OPTIONS_MAX];
    vchip_range_t ranges[VCHIP_RANGES_MAX]; // ended by VCHIP_RANGE_END
    // More than tables can say: called after a register has changed.
    void (*stored)(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value);
} vchip_chip_t;

// Loops: `i` is the index.
#define VCHIP_EACH_MEMORY(chip, i) \
    for (uint8_t i = 0; i < VCHIP_MEMORIES_MAX && (chip)->memories[i].name != NULL; i++)
#define VCHIP_EACH_REG(chip, i)                  \
    for (uint8_t i = 1; i < VCHIP_REGS_MAX; i++) \
        if ((chip)->regs[i].name == NULL) {      \
        } else
#define VCHIP_EACH_OPTION(chip, i)                  \
    for (uint8_t i = 0; i < VCHIP_OPTIONS_MAX; i++) \
        if ((chip)->options[i].name == NULL) {      \
        } else
// The rules of a register or memory, with those that do not apply to the part.
#define VCHIP_EACH_RULE(lists, rule)                                          \
    for (const vchip_rule_t *const *list_ = (lists); *list_ != NULL; list_++) \
        for (const vchip_rule_t *rule = *list_; rule->on != 0; rule++)

// The field that a condition names; NULL: it names none.
const vchip_field_t *vchip_cond_field(const vchip_chip_t *chip,
                                      const vchip_cond_t *cond);

// False when it names a bit or an option that the part lacks.
bool vchip_rule_applies(const vchip_chip_t *chip, const vchip_rule_t *rule);
// The rule with its sentence and source in the part's words.
vchip_rule_t vchip_rule_worded(const vchip_chip_t *chip, const vchip_rule_t *rule);

// "soft-reset" and so on; VCHIP_EVENT_COUNT for an unknown name.
const char *vchip_event_name(vchip_event_t event);
vchip_event_t vchip_event_find(const char *name);

#endif
