# What is proved, and with what bounds; run.py runs it. The README.md of each folder
# says the same in words.
#
# SPDX-License-Identifier: MIT
from dataclasses import dataclass, field

OBJECT = ["src/backmem_object.c", "src/backmem_sync.c", "src/backmem_region.c"]
BYTES = ["tests/proof/region.c"]
ACCESS = ["src/backmem_access.c"]


@dataclass
class Proof:
    name: str
    folder: str
    sources: list
    defines: dict
    unwind: int
    loops: dict = field(default_factory=dict)  # bounds of single loops
    safety: bool = False  # prove memory safety as well
    full: bool = False  # only with BACKMEM_FULL=1
    # What the claim is not about, and the solver cannot carry: (file, old, new text).
    left_out: list = field(default_factory=list)
    # Steps taken away: (file, old text, new text). The claim must then fail.
    broken: list = field(default_factory=list)
    claim: str = ""


# Of the format, that an image may be of; the words of a check with all bits flipped.
VERSIONS = {"backmem_parts_find.0": 3, "store_look.1": 3}
# Nobody writes beside it, so a load begins once: that it does not again is proved too.
ONE_TRY = {"backmem_record_load.0": 1}


# Which records of other programs there are is a matter of the check, which may be any
# function here. tests/unit/test_record_foreign.c and tests/powercut have them.
NO_FOREIGN = ("src/backmem_record.c", "if (parts->of.shape.layout != 0 && size_is_good",
              "if (false && size_is_good")


def word(**more):
    return Proof(folder="word", sources=["src/backmem_word.c"] + OBJECT,
                 defines={"WORDS": 2, "CRC": "CRC_FUNCTION"}, unwind=9, **more)


def record(size, layout, status=0, **more):
    words = 2 * ((size + 3) // 4 + 1) + (layout != 0)
    return Proof(folder="record", sources=["src/backmem_record.c"] + OBJECT + BYTES,
                 defines={"WORDS": words, "SIZE": size, "LAYOUT": layout,
                          "STATUS": status, "CRC": "CRC_FUNCTION"},
                 unwind=max(words, size, 8) + 1, loops=VERSIONS | ONE_TRY,
                 left_out=[NO_FOREIGN], **more)


BOUNDS = "address >= BASE && address - BASE < 4 * WORDS && address % 4 == 0"
OLD_OR_NEW = "payloads_equal(&now, &old) || payloads_equal(&now, &new)"
NEW = ("power_was_cut() || (err == BACKMEM_OK && payloads_equal(&now, &new)) "
       "|| (err == BACKMEM_ERR_FOREIGN && payloads_equal(&now, &old))")
KEPT = "power_was_cut() || status == BACKMEM_KEPT || status == BACKMEM_FOREIGN"



def read_record(words=4, size=3, **more):
    return Proof(folder="read-record", safety=True,
                 sources=["src/backmem_record.c"] + OBJECT + ACCESS,
                 defines={"WORDS": words, "SIZE": size, "CRC": "CRC_ANY"}, unwind=9,
                 loops=VERSIONS, **more)


def read_log(size, words, unwind, **more):
    loops = {} if "broken" in more else {
        "backmem_slot_is_damaged.0": 200} if size == 0 else {
        "seam_load.0": words + 1, "seam_store.0": words + 1,
        "log_scan.0": 3, "backmem_log_next.0": 3, "main.0": 4,
        "backmem_slot_look.0": 2, "bytes_copy.0": 5, "range_move.0": 5}
    return Proof(folder="read-log", safety=True,
                 sources=["src/backmem_log.c"] + OBJECT + ACCESS,
                 defines={"WORDS": words, "SIZE": size, "CRC": "CRC_ANY"},
                 unwind=unwind, loops=loops, **more)


STORE_CRC = ["tests/proof/crc_run.c"]
ANY_KEYS = ["tests/proof/any_keys.c"] + STORE_CRC



def access(**more):
    return Proof(folder="access", safety=True, sources=ACCESS + OBJECT,
                 defines={"WORDS": 3, "CRC": "CRC_ANY"}, unwind=9, **more)


def crc_run(table, **more):
    return Proof(folder="crc-run", safety=True, sources=["src/backmem_crc_run.c"],
                 defines={"WORDS": 6, "CRC": "CRC_ANY", "LOADS": "LOADS_ANY",
                          "BACKMEM_STORE_CRC_TABLE": table}, unwind=8, **more)


# Entries, names, chains. Banks of up to `bank` words, in a region of a word more than
# two of them, so that its offset is 0 or 4.
ENTRY, KEY_NAME, ENTRY_NAME, CHAIN, LAST, CHAIN_NEXT, REST, INDEX = range(8)

# Looks beside a writer are all alike: each begins anew, from the same.
TRIES = ("src/backmem_object.h", "#define BACKMEM_READ_TRIES 4u",
         "#define BACKMEM_READ_TRIES 2u")

# What is written by words of memory, field by field: the solver takes that better. That
# it is the same is proved in `state`.
FIELDS = [
    ("src/backmem_store_parts.h", "        pairs[i] = 0;\n",
     "        heads[2 * i] = 0;\n        heads[2 * i + 1] = 0;\n"
     "        (void)pairs;\n"),
    ("src/backmem_store_parts.h", "        *word++ = *more++;\n",
     "        to->check = from->check;\n"
     "        to->sum = from->sum;\n"
     "        to->living = from->living;\n"
     "        for (uint32_t i = 0; i < BACKMEM_STORE_CHAINS; i++) {\n"
     "            to->heads[i] = from->heads[i];\n"
     "        }\n"
     "        (void)word;\n"
     "        more = end;\n"),
    ("src/backmem_store_parts.h",
     "    *(volatile pair_t *)(void *)&store->end = state;\n",
     "    store->end = (uint16_t)state;\n"
     "    store->bank = (uint8_t)(state >> 16);\n"
     "    store->phase = (uint8_t)(state >> 24);\n"),
    ("src/backmem_store_parts.h",
     "    return *(const volatile pair_t *)(const void *)&store->end;\n",
     "    return store->end | (uint32_t)store->bank << 16"
     " | (uint32_t)store->phase << 24;\n"),
]
# Calls of what another proof is of: there is a harness's own, which gives any answer.
ANY_NEXT = ("src/backmem_store_keys.c",
            "while ((head = chain_next(", "while ((head = any_chain_next(")
ANY_REST = ("src/backmem_store_keys.c", "&& !rest_agrees(", "&& !any_rest_agrees(")
ANY_IN_LAST = ("src/backmem_store_keys.c", "if (backmem_chain_find(",
               "if (any_chain_find(")
ANY_IN_INDEX = ("src/backmem_store_keys.c",
                "if (backmem_entry_at(&bank, backmem_chain_find(",
                "if (backmem_entry_at(&bank, any_chain_find(")
ANY_NAME = ("src/backmem_store_keys.c",
            "        backmem_name_of_entry(&bank, &entry, &name);",
            "        any_name_of_entry(&bank, &entry, &name);")


def keys(call, bank=8, key=4, **more):
    return Proof(folder="keys", safety=True, sources=[],
                 defines={"WORDS": 2 * bank + 1, "BANK": bank, "CALL": call, "KEY": key,
                          "CRC": "CRC_ANY", "LOADS": "LOADS_ANY"},
                 unwind=max(2 * bank + 2, 17), loops={
                     "backmem_keys_agree.0": 65, "chain_next.0": bank + 1,
                     "backmem_chain_find.0": bank + 1,
                     "backmem_last_find.0": bank, "backmem_store_index.0": bank},
                 **more)


# Banks of 8 words are those of the smallest store; of 4, a smaller instance.
OPEN, NEXT, GET, TYPED = range(4)
SMALLER = ("src/backmem_store_look.c", "BACKMEM_STORE_BYTES_MIN);", "8 * BANK);")


def read_store(reader, kind=0, bank=4, **more):
    return Proof(folder="read-store", safety=True,
                 sources=["src/backmem_store_look.c", "src/backmem_store_read.c",
                          "src/backmem_value.c"] + ANY_KEYS + OBJECT + BYTES,
                 defines={"WORDS": 2 * bank + 1, "BANK": bank, "READER": reader,
                          "TYPE": kind, "CRC": "CRC_ANY", "LOADS": "LOADS_ANY"},
                 unwind=max(2 * bank + 2, 18), loops={
                     **VERSIONS, "store_find.0": 3, "store_find.1": 3,
                     "backmem_frame_pass.0": 2 * bank + 1,
                     "store_look.0": bank // 2 + 1,
                     "view_next.0": bank, "backmem_region_read.0": 4 * bank},
                 left_out=[TRIES, SMALLER], **more)


SET, DELETE, WIPE, SPACE = range(4)


def write_store(writer, changes=1, bank=4, text=0, **more):
    return Proof(folder="write-store", safety=True,
                 sources=["src/backmem_store_look.c", "src/backmem_store_read.c",
                          "src/backmem_store_write.c"] + ANY_KEYS + OBJECT + ACCESS,
                 defines={"WORDS": 2 * bank + 1, "BANK": bank, "WRITER": writer,
                          "CHANGES": changes, "TEXT": text, "CRC": "CRC_ANY",
                          "LOADS": "LOADS_ANY"},
                 unwind=max(2 * bank + 2, 18), loops={
                     "living_put.0": bank - 1, "words_sum.0": bank - 1,
                     "words_copy.0": bank - 1, "bytes_put.0": max(10, text + 1),
                     "range_fill.0": bank + 1, "words_move.0": 5, "words_move.1": 5,
                     "words_move.2": 5, "bytes_copy.0": 5, "proof_begin.0": 18},
                 left_out=FIELDS, **more)


# Banks of 4 words: the one in use, and where its frames end.
def content(used, end, change=0, keys=-1, **more):
    bank = 4
    loops = {"walk_ends.0": bank, "living_put.0": bank - 1, "key_word.0": 5,
             "backmem_store_get.0": 3, "change_is_overtaken.0": 2,
             "entry_is_changed.0": 2, 
             "chain_next.0": bank, "backmem_chain_find.0": bank,
             "rest_agrees.0": 2, "backmem_store_index.0": bank - 1,
             "name_sum.0": 2, "backmem_name_of_key.0": 5, "backmem_keys_agree.0": 5,
             "backmem_region_read.0": 5, "bytes_put.0": 5, "words_copy.0": bank,
             "words_sum.0": bank, "backmem_crc30_run.0": bank}
    return Proof(folder="store-content",
                 sources=["src/backmem_store_keys.c", "src/backmem_store_look.c",
                          "src/backmem_store_read.c", "src/backmem_store_write.c"]
                 + STORE_CRC + OBJECT + BYTES,
                 defines={"WORDS": 2 * bank, "BANK": bank, "BANK_USED": used,
                          "END": end, "CHANGE": change, "KEYS": keys, "CRC": "CRC_ANY"},
                 unwind=max(2 * bank + 1, 18), loops=loops,
                 left_out=[*FIELDS, TRIES], **more)


# Parts of the claims besides those of every image at once, 0 and 1.
READER, AFTER, APPENDS, FIRST, COMPACTS, DAMAGED = 1, 2, 3, 4, 5, 7


# Banks of as many words; the sources' own least size is 8.
def store(bank, part, case=-1, **more):
    loops = {"backmem_frame_pass.0": bank, "backmem_crc30_run.0": bank,
             "store_find.0": 3, "store_find.1": 3,
             "store_look.0": bank // 2 + 1, "living_put.0": bank - 1}
    return Proof(folder="store",
                 sources=["src/backmem_store_write.c"] + STORE_CRC + OBJECT,
                 defines={"WORDS": 2 * bank, "PART": part, "CASE": case,
                          "CRC": "CRC_FUNCTION"},
                 unwind=max(2 * bank + 1, 18), loops=loops, left_out=FIELDS, **more)


KEY_FOUND = "are_same(look(key), wanted)"
CUT_LEAVES = "!power_was_cut() || cut_leaves(was_sound)"
COMMIT_LEAVES = "power_was_cut() || full || erased || commit_leaves(&store, was_sound)"

NO_TORN = ("src/backmem_store_write.c",
           "return err ? err : bank_commit(store, next->bank, 0, BACKMEM_TORN);",
           "return err;")
NO_ZERO = ("src/backmem_store_write.c", "if (next->end != next->words) {\n        BACK",
           "if (false) {\n        BACK")

PROOFS = [
    Proof(name="sum", folder="sum", sources=[], unwind=2,
          defines={"WORDS": 1, "CRC": "CRC_ANY"}),
    Proof(name="sum-broken", folder="sum", sources=[], unwind=2,
          defines={"WORDS": 1, "CRC": "CRC_ANY"},
          claim="sum == other || sum_step(sum, word) != sum_step(other, word)",
          broken=[("src/backmem_object.h", "sum ^= word;", "sum = sum << 1 ^ word;")]),
    access(name="access", full=True),
    access(name="access-broken", claim=BOUNDS, broken=[(
        "src/backmem_access.c", "        if (count == 0) {\n"
        "            return BACKMEM_ERR_DIFFERS;\n        }\n"
        "        offset += (uint32_t)count;\n        buffer",
        "        if (count == 0) {\n"
        "            return BACKMEM_ERR_DIFFERS;\n        }\n"
        "        offset += 4;\n        buffer")]),
    *[Proof(name=f"state-{name}", folder="state", sources=[], unwind=18, safety=True,
            defines={"WORDS": 1, "CALL": call, "CRC": "CRC_ANY"})
      for call, name in enumerate(("copy", "clear", "move"))],
    crc_run(16, name="crc-run-16"),
    crc_run(256, name="crc-run-256", full=True),
    crc_run(16, name="crc-run-broken", claim=BOUNDS, broken=[(
        "src/backmem_crc_run.c", "address != end", "address <= end")]),
    keys(ENTRY, name="keys-entry"),
    keys(KEY_NAME, name="keys-name-of-key"),
    keys(KEY_NAME, key=63, name="keys-name-of-key-63", full=True),
    keys(ENTRY_NAME, name="keys-name-of-entry"),
    keys(CHAIN_NEXT, name="keys-chain-next"),
    keys(REST, name="keys-rest"),
    keys(CHAIN, name="keys-chain", left_out=[ANY_NEXT, ANY_REST]),
    keys(LAST, name="keys-last", left_out=[ANY_IN_LAST]),
    keys(ENTRY, name="keys-broken-entry", claim="entry_is_met(&bank, &entry, next)",
         broken=[("src/backmem_store_keys.c", "return at <= bank->end;",
                  "return true;")]),
    keys(CHAIN_NEXT, name="keys-broken-chain-next", claim=BOUNDS, broken=[(
        "src/backmem_store_keys.c", "while (head != 0 && head < limit) {",
        "while (head != 0) {")]),
    keys(REST, name="keys-broken-rest", claim=BOUNDS, broken=[(
        "src/backmem_store_keys.c", "if (at + 1 >= bank->end\n            || ((",
        "if (((")]),
    keys(ENTRY_NAME, name="keys-broken-name", claim=BOUNDS, broken=[(
        "src/backmem_store_keys.c", "for (uint32_t i = 4; i < bytes; i += 4) {\n"
        "        sum ^=",
        "for (uint32_t i = 4; i <= bytes; i += 4) {\n        sum ^=")]),
    keys(INDEX, name="keys-index", left_out=[ANY_IN_INDEX, ANY_NAME, *FIELDS]),

    word(name="word", safety=True),
    word(name="word-broken-check", claim="is_old || is_new", broken=[(
        "src/backmem_word.c", "if (found != word_of((uint16_t)found)) {",
        "if (found == 0) {")]),

    record(4, 0, name="record-4"),
    record(4, 0xBEE5, name="record-4-layout"),
    record(8, 0, name="record-8", full=True),
    record(12, 0xBEE5, name="record-12-layout", full=True),
    record(4, 0, 1, name="record-4-status", full=True),
    record(10, 0, name="record-10", full=True),
    record(16, 0, name="record-16", full=True),
    record(4, 0xBEE5, 1, name="record-4-layout-status", full=True),

    read_record(name="read-record", full=True),
    read_record(6, 6, name="read-record-6", full=True),
    read_record(name="read-record-broken", full=True, claim=BOUNDS, broken=[(
        "src/backmem_object.c", "if (!backmem_range_fits(region, offset, bytes)) {",
        "if (false) {")]),
    read_log(0, 6, 9, name="read-log-open", full=True),
    read_log(3, 4, 9, name="read-log-next", full=True),
    read_log(0, 6, 9, name="read-log-broken", full=True, claim=BOUNDS, broken=[(
        "src/backmem_log.c", "bytes >= each", "bytes > 0")]),

    read_store(OPEN, name="read-store-open"),
    read_store(OPEN, bank=8, name="read-store-open-8", full=True),
    read_store(OPEN, name="read-store-broken-open", broken=[(
        "src/backmem_store_look.c", "if (words > bank->end - at) {", "if (false) {")],
        claim="words_inside(address, words)"),
    read_store(NEXT, bank=8, name="read-store-next", full=True),
    read_store(NEXT, bank=8, name="read-store-broken-next", full=True, broken=[(
        "src/backmem_store_read.c", "if (!backmem_entry_next(&view->bank, entry)) {",
        "if (!backmem_entry_next(&view->bank, entry) && next == 0) {")],
        claim="entry_is_inside(bank, entry)"),
    read_store(GET, name="read-store-get"),
    read_store(GET, bank=8, name="read-store-get-8", full=True),
    read_store(GET, name="read-store-broken-get", broken=[(
        "src/backmem_store_read.c", "err = *size > room ? BACKMEM_ERR_SIZE",
        "err = *size > room + 1 ? BACKMEM_ERR_SIZE")],
        claim="dereference failure: pointer outside object bounds in "
              "((uint8_t *)dst)[(signed long int)i]"),
    read_store(TYPED, 0, 8, name="read-store-int", full=True),
    read_store(TYPED, 1, 8, name="read-store-float", full=True),
    read_store(TYPED, 2, 8, name="read-store-text", full=True),

    store(4, READER, name="store-reader", full=True),
    store(4, AFTER, name="store-after", full=True),
    *[store(5, APPENDS, case, name=f"store-append-5-{case}") for case in range(6)],
    *[store(8, APPENDS, case, name=f"store-append-8-{case}", full=True)
      for case in range(30)],
    *[store(5, FIRST, case, name=f"store-first-5-{case}") for case in range(4)],
    *[store(4, COMPACTS + bank, case, name=f"store-compact-{bank}-{case}",
            full=case % 6 != bank) for bank in range(2) for case in range(24)],
    *[store(5, DAMAGED, case, name=f"store-damaged-{case}", full=case != 0)
      for case in range(4)],
    store(4, COMPACTS, 5, name="store-broken-compact", claim=CUT_LEAVES,
          broken=[NO_TORN]),
    store(5, APPENDS, 0, name="store-broken-append", claim=COMMIT_LEAVES,
          broken=[NO_ZERO]),
    store(5, FIRST, 1, name="store-broken-first", claim=CUT_LEAVES, broken=[(
        "src/backmem_store_write.c",
        "        err = err ? err : bank_commit(store, store->bank, 0, 0);\n", "")]),
    store(5, FIRST, 1, name="store-broken-older", claim=CUT_LEAVES, broken=[(
        "src/backmem_store_write.c",
        "if (backmem_store_older(store) == next->bank) {", "if (false) {")]),
    store(5, FIRST, 1, name="store-broken-terminator", claim=COMMIT_LEAVES,
          broken=[NO_ZERO]),
    store(5, FIRST, 1, name="store-broken-no-torn", claim=CUT_LEAVES, broken=[NO_TORN]),
    store(5, APPENDS, 0, name="store-broken-order", claim=CUT_LEAVES, broken=[(
        "src/backmem_store_write.c", "    bool intact = true;\n",
        "    bool intact = true;\n"
        "    (void)!bank_commit(next, next->bank, commit->at, next->phase);\n")]),
    store(5, APPENDS, 0, name="store-broken-erased", broken=[(
        "src/backmem_store_write.c",
        "if (!err && backmem_bank_phase(next, next->bank) != next->phase) {",
        "if (false) {")],
          claim="was_marked || err != BACKMEM_OK || !adds"),
    store(5, APPENDS, 0, name="store-broken-sum", claim=COMMIT_LEAVES, broken=[(
        "src/backmem_store_write.c",
        "        commit->next.sum = sum_step(commit->next.sum, word);\n", "")]),

    *[content(1, 0, change, keys, name=f"store-content-first-{change}-{keys}",
              full=(change, keys) not in ((0, 0), (0, 1), (0, 2), (5, 1)))
      for change in range(6) for keys in range(3)],
    *[content(0, end, change, keys, name=f"store-content-{end}-{change}-{keys}",
              full=True)
      for end in range(2, 5) for change in range(6) for keys in range(3)],
    content(1, 0, 2, name="store-content-any", full=True),
    content(1, 0, 2, 0, name="store-content-broken", full=True, claim=KEY_FOUND,
            broken=[("src/backmem_store_write.c", "*head = (uint16_t)commit->word;",
                     "*head = (uint16_t)(commit->word + 1);")]),

    write_store(SET, text=63, name="write-store-set-text", full=True),
    write_store(SET, 2, name="write-store-set-two", full=True),
    write_store(SPACE, name="write-store-space"),
    write_store(WIPE, name="write-store-wipe"),
    write_store(DELETE, name="write-store-delete", full=True),
    write_store(DELETE, name="write-store-broken-delete", full=True, claim=BOUNDS,
                broken=[(
        "src/backmem_store_write.c", "} else if (at < commit->to.end) { //",
        "} else { //")]),
    write_store(SET, name="write-store-set", full=True),

    record(8, 0, name="record-broken-no-torn", full=True, claim=OLD_OR_NEW, broken=[(
        "src/backmem_record.c", "if (!err && !look_is_valid(parts.other)) {",
        "if (false) {")]),
    record(4, 0, name="record-broken-phase", full=True, claim=NEW, broken=[(
        "src/backmem_object.c",
        "return crc | phase;", "return crc | 1;")]),
    record(4, 0, 1, name="record-broken-first", full=True, claim=KEPT, broken=[(
        "src/backmem_record.c",
        "} else if (parts.look != LOOK_NEVER) {", "} else if (false) {")]),
    record(4, 0, name="record-broken-order", claim=OLD_OR_NEW, broken=[(
        "src/backmem_record.c",
        "err = backmem_slot_mark(record, target, BACKMEM_TORN);",
        "err = backmem_slot_mark(record, target ^ 1, BACKMEM_TORN);")]),
    record(4, 0, name="record-broken-target", full=True, claim=OLD_OR_NEW, broken=[(
        "src/backmem_object.c",
        "uint32_t at = slot_start(slots, end);",
        "uint32_t at = store ? slots->offset : slot_start(slots, end);")]),
]
