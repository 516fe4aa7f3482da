// Does an image fit a chip, and where does it start?
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_IMAGE_FIT_H
#define VCHIP_IMAGE_FIT_H

#include "chip.h"
#include "image.h"

// True when the image is for this chip's processor, its addresses exist, and neither
// its stack nor its variables lie in a memory that stays.
bool vchip_image_fits(const vchip_chip_t *chip, const vchip_image_t *image, char *why,
                      size_t why_bytes);

// Address of the vector table; ~0: none.
uint32_t vchip_image_vectors(const vchip_chip_t *chip, const vchip_image_t *image);

#endif
