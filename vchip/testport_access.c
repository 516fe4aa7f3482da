// The test port, from the chip's side: what its registers do.
//
// SPDX-License-Identifier: MIT
#include "testport_access.h"

#include <stdlib.h>

#include "testport.h"
#include "stop.h"

static void data_add(vchip_t *vchip, uint32_t value) {
    // Grown in powers of two, so the count tells when the room is used up.
    const size_t count = vchip->data_count;
    if ((count & (count - 1)) == 0) {
        uint32_t *more = realloc(vchip->data, (count ? 2 * count : 1) * sizeof(*more));
        if (more == NULL) {
            vchip_fault(vchip, "no memory for more results");
            return;
        }
        vchip->data = more;
    }
    vchip->data[vchip->data_count++] = value;
}

static void testport_store(vchip_t *vchip, const vchip_bus_t *bus) {
    const uint32_t value = bus->value;
    switch (bus->address) {
        case TESTPORT_UART:
            if (vchip->uart != NULL && (value & 0xff) != '\r') {
                fputc((int)(value & 0xff), vchip->uart);
            }
            break;
        case TESTPORT_EXIT:
            vchip->code = value;
            vchip_end(vchip, VCHIP_STOP_EXIT);
            break;
        case TESTPORT_MARK:
            if (vchip->mark != NULL) {
                vchip->mark(vchip->mark_with, value);
            }
            break;
        case TESTPORT_EVENT:
            if (value >= VCHIP_EVENT_COUNT) {
                vchip_fault(vchip, "the program asked for event %u: there is none",
                            value);
            } else {
                vchip_request(vchip, (vchip_event_t)value);
            }
            break;
        case TESTPORT_EXPECT:
            vchip->expecting = value != 0;
            break;
        case TESTPORT_DATA:
            data_add(vchip, value);
            break;
        default:
            vchip_fault(vchip, "the test port has no register to write at 0x%08x",
                        bus->address);
            break;
    }
}

uint32_t vchip_testport_access(vchip_t *vchip, const vchip_bus_t *bus) {
    if (bus->store) {
        testport_store(vchip, bus);
        return 0;
    }
    switch (bus->address) {
        case TESTPORT_SCRIPT:
            return TESTPORT_SCRIPT_BASE;
        case TESTPORT_BYTES:
            return vchip->script_bytes;
        case TESTPORT_BOOT:
            return vchip->boots;
        case TESTPORT_TICKS:
            return (uint32_t)vchip->instructions;
        case TESTPORT_CAUSE:
            return (uint32_t)vchip->cause;
        case TESTPORT_SEED:
            return (uint32_t)vchip->seed;
        case TESTPORT_ARG:
            return vchip->arg;
        default:
            vchip_fault(vchip, "the test port has no register to read at 0x%08x",
                        bus->address);
            return 0;
    }
}
