// Stores: finding the newest state, and the look at it beside a writer. DESIGN.md,
// "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

// ---- banks ---------------------------------------------------------------------

static uint32_t word_of(const backmem_store_t *store, uint32_t which, uint32_t word) {
    return word_load(store->region, bank_offset(store, which, word));
}

uint32_t backmem_bank_phase(const backmem_store_t *store, uint32_t which) {
    const uint32_t commit = word_of(store, which, 0);
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    if (!has_phase(commit)) {
        return 0;
    }
    const uint32_t meta = word_of(store, which, BACKMEM_META_WORD) & ~BACKMEM_LAST;
    return meta == (phase << BACKMEM_META_PHASE | store_meta(store)) ? phase : 0;
}

bool backmem_store_is_sound(const backmem_store_t *store) {
    const uint32_t other = store->bank ^ 1u;
    const uint32_t phase = backmem_bank_phase(store, other);
    // Bank 1 may be empty yet.
    if (phase != 0 ? is_newer(other, phase, store->phase)
                   : other == 0 || word_of(store, other, 0) != 0) {
        return false;
    }
    return store->end == store->words || word_of(store, store->bank, store->end) == 0;
}

uint32_t backmem_store_older(const backmem_store_t *store) {
    if (store->end != 0) {
        return store->bank ^ 1u;
    }
    const uint32_t phase = backmem_bank_phase(store, 0);
    return phase != 0 && !is_newer(0, phase, backmem_bank_phase(store, 1)) ? 0 : 1;
}

void backmem_store_empty(backmem_store_t *store, uint32_t phase) {
    store->check = 0;
    store->sum = 0;
    store->living = 0;
    heads_clear(store->heads);
    store_move(store, state_make(0, 1, phase));
}

// ---- frames ---------------------------------------------------------------------

uint32_t backmem_frame_check(uint32_t kind, uint32_t which, uint32_t at, uint32_t phase,
                             uint32_t before) {
    return backmem_crc30_pair(check_first(kind, which << 12 | at, phase), before);
}

bool backmem_frame_pass(frames_t *frames, uint32_t kind) {
    const bank_t *bank = &frames->bank;
    uint32_t at = frames->at;
    if (at >= bank->end) {
        return false;
    }
    const uint32_t phase = frames->phase;
    const uint32_t commit = bank_load(bank, at);
    if (phase == 0 || (commit & BACKMEM_PHASE_MASK) != phase) {
        return false;
    }
    uint32_t crc = backmem_frame_check(kind, frames->which, at, phase, frames->check);
    uint32_t sum = frames->sum;
    uint32_t words = at == 0; // the meta word, or an entry
    uint32_t header;
    at++;
    do {
        if (at >= bank->end) {
            return false;
        }
        header = bank_load(bank, at);
        words = words != 0 ? words : header_words(header);
        if (words > bank->end - at) {
            return false;
        }
        crc = backmem_crc30_run(crc, bank->base + 4 * at, words, &sum);
        at += words;
        words = 0;
    } while ((header & BACKMEM_LAST) == 0);
    if ((crc | phase) != commit) {
        return false;
    }
    frames->at = at;
    frames->check = commit;
    frames->sum = sum_step(sum, commit);
    return true;
}

static void frames_begin(const backmem_store_t *store, uint32_t which, uint32_t phase,
                         uint32_t end, frames_t *frames) {
    frames->bank = bank_of(store, which, end);
    frames->which = which;
    frames->phase = phase;
    frames->at = 0;
    frames->check = 0;
    frames->sum = 0;
}

// ---- open -----------------------------------------------------------------------

// Words of a bank inside the first `room` words.
static uint32_t bank_room(const backmem_store_t *store, uint32_t which, uint32_t room) {
    const uint32_t from = which * store->words;
    room = room > from ? room - from : 0;
    return room < store->words ? room : store->words;
}

// Whether a bank of the store that a meta word names has a valid first frame inside
// the first `room` words: the newer one, or else the other. What is found stands in
// `frames`.
static bool store_find(backmem_store_t *store, uint32_t meta, uint32_t room,
                       uint32_t kind, frames_t *frames) {
    uint32_t phase[2] = { 0, 0 };
    store->words = meta & BACKMEM_WORDS_MASK;
    store->layout = (uint16_t)(meta >> BACKMEM_META_SHIFT);
    for (uint32_t i = 0; i < 2; i++) {
        if (bank_room(store, i, room) > BACKMEM_META_WORD) {
            phase[i] = backmem_bank_phase(store, i);
        }
    }
    uint32_t which =
        is_newer(0, phase[0], phase[1]) ? 0 : 1; // no phase is 0, and never valid
    for (unsigned tries = 0; tries < 2; tries++) {
        frames_begin(store, which, phase[which], bank_room(store, which, room), frames);
        if (backmem_frame_pass(frames, kind)) {
            return true;
        }
        which ^= 1;
    }
    return false;
}

// What there is in a place of `room` words, of this store or of another one.
static backmem_status_t store_look(backmem_store_t *store, uint32_t ours,
                                   uint32_t room) {
    uint32_t kind = check_kind(BACKMEM_KIND_STORE);
    frames_t frames;
    // Who used the memory last stands in bank 0. It may be larger: all of it is looked
    // at.
    const uint32_t first =
        word_load(store->region, store->offset + 4 * BACKMEM_META_WORD)
        & BACKMEM_NAME_MASK;
    const uint32_t all = (store->region->bytes - store->offset) / 4;
    if (first != ours && store_find(store, first, all, kind, &frames)) {
        return BACKMEM_FOREIGN;
    }
    if (store_find(store, ours, room, kind, &frames)) {
        while (backmem_frame_pass(&frames, kind)) {
        }
        store->check = frames.check;
        store->sum = frames.sum;
        store_move(store, state_make(frames.at, frames.which, frames.phase));
        return backmem_store_is_sound(store) ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    // Nothing of this version; something of a newer one?
    for (uint32_t left = BACKMEM_NEWER_VERSIONS; left > 0; left--) {
        kind += 1u << 12;
        if (store_find(store, first, room, kind, &frames)) {
            return BACKMEM_FOREIGN;
        }
    }
    // The first commit was cut off.
    store->words = ours & BACKMEM_WORDS_MASK;
    if (word_of(store, 0, 0) == BACKMEM_TORN && word_of(store, 1, 0) == 0) {
        return BACKMEM_COLD;
    }
    return first == ours ? BACKMEM_CORRUPT : BACKMEM_COLD;
}

backmem_err_t backmem_store_open(backmem_store_t *store, backmem_place_t place,
                                 uint16_t layout, backmem_status_t *status) {
    store->words = 0;
    backmem_store_empty(store, BACKMEM_PHASE_2);
    backmem_err_t err = backmem_place_check(place.region, place.offset, place.bytes,
                                            BACKMEM_STORE_BYTES_MIN);
    if (err) {
        return err;
    }
    if (place.bytes > BACKMEM_STORE_BYTES_MAX) {
        place.bytes = BACKMEM_STORE_BYTES_MAX;
    }
    const uint32_t words = place.bytes / 8;
    store->region = place.region;
    store->offset = place.offset;
    backmem_status_t found = store_look(
        store, (uint32_t)layout << BACKMEM_META_SHIFT | words, place.bytes / 4);
    store->words = (uint16_t)words;
    store->layout = layout;
    if (found == BACKMEM_KEPT || found == BACKMEM_RECOVERED) {
        if (!backmem_store_index(store)) {
            backmem_store_empty(store, BACKMEM_PHASE_2);
            found = BACKMEM_CORRUPT;
        }
    } else if (found == BACKMEM_FOREIGN) {
        store_move(store, state_make(0, 1, 0));
    } else if (found == BACKMEM_COLD) {
        err = backmem_region_loads(place.region);
    }
    if (err) {
        store->words = 0;
    } else {
        *status = found;
    }
    return err;
}

// ---- beside a writer -------------------------------------------------------------

static uint32_t view_first(const view_t *view) {
    return view->bank.end != 0 ? bank_load(&view->bank, 0) : 0;
}

void backmem_view_take(view_t *view, const backmem_store_t *store) {
    const uint32_t state = store_state(store);
    view->store = store;
    view->state = state;
    view->check = store->check;
    view->bank.base = 0;
    view->bank.end = state & UINT16_MAX;
    if (view->bank.end != 0) { // or it may not be open
        view->bank.base = store->region->base + bank_offset(store, state >> 16 & 1, 0);
    }
    view->first = view_first(view);
}

bool backmem_view_moved(view_t *view, backmem_err_t *err) {
    const backmem_store_t *store = view->store;
    // A bank that is written anew has another word in front, first and last.
    BACKMEM_BARRIER();
    if (store_state(store) == view->state && store->check == view->check
        && view_first(view) == view->first) {
        return false;
    }
    view->tries--;
    if (view->tries == 0) {
        *err = BACKMEM_ERR_BUSY;
    }
    return view->tries != 0;
}
