// --list: the chips for people and for make, or one chip with all its rules.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TOOL_LIST_H
#define VCHIP_TOOL_LIST_H

#include "../chip.h"

void list_chip(const vchip_chip_t *chip);

// A table for people.
void list_people(void);

// Names, processors and addresses as variables of a makefile.
void list_make(void);

#endif
