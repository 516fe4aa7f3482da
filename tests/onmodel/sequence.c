// Random orders of what programs and chips do, on every model, beside a simple model of
// what has to be there: what was answered OK is in the cells until an event takes it,
// which the row must not have promised to survive; and nothing else changes a cell.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"
#include "sequence.h"
#include "thing.h"
#include "vchip/cells.h"
#include "vchip/memory.h"

#define STEPS_OF_ONE 60
#define BYTES_OF_ONE 48u // of a write, most

static struct {
    unsigned region;
    uint64_t random;
    const char *doing;
    const char *wrong; // the first thing; NULL: none
    // Bytes that are promised, region by region.
    bool known[BOARD_REGIONS_MAX][BOARD_BYTES_MAX];
    uint8_t value[BOARD_REGIONS_MAX][BOARD_BYTES_MAX];
    // The object: in region 0 to `regions`, at `offset`; without one bytes is 0.
    thing_t thing;
    thing_kind_t kind;
    unsigned home;
    uint32_t offset, bytes;
    bool is_open;
    bool is_known;     // what it holds is one of these two
    thing_found_t now; // err is EMPTY: nothing
    thing_found_t next;
    bool talks;
    bool is_between; // an update was cut off or dropped: now or next
} seq;

static void wrong(const char *what) {
    if (seq.wrong == NULL) {
        seq.wrong = what;
    }
}

static uint32_t draw(uint32_t below) {
    uint64_t x = seq.random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    seq.random = x;
    return (uint32_t)((x * 0x2545f4914f6cdd1dull >> 32) % below);
}

static bool is_dead(void) {
    return board.vchip->stop != VCHIP_STOP_RUNNING;
}

// ---- the object, seen in a copy of the cells: no gate stands before it ------------

static thing_found_t thing_in_cells(void) {
    static uint32_t copy[BOARD_BYTES_MAX / 4];
    const backmem_region_t *home = &board.regions[seq.home];
    backmem_region_t region;
    thing_t thing;
    for (uint32_t i = 0; i < board.bytes[seq.home]; i++) {
        ((uint8_t *)copy)[i] = *board_cell(seq.home, i);
    }
    backmem_err_t err =
        backmem_region_attach(&region, home->desc, copy, board.bytes[seq.home]);
    err = err ? err : thing_open(&thing, seq.kind, &region, seq.offset);
    return err ? (thing_found_t){ err, 0 } : thing_look(&thing);
}

static bool found_is(thing_found_t found, thing_found_t wanted) {
    return found.err == wanted.err
           && (found.err != BACKMEM_OK || found.value == wanted.value);
}

static void thing_check(void) {
    if (seq.bytes == 0 || !seq.is_known) {
        return;
    }
    const thing_found_t found = thing_in_cells();
    const bool is_next = seq.is_between && found_is(found, seq.next);
    if (!is_next && !found_is(found, seq.now)) {
        if (seq.talks) {
            printf("  %s: found %d %u, now %d %u, next %d %u\n", thing_name(seq.kind),
                   found.err, found.value, seq.now.err, seq.now.value,
                   seq.is_between ? (int)seq.next.err : 1, seq.next.value);
        }
        // Of noise, one word in 65536 passes.
        if (seq.kind != THING_WORD || seq.now.err != BACKMEM_ERR_EMPTY) {
            wrong("the object holds neither the old nor the new value");
        }
        return;
    }
    if (is_next) {
        seq.now = seq.next;
    }
}

// ---- after each step --------------------------------------------------------------

static bool in_thing(unsigned region, uint32_t offset) {
    return region == seq.home && offset - seq.offset < seq.bytes;
}

static void bytes_check(void) {
    for (unsigned r = 0; r < board.rows->region_count; r++) {
        for (uint32_t i = 0; i < board.bytes[r]; i++) {
            if (seq.known[r][i] && *board_cell(r, i) != seq.value[r][i]) {
                wrong("a byte that was answered OK to is another one");
            }
        }
    }
}

// Nothing but these bytes may have changed.
static void step_check(unsigned region, uint32_t offset, uint32_t bytes) {
    const char *broken = board_broken();
    if (broken != NULL) {
        wrong(broken);
    }
    if (!board_unchanged_but(region, offset, bytes)) {
        wrong("cells change that are not what the call was about");
    }
}

// ---- what the program does --------------------------------------------------------

static void do_open(void) {
    const bool gate = board_gate_shut(seq.region);
    const backmem_err_t err = board_open(seq.region);
    if (err == BACKMEM_OK && gate) {
        wrong("open answers OK, and a gate that the row knows is shut");
    }
    if (err != BACKMEM_OK && board_shut() == 0) {
        wrong("open fails, and nothing is shut");
    }
    step_check(0, 0, 0);
}

static void do_lock(void) {
    const backmem_err_t err = backmem_region_lock(&board.regions[seq.region]);
    board.locked = board.locked || err != BACKMEM_ERR_UNSUPPORTED;
    step_check(0, 0, 0);
}

static void do_read(void) {
    static uint8_t bytes[BOARD_BYTES_MAX];
    const backmem_region_t *region = &board.regions[seq.region];
    const unsigned shut = board_shut();
    const backmem_err_t err = backmem_region_read(region, 0, bytes, region->bytes);
    if (err != BACKMEM_OK && shut == 0) {
        wrong("read fails, and nothing is shut");
    }
    for (uint32_t i = 0; shut == 0 && !is_dead() && i < region->bytes; i++) {
        if (bytes[i] != *board_cell(seq.region, i)) {
            wrong("read gives something else than the cells hold");
        }
    }
    step_check(0, 0, 0);
}

// A span beside the object. False: none was found.
static bool span_draw(uint32_t *offset, uint32_t *bytes) {
    const uint32_t all = board.bytes[seq.region];
    *bytes = 1 + draw(all < BYTES_OF_ONE ? all : BYTES_OF_ONE);
    *offset = draw(all - *bytes + 1);
    for (uint32_t i = 0; i < *bytes; i++) {
        if (in_thing(seq.region, *offset + i)) {
            return false;
        }
    }
    return true;
}

static bool has_nonzero(const uint8_t *bytes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (bytes[i] != 0) {
            return true;
        }
    }
    return false;
}

// Write, fill or wipe. Zeros that read back, and were not ones before, prove nothing
// behind a gate that hides some words only.
static void do_store(void) {
    const backmem_region_t *region = &board.regions[seq.region];
    uint8_t bytes[BYTES_OF_ONE];
    uint32_t offset;
    uint32_t count;
    if (!span_draw(&offset, &count)) {
        return;
    }
    const uint32_t how = draw(6);
    // Zeros are what a shut gate reads as.
    const uint8_t value = how == 1 || draw(3) == 0 ? 0 : (uint8_t)draw(256);
    for (uint32_t i = 0; i < count; i++) {
        bytes[i] = how < 3 ? value : (uint8_t)draw(256);
    }
    const unsigned shut = board_shut();
    const bool is_proof =
        how == 1 || has_nonzero(bytes, count) || !board_asked_shut(seq.region);
    backmem_err_t err;
    if (how == 0) {
        err = backmem_region_fill(region, offset, value, count);
    } else if (how == 1) {
        err = backmem_region_wipe(region, offset, count);
    } else {
        err = backmem_region_write(region, offset, bytes, count);
    }
    if (err != BACKMEM_OK && shut == 0 && !is_dead()) {
        wrong("a store fails, and nothing is shut");
    }
    for (uint32_t i = 0; i < count; i++) {
        seq.known[seq.region][offset + i] = err == BACKMEM_OK && is_proof && !is_dead();
        seq.value[seq.region][offset + i] = bytes[i];
    }
    step_check(seq.region, offset, count);
}

static void do_update(void) {
    if (seq.bytes == 0 || !board.open[seq.home]) {
        return;
    }
    const unsigned shut = board_shut();
    if (!seq.is_open) {
        const backmem_err_t err =
            thing_open(&seq.thing, seq.kind, &board.regions[seq.home], seq.offset);
        if (err != BACKMEM_OK && shut == 0) {
            wrong("an object does not open, and nothing is shut");
        }
        seq.is_open = err == BACKMEM_OK;
        step_check(0, 0, 0);
        return;
    }
    const thing_found_t seen = thing_look(&seq.thing);
    if (shut == 0 && !found_is(seen, thing_in_cells())) {
        wrong("an object says something else than its cells");
    }
    const bool wipes = draw(12) == 0;
    const uint32_t value = thing_next(&seq.thing, seen, draw(~0u));
    seq.next = (thing_found_t){ wipes ? BACKMEM_ERR_EMPTY : BACKMEM_OK, value };
    seq.is_between = true;
    const backmem_err_t err =
        wipes ? thing_wipe(&seq.thing) : thing_update(&seq.thing, value);
    if (err == BACKMEM_OK && !is_dead()) {
        seq.now = seq.next;
        seq.is_known = true;
        seq.is_between = false;
    } else {
        seq.is_open = false; // it may not know any more what is there
        if (shut == 0 && !is_dead()) {
            wrong("an update fails, and nothing is shut");
        }
    }
    step_check(seq.home, seq.offset, seq.bytes);
}

// ---- what happens to it -----------------------------------------------------------

static bool is_reserved(const backmem_region_desc_t *row, uint32_t offset) {
    for (uint8_t i = 0; i < row->reserved_count; i++) {
        const backmem_reserved_t *range = &row->reserved[i];
        if (offset >= range->offset && offset - range->offset < range->bytes) {
            return true;
        }
    }
    return false;
}

// What the chip takes is not promised any more; what the row promises it must not take.
static void losses_take(const bool promised[BOARD_REGIONS_MAX]) {
    for (unsigned r = 0; r < board.rows->region_count; r++) {
        for (uint32_t i = 0; i < board.bytes[r]; i++) {
            if (!board_changed(r, i, 1)) {
                continue;
            }
            if (promised[r] && seq.known[r][i]
                && !is_reserved(board.regions[r].desc, i)) {
                wrong("an event takes what the row says survives it");
            }
            seq.known[r][i] = false;
            if (in_thing(r, i)) {
                seq.is_known = false;
                seq.is_open = false; // what it knows of the memory is out of date
            }
        }
    }
}

// Rows promise nothing about what other software configured, or a source denies.
static bool is_by_option(const backmem_region_t *region, vchip_event_t event) {
    unsigned memory = 0;
    uint32_t offset = 0;
    (void)vchip_memory_at(board.vchip, (uint32_t)region->base, &memory, &offset);
    const vchip_rule_t *rule = vchip_memory_losing(board.vchip, memory, event);
    for (unsigned i = 0; rule != NULL && i < VCHIP_COUNT(rule->when); i++) {
        const uint8_t what = rule->when[i].what;
        if (what >= VCHIP_OPTION_0 && what < VCHIP_OPTION_0 + VCHIP_OPTIONS_MAX
            && rule->when[i].value != 0) {
            return true;
        }
    }
    return false;
}

static bool is_promised(unsigned region, vchip_event_t event) {
    const backmem_region_t *opened = &board.regions[region];
    return event <= VCHIP_VDD_LOSS && board.open[region] && !is_dead()
           && board_shut() == 0 && !is_by_option(opened, event)
           && backmem_region_survives(opened, (backmem_event_t)event) == BACKMEM_YES;
}

static void event_happen(vchip_event_t event) {
    bool promised[BOARD_REGIONS_MAX] = { false };
    // Who opened nothing asked for no sleep that ends.
    const bool excused = is_dead() || (event == VCHIP_DEEP_SLEEP && !board.open[0]);
    for (unsigned r = 0; r < board.rows->region_count; r++) {
        promised[r] = is_promised(r, event);
    }
    board_snapshot();
    seq.is_open = seq.is_open && !VCHIP_EVENT_RESETS(event);
    board_event(event);
    losses_take(promised);
    const char *broken = board_broken(); // such as a store that was still on its way
    if (!excused && broken != NULL) {
        wrong(broken);
    }
}

static void do_event(void) {
    const vchip_event_t event = (vchip_event_t)draw(VCHIP_EVENT_COUNT);
    if ((board.vchip->chip->events & VCHIP_ON(event)) != 0) {
        event_happen(event);
    }
}

static void do_cut(void) {
    board.vchip->cut = board.vchip->stores + 1 + draw(12);
}

// What it does may reset the domain, so that cells change.
static void gate_change(bool set) {
    const bool promised[BOARD_REGIONS_MAX] = { false };
    if (!is_dead() && board_foreign_gate(seq.region, draw(12), set)) {
        losses_take(promised);
    }
}

static void do_foreign(void) {
    switch (draw(6)) {
        case 4:
        case 5:
            gate_change(draw(2) == 0);
            board_snapshot();
            break;
        case 0:
        case 1:
            (void)board_foreign_lock(seq.region);
            break;
        case 2:
            board_foreign_acknowledge();
            break;
        default:
            board_wait();
            break;
    }
    step_check(0, 0, 0);
}

static void do_cache(void) {
    if (board.vchip->chip->cpu == VCHIP_M7) {
        board.vchip->core.ccr |= 1u << 16; // SCB_CCR.DC
    }
}

// ---- one sequence -----------------------------------------------------------------

typedef struct step {
    const char *name;
    uint32_t weight;
    bool wants_open;
    void (*run)(void);
} step_t;

static const step_t steps[] = {
    { "open", 5, false, do_open },     { "lock", 1, true, do_lock },
    { "read", 2, true, do_read },      { "store", 6, true, do_store },
    { "update", 8, false, do_update }, { "event", 3, false, do_event },
    { "cut", 1, false, do_cut },       { "foreign", 2, true, do_foreign },
    { "cache", 1, false, do_cache },
};

static const step_t *step_draw(void) {
    uint32_t sum = 0;
    for (unsigned i = 0; i < VCHIP_COUNT(steps); i++) {
        sum += steps[i].weight;
    }
    uint32_t at = draw(sum);
    const step_t *step = steps;
    while (at >= step->weight) {
        at -= step->weight;
        step++;
    }
    return step;
}

// The options that leave the program a chance: armed errors forbid the first look at
// memory that woke, and a SoftDevice every store.
static void options_draw(void) {
    VCHIP_EACH_OPTION(board.vchip->chip, i) {
        const vchip_option_t *option = &board.vchip->chip->options[i];
        uint32_t count = 0;
        while (count < VCHIP_COUNT(option->values) && option->values[count] != NULL) {
            count++;
        }
        if (strcmp(option->name, "ecc-error") != 0
            && strcmp(option->name, "softdevice") != 0) {
            board.vchip->options[i] = draw(count);
        }
    }
}

static void thing_place(void) {
    const backmem_region_t *region;
    thing_t thing;
    seq.home = draw(board.rows->region_count);
    seq.kind = (thing_kind_t)draw(THING_KINDS);
    seq.bytes = thing_bytes(seq.kind);
    region = &board.regions[seq.home];
    if (seq.bytes > region->bytes) {
        seq.bytes = 0;
        return;
    }
    seq.offset = 4 * draw((region->bytes - seq.bytes) / 4 + 1);
    if (thing_open(&thing, seq.kind, region, seq.offset) != BACKMEM_OK) {
        seq.bytes = 0;
    }
}

static void sequence_begin(const vchip_chip_t *chip, uint64_t seed) {
    memset(&seq, 0, sizeof(seq));
    seq.random = seed + 1;
    for (const char *letter = chip->name; *letter != 0; letter++) {
        seq.random = (seq.random ^ (uint8_t)*letter) * 0x9e3779b97f4a7c15ull;
        seq.random ^= seq.random >> 29;
    }
    seq.random |= 1;
    board_new(chip, seed);
    options_draw();
    board_event(VCHIP_VDD_LOSS);
    for (unsigned i = 0; i < board.rows->region_count; i++) {
        (void)board_open(i);
    }
    thing_place();
    const char *broken = board_broken();
    if (broken != NULL) {
        wrong(broken);
    }
}

bool sequence_run(const vchip_chip_t *chip, uint64_t seed, bool talks,
                  uint64_t *taken) {
    sequence_begin(chip, seed);
    seq.talks = talks;
    uint32_t i = 0;
    while (i < STEPS_OF_ONE && seq.wrong == NULL) {
        i++;
        const step_t *step = step_draw();
        seq.region = draw(board.rows->region_count);
        seq.doing = step->name;
        if (is_dead()) {
            // The power was cut, or a bus fault ended the program: a reset comes.
            event_happen((vchip_event_t)draw(VCHIP_VDD_LOSS + 1));
            seq.doing = "a reset";
        } else if (!step->wants_open || board.open[seq.region]) {
            board_snapshot();
            step->run();
        }
        bytes_check();
        thing_check();
        if (talks) {
            printf("  %u %s on %s, shut %u%s\n", i, seq.doing,
                   board.rows->regions[seq.region].name, board_shut(),
                   is_dead() ? ", stopped" : "");
        }
    }
    if (seq.wrong != NULL) {
        printf("%s %llu # step %u, %s: %s\n", chip->name, (unsigned long long)seed, i,
               seq.doing, seq.wrong);
    }
    board_free();
    *taken += i;
    return seq.wrong == NULL;
}
