# What is proved, and with what bounds; run.py runs it. The README.md of each folder
# says the same in words.
#
# SPDX-License-Identifier: MIT
from dataclasses import dataclass, field

OBJECT = ["src/object.c", "src/settle.c"]
BYTES = ["tests/proof/region.c"]
ACCESS = ["src/access.c"]


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
    # A protocol step taken away: (file, old text, new text). The claim must then fail.
    broken: tuple = ()
    claim: str = ""


def word(**more):
    return Proof(folder="word", sources=["src/word.c"] + OBJECT,
                 defines={"WORDS": 2, "CRC": "CRC_FUNCTION"}, unwind=9, **more)


def record(size, layout, status=0, **more):
    words = 2 * ((size + 3) // 4 + 1) + (layout != 0)
    return Proof(folder="record", sources=["src/record.c"] + OBJECT + BYTES,
                 defines={"WORDS": words, "SIZE": size, "LAYOUT": layout,
                          "STATUS": status, "CRC": "CRC_FUNCTION"},
                 unwind=max(words, size, 8) + 1, **more)


BOUNDS = "address >= BASE && address - BASE < 4 * WORDS && address % 4 == 0"
OLD_OR_NEW = "payloads_equal(&now, &old) || payloads_equal(&now, &new)"
NEW = "power_was_cut() || (err == BACKMEM_OK && payloads_equal(&now, &new))"
KEPT = "power_was_cut() || status == BACKMEM_KEPT"



def read_record(**more):
    return Proof(folder="read-record", safety=True,
                 sources=["src/record.c"] + OBJECT + ACCESS,
                 defines={"WORDS": 6, "SIZE": 6, "CRC": "CRC_ANY"}, unwind=9, **more)


def read_log(size, words, unwind, **more):
    loops = {} if size == 0 else {
        "seam_load.0": words + 1, "seam_store.0": words + 1,
        "backmem_log_open.0": 3, "backmem_log_next.0": 3, "main.0": 4, "slot_look.0": 2,
        "bytes_copy.0": 5, "span_move.0": 5}
    return Proof(folder="read-log", safety=True,
                 sources=["src/log.c"] + OBJECT + ACCESS,
                 defines={"WORDS": words, "SIZE": size, "CRC": "CRC_ANY"},
                 unwind=unwind, loops=loops, **more)


# In a region of a word more than the smallest store, so that its offset is 0 or 4.
def read_store(reader, **more):
    loops = {"proof_begin.0": 18, "seam_load.0": 18, "seam_store.0": 18,
             "store_find.0": 3, "entry_of_change.0": 5,
             "entry_word.0": 5}
    return Proof(folder="read-store", safety=True,
                 sources=["src/store_read.c"] + OBJECT + ACCESS,
                 defines={"WORDS": 17, "READER": reader, "CRC": "CRC_ANY"},
                 unwind=9, loops=loops, **more)


# In a region of a word more than the largest store here, so that its offset may be 4.
def write_store(half, writer, **more):
    entries = half - 2
    loops = {"entry_last.0": entries + 1, "entries_agree.0": 4 * entries + 1,
             "entry_of_change.0": 5, "change_of.0": 2, "entries_put.0": entries + 1,
             "entries_put.1": 2, "entry_put.0": 5, "entry_put.1": entries + 2}
    return Proof(folder="write-store", safety=True,
                 sources=["src/store_read.c", "src/store_write.c", "src/region.c"]
                 + OBJECT + ACCESS,
                 defines={"WORDS": 2 * half + 1, "HALF": half, "WRITER": writer,
                          "CRC": "CRC_ANY", "LOADS": "LOADS_ANY"},
                 unwind=4 * (2 * half + 1) + 1, loops=loops, **more)


# Halves of as many words; the sources' own least size is 8.
def store(half, part, changes=1, **more):
    loops = {"entry_of_change.0": 2, "frame_pass.0": half + 1, "store_find.0": 3,
             "store_look.0": half // 2 + (part == 2), "entry_put.0": 5, "entry_put.1": half - 1,
             "change_of.0": changes + 1, "entries_put.0": half - 1,
             "entries_put.1": changes + 1}
    if part > 2:
        loops = {}
    return Proof(folder="store", sources=["src/store_write.c"] + OBJECT,
                 defines={"WORDS": 2 * half, "PART": part, "CHANGES": changes,
                          "CRC": "CRC_FUNCTION"},
                 unwind=2 * half + 1, loops=loops, **more)


CUT_LEAVES = "!power_was_cut() || cut_leaves(was_sound)"
COMMIT_LEAVES = "power_was_cut() || full || commit_leaves(&store, was_sound)"

PROOFS = [
    word(name="word", safety=True),
    word(name="word-broken-check", claim="is_old || is_new", broken=(
        "src/word.c", "if (word != word_of((uint16_t)word)) {", "if (word == 0) {")),

    record(4, 0, name="record-4"),
    record(4, 0xBEE5, name="record-4-layout"),
    record(8, 0, name="record-8"),
    record(12, 0xBEE5, name="record-12-layout"),
    record(4, 0, 1, name="record-4-status"),
    record(10, 0, name="record-10", full=True),
    record(16, 0, name="record-16", full=True),
    record(4, 0xBEE5, 1, name="record-4-layout-status", full=True),

    read_record(name="read-record"),
    read_record(name="read-record-broken", claim=BOUNDS, broken=(
        "src/object.c", "return span_fits(region, offset, bytes) ? BACKMEM_OK"
        " : BACKMEM_ERR_RANGE;", "return BACKMEM_OK;")),
    read_log(0, 6, 9, name="read-log-open"),
    read_log(3, 4, 9, name="read-log-next", full=True),
    read_log(0, 6, 9, name="read-log-broken", claim=BOUNDS, broken=(
        "src/log.c", "bytes >= each", "bytes > 0")),

    read_store(0, name="read-store-open"),
    read_store(1, name="read-store-next", full=True),
    read_store(2, name="read-store-get"),
    read_store(3, name="read-store-get-text", full=True),
    read_store(4, name="read-store-get-int", full=True),
    read_store(0, name="read-store-broken", claim=BOUNDS, broken=(
        "src/store_read.c", "        if (at >= store->words) {",
        "        if (false) {")),

    store(4, 0, name="store-writer"),
    store(4, 1, name="store-reader"),
    store(4, 0, name="store-broken-terminator", claim=COMMIT_LEAVES, broken=(
        "src/store_write.c", "if (end != store->words) {", "if (false) {")),
    store(4, 0, name="store-broken-no-torn", claim=CUT_LEAVES, broken=(
        "src/store_write.c", "err = err ? err : half_commit(store, half, 0, TORN);",
        "")),
    store(4, 0, name="store-broken-order", claim=CUT_LEAVES, broken=(
        "src/store_write.c", "    frame->crc = frame_check(half, at, tag, check);\n",
        "    frame->crc = frame_check(half, at, tag, check);\n"
        "    (void)!half_commit(store, half, at, frame->crc | tag);\n")),

    record(8, 0, name="record-broken-no-torn", claim=OLD_OR_NEW, broken=(
        "src/object.c", "if (decided == 0) {", "if (decided == 9) {")),
    record(4, 0, name="record-broken-tag", claim=NEW, broken=(
        "src/object.c", "return word_commit(region, end, crc | (first & TAG_MASK));",
        "return word_commit(region, end, crc | TAG_1);")),
    record(4, 0, 1, name="record-broken-first", claim=KEPT, broken=(
        "src/record.c", "if ((parts & (int)(TAG_MASK | SLOT_NEVER)) == 0) {",
        "if (false) {")),
    record(4, 0, name="record-broken-order", claim=OLD_OR_NEW, broken=(
        "src/object.c", "    if (decided == 0) {\n        const backmem_err_t err ="
        " word_commit(region, end, TORN);", "    if (decided == 0) {\n        const"
        " backmem_err_t err = word_commit(region, start, TORN);")),
    record(4, 0, name="record-broken-target", claim=OLD_OR_NEW, broken=(
        "src/object.c", "const uint32_t start = end - words_bytes(slots->size);\n\n",
        "const uint32_t start = slots->offset;\n\n")),
]

PROOFS += [store(h, 3, name=f"append-{h}") for h in (5,6,7,8)]
PROOFS += [store(h, 2, name=f"after-{h}") for h in (4,5)]
PROOFS += [store(h, c, name=f"compact-{h}-{c}") for h in (4, 5,6,7,8) for c in (4,5,6,7,8)]

PROOFS += [write_store(h, c, name=f"ws-{h}-{c}") for h in (4, 5,6,7,8) for c in (0,1,2,3)]
