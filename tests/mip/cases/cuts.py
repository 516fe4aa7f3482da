# Power cuts: a memory that stops at any store of an update. What is found afterwards is
# what stood there before, or what was stored; the next update works; and so it is with
# the object in RAM that met an exception there.
#
# SPDX-License-Identifier: MIT
import sys

import backmem
from backmem import Bus, Region
from backmem._slots import Parts


class Cut(Exception):
    pass


class Hostile(Bus):
    """Memory of noise, in which each word's store may be the last one."""

    base = 0

    def __init__(self, size):
        seed, self.data = 20261127, bytearray(size)
        for i in range(size):
            seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
            self.data[i] = seed >> 16 & 255
        self.left, self.stores, self.ignores = -1, 0, False

    def load(self, at, n):
        assert at % 4 == 0 and n % 4 == 0 and 0 <= at <= at + n <= len(self.data)
        return bytes(self.data[at : at + n])

    def store(self, at, data):
        assert at % 4 == 0 and len(data) % 4 == 0
        for i in range(0, len(data), 4):
            if self.left == 0:
                raise Cut
            self.left -= 1
            self.stores += 1
            if not self.ignores:
                self.data[at + i : at + i + 4] = data[i : i + 4]


SIZE = 1024
bus = Hostile(SIZE)
NOISE = bytes(bus.data)
region = Region(bus, ("HOSTILE", SIZE, 4, 4, 4, 0, (), 5, 0))
backmem._all[:] = [region]


def start(make):
    """The object as a program finds it that starts now."""
    sys.modules.pop("_backmem", None)
    return make()


def cut(name, make, before, update, look, after, more=()):
    """`update` with each store as the last one. `more`: what may be there too."""
    bus.left = -1
    bus.data[:] = NOISE
    for step in before:
        step(start(make))
    image = bytes(bus.data)
    old = look(start(make))
    bus.data[:] = image
    first = bus.stores
    update(start(make))
    count, new = bus.stores - first, look(start(make))
    assert count > 0 and old != new, (name, old, new)
    for again in (False, True):
        for n in range(count):
            bus.data[:] = image
            bus.left = n
            it = None
            try:
                it = start(make)
                update(it)
                raise AssertionError("not cut", name, n)
            except Cut:
                pass
            bus.left = -1
            if again and it is not None:  # it goes on, as after Ctrl-C
                it = start(lambda: it)
            else:
                it = start(make)
            found = look(it)
            assert found in (old, new) or found in more, (name, n, found)
            # A second cut, in the next update, changes nothing of that.
            held = bytes(bus.data)
            for m in (0, 1, 2, 5):
                bus.data[:] = held
                bus.left = m
                try:
                    update(start(make))
                except Cut:
                    pass
                bus.left = -1
                found = look(start(make))
                assert found in (old, new) or found in more, (name, n, m, found)
            bus.data[:] = held
            it = start(make)
            after(it)
            assert look(start(make)) == look(it), (name, n)
    print(name, count, "stores")


def record(**named):
    return lambda: backmem.Record("<IH6s", ("a", "b", "c"), offset=8, **named)


def save(*values):
    return lambda it: it.save(*values)


ONE, TWO = (1, 2, b"abcdef"), (0xFFFFFFFF, 3, b"ghijkl")
word = lambda: backmem.Word(offset=4)  # noqa: E731
cut("Word, the first", word, (), save(5), lambda it: it.value, save(6))
cut("Word", word, [save(5)], save(9), lambda it: it.value, save(6))
for title, named in (("Record", {}), ("Record with a layout", {"layout": 7})):
    make = record(**named)
    load = lambda it: it.load()  # noqa: E731
    cut(title + ", the first save", make, (), save(*ONE), load, save(*ONE))
    cut(title + ", the second", make, [save(*ONE)], save(*TWO), load, save(*ONE))
    cut(title, make, [save(*TWO), save(*ONE)], save(*TWO), load, save(*ONE))
    cut(title + ", wipe", make, [save(*TWO), save(*ONE)], lambda it: it.wipe(), load,
        save(*TWO))  # fmt: skip


# A migration, from either part: to a larger record, to one as large, and to a smaller
# one that is padded.
def of(format, layout):
    return lambda: backmem.Record(format, layout=layout, offset=8)


OLD = of("<IH6s", 7)
stores = [lambda it, v=v: start(OLD).save(*v) for v in (ONE, TWO, ONE)]
for format, values in (("<IH6sI", (9, 8, b"grown!", 7)), ("<IH6s", (3, 4, b"same!!")),
                       ("<H10x", (5,))):  # fmt: skip
    for n in (1, 2, 3):
        cut("Record, migrated to %s, %d" % (format, n), of(format, 8), stores[:n],
            lambda it: it.migrate(*values),  # noqa: B023
            lambda it: it.load() or it.found("<IH6s"),
            lambda it: it.migrate(*values))  # fmt: skip  # noqa: B023


def entries(*words):
    return [lambda it, w=w: it.append(w) for w in words]


def crumbs(it):
    return list(it), it.panicked


log = lambda: backmem.Log(3, 6, offset=8)  # noqa: E731
last = entries("z")[0]
cut("Log, the first", log, (), entries("a")[0], crumbs, last)
cut("Log", log, entries("a"), entries("b")[0], crumbs, last)
cut("Log, over the oldest", log, entries("a", "b", "c"), entries("d")[0], crumbs, last,
    [(["c", "b"], None)])  # fmt: skip
cut("Log, the second round", log, entries(*"abcdef"), entries("g")[0], crumbs, last,
    [(["f", "e"], None)])  # fmt: skip
cut("Log, panic", log, entries("a"), lambda it: it.panic("p"), crumbs, last)
cut("Log, wipe", log, entries(*"abcd"), lambda it: it.wipe(), crumbs, last,
    [(["d", "c"], None), (["d"], None)])  # fmt: skip


for size in (16, 32):
    boot = lambda: backmem.Boot(1, offset=8, size=size)  # noqa: B023, E731
    for title, step in (
        ("healthy", lambda it: it.healthy()),
        ("state", lambda it: setattr(it, "state", 9)),
    ):

        def ledger():
            """The ledger as it stands, without a start."""
            return Parts(region, 8, size, 12 if size > 31 else 4).load()  # noqa: B023

        bus.left = -1
        bus.data[:] = NOISE
        for _ in range(3):
            start(boot)
        image, first = bytes(bus.data), bus.stores
        it = start(boot)
        begun = bus.stores - first
        step(it)
        total, held = bus.stores - first, set()
        for n in range(total + 1):
            bus.data[:] = image
            bus.left = n
            try:
                step(start(boot))
            except Cut:
                pass
            bus.left = -1
            held.add(ledger())
            it = start(boot)
            assert it.boots == (4 if n < begun else 5), (size, n, it.boots)
        assert len(held) == 3, held  # before the start, after it, after the step
        print("Boot", size, title, total, "stores")


def pairs(it):
    return sorted(it.items(), key=str)


def put(**values):
    return lambda it: it.update(values)


store = lambda: backmem.Store(offset=8, size=128)  # noqa: E731
FULL = [put(a=1, b=2, c="x" * 8)] + [put(a=i) for i in range(20, 23)]
cut("Store, the first", store, (), put(a=1), pairs, put(z=1))
cut("Store, append", store, [put(a=1)], put(a=2), pairs, put(z=1))
cut("Store, two keys", store, [put(a=1, b=1)], put(a=2, b=2), pairs, put(z=1))
cut("Store, delete", store, [put(a=1, b=1)], lambda it: it.pop("a"), pairs, put(z=1))
for more in range(1, 6):
    cut("Store, %d" % more, store, FULL + [put(b=i) for i in range(30, 30 + more)],
        put(a=99, c="y"), pairs, put(z=1))  # fmt: skip
cut("Store, wipe", store, FULL, lambda it: it.wipe(), pairs, put(z=1))

# What is answered without an error is in the memory: a store that is ignored shows.
bus.data[:] = NOISE
made = [start(word), start(log), start(store)]
for it in made:
    it.wipe()
bus.data[:] = NOISE
region_calls = [
    lambda: start(word).save(77),
    lambda: start(record()).save(*ONE),
    lambda: start(log).append("q"),
    lambda: start(log).panic("q"),
    lambda: start(store).update(q=1),
    lambda: start(lambda: backmem.Boot(1, offset=8)),
    lambda: start(word).wipe(),
    lambda: start(store).wipe(),
    lambda: region.write(3, b"abc"),
    lambda: region.fill(7),
    lambda: region.wipe(0, 9),
]
bus.ignores = True
for call in region_calls:
    try:
        call()
        print("stored nothing, and said nothing")
    except OSError as error:
        assert str(error).endswith("HOSTILE: DROPPED; every known gate is open"), error
bus.ignores = False

# An update that comes upon another one of the same object is refused.
it = start(store)
it["k"] = 1
inner = []
plain = bus.store


def interrupted(at, data):
    if not inner:
        inner.append(None)
        try:
            it["k"] = 2
        except OSError as error:
            inner[0] = error
    plain(at, data)


bus.store = interrupted
it["k"] = 3
bus.store = plain
assert inner[0].errno == 16 and it["k"] == start(store)["k"] == 3, inner
print(inner[0])
