// import control: the obvious implementation, so that it can be seen to fail.
//
// control.view is a memoryview object in flash over the backup memory, as one
// writes it in an afternoon. The access matrix puts the same statements to it
// and to backmem's view: a test that this passes proves nothing.
//
// SPDX-License-Identifier: MIT
#include "py/objarray.h"
#include "py/runtime.h"

#ifdef CONTROL_BASE

static const mp_obj_array_t view_obj = {
    .base = { &mp_type_memoryview },
    .typecode = (CONTROL_ITEMSIZE == 1 ? 'B' : 'I') | MP_OBJ_ARRAY_TYPECODE_FLAG_RW,
    .free = 0,
    .len = CONTROL_BYTES / CONTROL_ITEMSIZE,
    .items = (void *)CONTROL_BASE,
};

#endif

static const mp_rom_map_elem_t globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_control) },
#ifdef CONTROL_BASE
    { MP_ROM_QSTR(MP_QSTR_view), MP_ROM_PTR(&view_obj) },
#endif
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t control_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR_control, control_module);
