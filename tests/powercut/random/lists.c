// Logs and stores beside their models.
//
// SPDX-License-Identifier: MIT
#include "thing.h"

#include <string.h>

// ---- log ---------------------------------------------------------------------------

static void log_place(thing_t *thing) {
    thing->size = 1 + draw(24);
    thing->count = (uint16_t)(1 + draw(draw(2) == 0 ? 3 : ENTRIES_MAX));
    thing->once = draw(4) == 0;
    thing->bytes = BACKMEM_LOG_BYTES(thing->size, thing->count);
}

static void log_plan(thing_t *thing) {
    thing->operation = draw(40) == 0;
    if (thing->operation == 1) {
        thing->doing = "wipe";
        thing->next.count = 0;
        thing->next.is_there = false;
        return;
    }
    thing->doing = thing->once ? "append_once" : "append";
    draw_payload(&thing->payload, thing->size);
    if (thing->once && thing->now.count == thing->count) {
        thing->want = BACKMEM_ERR_FULL;
        return;
    }
    // After a cut there may be a gap before the oldest entry's place is reached.
    thing->either = thing->once && thing->torn;
    if (thing->next.count == thing->count) {
        thing->next.count--;
    }
    memmove(thing->next.payloads + 1, thing->next.payloads,
            thing->next.count * sizeof(payload_t));
    thing->next.payloads[0] = thing->payload;
    thing->next.count++;
    thing->next.is_there = true;
}

static backmem_err_t log_open(thing_t *thing) {
    thing->is_open = true;
    return backmem_log_open(&thing->log, place_of(thing), (uint16_t)thing->size,
                            &thing->status);
}

static backmem_err_t log_perform(thing_t *thing) {
    if (!thing->is_open || draw(2) == 0) {
        const backmem_err_t err = log_open(thing);
        if (err != BACKMEM_OK) {
            return err;
        }
    }
    return thing->operation == 1 ? backmem_log_wipe(&thing->log)
           : thing->once ? backmem_log_append_once(&thing->log, thing->payload.bytes)
                         : backmem_log_append(&thing->log, thing->payload.bytes);
}

// As found; a cut may have taken the oldest entry, or in a wipe some of the oldest, and
// then the model gives them up too.
static const char *log_compare(thing_t *thing, const model_t *model) {
    payload_t found = { thing->size, { 0 } };
    uint16_t cursor = 0;
    uint32_t count = 0;
    if (log_open(thing) != BACKMEM_OK) {
        return "open's answer";
    }
    while (backmem_log_next(&thing->log, &cursor, found.bytes) == BACKMEM_OK) {
        if (count == model->count) {
            return "more entries than in the model";
        }
        if (!payloads_equal(&found, &model->payloads[count])) {
            return "an entry";
        }
        count++;
    }
    if (thing->log.lost > 0 ? thing->status == BACKMEM_KEPT
                            : thing->status == BACKMEM_RECOVERED) {
        return "the entries lost, beside the status";
    }
    if (count == model->count) {
        return NULL;
    }
    const bool wiping = thing->torn && thing->operation == 1;
    const bool full = model->count == thing->count;
    if (thing->torn && model == &thing->now
        && (wiping || (full && count + 1 == model->count))) {
        thing->now.count = count;
        thing->now.is_there = count > 0;
        return NULL;
    }
    return "fewer entries than in the model";
}

const kind_t kind_log = {
    "log", log_place, log_plan, log_perform, log_compare,
};

// ---- store: the model --------------------------------------------------------------

static const char *const texts[] = { "a", "b", "cc", "ddd", "eeee", "fffff", "\x01" };

#define TEXTS   7u
#define NUMBERS 6u

static const uint32_t numbers[NUMBERS] = { 0, 7, 255, 0x1234, 0x123456, 0xffffffff };

static void draw_key(pair_t *pair) {
    const uint32_t which = draw(TEXTS + NUMBERS);
    memset(pair->text, 0, sizeof(pair->text));
    if (which < TEXTS) {
        strcpy(pair->text, texts[which]);
        pair->key = backmem_key(pair->text);
    } else {
        pair->key = backmem_key_number(numbers[which - TEXTS]);
    }
}

// Pairs are copied about; `text` moves with them.
static bool keys_equal(const pair_t *a, const pair_t *b) {
    return (a->key.text == NULL) == (b->key.text == NULL)
           && a->key.number == b->key.number && strcmp(a->text, b->text) == 0;
}

static uint32_t pair_find(const model_t *model, const pair_t *pair) {
    uint32_t i = 0;
    while (i < model->count && !keys_equal(&model->pairs[i], pair)) {
        i++;
    }
    return i;
}

static void pair_remove(model_t *model, uint32_t at) {
    model->count--;
    memmove(&model->pairs[at], &model->pairs[at + 1],
            (model->count - at) * sizeof(pair_t));
}

// Bytes of the memory: a word, and key and value in whole words (FORMAT.md).
static uint32_t pair_bytes(const pair_t *pair) {
    uint32_t key = pair->key.number;
    if (pair->key.text == NULL) {
        key = 0;
        while (key < 4 && pair->key.number >> 8 * key != 0) {
            key++;
        }
    }
    return 4 + (key + pair->value.size + 3) / 4 * 4;
}

static uint32_t model_bytes(const model_t *model) {
    uint32_t bytes = 0;
    for (uint32_t i = 0; i < model->count; i++) {
        bytes += pair_bytes(&model->pairs[i]);
    }
    return bytes;
}

// A later change of a key wins; one that changes nothing does not move it.
static void change_apply(thing_t *thing, uint32_t n) {
    model_t *next = &thing->next;
    const pair_t *change = &thing->changes[n];
    for (uint32_t i = n + 1; i < thing->change_count; i++) {
        if (keys_equal(&thing->changes[i], change)) {
            return;
        }
    }
    const uint32_t at = pair_find(next, change);
    if (thing->deletes[n]) {
        if (at < next->count) {
            pair_remove(next, at);
        }
    } else if (at == next->count
               || !payloads_equal(&next->pairs[at].value, &change->value)) {
        if (at < next->count) {
            pair_remove(next, at);
        }
        next->pairs[next->count++] = *change;
    }
}

static bool models_equal(const model_t *a, const model_t *b) {
    bool same = a->count == b->count;
    for (uint32_t i = 0; same && i < a->count; i++) {
        same = keys_equal(&a->pairs[i], &b->pairs[i])
               && payloads_equal(&a->pairs[i].value, &b->pairs[i].value);
    }
    return same;
}

// ---- store: the object -------------------------------------------------------------

#define COMMIT 0
#define SET    1
#define DELETE 2
#define WIPE   3

static void store_place(thing_t *thing) {
    thing->bytes = BACKMEM_STORE_BYTES_MIN + 4 * draw(draw(2) == 0 ? 16 : 150);
    thing->layout = (uint16_t)draw(0x10000);
}

static uint32_t bank_capacity(const thing_t *thing) {
    return (thing->bytes / 8 - 2) * 4;
}

static void store_plan(thing_t *thing) {
    const char *const names[] = { "commit", "set", "delete", "wipe" };
    model_t *next = &thing->next;
    thing->operation = draw(60) == 0 ? WIPE : draw(3);
    thing->doing = names[thing->operation];
    thing->change_count = thing->operation == COMMIT ? 1 + draw(CHANGES_MAX) : 1;
    for (uint32_t i = 0; i < thing->change_count; i++) {
        draw_key(&thing->changes[i]);
        thing->deletes[i] =
            thing->operation == DELETE || (thing->operation == COMMIT && draw(3) == 0);
        // Few values for small ones, so that some changes change nothing.
        draw_payload(&thing->changes[i].value, draw(draw(3) == 0 ? PAYLOAD_MAX : 3));
        thing->changes[i].value.bytes[0] &= 1;
    }
    if (thing->operation == WIPE) {
        next->count = 0;
        next->is_there = false;
        return;
    }
    if (thing->operation == DELETE
        && pair_find(next, &thing->changes[0]) == next->count) {
        thing->want = BACKMEM_ERR_EMPTY;
        return;
    }
    for (uint32_t i = 0; i < thing->change_count; i++) {
        change_apply(thing, i);
    }
    if (models_equal(next, &thing->now)) {
        return; // costs nothing, and is never too much
    }
    next->is_there = true;
    if (model_bytes(next) > bank_capacity(thing)) {
        *next = thing->now;
        thing->want = BACKMEM_ERR_FULL;
    }
}

static backmem_err_t store_open(thing_t *thing) {
    thing->is_open = true;
    return backmem_store_open(&thing->store, place_of(thing), thing->layout,
                              &thing->status);
}

static backmem_key_t key_of(const pair_t *pair) {
    return pair->key.text == NULL ? pair->key : backmem_key(pair->text);
}

// The same value in one part, or in two.
static backmem_change_t change_of(const pair_t *pair, bool split) {
    backmem_change_t change =
        backmem_change_raw(key_of(pair), pair->value.bytes, pair->value.size);
    const uint32_t head = split ? draw(sizeof(change.head) + 1) : 0;
    if (head <= change.size) {
        memcpy(change.head, pair->value.bytes, head);
        change.head_size = (uint8_t)head;
        change.value = pair->value.bytes + head;
        change.size -= head;
    }
    return change;
}

static backmem_err_t store_perform(thing_t *thing) {
    backmem_change_t changes[CHANGES_MAX];
    if (!thing->is_open || draw(2) == 0) {
        const backmem_err_t err = store_open(thing);
        if (err != BACKMEM_OK) {
            return err;
        }
    }
    // Who has something to store gives up what another owner left.
    if (thing->status == BACKMEM_FOREIGN && thing->operation != WIPE) {
        if (models_equal(&thing->next, &thing->now)) {
            return thing->want;
        }
        const backmem_err_t err = backmem_store_wipe(&thing->store);
        thing->status = BACKMEM_COLD;
        if (err != BACKMEM_OK) {
            return err;
        }
    }
    for (uint32_t i = 0; i < thing->change_count; i++) {
        const pair_t *change = &thing->changes[i];
        changes[i] = thing->deletes[i] ? backmem_change_delete(key_of(change))
                                       : change_of(change, thing->operation == COMMIT);
    }
    switch (thing->operation) {
        case COMMIT:
            return backmem_store_commit(&thing->store, changes, thing->change_count);
        case SET:
            return backmem_store_set(&thing->store, changes[0].key, changes[0].value,
                                     changes[0].size);
        case DELETE:
            return backmem_store_delete(&thing->store, changes[0].key);
        default:
            return backmem_store_wipe(&thing->store);
    }
}

static const char *pair_compare(const thing_t *thing, const backmem_item_t *item,
                                const pair_t *pair) {
    payload_t value;
    if (item->is_text != (pair->key.text != NULL)
        || (item->is_text ? item->key_bytes != pair->key.text_bytes
                          : item->key.number != pair->key.number)
        || (item->is_text && strcmp(item->key.text, pair->text) != 0)) {
        return "a key, or the order";
    }
    if (item->value_size != pair->value.size
        || backmem_region_read(thing->region, item->value_offset, value.bytes,
                               item->value_size)
               != BACKMEM_OK
        || memcmp(value.bytes, pair->value.bytes, item->value_size) != 0) {
        return "a value, by the walk";
    }
    value.size = PAYLOAD_MAX;
    if (backmem_store_get(&thing->store, key_of(pair), value.bytes, &value.size)
            != BACKMEM_OK
        || !payloads_equal(&value, &pair->value)) {
        return "a value, by get";
    }
    return NULL;
}

static const char *store_compare(thing_t *thing, const model_t *model) {
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    pair_t absent;
    backmem_cursor_t cursor = { 0, 0 };
    uint32_t count = 0, used, capacity, size = 0;
    if (store_open(thing) != BACKMEM_OK) {
        return "open's answer";
    }
    const bool is_there =
        thing->status == BACKMEM_KEPT || thing->status == BACKMEM_RECOVERED;
    if (is_there != model->is_there) {
        return "whether it is there";
    }
    while (backmem_store_next(&thing->store, &cursor, &item, key_text) == BACKMEM_OK) {
        if (count == model->count) {
            return "more keys than in the model";
        }
        const char *wrong = pair_compare(thing, &item, &model->pairs[count++]);
        if (wrong != NULL) {
            return wrong;
        }
    }
    draw_key(&absent);
    if (pair_find(model, &absent) == model->count
        && backmem_store_get(&thing->store, key_of(&absent), NULL, &size)
               != BACKMEM_ERR_EMPTY) {
        return "a key that should not be there";
    }
    backmem_store_space(&thing->store, &used, &capacity);
    if (used != model_bytes(model) || capacity != bank_capacity(thing)) {
        return "the space";
    }
    return count == model->count ? NULL : "fewer keys than in the model";
}

const kind_t kind_store = {
    "store", store_place, store_plan, store_perform, store_compare,
};
