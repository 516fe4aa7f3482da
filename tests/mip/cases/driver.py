# The package, asked line by line: the questions of tests/format/driver.c, and its
# answers. Of typed values it has none.
#
# SPDX-License-Identifier: MIT
import sys
from binascii import hexlify, unhexlify

import backmem
from backmem import Bus, Region
from uctypes import addressof

try:
    from backmem._native import Bus as Native
except ImportError:
    Native = None


class Image(Bus):
    """Memory in a bytearray."""

    base = None

    def __init__(self, data):
        self.data = data

    def load(self, at, n):
        assert at % 4 == n % 4 == 0 <= at <= at + n <= len(self.data)
        return bytes(self.data[at : at + n])

    def store(self, at, data):
        assert at % 4 == len(data) % 4 == 0 <= at <= at + len(data) <= len(self.data)
        self.data[at : at + len(data)] = data


def from_hex(text):
    return b"" if text == "." else unhexlify(text)


def to_hex(data):
    return hexlify(data).decode() or "."


def region_of(text):
    """A region of this image, the only one that there is."""
    data = bytearray(from_hex(text))
    bus = Native(addressof(data)) if Native else Image(data)
    region = Region(bus, ("IMAGE", len(data), 4, 4, 4, 0, (), 5, 0))
    region.data = data
    backmem._all[:] = [region]
    sys.modules.pop("_backmem", None)
    return region


def done(region, call, *args):
    name = "OK"
    try:
        if call(*args) is False:
            name = "FULL"
    except OSError as error:
        name = str(error).split(": ")[-1].split(";")[0]
    return name + " " + to_hex(region.data)


def word(image):
    region_of(image)
    it = backmem.Word(offset=0)
    return "%s %s" % (it.status, "-" if it.value is None else it.value)


def word_save(image, value):
    region = region_of(image)
    return done(region, backmem.Word(offset=0).save, int(value))


def parts(size, layout, image):
    region = region_of(image)
    made = region._how("_slots", "Parts")
    return region, made(region, 0, region.size, int(size), int(layout))


def record(*args):
    _, it = parts(*args)
    data, found = it.load(), it.found()
    answer = "%s %s" % (it.status(), "-" if data is None else to_hex(data))
    return answer + (" %d %d" % (found[1], found[0]) if found else "")


def record_save(size, layout, image, payload):
    region, it = parts(size, layout, image)
    return done(region, it.save, from_hex(payload))


def record_migrate(size, layout, image, payload):
    region, it = parts(size, layout, image)
    return done(region, it.migrate, from_hex(payload))


def banks(layout, image):
    region = region_of(image)
    it = region._how("_banks", "Banks")(region, 0, region.size, int(layout))
    return region, it, it.status()


def store(*args):
    _, it, answer = banks(*args)
    for (kind, key), value in it.living():
        if kind == 1 or len(key) > 4 or key[-1:] == b"\0":
            name = "t" + to_hex(key)
        else:
            name = "n%d" % int.from_bytes(key, "little")
        same = it.find((kind, key)) == value
        answer += " %s=%s%s" % (name, to_hex(value), "" if same else "(get differs)")
    return answer


def store_commit(layout, image, changes):
    region, it, status = banks(layout, image)
    real = []
    for word in changes.split(","):
        key, value = word.split("=")
        if key[0] == "t":
            key = 1, from_hex(key[1:])
        else:
            key = 2, int(key[1:]).to_bytes(4, "little").rstrip(b"\0")
        value = None if value == "-" else from_hex(value)
        real = [change for change in real if change[0] != key] + [(key, value)]
    if it.foreign:  # then a Store does not ask
        assert status == "foreign"
        return "FOREIGN " + image
    real = [change for change in real if it.find(change[0]) != change[1]]
    return done(region, it.commit, real) if real else "OK " + image


def ring(size, image):
    region = region_of(image)
    return region, region._how("_ring", "Ring")(region, 0, int(size), region.size)


def log(*args):
    _, it = ring(*args)
    answer = "%s %d" % (it.status(), it.lost)
    return answer + "".join([" " + to_hex(data) for data in it.walk()])


def log_append(size, image, payload):
    region, it = ring(size, image)
    it.status()
    return done(region, it.append, from_hex(payload))


def boot(image, cause):
    region = region_of(image)
    it = backmem.Boot(int(cause), offset=0, size=32 if region.size > 31 else 16)
    return "%s %d %d %d %d OK %s" % (it.status, it.boots, it.cause, it.streak, it.state,
                                     to_hex(region.data))  # fmt: skip


VERBS = {"word": word, "word-save": word_save, "record": record,
         "record-save": record_save, "record-migrate": record_migrate, "store": store,
         "store-commit": store_commit, "log": log, "log-append": log_append,
         "boot": boot}  # fmt: skip

with open(sys.argv[1]) as file:
    for line in file:
        verb, *args = line.split()
        print(VERBS[verb](*args))
print("native" if Native else "pure")
