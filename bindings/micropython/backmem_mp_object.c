// Where durable objects stand, and who claims which place.
//
// SPDX-License-Identifier: MIT
#include "py/runtime.h"

#include "backmem_mp_objects.h"

#if BACKMEM_MP_OBJECTS

#include "backmem/record.h"

// ---- MicroPython's objects ------------------------------------------------------

mp_map_elem_t *backmem_mp_dict_next(mp_obj_t dict, const mp_map_elem_t *elem) {
    const mp_map_t *map = mp_obj_dict_get_map(dict);
    size_t i = elem == NULL ? 0 : (size_t)(elem - map->table) + 1;
    while (i < map->alloc && !mp_map_slot_is_filled(map, i)) {
        i++;
    }
    return i < map->alloc ? &map->table[i] : NULL;
}

mp_obj_t backmem_mp_call(mp_obj_t object, qstr name, size_t n_args,
                         const mp_obj_t *args) {
    return mp_call_function_n_kw(mp_load_attr(object, name), n_args, 0, args);
}

// ---- places ---------------------------------------------------------------------

static bool stores_words(const backmem_region_desc_t *desc) {
    return desc->width == desc->stride;
}

// An ESP32's buffer may begin within a word: objects count from the first whole one.
static void align(backmem_region_t *region) {
    const uint32_t skipped = -(uint32_t)region->base & 3;
    region->base += skipped;
    region->bytes = (region->bytes - skipped) & ~(uint32_t)3;
}

#define ANYWHERE UINT32_MAX // no offset of a word

// Gives the object a run of free words of a region, if that is larger than what it has:
// a whole run, or what follows an offset in one. Touches no hardware.
static void run_take(backmem_mp_object_t *self, size_t index, uint32_t from) {
    backmem_region_t region;
    backmem_place_t run;
    backmem_mp_bind(index, &region);
    align(&region);
    if (!stores_words(region.desc)) {
        return;
    }
    for (uint32_t n = 0; backmem_region_unowned(&region, n, &run); n++) {
        const uint32_t end = (run.offset + run.bytes) & ~(uint32_t)3;
        uint32_t start = (run.offset + 3) & ~(uint32_t)3;
        if (from != ANYWHERE) {
            start = from < start ? end : from;
        }
        if (start < end && end - start > self->bytes) {
            self->index = (uint8_t)index;
            self->offset = start;
            self->bytes = end - start;
        }
    }
}

// Says who stands in the way behind the object, if the facts tell.
static void owner_print(const mp_print_t *print, const backmem_mp_object_t *self) {
    const uint32_t at = self->offset + self->bytes;
    backmem_mp_run_t run;
    for (size_t n = 0; backmem_mp_run(&self->region, n, &run); n++) {
        if (run.owner != NULL && run.when != BACKMEM_WHEN_TRANSIENT
            && run.offset < at + 4 && run.offset + run.bytes > at) {
            mp_printf(print, "; %u belongs to %s (force=True takes it)", (unsigned)at,
                      run.owner);
            return;
        }
    }
}

static BACKMEM_MP_NORETURN void raise_small(const backmem_mp_object_t *self,
                                            uint32_t least) {
    const unsigned have = self->bytes;
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 128, &print);
    mp_printf(&print, "%s: %q needs %u bytes, %u are free at %u",
              self->region.desc->name, (qstr)self->base.type->name, (unsigned)least,
              have, (unsigned)self->offset);
    if (have >= BACKMEM_RECORD_BYTES(4, 0)) {
        mp_printf(&print, "; a Record of up to %u bytes would fit", 4 * (have / 8 - 1));
    } else if (have >= 4) {
        mp_print_str(&print, "; a Word would fit");
    }
    owner_print(&print, self);
    mp_raise_type_arg(&mp_type_ValueError, mp_obj_new_str_from_vstr(&text));
}

// All that is free at the place that was asked for, or none.
static void place_find(backmem_mp_object_t *self, mp_obj_t region, mp_obj_t offset) {
    size_t index = 0;
    size_t end = BACKMEM_MP_CHIP.region_count;
    if (region != mp_const_none) {
        index = backmem_mp_region_index(region);
        end = index + 1;
    }
    self->index = (uint8_t)index;
    self->offset = 0;
    self->bytes = 0;
    for (; index < end; index++) {
        run_take(self, index, ANYWHERE);
    }
    backmem_mp_bind(self->index, &self->region);
    align(&self->region);
    const backmem_region_desc_t *desc = self->region.desc;
    if (!stores_words(desc)) {
        mp_raise_msg_varg(&mp_type_ValueError,
                          MP_ERROR_TEXT("%s: its words store %d bits, %q needs 32"),
                          desc->name, 8 * desc->width, (qstr)self->base.type->name);
    }
    if (offset != mp_const_none) {
        const int at = backmem_mp_int(MP_QSTR_offset, offset);
        if (at < 0 || (at & 3) != 0) {
            mp_raise_msg_varg(&mp_type_ValueError,
                              MP_ERROR_TEXT("offset %d is no multiple of 4"), at);
        }
        self->offset = (uint32_t)at;
        self->bytes = 0;
        run_take(self, self->index, self->offset);
    }
}

// What a plan's place says, as arguments.
enum {
    PLACE_REGION,
    PLACE_OFFSET,
    PLACE_SIZE,
    PLACE_FORCE,
    PLACE_COUNT
};

// The place, as large as it may be; whether it was taken from an owner of words.
static bool place_take(backmem_mp_object_t *self, const backmem_mp_plan_t *plan,
                       const mp_arg_val_t *in, const mp_arg_val_t *place) {
    uint32_t least = plan->least(self, in);
    uint32_t most = plan->most != 0 ? plan->most : least;
    if (place[PLACE_SIZE].u_obj != mp_const_none) {
        least = backmem_mp_number(MP_QSTR_size, place[PLACE_SIZE].u_obj, (int)least,
                                  (int)most);
        most = least;
    }
    place_find(self, place[PLACE_REGION].u_obj, place[PLACE_OFFSET].u_obj);
    const bool taken = place[PLACE_FORCE].u_bool && self->bytes < least
                       && self->offset < self->region.bytes;
    if (taken) {
        self->bytes = self->region.bytes - self->offset;
    }
    if (self->bytes < least) {
        raise_small(self, least);
    }
    self->bytes = MIN(self->bytes, most) & ~(uint32_t)(plan->unit - 1);
    return taken;
}

// ---- claims ---------------------------------------------------------------------

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
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, make_new) == backmem_mp_object_make
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

static BACKMEM_MP_NORETURN void raise_overlap(const backmem_mp_object_t *self,
                                              const backmem_mp_object_t *claim,
                                              const char *way_out) {
    mp_raise_msg_varg(&mp_type_ValueError,
                      MP_ERROR_TEXT("%s: %q at %d..%d overlaps %q at %d..%d (%s)"),
                      claim->region.desc->name, (qstr)self->base.type->name,
                      (int)self->offset, (int)(self->offset + self->bytes - 1),
                      (qstr)claim->base.type->name, (int)claim->offset,
                      (int)(claim->offset + claim->bytes - 1), way_out);
}

// What becomes of claims that overlap. On an owner's words force is about the owner: it
// may be what every object there needs, and says nothing of the others.
enum {
    CLAIMS_REFUSE,
    CLAIMS_REFUSE_FORCED,
    CLAIMS_LEAVE,
    CLAIMS_DROP,
};

// The one that claims just this place for the same. No two claims overlap.
static backmem_mp_object_t *claim_find(backmem_mp_object_t *self, unsigned others) {
    self->next = claims_first();
    backmem_mp_object_t **link = &self->next;
    backmem_mp_object_t *claim;
    while ((claim = *link) != NULL && !is_same(claim, self)) {
        if (!overlap(claim, self) || others == CLAIMS_LEAVE) {
            link = &claim->next;
        } else if (others == CLAIMS_DROP) {
            *link = claim->next;
        } else {
            raise_overlap(self, claim,
                          others == CLAIMS_REFUSE ? "force=True takes it"
                                                  : "a soft reset forgets it");
        }
    }
    return claim;
}

// Puts the object in front of the others, without those that it overlaps.
static void claim_add(backmem_mp_object_t *self) {
    claim_find(self, CLAIMS_DROP);
    claims(MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = MP_OBJ_FROM_PTR(self);
}

// ---- making one -----------------------------------------------------------------

// The status of an object whose contents are yet to be opened.
#define UNOPENED 255

mp_obj_t backmem_mp_object_make(const mp_obj_type_t *type, size_t n_args, size_t n_kw,
                                const mp_obj_t *args) {
    const backmem_mp_plan_t *plan = MP_OBJ_TYPE_GET_SLOT(type, protocol);
    mp_arg_val_t in[BACKMEM_MP_NO_ARG + 1];
    in[BACKMEM_MP_NO_ARG].u_obj = mp_const_none;
    mp_arg_parse_all_kw_array(n_args, n_kw, args, plan->arg_count, plan->args, in);
    mp_arg_val_t place[PLACE_COUNT];
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        place[i] = in[plan->place[i]];
    }
    backmem_mp_object_t *self = mp_obj_malloc_helper(plan->ram, type);
    const unsigned others = place_take(self, plan, in, place) ? CLAIMS_REFUSE_FORCED
                            : place[PLACE_FORCE].u_bool       ? CLAIMS_LEAVE
                                                              : CLAIMS_REFUSE;
    backmem_mp_object_t *claim = claim_find(self, others);
    self->status = UNOPENED;
    if (claim != NULL && plan->shared) {
        self = claim;
        if (others != CLAIMS_LEAVE && self->status != UNOPENED) {
            return MP_OBJ_FROM_PTR(self);
        }
        self->status = UNOPENED;
    }
    backmem_mp_open(self->index, &self->region, false);
    align(&self->region);
    backmem_status_t status;
    backmem_mp_object_check(self, plan->open(self, in, &status));
    self->status = (uint8_t)status;
    if (claim == NULL) {
        claim_add(self);
    }
    return MP_OBJ_FROM_PTR(self);
}

// ---- what is known of an object -------------------------------------------------

void backmem_mp_object_check(const backmem_mp_object_t *self, backmem_err_t err) {
    backmem_mp_check(&self->region, err);
}

void backmem_mp_object_print(const mp_print_t *print, mp_obj_t self_in,
                             mp_print_kind_t kind) {
    (void)kind;
    const backmem_mp_object_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<%q %s %u..%u %s>", (qstr)self->base.type->name,
              self->region.desc->name, (unsigned)self->offset,
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
