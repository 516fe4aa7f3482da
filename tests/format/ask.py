# What driver.c answers by the library, answered by format.py: the same lines.
#
# SPDX-License-Identifier: MIT
import struct

import cbor
import format as f


def from_hex(text):
    return b"" if text == "." else bytes.fromhex(text)


def to_hex(data):
    return bytes(data).hex() or "."


def image_of(text):
    return f.pack(from_hex(text))


def text_of(image):
    return to_hex(f.unpack(image))


def key_text(key):
    return f"n{key}" if isinstance(key, int) else "t" + to_hex(key)


def changes_text(changes):
    return ",".join(f"{key_text(key)}={'-' if value is None else to_hex(value)}"
                    for key, value in changes)


def changes_of(text):
    changes = []
    for word in text.split(","):
        key, value = word.split("=")
        key = int(key[1:]) if key[0] == "n" else from_hex(key[1:])
        changes.append((key, None if value == "-" else from_hex(value)))
    return changes


def changes_real(store, changes):
    """Without those that a later one overtakes, or that change nothing."""
    last = {key: i for i, (key, _) in enumerate(changes)}
    now = dict(store.contents())
    return [(key, value) for i, (key, value) in enumerate(changes)
            if last[key] == i and now.get(key) != value]


# ---- verbs -----------------------------------------------------------------------


def saved(image, stores):
    return "OK " + text_of(f.apply(image, stores))


def word(image):
    status, value = f.word_read(image_of(image)[0])
    return f"{status} {'-' if value is None else value}"


def word_save(_, value):
    return "OK " + text_of([f.word_make(int(value))])


def record(size, layout, image):
    image = image_of(image)
    record = f.Record(int(size), int(layout))
    status, payload = record.read(image)
    answer = f"{status} {'-' if payload is None else to_hex(payload)}"
    if status == f.FOREIGN:
        answer += " {} {}".format(*record.found(image))
    return answer


def record_save(size, layout, image, payload):
    image = image_of(image)
    record = f.Record(int(size), int(layout))
    if record.found(image):
        return "FOREIGN " + text_of(image)
    return saved(image, record.stores(image, from_hex(payload)))


def record_migrate(size, layout, image, payload):
    image = image_of(image)
    record = f.Record(int(size), int(layout))
    if not record.found(image):
        return saved(image, record.stores(image, from_hex(payload)))
    found = f.Record(*record.found(image))
    if not found.counts(image)[1]:
        return "UNSUPPORTED " + text_of(image)  # another version
    if found.words > len(image):
        return "SIZE " + text_of(image)
    return saved(image, record.migration(image, from_hex(payload)))


def store(layout, image):
    read = f.Store(image_of(image), int(layout))
    entries = [f" {key_text(key)}={to_hex(value)}" for key, value in read.contents()]
    return read.status + "".join(entries)


def store_commit(layout, image, changes):
    image = image_of(image)
    read = f.Store(image, int(layout))
    real = changes_real(read, changes_of(changes))
    if read.status == f.FOREIGN:
        return "FOREIGN " + text_of(image)
    if real and not read.fits(real):
        return "FULL " + text_of(image)
    return saved(image, read.stores(real) if real else [])


def value_of(kind, text):
    """What the text of a question stands for."""
    if kind in cbor.INTEGERS:
        return int(text)
    if kind == "bool":
        return text == "1"
    if kind == "float":
        return struct.unpack(">f", bytes.fromhex(text))[0]
    return from_hex(text)


def value_set(image, kind, text):
    encoded = cbor.encode(kind, value_of(kind, text))
    return store_commit("0", image, changes_text([(b"v", encoded)]))


def value(image, kind):
    data = dict(f.Store(image_of(image), 0).contents()).get(b"v")
    if data is None:
        return "EMPTY"
    text = cbor.decode(kind, data)
    if text is None:
        return "TYPE"
    # The driver has room for 64 bytes, of a text with the zero behind it.
    room = {"text": 63, "bytes": 64}.get(kind)
    if room is not None and len(from_hex(text)) > room:
        return "SIZE"
    return "OK " + text


def log(size, image):
    read = f.Log(image_of(image), int(size))
    status, entries = read.read()
    return f"{status} {read.lost()}" + "".join(" " + to_hex(e) for e in entries)


def log_append(size, image, payload):
    image = image_of(image)
    return saved(image, f.Log(image, int(size)).stores(from_hex(payload)))


def boot(image, cause):
    image = image_of(image)
    size = f.boot_size(image)
    record = f.Record(size, 0)
    status, payload = record.read(image)
    boots, _, failures, state = f.boot_unpack(payload or bytes(size))
    new = f.boot_pack(size, boots + 1, int(cause), failures + 1, state)
    boots, now, _, _ = f.boot_unpack(new)
    return f"{status} {boots} {now} {failures} {state} " + saved(
        image, record.stores(image, new))


VERBS = {"word": word, "word-save": word_save, "record": record,
         "record-save": record_save, "record-migrate": record_migrate,
         "store": store, "store-commit": store_commit,
         "log": log, "log-append": log_append, "boot": boot, "value": value,
         "value-set": value_set}


def answer(line):
    verb, *args = line.split()
    return VERBS[verb](*args)
