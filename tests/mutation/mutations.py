# Deliberate bugs: what is wrong, which suite has to see it, and in which file which
# text becomes which. A text must stand in its file exactly once.
#
# Suites: `unit NAME`, a program of tests/unit; `access CHIP`, the access suite on a
# virtual chip, `cache` with the data cache on; `steps CHIP`, the enable steps, of
# which the row as it is must be good; `matrix CHIP`, the Python statements on the
# chip's views; `powercut OBJECT/SIZE`, the power-cut runner, `unchecked` with its check
# of one bit; `random STEPS`, random use beside a model.
#
# SPDX-License-Identifier: MIT

F4 = 'chips/stm32/stm32f405'
VIEW = 'bindings/micropython/mp_view.c'

MUTATIONS = [
    # ---- rows ----------------------------------------------------------------------
    ('wrong base', 'access stm32f405', F4 + '.h',
     'BKPSRAM_BASE  0x40024000u', 'BKPSRAM_BASE  0x40025000u'),
    ('missing clock', 'access stm32f405', F4 + '.c',
     '{ BACKMEM_RCC_AHB1ENR, BACKMEM_RCC_AHB1ENR_BKPSRAMEN, BACKMEM_STEP_SET },', ''),
    ('clock bit of the neighbour', 'access stm32g0', 'chips/stm32/stm32g0.h',
     'RTCAPBEN (1u << 10)', 'RTCAPBEN (1u << 11)'),
    ('DBP missing', 'access stm32l4', 'chips/stm32/stm32l4.c',
     '{ BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },', ''),
    ('wrong size', 'access stm32u5', 'chips/stm32/stm32u5.h',
     'BKPSRAM_BYTES  2048', 'BKPSRAM_BYTES  4096'),
    ('wrong width', 'access stm32f103', 'chips/stm32/stm32f103_rows.h',
     """.spans = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 2,""",
     """.spans = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,"""),
    ('bytes next to each other that are not', 'access nrf52840',
     'chips/nrf/nrf52840.c', '.stride = 4,', '.stride = 1,'),
    ('registers of another block', 'access rp2350', 'chips/rp2/rp2350.h',
     '0x401000B0u', '0x401000D0u'),
    ('flag cleared instead of acknowledged', 'access mimxrt1062',
     'chips/mimxrt/mimxrt_rows.h', 'BACKMEM_STEP_ACK', 'BACKMEM_STEP_CLEAR'),
    ('lock not looked at', 'steps mimxrt1062', 'chips/mimxrt/mimxrt_rows.h',
     '_GPR_HL, BACKMEM_STEP_REQUIRE', '_GPR_HL, BACKMEM_STEP_ACK'),
    ('detector without its value', 'access mimxrt1062', 'chips/mimxrt/mimxrt.h',
     '0x41736166u', '0x41736167u'),
    ('retention switched off', 'steps alif_e7', 'chips/alif/alif_ensemble.c',
     'BACKMEM_STEP_CLEAR', 'BACKMEM_STEP_SET'),
    ('BREN set without filling', 'steps stm32h743', 'chips/stm32/stm32h743.c',
     'BACKMEM_STEP_RETAIN', 'BACKMEM_STEP_SET'),
    ('cache forgotten', 'cache stm32h743', 'chips/stm32/stm32h743.c',
     'BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE', 'BACKMEM_HAZARD_ECC'),
    ('wrong reserved span', 'unit test_chips', 'chips/rp2/rp2040.c',
     '{ 4 * 4, 4 * 4, BACKMEM_WHEN_ALWAYS }', '{ 5 * 4, 3 * 4, BACKMEM_WHEN_ALWAYS }'),
    ('wrong itemsize', 'unit test_chips', 'chips/stm32/stm32g0.c',
     '.itemsize = 4,', '.itemsize = 1,'),
    ('promise that nobody made', 'unit test_chips', 'chips/rp2/rp2040.c',
     '(YES, YES, NO, YES, NO, NO)', '(YES, YES, YES, YES, NO, NO)'),
    ('wrong secure offset', 'unit test_chips', 'chips/stm32/stm32u5.h',
     '0x10000000u', '0x04000000u'),
    # ---- the library ---------------------------------------------------------------
    ('byte store in word registers', 'access rp2040', 'src/access.c',
     'if (count != 4 && stride == 1) {', 'if (count != 4) {'),
    ('whole unit stored without its other bytes', 'access alif_e7', 'src/access.c',
     'word = count < data ?', 'word = count > data ?'),
    ('one word too many in the walk', 'access samd51', 'src/access.c',
     'const uintptr_t end = at + size;', 'const uintptr_t end = at + size + 4;'),
    ('no read-back', 'unit test_open', 'src/access.c',
     '== want ? BACKMEM_OK', '!= want + 256 ? BACKMEM_OK'),
    ('one byte past the end', 'access samd51', 'src/unit.h',
     'size <= region->bytes - offset;', 'size <= region->bytes - offset + 1;'),
    ('lines not cleaned', 'cache stm32h743', 'src/settle.c',
     'BACKMEM_HAZARD_CACHEABLE) != 0', 'BACKMEM_HAZARD_CACHEABLE) == 0'),
    ('lines invalidated, not cleaned', 'cache stm32h743', 'src/settle.c',
     '0xe000ef70u', '0xe000ef5cu'),
    ('flush that stores nothing', 'unit test_retain', 'src/settle.c',
     'BACKMEM_STORE32(at, BACKMEM_LOAD32(at));', '(void)BACKMEM_LOAD32(at);'),
    ('RETAIN without filling', 'unit test_retain', 'src/region.c',
     'hazards & BACKMEM_HAZARD_ECC', 'hazards & 0u'),
    ('secure offset forgotten', 'unit test_open', 'src/region.c',
     'region->base += row->secure_offset;', 'region->base += 0;'),
    ('lock right behind a store', 'unit test_open', 'src/region.c',
     """(void)!backmem_region_read(region, 0, &byte, sizeof byte);
            BACKMEM_BARRIER();""", '(void)byte;'),
    ('acknowledged by read-modify-write', 'unit test_steps', 'src/region.c',
     'BACKMEM_STEP_ACK ? bits : want', 'BACKMEM_STEP_ACK ? value | bits : want'),
    ('ready when any bit is', 'unit test_steps', 'src/region.c',
     '(~BACKMEM_LOAD32(reg) & bits) == 0', '(BACKMEM_LOAD32(reg) & bits) != 0'),
    ('free runs that ignore a span', 'unit test_known', 'src/region.c',
     'span->when == BACKMEM_WHEN_VISIT', 'span->when != BACKMEM_WHEN_ALWAYS'),
    ("another event's answer", 'unit test_known',
     'include/backmem/region.h', '(2 * event) & 3', '(2 * event) & 1'),
    # ---- objects -------------------------------------------------------------------
    ('another polynomial', 'unit test_crc', 'src/crc.c', '0x80c2e71cu', '0x80c2e718u'),
    ('word that is all check and no value', 'unit test_word', 'src/word.c',
     '(uint16_t)word)) {', '(uint16_t)(word & 0x7fff))) {'),
    ("check of a word of another's bits", 'unit test_word', 'src/word.c',
     '>> 4) << 16', '>> 3) << 16'),
    ('commit word settled by nobody', 'unit test_word', 'src/object.c',
     'region_settle(region, offset, 4);', ''),
    ('dropped commit word not seen', 'unit test_record', 'src/object.c',
     '== word ? BACKMEM_OK : BACKMEM_ERR_DROPPED', '== word ? BACKMEM_OK : BACKMEM_OK'),
    ('memory with gaps', 'unit test_record_cut', 'src/object.c',
     'row->width != region->row->stride', 'row->width > region->row->stride'),
    ('payload cut off', 'unit test_record', 'src/object.c',
     'const uint8_t *const limit = byte + slots->size;',
     'const uint8_t *const limit = byte + (slots->size & ~3u);'),
    ('TORN forgotten', 'unit test_record', 'src/object.c',
     'if (decided == 0) {', 'if (decided == 9) {'),
    ('TORN over a part that could stay', 'unit test_record', 'src/object.c',
     'if (decided == 0) {', 'if (decided != 9) {'),
    ('commit word before the payload settled', 'unit test_record_cut', 'src/object.c',
     'region_settle(region, start, end - start);', ''),
    ('tag that is not in the check', 'unit test_record', 'src/object.c',
     'slot_check(slots, first | tag)', 'slot_check(slots, first)'),
    ('one word wiped', 'unit test_log', 'src/object.c',
     """    int err = BACKMEM_OK;
    do {""", """    int err = BACKMEM_OK;
    at = before + 4;
    do {"""),
    ('damaged part taken for one never written', 'unit test_record', 'src/record.c',
     'if ((parts & (int)(TAG_MASK | SLOT_NEVER)) == 0) {', 'if (parts < 0) {'),
    ('saved into the part that counts', 'unit test_record_cut', 'src/record.c',
     'first |= part_other(parts);', 'first |= part_newest(parts);'),
    ('tag that does not turn', 'unit test_record', 'src/record.c',
     'first = (first & TAG_1) + 1;', 'first = TAG_1;'),
    ('recovered called kept', 'unit test_record', 'src/record.c',
     'OTHER(TAG_MASK | SLOT_NEVER)', 'OTHER(TAG_MASK | SLOT_NEVER | SLOT_TORN)'),
    ('header of a size that does not fit', 'unit test_record', 'src/record.c',
     'found->size = header & 0xffff;', 'found->size = header & 0x00ff;'),
    ('older part wiped last', 'unit test_record_cut', 'src/record.c',
     """slot_wipe(record, part_other(parts));
    dropped |= slot_wipe(record, part_newest(parts));""",
     """slot_wipe(record, part_newest(parts));
    dropped |= slot_wipe(record, part_other(parts));"""),
    ('header before the payload', 'unit test_record_cut', 'src/record.c',
     """    // 2 to 4. The part""", """    if (record->layout != 0) {
        (void)!word_commit(record->region, record->offset, slots_header(record));
    }
    // 2 to 4. The part"""),
    ('round that never ends', 'unit test_log', 'src/log.c',
     'next < 2u * log->count ?', 'next < log->count ?'),
    ('place of the next entry before its commit word', 'unit test_log', 'src/log.c',
     'const uint32_t place = place_wrap(log, next);',
     """const uint32_t place = place_wrap(log, next);
    log->next = next + 1 < 2u * log->count ? (uint16_t)(next + 1) : 0;"""),
    ('entries of the round before taken for new', 'unit test_log', 'src/log.c',
     'round |= BEFORE;', 'round |= 0;'),
    ('cut append not counted', 'unit test_log', 'src/log.c',
     'look == SLOT_TORN || tag != 0', 'tag != 0'),
    ('second fault wins', 'unit test_log', 'src/log.c',
     'return entry_append(log, src, true);', 'return entry_append(log, src, false);'),
    ('wiped from place 0', 'unit test_log', 'src/log.c',
     'uint32_t place = place_wrap(log, log->next); // of the oldest entry',
     'uint32_t place = 0;'),
    ('append without its critical section', 'unit test_log', 'src/log.c',
     'const uint32_t state = BACKMEM_CRITICAL_ENTER();',
     'const uint32_t state = 0;\n#undef BACKMEM_CRITICAL_EXIT\n'
     '#define BACKMEM_CRITICAL_EXIT(state) ((void)(state))'),
    ('failures that wrap', 'unit test_boot', 'src/boot.c',
     'least(ledger->failures, 0xf)', 'ledger->failures & 0xf'),
    ('streak with this boot in it', 'unit test_boot', 'src/boot.c',
     '    info->streak = (uint16_t)ledger.failures;',
     '    info->streak = (uint16_t)(ledger.failures + 1);'),
    # ---- the MicroPython module ----------------------------------------------------
    ('buffer for writing on word registers', 'matrix rp2040', VIEW,
     'return row->width == 1 && row->stride == 1', 'return row->stride != 0'),
    ('buffer for writing on ECC words', 'matrix stm32u5', VIEW,
     'return row->width == 1 && row->stride == 1', 'return row->stride != 0'),
    ('words loaded as bytes', 'matrix rp2040', VIEW,
     'return mp_obj_new_int_from_uint(BACKMEM_LOAD32(at));',
     'return mp_obj_new_int_from_uint(BACKMEM_LOAD8(at));'),
    ('slice stored without its start', 'matrix rp2040', VIEW,
     'slice_store(&region, self->start + first, size, value);',
     'slice_store(&region, first, size, value);'),
    ('what lies behind a slice stored again', 'matrix rp2040', VIEW,
     'slice_store(&region, self->start + first, size, value);',
     """slice_store(&region, self->start + first, size, value);
        uint8_t tail[4];
        const uint32_t end = self->start + first + size;
        if (end + 4 <= region.bytes) {
            backmem_mp_check(&region, backmem_region_read(&region, end, tail, 4));
            backmem_mp_check(&region, backmem_region_write(&region, end, tail, 4));
        }"""),
    ('longer source accepted', 'matrix rp2040', VIEW,
     'src.len != bytes', 'src.len < bytes'),
    ('elements stored byte by byte', 'matrix rp2040', VIEW,
     'BACKMEM_STORE32(at, item);',
     """for (uint32_t i = 0; i < 4; i++) {
            BACKMEM_STORE8(at + i, (uint8_t)(item >> 8 * i));
        }"""),
    ('iteration that skips', 'matrix stm32u5', VIEW,
     'self->offset += region.row->itemsize;', 'self->offset += 4;'),
    ('a view that is greater is equal', 'matrix stm32u5', VIEW,
     'return mp_obj_new_bool(order == 0);', 'return mp_obj_new_bool(order >= 0);'),
    # ---- the order of stores -------------------------------------------------------
    ('half a payload passes for a whole one', 'unchecked record/32', 'src/object.c',
     'if (decided == 0) {', 'if (decided == 9) {'),
    ('half an entry passes for a whole one', 'unchecked log/32', 'src/object.c',
     'if (decided == 0) {', 'if (decided == 9) {'),
    ('commit word before the payload', 'unchecked record/32', 'src/object.c',
     '    const uint8_t *byte = src;', """    (void)!word_commit(region, end, crc | (first & TAG_MASK));
    const uint8_t *byte = src;"""),
    ('payload left in the cache', 'powercut log/64', 'src/object.c',
     'region_settle(region, start, end - start);', ''),
    ('part 1 left as it was found', 'powercut record/16', 'src/record.c',
     'if ((parts & (int)(TAG_MASK | SLOT_NEVER)) == 0) {', 'if (parts < 0) {'),
    ('saved over the part that counts', 'powercut record/16', 'src/record.c',
     'first |= part_other(parts);', 'first |= part_newest(parts);'),
    ('newer part wiped first', 'powercut record/32', 'src/record.c',
     """slot_wipe(record, part_other(parts));
    dropped |= slot_wipe(record, part_newest(parts));""",
     """slot_wipe(record, part_newest(parts));
    dropped |= slot_wipe(record, part_other(parts));"""),
    ('header before the first save', 'powercut record+layout/20', 'src/record.c',
     """    // 2 to 4. The part""", """    if (record->layout != 0) {
        (void)!word_commit(record->region, record->offset, slots_header(record));
    }
    // 2 to 4. The part"""),
    ('half that is written counts', 'unchecked store/64', 'src/store_write.c',
     'half_commit(store, half, 0, TORN)', 'BACKMEM_OK'),
    ('other half left as it was found', 'powercut store/64', 'src/store_write.c',
     """        if (at == 0) {
            err =""", """        if (at == 9) {
            err ="""),
    ('nothing behind a frame', 'powercut store/64', 'src/store_write.c',
     'if (end != store->words) {', 'if (end > store->words) {'),
    ('frame left in the cache', 'powercut store/128', 'src/store_write.c',
     'region_settle(store->region, offset, 4u * store->words);', ''),
    ('commit word before its frame', 'unchecked store/64', 'src/store_write.c',
     '    entries_put(frame);\n    check = frame->crc | tag;',
     """    check = frame->crc | tag;
    (void)!half_commit(store, half, at, check);
    entries_put(frame);"""),
    ('appended behind damage', 'powercut store/64', 'src/store_write.c',
     ' || !store_is_sound(store)', ''),
    ('newer half wiped first', 'powercut store/64', 'src/store_write.c',
     'store->end != 0 ? 1u : 0u', 'store->end != 0 ? 0u : 1u'),
    ('commit words wiped last', 'powercut store/64', 'src/store_write.c',
     '    (void)!half_commit(store, older ^ 1, 0, 0);\n', ''),
    ('compaction that forgets a change', 'random 100000', 'src/store_write.c',
     'if (entry_lives(store, &entry) && entry_change(frame, &entry) == NULL) {',
     'if (entry_lives(store, &entry)) {'),
    ('newest entry wiped first', 'random 100000', 'src/log.c',
     'uint32_t place = place_wrap(log, log->next); // of the oldest entry',
     'uint32_t place = place_wrap(log, log->next + log->count - 1u);'),
    ('streak that a healthy boot does not end', 'random 100000', 'src/boot.c',
     'ledger.failures = 0;', 'ledger.failures = 1;'),
]
