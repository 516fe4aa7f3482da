// The texts that belong to a chip's descriptors: who owns a reserved range, what a
// step's register is called, and which source proves each fact.
//
// They stand on the chip's page (page.h), in the order of its regions. The C library
// never refers to them, so firmware does not link them. The MicroPython module links
// the labels; host tools and tests link the sources too.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NOTES_H
#define BACKMEM_NOTES_H

#include "backmem/chips.h"
#include "backmem/names.h"

#ifdef __cplusplus
extern "C" {
#endif

// Names, in the order of the descriptor's reserved ranges and steps, in one text each
// (names.h): backmem_name_of(labels->steps, region.step).
typedef struct backmem_labels {
    const char *owners; // "Arduino bootloader"; NULL: nothing is reserved
    const char *steps;  // "PWR_CSR.BRE"; NULL: no steps
} backmem_labels_t;

typedef struct backmem_chip_labels {
    const backmem_labels_t *regions; // one for each region of the chip
} backmem_chip_labels_t;

// How a region's behaviour was proved: the best of what was done.
typedef enum backmem_proof {
    BACKMEM_PROOF_HEADER,   // read in vendor headers and documents, never run
    BACKMEM_PROOF_MODEL,    // firmware ran on our own model of the chip
    BACKMEM_PROOF_EMULATOR, // firmware ran on an emulator nobody here wrote
    BACKMEM_PROOF_SILICON,  // the self-test's report from a real board
} backmem_proof_t;

// Where each fact of a descriptor comes from. Only `conflict` may be NULL.
typedef struct backmem_sources {
    const char *place;    // base, secure offset, bytes, stride
    const char *rule;     // width and what a narrower store does
    const char *survives; // the retention answers
    const char *steps;    // the enable steps, or that there are none
    const char *hazards;  // the hazards, or that none is known
    const char *owners;   // the reserved ranges, or that none is known
    const char *conflict; // sources that disagree, and the side taken
    backmem_proof_t proof;
} backmem_sources_t;

typedef struct backmem_chip_sources {
    const backmem_chip_t *chip;
    const char *vendor;               // "STMicroelectronics"
    const backmem_sources_t *regions; // one for each region of the chip
} backmem_chip_sources_t;

#define BACKMEM_CHIP_NAME(chip)                               \
    extern const backmem_chip_labels_t backmem_labels_##chip; \
    extern const backmem_chip_sources_t backmem_sources_##chip;
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME

#ifdef __cplusplus
}
#endif

#endif
