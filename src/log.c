// Logs: a ring of slots. DESIGN.md, "Logs".
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"

#include "object.h"

static uint32_t place_bytes(const backmem_log_t *log) {
    return ((log->size + 3u) & ~3u) + 4;
}

static slot_t place_slot(const backmem_log_t *log, uint32_t place) {
    const slot_t slot = {
        .region = log->region,
        .offset = log->offset + place * place_bytes(log),
        .first = check_first(KIND_LOG, place, 0),
        .header = log->size,
    };
    return slot;
}

// A place at most once over the end, as it is: the next one, without its round.
static uint32_t place_wrap(const backmem_log_t *log, uint32_t place) {
    return place >= log->count ? place - log->count : place;
}

// Counts the places of `bytes` bytes, and finds the newest entry. Gives the number of
// entries that are whole.
static uint32_t log_scan(backmem_log_t *log, uint32_t bytes) {
    uint32_t count = 0;  // places seen
    uint32_t whole = 0;  // of these
    uint32_t used = 0;   // up to the last one that was ever written
    uint32_t next = 0;   // behind the newest entry
    uint32_t round = 0;  // its tag
    bool before = false; // seen an entry of the round before
    const uint32_t each = place_bytes(log);
    for (; bytes >= each && count < BACKMEM_LOG_COUNT_MAX; bytes -= each) {
        uint32_t commit;
        const slot_t slot = place_slot(log, count);
        const uint32_t tag = slot_tag(&slot, &commit);
        count++;
        if (tag == 0) {
            if (commit == TORN) {
                used = count;
            }
            continue;
        }
        whole++;
        used = count;
        if (round == 0) {
            round = tag;
        }
        if (tag != round) {
            before = true;
        }
        if (!before) {
            next = count;
        }
    }
    if (round == TAG_2) {
        next = next < count ? next + count : 0;
    }
    log->count = (uint16_t)count;
    log->next = (uint16_t)next;
    log->used = (uint16_t)(before ? count : used); // a round before went to the end
    log->lost = (uint16_t)(log->used - whole);
    return whole;
}

backmem_err_t backmem_log_open(backmem_log_t *log, const backmem_region_t *region,
                               uint32_t offset, uint32_t bytes, uint16_t size,
                               backmem_status_t *status) {
    if (size == 0 || size > BACKMEM_LOG_SIZE_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const backmem_err_t err = object_check(region, offset, bytes);
    if (err) {
        return err;
    }
    log->region = region;
    log->offset = offset;
    log->size = size;
    const uint32_t whole = log_scan(log, bytes);
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
    const slot_t slot = place_slot(log, place);
    uint32_t commit;
    if (!once || slot_tag(&slot, &commit) == 0) {
        err = slot_write(&slot, next < log->count ? TAG_1 : TAG_2, false, src);
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
        uint32_t commit;
        const slot_t slot = place_slot(log, place_wrap(log, newest - back));
        if (slot_tag(&slot, &commit) != 0) {
            *cursor = (uint16_t)(back + 1);
            slot_read(&slot, dst);
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_EMPTY;
}

backmem_err_t backmem_log_wipe(backmem_log_t *log) {
    const uint32_t bytes = place_bytes(log);
    backmem_err_t err = BACKMEM_OK;
    uint32_t place = place_wrap(log, log->next); // of the oldest entry
    for (uint32_t left = log->count; left > 0; left--) {
        const slot_t slot = place_slot(log, place);
        // The commit word first; the look at each byte decides.
        (void)!word_commit(slot.region, slot.offset + bytes - 4, 0);
        if (backmem_region_wipe(slot.region, slot.offset, bytes)) {
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
