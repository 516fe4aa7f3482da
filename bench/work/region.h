// The region that our own ways work in.
//
// SPDX-License-Identifier: MIT
#ifndef WORK_REGION_H
#define WORK_REGION_H

#include "backmem/region.h"
#include "work.h"

static const backmem_region_desc_t row_words = {
    .name = "BENCH",
    .base = BENCH_WINDOW,
    .bytes = WORK_BYTES,
    .width = 4,
    .stride = 4,
    .itemsize = 4,
};

static backmem_region_t region;

#endif
