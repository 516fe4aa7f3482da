// How a boot ends: by the program's will, or because it cannot go on.
//
// Whatever finds an end only notes it here. The processor is the highest layer but
// one, and looks for a note after each access.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_STOP_H
#define VCHIP_STOP_H

#include "state.h"

// The first end of a boot is the one that counts.
void vchip_end(vchip_t *vchip, vchip_stop_t stop);

// Ends it with a sentence, to which the place in the program is added.
void vchip_fault(vchip_t *vchip, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Software asks for an event. One that resets ends the boot; any other is noted, and
// happens when the access that asked for it is over (access.c).
void vchip_request(vchip_t *vchip, vchip_event_t event);

// "0x08000124 <main+0x10>"
void vchip_place(const vchip_image_t *image, uint32_t pc, char *text, size_t bytes);

#endif
