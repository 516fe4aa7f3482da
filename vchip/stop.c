// How a boot ends.
//
// SPDX-License-Identifier: MIT
#include "stop.h"

#include <stdarg.h>

void vchip_place(const vchip_image_t *image, uint32_t pc, char *text, size_t bytes) {
    const vchip_symbol_t *symbol = vchip_image_symbol(image, pc);
    if (symbol == NULL) {
        snprintf(text, bytes, "0x%08x", pc);
    } else {
        snprintf(text, bytes, "0x%08x <%s+0x%x>", pc, symbol->name,
                 pc - symbol->address);
    }
}

void vchip_end(vchip_t *vchip, vchip_stop_t stop) {
    if (vchip->stop == VCHIP_STOP_RUNNING) {
        vchip->stop = stop;
    }
}

void vchip_fault(vchip_t *vchip, const char *format, ...) {
    if (vchip->stop != VCHIP_STOP_RUNNING) {
        return;
    }
    char place[96];
    vchip_place(vchip->image, vchip->pc, place, sizeof(place));
    va_list list;
    va_start(list, format);
    const int used = vsnprintf(vchip->fault, sizeof(vchip->fault), format, list);
    va_end(list);
    if (used >= 0 && (size_t)used < sizeof(vchip->fault)) {
        snprintf(vchip->fault + used, sizeof(vchip->fault) - (size_t)used, ", at %s",
                 place);
    }
    vchip_end(vchip, VCHIP_STOP_FAULT);
}

void vchip_request(vchip_t *vchip, vchip_event_t event) {
    if (VCHIP_EVENT_RESETS(event)) {
        vchip->event = event;
        vchip_end(vchip, VCHIP_STOP_EVENT);
    } else {
        vchip->noted |= VCHIP_ON(event);
    }
}
