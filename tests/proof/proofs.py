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
    left_out: tuple = ()
    # A protocol step taken away: (file, old text, new text). The claim must then fail.
    broken: tuple = ()
    claim: str = ""


# Of the format, that an image may be of; the words of a check with all bits flipped.
VERSIONS = {"backmem_parts_find.0": 3, "store_look.1": 3}


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
                 unwind=max(words, size, 8) + 1, loops=VERSIONS, left_out=NO_FOREIGN,
                 **more)


BOUNDS = "address >= BASE && address - BASE < 4 * WORDS && address % 4 == 0"
OLD_OR_NEW = "payloads_equal(&now, &old) || payloads_equal(&now, &new)"
NEW = ("power_was_cut() || (err == BACKMEM_OK && payloads_equal(&now, &new)) "
       "|| (err == BACKMEM_ERR_FOREIGN && payloads_equal(&now, &old))")
KEPT = "power_was_cut() || status == BACKMEM_KEPT || status == BACKMEM_FOREIGN"



def read_record(**more):
    return Proof(folder="read-record", safety=True,
                 sources=["src/backmem_record.c"] + OBJECT + ACCESS,
                 defines={"WORDS": 6, "SIZE": 6, "CRC": "CRC_ANY"}, unwind=9,
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


# In a region of a word more than the store, so that its offset is 0 or 4. Banks of 8
# words are those of the smallest store.
def read_store(reader, bank=8, **more):
    words = 2 * bank + 1
    loops = {"frame_pass.0": 2 * bank + 2,
             "proof_begin.0": words + 1, "seam_load.0": words + 1,
             "seam_store.0": words + 1, "store_find.0": 3, "store_find.1": 3,
             "backmem_entry_of_key.0": 5, "backmem_entry_word.0": 5, **VERSIONS}
    return Proof(folder="read-store", safety=True,
                 sources=["src/backmem_store_read.c"] + OBJECT + ACCESS,
                 defines={"WORDS": words, "BANK": bank, "READER": reader,
                          "CRC": "CRC_ANY"},
                 unwind=9, loops=loops, **more)


# Banks of 4 words, in a region of a word more, so that the offset is 0 or 4.
SET, DELETE, WIPE, SPACE = 0, 1, 2, 3


def write_store(writer, **more):
    bank = 4
    entries = bank - 2
    loops = {"backmem_entry_find.0": entries + 1,
             "backmem_entries_agree.0": entries + 1, "backmem_entry_of_key.0": 5,
             "change_of.0": 2, "entries_put.0": entries + 1,
             "entries_put.1": 2, "entry_put.0": entries + 2, "backmem_entry_word.0": 5,
             "range_compare.0": 17, "range_compare.1": 2 * bank + 1,
             "backmem_region_fill.0": 2 * bank + 1, "words_move.0": 5,
             "words_move.1": 5, "bytes_copy.0": 5}
    return Proof(folder="write-store", safety=True,
                 sources=["src/backmem_store_read.c", "src/backmem_store_write.c"]
                 + OBJECT + ACCESS,
                 defines={"WORDS": 2 * bank + 1, "BANK": bank, "WRITER": writer,
                          "CRC": "CRC_ANY", "LOADS": "LOADS_ANY"},
                 unwind=2 * bank + 2, loops=loops, **more)


# Banks of 4 words: the one in use, and where its frames end.
def content(used, end, **more):
    bank = 4
    entries = bank - 2
    loops = {"backmem_entry_find.0": entries + 1,
             "backmem_entries_agree.0": entries + 1, "walk_ends.0": entries + 2,
             "backmem_entry_of_key.0": 5, "change_of.0": 2,
             "entries_put.0": entries + 1, "entries_put.1": 2,
             "entry_put.0": entries + 1, "backmem_entry_word.0": 5,
             "backmem_region_read.0": 5}
    return Proof(folder="store-content",
                 sources=["src/backmem_store_read.c",
                 "src/backmem_store_write.c"] + OBJECT + BYTES,
                 defines={"WORDS": 2 * bank, "BANK": bank, "BANK_USED": used,
                          "END": end, "CRC": "CRC_ANY"},
                 unwind=2 * bank + 1, loops=loops, **more)


# Parts of the claims besides those of every image at once, 0 and 1.
AFTER, APPENDS, FIRST, COMPACTS = 2, 3, 4, 5


# Banks of as many words; the sources' own least size is 8.
def store(bank, part, changes=1, **more):
    loops = {"backmem_entry_of_key.0": 2, "frame_pass.0": bank + 1,
             "store_find.0": 3, "store_find.1": 3,
             "store_look.0": bank // 2 + (part == 2), "entry_put.0": bank - 1,
             "change_of.0": changes + 1, "entries_put.0": bank - 1,
             "entries_put.1": changes + 1}
    if part > 2:
        loops = {}
    return Proof(folder="store", sources=["src/backmem_store_write.c"] + OBJECT,
                 defines={"WORDS": 2 * bank, "PART": part, "CHANGES": changes,
                          "CRC": "CRC_FUNCTION"},
                 unwind=2 * bank + 1, loops=loops, **more)


KEY_FOUND = "are_same(look(key), wanted)"
CUT_LEAVES = "!power_was_cut() || cut_leaves(was_sound)"
COMMIT_LEAVES = "power_was_cut() || full || commit_leaves(&store, was_sound)"

PROOFS = [
    word(name="word", safety=True),
    word(name="word-broken-check", claim="is_old || is_new", broken=(
        "src/backmem_word.c", "if (found != word_of((uint16_t)found)) {",
        "if (found == 0) {")),

    # record-4-status claims all of this, and more.
    record(4, 0, name="record-4", full=True),
    # The layout is proved with three words, which no other is.
    record(4, 0xBEE5, name="record-4-layout", full=True),
    record(8, 0, name="record-8", full=True),
    record(12, 0xBEE5, name="record-12-layout", full=True),
    record(4, 0, 1, name="record-4-status"),
    record(10, 0, name="record-10", full=True),
    record(16, 0, name="record-16", full=True),
    record(4, 0xBEE5, 1, name="record-4-layout-status", full=True),

    read_record(name="read-record"),
    read_record(name="read-record-broken", claim=BOUNDS, broken=(
        "src/backmem_object.c", "if (!backmem_range_fits(region, offset, bytes)) {",
        "if (false) {")),
    read_log(0, 6, 9, name="read-log-open", full=True),
    read_log(3, 4, 9, name="read-log-next", full=True),
    read_log(0, 6, 9, name="read-log-broken", claim=BOUNDS, broken=(
        "src/backmem_log.c", "bytes >= each", "bytes > 0")),

    read_store(0, name="read-store-open", full=True),
    read_store(1, bank=4, name="read-store-next", full=True),
    read_store(2, name="read-store-get", full=True),
    read_store(3, name="read-store-get-text", full=True),
    read_store(4, name="read-store-get-int", full=True),
    read_store(0, name="read-store-broken", full=True, claim=BOUNDS, broken=(
        "src/backmem_store_read.c", "        if (at >= limit) {",
        "        if (false) {")),

    store(4, 0, name="store-writer", full=True),
    store(4, 1, name="store-reader", full=True),
    store(4, AFTER, name="store-after", full=True),
    store(5, APPENDS, name="store-append-5"),
    store(6, APPENDS, name="store-append-6", full=True),
    store(5, FIRST, name="store-first-5"),
    store(4, COMPACTS, name="store-compact-4", full=True),
    store(4, COMPACTS, name="store-broken-compact", full=True, claim=CUT_LEAVES,
          broken=(
        "src/backmem_store_write.c",
        "err = err ? err : bank_commit(store, bank, 0, BACKMEM_TORN);",
        "")),
    store(5, APPENDS, name="store-broken-append", claim=COMMIT_LEAVES, broken=(
        "src/backmem_store_write.c", "if (frame->end != store->words) {",
        "if (false) {")),
    store(5, FIRST, name="store-broken-first", claim=CUT_LEAVES, broken=(
        "src/backmem_store_write.c",
        "            err = bank_commit(store, bank, 0, 0);\n",
        "")),
    store(5, FIRST, name="store-broken-terminator", claim=COMMIT_LEAVES, broken=(
        "src/backmem_store_write.c", "if (frame->end != store->words) {",
        "if (false) {")),
    store(5, FIRST, name="store-broken-no-torn", claim=CUT_LEAVES, broken=(
        "src/backmem_store_write.c",
        "err = err ? err : bank_commit(store, bank, 0, BACKMEM_TORN);",
        "")),
    store(5, APPENDS, name="store-broken-order", claim=CUT_LEAVES, broken=(
        "src/backmem_store_write.c",
        "    frame->crc = begin;\n",
        "    frame->crc = begin;\n"
        "    (void)!bank_commit(store, bank, at, frame->crc | phase);\n")),

    content(1, 0, name="store-content-first", full=True),
    content(0, 2, name="store-content-2", full=True),
    content(0, 3, name="store-content-3", full=True),
    content(0, 4, name="store-content-4", full=True),
    content(1, 0, name="store-content-broken", full=True, claim=KEY_FOUND, broken=(
        "src/backmem_store_write.c", "if (frame->word < frame->end) {",
        "if (frame->word + 1 < frame->end) {")),

    write_store(SPACE, name="write-store-space", full=True),
    write_store(WIPE, name="write-store-wipe"),
    write_store(DELETE, name="write-store-delete", full=True),
    write_store(SET, name="write-store-set", full=True),
    write_store(SPACE, name="write-store-broken", full=True, claim=BOUNDS, broken=(
        "src/backmem_store_read.c", "    if (at >= store->end) {",
        "    if (at > store->words) {")),

    record(8, 0, name="record-broken-no-torn", claim=OLD_OR_NEW, broken=(
        "src/backmem_record.c", "if (!err && !look_is_valid(parts.other)) {",
        "if (false) {")),
    record(4, 0, name="record-broken-phase", claim=NEW, broken=(
        "src/backmem_object.c",
        "return backmem_slot_mark(slots, slot, commit);",
        "return backmem_slot_mark(slots, slot, commit - phase + 1);")),
    record(4, 0, 1, name="record-broken-first", claim=KEPT, broken=(
        "src/backmem_record.c",
        "} else if (parts.look != LOOK_NEVER) {", "} else if (false) {")),
    record(4, 0, name="record-broken-order", claim=OLD_OR_NEW, broken=(
        "src/backmem_record.c",
        "err = backmem_slot_mark(record, target, BACKMEM_TORN);",
        "err = backmem_slot_mark(record, target ^ 1, BACKMEM_TORN);")),
    record(4, 0, name="record-broken-target", claim=OLD_OR_NEW, broken=(
        "src/backmem_object.c",
        "for (uint32_t at = slot_start(slots, end); at != end; at += 4) {\n"
        "        uint32_t word = store",
        "for (uint32_t at = store ? slots->offset : slot_start(slots, end);"
        " at != end;\n        at += 4) {\n        uint32_t word = store")),
]
