# Random updates, some of them cut off, on memory of noise: prints what each was to do,
# the image before it, and each of its stores. run.py compares with another reader.
#
#   kind arguments | image | status | word:value ...
#
# SPDX-License-Identifier: MIT
import sys
from binascii import hexlify

import backmem
from backmem import Bus, Region
from backmem._ring import Ring
from backmem._slots import Parts

seed = int(sys.argv[1])


def draw(limit):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % limit


def noise(n):
    return bytes([draw(256) for _ in range(n)])


class Cut(Exception):
    pass


class Recorder(Bus):
    base = 0

    def __init__(self, data):
        self.data, self.left, self.stores = bytearray(data), -1, []

    def load(self, at, n):
        assert 0 <= at <= at + n <= len(self.data)
        return bytes(self.data[at : at + n])

    def store(self, at, data):
        for i in range(0, len(data), 4):
            if self.left == 0:
                raise Cut
            self.left -= 1
            word = int.from_bytes(data[i : i + 4], "little")
            self.stores.append("%d:%d" % ((at + i) // 4, word))
            self.data[at + i : at + i + 4] = data[i : i + 4]


def hexed(data):
    return hexlify(data).decode() if data else "."


def run(size, make, step):
    """A history: `make(region)` opens, `step(object)` gives a text and a call."""
    bus = Recorder((bytes(size), b"\xff" * size, noise(size))[draw(3)])
    region = Region(bus, ("R", size, 4, 4, 4, 0, (), 5, 0))
    backmem._all[:] = [region]
    for _ in range(14):
        sys.modules.pop("_backmem", None)
        it, status = make(region)
        text, call = step(it)
        before = hexed(bus.data)
        bus.stores = []
        bus.left = draw(8) if draw(4) == 0 else -1
        try:
            call()
        except Cut:
            pass
        except OSError:
            assert status == "foreign" and not bus.stores
        print(text, before, status, "cut" if bus.left == 0 else "whole",
              " ".join(bus.stores), sep="|")  # fmt: skip
        bus.left = -1
        if draw(6) == 0:
            bus.data[draw(size)] ^= 1 << draw(8)


def record(size, layout):
    def make(region):
        parts = Parts(region, 0, region.size, size, layout)
        return parts, parts.status()

    def step(parts):
        data = noise(size)
        return "record %d %d %s" % (size, layout, hexed(data)), lambda: parts.save(data)

    run(4 * ((layout > 0) + 2 * ((size + 3) // 4 + 1)), make, step)


def log(size, count):
    def make(region):
        ring = Ring(region, 0, size, region.size)
        return ring, ring.status()

    def step(ring):
        data = noise(size)
        return "log %d %s" % (size, hexed(data)), lambda: ring.append(data)

    run(4 * count * ((size + 3) // 4 + 1), make, step)


def store(size, layout):
    def make(region):
        it = backmem.Store(offset=0, size=size, layout=layout)
        return it, it.status

    def step(it):
        changes = {}
        for _ in range(1 + draw(3)):
            key = ("a", "bb", "c" * 5, 0, 9, 300)[draw(6)]
            changes[key] = noise(draw(9)) if draw(4) else None
        names = [it._known(key, changes[key]) for key in changes]
        # Those that change nothing are not stored.
        real = ["%d%s=%s" % (name[0], hexed(name[1]), hexed(changes[key])
                             if changes[key] is not None else "-")
                for key, name in zip(changes, names)
                if it._find(name) != changes[key]]  # fmt: skip
        text = "store %d %s" % (layout, ",".join(real))
        return text, lambda: full(it, changes)

    run(size, make, step)


def full(it, changes):
    try:
        it._commit(changes)
    except OSError as error:
        if error.errno != 28:
            raise


for _ in range(12):
    record(1 + draw(20), draw(2) * (1 + draw(3)))
    log(1 + draw(12), 1 + draw(5))
    store(64 + 8 * draw(16), draw(2))
