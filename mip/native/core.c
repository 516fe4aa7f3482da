// The C library as a native module of MicroPython: what mip/backmem/_native.py calls.
// Memory and objects are bytearrays that hold the library's own structs; what can fail
// answers a backmem_err_t, so that what is said of it stays in one place, in Python.
//
// SPDX-License-Identifier: MIT
#include "py/dynruntime.h"

#include "backmem/log.h"
#include "backmem/store.h"
#include "backmem_object.h"

// ---- what compilers call ----------------------------------------------------------

void *memcpy(void *to, const void *from, size_t size);
void *memcpy(void *to, const void *from, size_t size) {
    return mp_fun_table.memmove_(to, from, size);
}

void *memset(void *to, int value, size_t size);
void *memset(void *to, int value, size_t size) {
    return mp_fun_table.memset_(to, value, size);
}

// A region here has no steps: the package has made them, and asks the gates itself.
backmem_err_t backmem_region_loads(const backmem_region_t *region) {
    (void)region;
    return BACKMEM_OK;
}

// ---- handles ----------------------------------------------------------------------

typedef struct memory {
    backmem_region_desc_t desc;
    backmem_region_t region;
} memory_t;

typedef struct kept {
    memory_t *memory; // the collector sees no pointer into it
    uint32_t kind;    // BACKMEM_KIND_*, but WORD
    union {
        backmem_record_t record;
        backmem_log_t log;
        backmem_store_t store;
    } as;
} kept_t;

static mp_obj_t handle_new(size_t size, void **data) {
    *data = m_malloc(size);
    memset(*data, 0, size);
    return mp_obj_new_bytearray_by_ref(size, *data);
}

static mp_buffer_info_t buffer_of(mp_obj_t object) {
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(object, &buffer, MP_BUFFER_READ);
    return buffer;
}

static kept_t *kept_of(mp_obj_t object) {
    return buffer_of(object).buf;
}

static mp_obj_t answer(int err) {
    return MP_OBJ_NEW_SMALL_INT(err);
}

static mp_obj_t pair(mp_obj_t first, mp_obj_t second) {
    mp_obj_t items[] = { first, second };
    return mp_obj_new_tuple(2, items);
}

// bytes of what was allocated for them.
static mp_obj_t bytes_take(byte *data, size_t size) {
    mp_obj_t bytes = mp_obj_new_bytes(data, size);
    m_free(data);
    return bytes;
}

// ---- words and checks -------------------------------------------------------------

// load(address, bytes) of whole words
static mp_obj_t core_load(mp_obj_t address, mp_obj_t bytes) {
    const uintptr_t at = mp_obj_get_int_truncated(address);
    const size_t size = (size_t)mp_obj_get_int(bytes);
    byte *data = m_malloc(size + 4);
    for (size_t i = 0; i < size; i += 4) {
        *(uint32_t *)(void *)(data + i) = BACKMEM_LOAD32(at + i);
    }
    return bytes_take(data, size);
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_load_obj, core_load);

// store(address, data): one byte, or whole words
static mp_obj_t core_store(mp_obj_t address, mp_obj_t object) {
    const uintptr_t at = mp_obj_get_int_truncated(address);
    const mp_buffer_info_t data = buffer_of(object);
    const byte *bytes = data.buf;
    if (data.len == 1) {
        BACKMEM_STORE8(at, bytes[0]);
    } else {
        for (size_t i = 0; i < data.len; i += 4) {
            uint32_t word = 0;
            for (int k = 0; k < 4; k++) { // they may stand at any address
                word = word >> 8 | (uint32_t)bytes[i + k] << 24;
            }
            BACKMEM_STORE32(at + i, word);
        }
    }
    BACKMEM_BARRIER();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_store_obj, core_store);

// check(words): their check, without a phase
static mp_obj_t core_check(mp_obj_t object) {
    const mp_buffer_info_t data = buffer_of(object);
    const uint32_t *words = data.buf;
    uint32_t crc = 0;
    for (size_t i = 0; i < data.len / 4; i++) {
        crc = backmem_crc30(crc, words[i]);
    }
    return mp_obj_new_int_from_uint(crc);
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_check_obj, core_check);

// memory(address, bytes, hazards)
static mp_obj_t core_memory(mp_obj_t address, mp_obj_t bytes, mp_obj_t hazards) {
    memory_t *memory;
    mp_obj_t handle = handle_new(sizeof *memory, (void **)&memory);
    memory->desc.width = memory->desc.stride = 4;
    memory->desc.hazards = (uint8_t)mp_obj_get_int(hazards);
    memory->region.desc = &memory->desc;
    memory->region.base = mp_obj_get_int_truncated(address);
    memory->region.bytes = (uint32_t)mp_obj_get_int(bytes);
    return handle;
}
static MP_DEFINE_CONST_FUN_OBJ_3(core_memory_obj, core_memory);

// open(kind, memory, offset, bytes, size, layout): a handle, and the status or an error
static mp_obj_t core_open(size_t count, const mp_obj_t *args) {
    kept_t *kept;
    backmem_status_t status;
    backmem_err_t err;
    (void)count;
    mp_obj_t handle = handle_new(sizeof *kept, (void **)&kept);
    kept->memory = buffer_of(args[1]).buf;
    kept->kind = (uint32_t)mp_obj_get_int(args[0]);
    const uint16_t size = (uint16_t)mp_obj_get_int(args[4]);
    const uint16_t layout = (uint16_t)mp_obj_get_int(args[5]);
    const backmem_place_t place = { &kept->memory->region,
                                    (uint32_t)mp_obj_get_int(args[2]),
                                    (uint32_t)mp_obj_get_int(args[3]) };
    if (kept->kind == BACKMEM_KIND_RECORD) {
        err = backmem_record_open(&kept->as.record, place, backmem_shape(size, layout),
                                  &status);
    } else if (kept->kind == BACKMEM_KIND_LOG) {
        err = backmem_log_open(&kept->as.log, place, size, &status);
    } else {
        err = backmem_store_open(&kept->as.store, place, layout, &status);
    }
    return pair(handle, answer(err ? (int)err : (int)status));
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(core_open_obj, 6, 6, core_open);

// wipe(object)
static mp_obj_t core_wipe(mp_obj_t object) {
    kept_t *kept = kept_of(object);
    return answer(
        kept->kind == BACKMEM_KIND_RECORD ? backmem_record_wipe(&kept->as.record)
        : kept->kind == BACKMEM_KIND_LOG  ? backmem_log_wipe(&kept->as.log)
                                          : backmem_store_wipe(&kept->as.store));
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_wipe_obj, core_wipe);

// ---- records ----------------------------------------------------------------------

// get(record): the payload, or an error
static mp_obj_t core_get(mp_obj_t object) {
    const backmem_record_t *record = &kept_of(object)->as.record;
    byte *data = m_malloc(record->shape.size);
    const backmem_err_t err = backmem_record_load(record, data);
    mp_obj_t payload = bytes_take(data, record->shape.size);
    return err ? answer(err) : payload;
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_get_obj, core_get);

// put(record, payload)
static mp_obj_t core_put(mp_obj_t object, mp_obj_t payload) {
    return answer(
        backmem_record_save(&kept_of(object)->as.record, buffer_of(payload).buf));
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_put_obj, core_put);

// found(record): (layout, size) of a foreign one, or an error
static mp_obj_t core_found(mp_obj_t object) {
    backmem_shape_t shape;
    const backmem_err_t err = backmem_record_found(&kept_of(object)->as.record, &shape);
    return err ? answer(err) : pair(answer(shape.layout), answer(shape.size));
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_found_obj, core_found);

// ---- logs -------------------------------------------------------------------------

// append(log, payload, once)
static mp_obj_t core_append(mp_obj_t object, mp_obj_t payload, mp_obj_t once) {
    backmem_log_t *log = &kept_of(object)->as.log;
    const void *data = buffer_of(payload).buf;
    return answer(mp_obj_is_true(once) ? backmem_log_append_once(log, data)
                                       : backmem_log_append(log, data));
}
static MP_DEFINE_CONST_FUN_OBJ_3(core_append_obj, core_append);

// entries(log): the payloads, newest first
static mp_obj_t core_entries(mp_obj_t object) {
    const backmem_log_t *log = &kept_of(object)->as.log;
    const size_t size = log->entries.shape.size;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    byte *data = m_malloc(size);
    uint16_t cursor = 0;
    while (backmem_log_next(log, &cursor, data) == BACKMEM_OK) {
        mp_obj_list_append(list, mp_obj_new_bytes(data, size));
    }
    m_free(data);
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_entries_obj, core_entries);

// lost(log)
static mp_obj_t core_lost(mp_obj_t object) {
    return answer(kept_of(object)->as.log.lost);
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_lost_obj, core_lost);

// ---- stores -----------------------------------------------------------------------

// A key as the package has it: (kind, bytes), also one that no call makes.
static backmem_key_t key_of(mp_obj_t object) {
    mp_obj_t *items;
    size_t count;
    mp_obj_get_array(object, &count, &items);
    const mp_buffer_info_t text = buffer_of(items[1]);
    const byte *bytes = text.buf;
    backmem_key_t key = { text.buf, { (uint32_t)text.len } };
    if (mp_obj_get_int(items[0]) == 1) {
        if (text.len == 0) {
            key.text = "";
            key.text_bytes = BACKMEM_KEY_RAW_TEXT;
        }
    } else if (text.len > 4 || (text.len != 0 && bytes[text.len - 1] == 0)) {
        key.text_bytes |= BACKMEM_KEY_RAW_NUMBER;
    } else {
        key.text = NULL;
        key.number = 0;
        for (size_t i = text.len; i > 0; i--) {
            key.number = key.number << 8 | bytes[i - 1];
        }
    }
    return key;
}

// The bytes of a key that was met.
static mp_obj_t key_bytes(const backmem_item_t *item) {
    if (item->is_text) {
        return mp_obj_new_bytes((const byte *)item->key.text, item->key_bytes);
    }
    byte bytes[4];
    size_t size = 0;
    for (uint32_t left = item->key.number; left != 0; left >>= 8) {
        bytes[size++] = (byte)left;
    }
    return mp_obj_new_bytes(bytes, size);
}

// find(store, key): the value, None, or an error
static mp_obj_t core_find(mp_obj_t object, mp_obj_t key_in) {
    const backmem_store_t *store = &kept_of(object)->as.store;
    const backmem_key_t key = key_of(key_in);
    uint32_t size = 0;
    backmem_err_t err = backmem_store_get(store, key, NULL, &size);
    if (err == BACKMEM_ERR_EMPTY) {
        return mp_const_none;
    }
    byte *data = m_malloc(size + 1);
    err = backmem_store_get(store, key, data, &size);
    mp_obj_t value = bytes_take(data, size);
    return err ? answer(err) : value;
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_find_obj, core_find);

// living(store): [((kind, key), value)], in the order of change
static mp_obj_t core_living(mp_obj_t object) {
    const backmem_store_t *store = &kept_of(object)->as.store;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    char text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_cursor_t cursor = { 0 };
    backmem_item_t item;
    while (backmem_store_next(store, &cursor, &item, text) == BACKMEM_OK) {
        byte *data = m_malloc(item.value_size + 1u);
        const bool is_number = !item.is_text || item.raw == BACKMEM_KEY_RAW_NUMBER;
        // It was checked when the store was opened, and lies inside.
        (void)!backmem_region_read(store->region, item.value_offset, data,
                                   item.value_size);
        mp_obj_t key = pair(answer(is_number ? 2 : 1), key_bytes(&item));
        mp_obj_list_append(list, pair(key, bytes_take(data, item.value_size)));
    }
    return list;
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_living_obj, core_living);

// commit(store, [((kind, key), value or None)])
static mp_obj_t core_commit(mp_obj_t object, mp_obj_t list) {
    mp_obj_t *items;
    mp_obj_t *two;
    size_t count;
    size_t ignored;
    mp_obj_get_array(list, &count, &items);
    backmem_change_t *changes = m_malloc((count + 1) * sizeof *changes);
    for (size_t i = 0; i < count; i++) {
        mp_obj_get_array(items[i], &ignored, &two);
        const backmem_key_t key = key_of(two[0]);
        changes[i] = backmem_change_delete(key);
        if (two[1] != mp_const_none) {
            const mp_buffer_info_t value = buffer_of(two[1]);
            changes[i].value = value.buf;
            changes[i].size = (uint32_t)value.len;
        }
    }
    const backmem_err_t err =
        backmem_store_commit(&kept_of(object)->as.store, changes, (uint32_t)count);
    m_free(changes);
    return answer(err);
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_commit_obj, core_commit);

// space(store): (bytes in use, bytes that can be in use)
static mp_obj_t core_space(mp_obj_t object) {
    uint32_t used;
    uint32_t capacity;
    backmem_store_space(&kept_of(object)->as.store, &used, &capacity);
    return pair(answer((int)used), answer((int)capacity));
}
static MP_DEFINE_CONST_FUN_OBJ_1(core_space_obj, core_space);

// ---- the memory of a PC -----------------------------------------------------------

#ifdef __x86_64__
// map(file, bytes): an open file as memory, by Linux's flock and mmap, as there is no C
// library. Gives the address, or the system's error, negative: -11, another program has
// it.
static mp_obj_t core_map(mp_obj_t file_in, mp_obj_t bytes_in) {
    const long file = mp_obj_get_int(file_in);
    const long bytes = mp_obj_get_int(bytes_in);
    long locked = 73; // flock
    __asm volatile("syscall"
                   : "+a"(locked)
                   : "D"(file), "S"(6L) // LOCK_EX | LOCK_NB
                   : "rcx", "r11", "memory");
    if (locked < 0) {
        return mp_obj_new_int(locked);
    }
    register long flags __asm("r10") = 1; // MAP_SHARED
    register long number __asm("r8") = file;
    register long offset __asm("r9") = 0;
    long at = 9; // mmap
    __asm volatile("syscall"
                   : "+a"(at)
                   : "D"(0L), "S"(bytes), "d"(3L), "r"(flags), "r"(number), "r"(offset)
                   : "rcx", "r11", "memory");
    return mp_obj_new_int(at);
}
static MP_DEFINE_CONST_FUN_OBJ_2(core_map_obj, core_map);
#endif

// ---- the module -------------------------------------------------------------------

mp_obj_t mpy_init(mp_obj_fun_bc_t *self, size_t n_args, size_t n_kw, mp_obj_t *args) {
    MP_DYNRUNTIME_INIT_ENTRY
    mp_store_global(MP_QSTR_load, MP_OBJ_FROM_PTR(&core_load_obj));
    mp_store_global(MP_QSTR_store, MP_OBJ_FROM_PTR(&core_store_obj));
    mp_store_global(MP_QSTR_check, MP_OBJ_FROM_PTR(&core_check_obj));
    mp_store_global(MP_QSTR_memory, MP_OBJ_FROM_PTR(&core_memory_obj));
    mp_store_global(MP_QSTR_open, MP_OBJ_FROM_PTR(&core_open_obj));
    mp_store_global(MP_QSTR_wipe, MP_OBJ_FROM_PTR(&core_wipe_obj));
    mp_store_global(MP_QSTR_get, MP_OBJ_FROM_PTR(&core_get_obj));
    mp_store_global(MP_QSTR_put, MP_OBJ_FROM_PTR(&core_put_obj));
    mp_store_global(MP_QSTR_found, MP_OBJ_FROM_PTR(&core_found_obj));
    mp_store_global(MP_QSTR_append, MP_OBJ_FROM_PTR(&core_append_obj));
    mp_store_global(MP_QSTR_entries, MP_OBJ_FROM_PTR(&core_entries_obj));
    mp_store_global(MP_QSTR_lost, MP_OBJ_FROM_PTR(&core_lost_obj));
    mp_store_global(MP_QSTR_find, MP_OBJ_FROM_PTR(&core_find_obj));
    mp_store_global(MP_QSTR_living, MP_OBJ_FROM_PTR(&core_living_obj));
    mp_store_global(MP_QSTR_commit, MP_OBJ_FROM_PTR(&core_commit_obj));
    mp_store_global(MP_QSTR_space, MP_OBJ_FROM_PTR(&core_space_obj));
#ifdef __x86_64__
    mp_store_global(MP_QSTR_map, MP_OBJ_FROM_PTR(&core_map_obj));
#endif
    MP_DYNRUNTIME_INIT_EXIT
}
