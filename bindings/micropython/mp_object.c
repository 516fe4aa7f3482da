// Where durable objects stand, and who claims which place.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "mp_objects.h"

#if BACKMEM_MP_OBJECTS

#include "backmem/record.h"

// ---- places ------------------------------------------------------------------

// A run of words in a region.
typedef struct place {
    backmem_region_t region;
    size_t index; // of the region
    uint32_t start;
    uint32_t end;
} place_t;

static bool stores_words(const backmem_row_t *row) {
    return row->width == row->stride;
}

// An ESP32's buffer may begin within a word: objects count from the first whole one.
static void align(backmem_region_t *region) {
    const uint32_t skipped = -(uint32_t)region->base & 3;
    region->base += skipped;
    region->bytes = (region->bytes - skipped) & ~(uint32_t)3;
}

// Moves the place to the largest run of free words of a region, if that is larger.
static void run_larger(size_t index, place_t *place) {
    backmem_region_t region;
    uint32_t offset, bytes;
    backmem_mp_bind(index, &region);
    if (!stores_words(region.row)) {
        return;
    }
    for (uint32_t n = 0; backmem_region_free(&region, n, &offset, &bytes); n++) {
        const uint32_t start = (offset + 3) & ~(uint32_t)3;
        const uint32_t end = (offset + bytes) & ~(uint32_t)3;
        if (start < end && end - start > place->end - place->start) {
            place->index = index;
            place->start = start;
            place->end = end;
        }
    }
}

// The end of the run of free words that holds the offset; the offset if none does.
static uint32_t run_end(const backmem_region_t *region, uint32_t at) {
    uint32_t offset, bytes;
    for (uint32_t n = 0; backmem_region_free(region, n, &offset, &bytes); n++) {
        if (at >= offset && at - offset < bytes) {
            return MAX((offset + bytes) & ~(uint32_t)3, at);
        }
    }
    return at;
}

// Says who stands in the way behind the place, if the facts tell.
static void owner_print(const mp_print_t *print, const place_t *place) {
    const backmem_row_t *row = place->region.row;
    for (size_t i = 0; i < row->span_count; i++) {
        const backmem_span_t *span = &row->spans[i];
        const uint32_t end = span->bytes == 0 ? UINT32_MAX : span->offset + span->bytes;
        if (span->when != BACKMEM_WHEN_VISIT && span->offset < place->end + 4
            && end > place->end && place->end < place->region.bytes) {
            mp_printf(print, "; %u belongs to %s (force=True takes it)",
                      (unsigned)place->end, backmem_mp_owner(row, i));
            return;
        }
    }
}

static BACKMEM_MP_NORETURN void raise_small(const backmem_mp_wish_t *wish,
                                            const place_t *place) {
    const unsigned have = place->end - place->start;
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 128, &print);
    mp_printf(&print, "%s: %q needs %u bytes, %u are free at %u",
              place->region.row->name, (qstr)wish->type->name, (unsigned)wish->least,
              have, (unsigned)place->start);
    if (have >= BACKMEM_RECORD_BYTES(4, 0)) {
        mp_printf(&print, "; a Record of up to %u bytes would fit", 4 * (have / 8 - 1));
    } else if (have >= 4) {
        mp_print_str(&print, "; a Word would fit");
    }
    owner_print(&print, place);
    mp_obj_t arg = mp_obj_new_str_from_vstr(&text);
    nlr_raise(mp_obj_exception_make_new(&mp_type_ValueError, 1, 0, &arg));
}

// The place that was wished for. Touches no hardware.
static void place_find(const backmem_mp_wish_t *wish, place_t *place) {
    size_t index = 0;
    size_t end = BACKMEM_MP_CHIP.row_count;
    if (wish->region != mp_const_none) {
        index = backmem_mp_region_index(wish->region);
        end = index + 1;
    }
    place->index = index;
    place->start = 0;
    place->end = 0;
    for (; index < end; index++) {
        run_larger(index, place);
    }
    backmem_mp_bind(place->index, &place->region);
    align(&place->region);
    const backmem_row_t *row = place->region.row;
    if (!stores_words(row)) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("%s: its words store %d bits, %q needs 32"),
                          row->name, 8 * row->width, (qstr)wish->type->name);
    }
    if (wish->offset != mp_const_none) {
        const mp_int_t offset = mp_obj_get_int(wish->offset);
        if (offset < 0 || (offset & 3) != 0) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("offset %d is no multiple of 4"),
                              (int)offset);
        }
        place->start = (uint32_t)offset;
        place->end = run_end(&place->region, place->start);
    }
    if (wish->force && place->end - place->start < wish->least) {
        place->end = MAX(place->region.bytes, place->start);
    }
    if (place->end - place->start < wish->least) {
        raise_small(wish, place);
    }
    const uint32_t bytes = MIN(place->end - place->start, wish->most);
    place->end = place->start + (bytes & ~(wish->unit - 1));
}

void backmem_mp_wish_size(backmem_mp_wish_t *wish, mp_obj_t size_in) {
    if (size_in == mp_const_none) {
        return;
    }
    wish->least =
        backmem_mp_number(MP_QSTR_size, size_in, (int)wish->least, (int)wish->most);
    wish->most = wish->least;
}

uint32_t backmem_mp_number(qstr what, mp_obj_t number_in, int least, int most) {
    const mp_int_t number = mp_obj_get_int(number_in);
    if (number < least || number > most) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("%q %d is outside %d..%d"),
                          what, (int)number, least, most);
    }
    return (uint32_t)number;
}

// ---- claims --------------------------------------------------------------------

static mp_map_elem_t *claims(mp_map_lookup_kind_t kind) {
    return mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map,
                         MP_OBJ_NEW_QSTR(MP_QSTR__backmem), kind);
}

// The newest; a foreign module of that name is none.
static backmem_mp_object_t *claims_first(void) {
    const mp_map_elem_t *elem = claims(MP_MAP_LOOKUP);
    if (elem == NULL || !mp_obj_is_obj(elem->value)) {
        return NULL;
    }
    const mp_obj_type_t *type = mp_obj_get_type(elem->value);
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, print) == backmem_mp_object_print
               ? MP_OBJ_TO_PTR(elem->value)
               : NULL;
}

static bool is_same(const backmem_mp_object_t *a, const backmem_mp_object_t *b) {
    return a->base.type == b->base.type && a->index == b->index
           && a->offset == b->offset && a->bytes == b->bytes && a->shape == b->shape;
}

static bool overlap(const backmem_mp_object_t *a, const backmem_mp_object_t *b) {
    return a->index == b->index && a->offset < b->offset + b->bytes
           && b->offset < a->offset + a->bytes;
}

static BACKMEM_MP_NORETURN void raise_claimed(const backmem_mp_object_t *wanted,
                                              const backmem_mp_object_t *claim) {
    mp_raise_msg_varg(
        &mp_type_ValueError,
        MP_ERROR_TEXT("%s: %q at %d..%d overlaps %q at %d..%d (force=True takes it)"),
        claim->region.row->name, (qstr)wanted->base.type->name, (int)wanted->offset,
        (int)(wanted->offset + wanted->bytes - 1), (qstr)claim->base.type->name,
        (int)claim->offset, (int)(claim->offset + claim->bytes - 1));
}

void *backmem_mp_object_new(const backmem_mp_wish_t *wish, size_t size) {
    place_t place;
    place_find(wish, &place);
    backmem_mp_object_t wanted = {
        .base = { wish->type },
        .region = place.region,
        .offset = place.start,
        .bytes = place.end - place.start,
        .shape = wish->shape,
        .index = (uint8_t)place.index,
        .status = BACKMEM_MP_UNOPENED,
    };
    backmem_mp_object_t *object = NULL;
    for (backmem_mp_object_t *claim = claims_first(); claim; claim = claim->next) {
        if (is_same(claim, &wanted)) {
            object = claim;
        } else if (overlap(claim, &wanted) && !wish->force) {
            raise_claimed(&wanted, claim);
        }
    }
    if (object == NULL || !wish->shared) {
        object = mp_obj_malloc_helper(size, wish->type);
        *object = wanted;
    } else if (wish->force) {
        object->status = BACKMEM_MP_UNOPENED;
    }
    if (object->status == BACKMEM_MP_UNOPENED) {
        backmem_mp_open(object->index, &object->region, &mp_type_OSError);
        align(&object->region);
    }
    return object;
}

void backmem_mp_object_claim(backmem_mp_object_t *object, backmem_status_t status) {
    backmem_mp_object_t *claim = claims_first();
    backmem_mp_object_t *kept = NULL;
    object->status = (uint8_t)status;
    for (backmem_mp_object_t *same = claim; same; same = same->next) {
        if (is_same(same, object)) {
            return;
        }
    }
    while (claim != NULL) {
        backmem_mp_object_t *next = claim->next;
        claim->next = NULL;
        if (!overlap(claim, object)) {
            claim->next = kept;
            kept = claim;
        }
        claim = next;
    }
    object->next = kept;
    claims(MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = MP_OBJ_FROM_PTR(object);
}

// ---- what is known of an object --------------------------------------------------

void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind) {
    (void)kind;
    const backmem_mp_object_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<%q %s %u..%u %s>", (qstr)self->base.type->name,
              self->region.row->name, (unsigned)self->offset,
              (unsigned)(self->offset + self->bytes - 1),
              backmem_status_name(self->status));
}

void backmem_mp_object_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const backmem_mp_object_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return; // nothing can be set
    }
    if (attr == MP_QSTR_status) {
        dest[0] = mp_obj_new_str_from_cstr(backmem_status_name(self->status));
    } else {
        dest[1] = MP_OBJ_SENTINEL; // look in locals_dict
    }
}

#endif
