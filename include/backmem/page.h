// How a chip's page is written: chips/<family>/backmem_<chip>.c, or a board's own. Each
// fact stands once, and beneath it who says so.
//
//     #include "backmem/page.h"
//
//     #define BACKMEM_BKPSRAM_BASE         0x38800000u // as the manual prints them,
//     #define BACKMEM_BKPSRAM_BYTES        4096        // behind BACKMEM_
//     #define BACKMEM_RCC_AHB4ENR          0x580244E0u
//     #define BACKMEM_RCC_AHB4ENR_BKPRAMEN (1u << 28)
//
//     BACKMEM_PAGE(mychip, "Its vendor",
//
//     REGION("BKPSRAM",                        // the main region comes first
//         AT(BKPSRAM_BASE, BKPSRAM_BYTES),     // from here on without BACKMEM_
//             "a document and its section, or a repository@commit and its file",
//         UNIT(4, 4, 1, PENDING),
//             "who says what a narrower store does",
//         SURVIVES(YES, YES, YES, YES, YES, NO),
//             "who says so",
//         STEPS(SET(RCC_AHB4ENR, BKPRAMEN)),
//             "who says so; of NO_STEPS, that there are none",
//         HAZARDS(ECC, LOCK),
//             "who says so; of NO_HAZARDS, that none is known",
//         RESERVED(BYTES(0, 4, BOOTLOADER, "the bootloader that writes there")),
//             "who says so; of NOT_RESERVED, that no owner is known",
//         CONFLICT("sources that disagree, and the side taken"), // or NO_CONFLICT
//         PROVED_BY(HEADER)),
//
//     REGION("RTC_BKP", ...));
//
// This makes backmem_chip_mychip, and for those who ask backmem_labels_mychip and
// backmem_sources_mychip (notes.h). The linker drops what a firmware does not name.
//
// The words inside BACKMEM_PAGE are no macros, so that no header of a vendor changes
// them: each is looked up with BACKMEM_PAGE_ in front. A family's header adds words by
// defining such macros. page_make.h turns them into tables.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_PAGE_H
#define BACKMEM_PAGE_H

#include "backmem/page_make.h"

// One to four regions.
#define BACKMEM_PAGE(chip, vendor, ...) \
    BACKMEM_PAGES(X##__VA_ARGS__)(chip, vendor, BACKMEM_PAGE_##__VA_ARGS__)

// Facts, each followed by who says so.
#define BACKMEM_PAGE_REGION(name, place, place_by, unit, unit_by, survives,        \
                            survives_by, steps, steps_by, hazards, hazards_by,     \
                            reserved, reserved_by, conflict, proof)                \
    BACKMEM_MAKE_REGION(name, BACKMEM_PAGE_##place, place_by, BACKMEM_PAGE_##unit, \
                        unit_by, BACKMEM_PAGE_##survives, survives_by,             \
                        BACKMEM_PAGE_##steps, steps_by, BACKMEM_PAGE_##hazards,    \
                        hazards_by, BACKMEM_PAGE_##reserved, reserved_by,          \
                        BACKMEM_PAGE_##conflict, BACKMEM_PAGE_##proof)

// ---- place: the address of the first data byte, and how many there are ----------

#define BACKMEM_PAGE_AT(base, bytes)        (BACKMEM_##base, BACKMEM_##bytes, 0)
#define BACKMEM_PAGE_HALVES_AT(base, count) (BACKMEM_##base, 2 * BACKMEM_##count, 0)
#define BACKMEM_PAGE_WORDS_AT(base, count)  (BACKMEM_##base, 4 * BACKMEM_##count, 0)
#define BACKMEM_PAGE_PLACED_BY_LINKER       (0, 0, 0)

// With an alias for secure code, BACKMEM_SECURE_OFFSET higher.
#define BACKMEM_PAGE_SECURE_AT(base, bytes) \
    (BACKMEM_##base, BACKMEM_##bytes, BACKMEM_SECURE_OFFSET)
#define BACKMEM_PAGE_SECURE_WORDS_AT(base, count) \
    (BACKMEM_##base, 4 * BACKMEM_##count, BACKMEM_SECURE_OFFSET)

// ---- unit -----------------------------------------------------------------------

// Data bytes of the narrowest store that is honoured, bytes to the next unit, bytes of
// an item in Python's view (0: no view), and what a narrower store does: LANES stores
// the bytes named, as SRAM does; REPLICATES repeats them over the unit; ZERO_FILLS
// clears the others; FAULTS; PENDING is ECC; UNKNOWN is for what no source says
// (backmem_rule_t of region.h).
#define BACKMEM_PAGE_UNIT(width, stride, itemsize, rule) \
    (width, stride, itemsize, BACKMEM_RULE_##rule)

// ---- survives: YES, NO or UNKNOWN, in the order of backmem_event_t (region.h) ---

#define BACKMEM_PAGE_SURVIVES BACKMEM_SURVIVES

// ---- steps: in the order of the manual, ASK last; at most twelve -----------------

#define BACKMEM_PAGE_STEPS(...) \
    (1, BACKMEM_WORDS(X##__VA_ARGS__)(BACKMEM_PAGE_##__VA_ARGS__))
#define BACKMEM_PAGE_FIRST_STEPS(n) (2, n) // of the steps of the first region
#define BACKMEM_PAGE_NO_STEPS       (0, 0)

// A register and a bit of it: BACKMEM_<reg> and BACKMEM_<reg>_<bit>. backmem_op_t of
// region.h tells what is done with them. Where a vendor waits for a value of several
// bits, WAIT names its ones, if no other value has them all.
#define BACKMEM_PAGE_SET(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_SET, #reg "." #bit)
#define BACKMEM_PAGE_CLEAR(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_CLEAR, #reg "." #bit)
#define BACKMEM_PAGE_WRITE(reg, value) \
    (BACKMEM_##reg, BACKMEM_##reg##_##value, BACKMEM_STEP_WRITE, #reg)
#define BACKMEM_PAGE_ACK(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_ACK, #reg "." #bit)
#define BACKMEM_PAGE_WAIT(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_WAIT, #reg "." #bit)
#define BACKMEM_PAGE_REQUIRE(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_REQUIRE, #reg "." #bit)
#define BACKMEM_PAGE_WAIT_CLEAR(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_WAIT_CLEAR, #reg "." #bit)
#define BACKMEM_PAGE_UNLOCK_BOTH(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_UNLOCK_BOTH, #reg "." #bit)
#define BACKMEM_PAGE_RETAIN_READY(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_RETAIN_READY, #reg "." #bit)
#define BACKMEM_PAGE_TRY_SET(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_TRY_SET, #reg "." #bit)
#define BACKMEM_PAGE_ASK_CLEAR(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_ASK_CLEAR, #reg "." #bit)
#define BACKMEM_PAGE_ASK_BOTH(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_ASK_BOTH, #reg "." #bit)
#define BACKMEM_PAGE_ASK_SET(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_ASK_SET, #reg "." #bit)
#define BACKMEM_PAGE_UNLOCK(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_UNLOCK, #reg "." #bit)
// UNLOCK of a 16-bit register with a key: BACKMEM_<reg>_KEY is stored above the bit.
#define BACKMEM_PAGE_UNLOCK_KEYED(reg, bit)                                           \
    (BACKMEM_##reg, BACKMEM_##reg##_KEY | BACKMEM_##reg##_##bit, BACKMEM_STEP_UNLOCK, \
     #reg "." #bit)
#define BACKMEM_PAGE_RETAIN(reg, bit) \
    (BACKMEM_##reg, BACKMEM_##reg##_##bit, BACKMEM_STEP_RETAIN, #reg "." #bit)

// ---- hazards: ECC, CACHEABLE, ZEROIZE, LOCK -------------------------------------

// ZEROIZE: a tamper pin, a security event, or a bit that resets the block and clears
// itself. A bit that holds a reset is a REQUIRE, and LOCK.

#define BACKMEM_PAGE_HAZARDS(...) \
    (BACKMEM_HAZARDS(X##__VA_ARGS__)(BACKMEM_HAZARD_##__VA_ARGS__))
#define BACKMEM_PAGE_NO_HAZARDS 0

// ---- reserved: what others write; sorted, at most eight -------------------------

#define BACKMEM_PAGE_RESERVED(...) \
    (1, BACKMEM_WORDS(X##__VA_ARGS__)(BACKMEM_PAGE_##__VA_ARGS__))
#define BACKMEM_PAGE_NOT_RESERVED (0, 0)

// Which, when, and by whom: a name of two letters or more.
//
//   ALWAYS      ROM, or the vendor's SDK whatever a program calls
//   BOOTLOADER  a bootloader
//   BOARD       what comes with certain boards
//   FIRMWARE    a runtime of the chip, such as MicroPython, or the vendor's HAL, which
//               a program of the user's runs on or beside
//   TRANSIENT   the bytes are free. On one path only; or by a program or library that
//               the user chose to add, such as an RTOS's RTC driver; or by one that
//               runs in place of the user's
#define BACKMEM_PAGE_BYTES(first, count, when, owner) \
    (first, count, BACKMEM_WHEN_##when, owner)
#define BACKMEM_PAGE_HALVES(first, count, when, owner) \
    (2 * (first), 2 * (count), BACKMEM_WHEN_##when, owner)
#define BACKMEM_PAGE_WORDS(first, count, when, owner) \
    (4 * (first), 4 * (count), BACKMEM_WHEN_##when, owner)
#define BACKMEM_PAGE_ALL(when, owner) (0, 0, BACKMEM_WHEN_##when, owner)

// ---- what is disputed; how it was proved: HEADER, MODEL, EMULATOR or SILICON ----

#define BACKMEM_PAGE_CONFLICT(text)   text
#define BACKMEM_PAGE_NO_CONFLICT      NULL
#define BACKMEM_PAGE_PROVED_BY(proof) BACKMEM_PROOF_##proof

#endif
