# Memory that survives resets, on stock MicroPython: regions, and objects that are old
# or new. docs/manual/ tells what it does, FORMAT.md what stands in the memory.
# What is not used is not loaded: what a region can do by bytes is in _bytes.py, what is
# said when something is wrong in _why.py. Where the firmware has `backmem` built in,
# that one wins.
#
# SPDX-License-Identifier: MIT
from struct import pack_into, unpack_from

__version__ = "0.1.0"
__all__ = ("chip", "regions", "region", "Word", "Record", "Store", "Log", "Boot")

_all = []


def _number(what, value, least, most):
    """The number, if it is one between these; TypeError, ValueError, OverflowError."""
    if isinstance(value, (int, bool)) and least <= value <= most:
        return value + 0
    _say().number(what, value, least, most)


def _get(home, name=None):
    """A name of one of the other files; None: the file."""
    found = __import__("backmem." + home, None, None, ("",))
    return getattr(found, name) if name else found


def _later(home, name):
    """A function of one of the other files, which is loaded when it is called."""
    return lambda *args, **named: _get(home, name)(*args, **named)


def _say():
    return _get("_why")


_fail = _later("_why", "failed")


class Bus:
    """Memory at an address: aligned words of 32 bits, each by one load or store."""

    home = None  # the file that keeps objects in it, where it is none of _slots.py etc.

    def __init__(self, base):
        self.base = base

    def load(self, at, n):
        from machine import mem32

        data = bytearray(n)
        at += self.base
        for i in range(0, n, 4):
            pack_into("<I", data, i, mem32[at + i] & 0xFFFFFFFF)
        return bytes(data)

    def store(self, at, data):
        from machine import mem32

        at += self.base
        for i in range(0, len(data), 4):
            mem32[at + i] = unpack_from("<I", data, i)[0]


class Region:
    """A run of memory. What is wrong with a number is a ValueError, what the hardware
    refuses an OSError.

    facts: name, bytes, bytes of a unit, bytes to the next one, of an item; hazards;
    who owns what, as (offset, bytes, when, owner); rule; what it survives."""

    _labels = None  # steps: (register, bits, what is done, name)

    def __init__(self, bus, facts):
        self._bus, self._facts = bus, facts
        self.name, self.size, self._unit, self._stride = facts[:4]
        # Bytes in which objects can be.
        self._room = self.size if self._unit == self._stride else 0

    __getattr__ = _later("_bytes", "look")
    __getitem__ = __setitem__ = _later("_bytes", "item")
    __repr__ = _later("_bytes", "text")
    __str__ = _later("_bytes", "lines")

    def __len__(self):
        return self.size

    def _runs(self):
        """(offset, bytes) of what nobody owns; a byte that is owned takes its unit."""
        runs, start, unit = [], 0, self._unit
        for offset, n, when, _ in self._facts[6] + ((self.size, 0, 0, 0),):
            if when != 4:
                end = offset // unit * unit
                if end > start:
                    runs.append((start, end - start))
                start = -(-(offset + n) // unit) * unit if n else self.size
        return runs

    def _open(self, what="open"):
        """Switches the region on, or asks its steps something else."""
        if self._labels:
            return _get("_steps", what)(self)

    def _sync(self, at, n):
        if self._facts[5] & 2:
            _get("_steps", "sync")(self, at, n)

    def _words(self, at, data):
        """Stores whole words, and sees that they are there."""
        self._bus.store(at, data)
        self._sync(at, len(data))
        if self._bus.load(at, len(data)) != data:
            _say().dropped(self)

    def _how(self, home, name):
        """What keeps objects in it: this name of this file, or its like in C."""
        return _get(self._bus.home or home, name)


def regions():
    """All regions; the first is the main one."""
    from backmem import _chip

    globals()["chip"] = _chip.open_all(globals().get("chip"), _all)
    return list(_all)


def region(which):
    """One, by name, by index, or itself. ValueError, IndexError, TypeError."""
    found = regions()
    for one in found:
        if which in (one, one.name):
            return one
    return _say().which(found, which)


def __getattr__(name):
    if name == "chip":
        regions()
        return globals()[name]
    if name in __all__:
        found = _get("_record" if name == "Word" else "_" + name.lower(), name)
    elif name[:1] == "_" != name[1:2]:
        found = _get(name)
    else:
        raise AttributeError(name)
    globals()[name] = found
    return found
