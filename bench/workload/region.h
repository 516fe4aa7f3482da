// The region that our own backends keep data in.
//
// SPDX-License-Identifier: MIT
#ifndef WORKLOAD_REGION_H
#define WORKLOAD_REGION_H

#include "backmem/region.h"
#include "workload.h"

static const backmem_region_desc_t row_words = {
    .name = "BENCH",
    .base = BENCH_WINDOW,
    .bytes = WORKLOAD_BYTES,
    .width = 4,
    .stride = 4,
    .itemsize = 4,
};

static backmem_region_t region;

#endif
