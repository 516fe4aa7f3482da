// Random orders of what programs and chips do, on a model, beside what has to be there.
//
// SPDX-License-Identifier: MIT
#ifndef SEQUENCE_H
#define SEQUENCE_H

#include "vchip/vchip.h"

// One sequence, which follows from the chip and the seed alone. False: it was wrong,
// which has been printed. Adds its steps to *taken; `talks` prints them.
bool sequence_run(const vchip_chip_t *chip, uint64_t seed, bool talks, uint64_t *taken);

#endif
