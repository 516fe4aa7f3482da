// Logs: a ring of slots. DESIGN.md, "Logs".
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"

#include "backmem_object.h"

#define PLACE(number) check_first(BACKMEM_KIND_LOG, number, 0)

// A place at most once over the end, as it is: the next one, without its round.
static uint32_t place_wrap(const backmem_log_t *log, uint32_t place) {
    return place >= log->count ? place - log->count : place;
}

// To the tag of the newest round: an entry of the round before was seen.
#define BEFORE 4u

// Counts the places of `bytes` bytes, and finds the newest entry. Gives the number of
// entries that are whole.
static uint32_t log_scan(backmem_log_t *log, uint32_t bytes) {
    uint32_t whole = 0;
    uint32_t round = 0; // the newest one's tag
    const uint32_t each = words_bytes(log->entries.size) + 4;
    for (; bytes >= each && log->count < BACKMEM_LOG_COUNT_MAX; bytes -= each) {
        const uint32_t look = backmem_slot_look(&log->entries, PLACE(log->count));
        const uint32_t tag = look & BACKMEM_TAG_MASK;
        log->count++;
        if (look == BACKMEM_SLOT_TORN || tag != 0) {
            log->used = log->count;
        }
        if (tag == 0) {
            continue;
        }
        whole++;
        if (round == 0) {
            round = tag;
        }
        if (tag == round) {
            log->next = log->count;
        } else {
            round |= BEFORE;
        }
    }
    if ((round & BEFORE) != 0) {
        log->used = log->count; // that round went to the end
    }
    if ((round & BACKMEM_TAG_MASK) == BACKMEM_TAG_2) {
        log->next = log->next < log->count ? (uint16_t)(log->next + log->count) : 0;
    }
    return whole;
}

backmem_err_t backmem_log_open(backmem_log_t *log, const backmem_region_t *region,
                               uint32_t offset, uint32_t bytes, uint16_t size,
                               backmem_status_t *status) {
    if (size == 0 || size > BACKMEM_LOG_SIZE_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const backmem_err_t err = backmem_object_check(region, offset, bytes);
    if (err) {
        return err;
    }
    log->entries.region = region;
    log->entries.offset = offset;
    log->entries.size = size;
    log->entries.layout = 0;
    log->count = 0;
    log->next = 0;
    log->used = 0;
    const uint32_t whole = log_scan(log, bytes);
    log->lost = (uint16_t)(log->used - whole);
    if (log->count == 0) {
        return BACKMEM_ERR_SIZE;
    }
    *status = whole == 0       ? BACKMEM_COLD
              : log->lost == 0 ? BACKMEM_KEPT
                               : BACKMEM_RECOVERED;
    return BACKMEM_OK;
}

static backmem_err_t entry_append(backmem_log_t *log, const void *src, bool once) {
    backmem_err_t err = BACKMEM_ERR_FULL;
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    uint32_t next = log->next;
    const uint32_t place = place_wrap(log, next);
    const uint32_t first = PLACE(place);
    if (!once || (backmem_slot_look(&log->entries, first) & BACKMEM_TAG_MASK) == 0) {
        const uint32_t tag = next < log->count ? BACKMEM_TAG_1 : BACKMEM_TAG_2;
        err = backmem_slot_write(&log->entries, first | tag, 0, src);
    }
    if (!err) {
        if (log->used == place) {
            log->used++;
        }
        next++;
        // One store: a fault handler that comes before it appends at the same place.
        log->next = next < 2u * log->count ? (uint16_t)next : 0;
    }
    BACKMEM_CRITICAL_EXIT(state);
    return err;
}

backmem_err_t backmem_log_append(backmem_log_t *log, const void *src) {
    return entry_append(log, src, false);
}

backmem_err_t backmem_log_append_once(backmem_log_t *log, const void *src) {
    return entry_append(log, src, true);
}

backmem_err_t backmem_log_next(const backmem_log_t *log, uint16_t *cursor, void *dst) {
    const uint32_t newest = place_wrap(log, log->next) + log->count - 1;
    for (uint32_t back = *cursor; back < log->used; back++) {
        const uint32_t first = PLACE(place_wrap(log, newest - back));
        if ((backmem_slot_look(&log->entries, first) & BACKMEM_TAG_MASK) != 0) {
            *cursor = (uint16_t)(back + 1);
            backmem_slot_read(&log->entries, first, dst);
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_EMPTY;
}

backmem_err_t backmem_log_wipe(backmem_log_t *log) {
    backmem_err_t err = BACKMEM_OK;
    uint32_t place = place_wrap(log, log->next); // of the oldest entry
    for (uint32_t left = log->count; left > 0; left--) {
        if (backmem_slot_wipe(&log->entries, PLACE(place))) {
            err = BACKMEM_ERR_DROPPED;
        }
        place = place_wrap(log, place + 1);
    }
    if (!err) {
        log->next = 0;
        log->used = 0;
        log->lost = 0;
    }
    return err;
}
