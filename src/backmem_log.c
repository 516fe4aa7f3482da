// Logs: a ring of slots. DESIGN.md, "Logs".
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"

#include "backmem_object.h"

// A place at most once over the end, as it is: the next one, without its round.
static uint32_t place_wrap(const backmem_log_t *log, uint32_t place) {
    return place >= log->count ? place - log->count : place;
}

// Counts the places of `bytes` bytes, `each` of so many, and finds the newest entry.
// Gives what open says.
static backmem_status_t log_scan(backmem_log_t *log, uint32_t bytes, uint32_t each) {
    uint32_t valid = 0;
    backmem_status_t none = BACKMEM_COLD; // what open says where no entry is valid
    look_t round = LOOK_BROKEN;           // phase of the newest one
    bool went_round = false; // an entry of the round before was seen: it ends there
    for (; bytes >= each && log->count < BACKMEM_LOG_COUNT_MAX; bytes -= each) {
        const uint32_t place = log->count;
        const look_t look = backmem_slot_look(&log->entries, place, NULL);
        log->count++;
        if (look == LOOK_BROKEN && backmem_slot_is_damaged(&log->entries, place)) {
            none = BACKMEM_CORRUPT; // it was valid once
        } else if (look == LOOK_BROKEN || look == LOOK_NEVER) {
            continue;
        }
        log->used = log->count;
        if (look_is_valid(look)) {
            valid++;
            if (round == LOOK_BROKEN) {
                round = look;
            }
            if (look != round) {
                went_round = true;
            } else if (!went_round) {
                log->next = log->count;
            }
        }
    }
    if (went_round) {
        log->used = log->count; // that round went to the end
    }
    if (round == LOOK_PHASE_2) {
        log->next = log->next < log->count ? (uint16_t)(log->next + log->count) : 0;
    }
    log->lost = (uint16_t)(log->used - valid);
    if (valid == 0) {
        return none;
    }
    return log->lost == 0 ? BACKMEM_KEPT : BACKMEM_RECOVERED;
}

backmem_err_t backmem_log_open(backmem_log_t *log, backmem_place_t place,
                               uint16_t entry_size, backmem_status_t *status) {
    log->count = 0;
    log->next = 0;
    log->used = 0;
    log->lost = 0;
    const uint32_t size = entry_size;
    if (size == 0 || size > BACKMEM_LOG_SIZE_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const uint32_t each = BACKMEM_LOG_BYTES(size, 1);
    backmem_err_t err =
        backmem_place_check(place.region, place.offset, place.bytes, each);
    if (err) {
        return err;
    }
    log->entries.region = place.region;
    log->entries.offset = place.offset;
    log->entries.shape.size = entry_size;
    log->entries.shape.layout = 0;
    log->entries.check = check_kind(BACKMEM_KIND_LOG);
    const backmem_status_t found = log_scan(log, place.bytes, each);
    if (found == BACKMEM_COLD) {
        err = backmem_region_loads(place.region);
    }
    if (err) {
        log->count = 0;
    } else {
        *status = found;
    }
    return err;
}

static backmem_err_t entry_append(backmem_log_t *log, const void *src, bool once) {
    if (log->count == 0) {
        return BACKMEM_ERR_RANGE;
    }
    backmem_err_t err = BACKMEM_ERR_FULL;
    const uint32_t state = BACKMEM_CRITICAL_ENTER();
    uint32_t next = log->next;
    const uint32_t place = place_wrap(log, next);
    if (!once || !look_is_valid(backmem_slot_look(&log->entries, place, NULL))) {
        err = backmem_slot_mark(&log->entries, place, BACKMEM_TORN);
    }
    if (!err) {
        const uint32_t phase = next < log->count ? BACKMEM_PHASE_1 : BACKMEM_PHASE_2;
        err = backmem_slot_write(&log->entries, place, phase, src);
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
    uint32_t tries = BACKMEM_READ_TRIES;
    for (uint32_t back = *cursor; back < log->used;) {
        const uint32_t place = place_wrap(log, newest - back);
        if (!look_is_valid(backmem_slot_look(&log->entries, place, NULL))) {
            back++;
            continue;
        }
        if (look_is_valid(backmem_slot_look(&log->entries, place, dst))) {
            *cursor = (uint16_t)(back + 1);
            return BACKMEM_OK;
        }
        tries--; // it is being written
        if (tries == 0) {
            return BACKMEM_ERR_BUSY;
        }
    }
    return BACKMEM_ERR_EMPTY;
}

backmem_err_t backmem_log_wipe(backmem_log_t *log) {
    if (log->count == 0) {
        return BACKMEM_ERR_RANGE;
    }
    // 1. Entry by entry, from the oldest on.
    int err = BACKMEM_OK;
    uint32_t place = place_wrap(log, log->next);
    for (uint32_t left = log->count; left > 0; left--) {
        err |= backmem_slot_mark(&log->entries, place, 0);
        place = place_wrap(log, place + 1);
    }
    // 2. All of it, by what shows that it can be changed.
    err |= backmem_region_wipe(
        log->entries.region, log->entries.offset,
        BACKMEM_LOG_BYTES((uint32_t)log->entries.shape.size, log->count));
    if (!err) {
        log->next = 0;
        log->used = 0;
        log->lost = 0;
    }
    return (backmem_err_t)err;
}
