# Memory that survives resets, on stock MicroPython: regions, and objects that are old or
# new. docs/micropython.md tells what it does, FORMAT.md what stands in the memory. What
# is not used is not loaded. Where the firmware has `backmem` built in, that one wins.
#
# SPDX-License-Identifier: MIT
from struct import pack_into, unpack_from

__version__ = "0.1.0"

# The OSError of each reason.
_ERRNO = {"TIMEOUT": 110, "LOCKED": 1, "UNSUPPORTED": 95, "FOREIGN": 17, "BUSY": 16}

_all = []


def _number(what, value, least, most):
    """The number, if it is one between these; ValueError, TypeError, OverflowError."""
    if not isinstance(value, (int, bool)):
        raise TypeError("%s: no int" % what)
    if least <= value <= most:
        return value + 0
    kind = ValueError if -1 << 31 <= value < 1 << 31 else OverflowError
    raise kind("%s %d is outside %d..%d" % (what, value, least, most))


class Bus:
    """Memory at an address: aligned words of 32 bits, each by one load or store."""

    def __init__(self, base):
        self.base = base

    def load(self, at, n):
        from machine import mem32

        data = bytearray(n)
        at += self.base
        for i in range(0, n, 4):
            pack_into("<I", data, i, mem32[at + i] & 0xFFFFFFFF)
        return data

    def store(self, at, data):
        from machine import mem32

        at += self.base
        for i in range(0, len(data), 4):
            mem32[at + i] = unpack_from("<I", data, i)[0]

    def byte(self, at, value):
        from machine import mem8

        mem8[at + self.base] = value


class Region:
    """A run of memory: any byte of it. Offsets and lengths are bytes; a range outside is
    a ValueError, what the hardware refuses an OSError."""

    def __init__(self, bus, facts, labels=None):
        # Bytes of a unit, and to the next; then what _facts.py shows, and the steps.
        self._bus = bus
        self.name, self.size, self._width, self._stride = facts[:4]
        self.itemsize, self._hazards, self._owned = facts[4:7]
        self._facts = facts
        self._labels = labels
        self._on = False

    def __len__(self):
        return self.size

    def __getattr__(self, name):
        if name[0] != "_":
            from backmem import _facts

            return _facts.look(self, name)
        raise AttributeError(name)

    def __repr__(self):
        return "<%s %d bytes, itemsize %d>" % (self.name, self.size, self.itemsize)

    def __str__(self):
        from backmem import _facts

        return _facts.text(self)

    def _runs(self):
        """(offset, bytes) of what nobody owns; a byte that is owned takes its unit."""
        runs, start, unit = [], 0, self._width
        for offset, n, when, _ in self._owned + ((self.size, 0, 0, 0),):
            if when != 4:
                if offset // unit * unit > start:
                    runs.append((start, offset // unit * unit - start))
                start = -(-(offset + n) // unit) * unit if n else self.size
        return runs

    # ---- bytes, unchecked -----------------------------------------------------------

    def _raise(self, why, text=""):
        raise OSError(_ERRNO.get(why, 5), "%s: %s%s" % (self.name, text, why))

    def _dropped(self):
        """A store did not take: which gate stands in the way."""
        from backmem import _steps

        self._raise("DROPPED" + ("" if (text := _steps.shut(self)) else
                    "; every known gate is open"), text)  # fmt: skip

    def _loads(self):
        """Raises where a shut gate makes loads give zero."""
        if self._labels:
            from backmem import _steps

            _steps.loads(self)

    def _open(self):
        """Switches the region on, where that is not done."""
        if self._labels and not self._on:
            from backmem import _steps

            _steps.open(self)

    def _sync(self, at, n):
        if self._hazards & 2:
            from backmem import _steps

            _steps.sync(self, at, n)

    def _words(self, at, data):
        """Stores whole words, and sees that they are there."""
        self._bus.store(at, data)
        self._sync(at, len(data))
        if self._bus.load(at, len(data)) != data:
            self._dropped()

    def _get(self, at, n):
        k = 4 - self._stride + self._width  # data bytes of a bus word
        first = at // k
        data = self._bus.load(4 * first, 4 * (-(-(at + n) // k) - first))
        if k != 4:
            data = b"".join([data[i : i + k] for i in range(0, len(data), 4)])
        return bytes(data[at - k * first : at - k * first + n])

    def _put(self, at, data):
        k = 4 - self._stride + self._width
        n, i, first = len(data), 0, at // k
        if self._stride == 1:  # bytes can be stored: no other one is
            while i < n:
                whole = (n - i) & ~3
                if (at + i) & 3 or not whole:
                    self._bus.byte(at + i, data[i])
                    i += 1
                else:
                    self._bus.store(at + i, data[i : i + whole])
                    i += whole
        else:
            words = self._bus.load(4 * first, 4 * (-(-(at + n) // k) - first))
            for i in range(n):
                j = at + i - k * first
                words[j // k * 4 + j % k] = data[i]
            self._bus.store(4 * first, words)
        self._sync(at, n)
        if self._get(at, n) != data:
            self._dropped()
        if n and not data[-1]:
            self._loads()

    def _wipe(self, at, n):
        self._put(at, b"\xff" * n)
        self._put(at, bytes(n))

    # ---- what a program calls -------------------------------------------------------

    def _span(self, off, n):
        off = _number("off", off, 0, self.size)
        most = self.size - off
        n = most if n is None else _number("n", n, 0, most)
        self._open()
        return off, n

    def read(self, off=0, n=None):
        return self._get(*self._span(off, n))

    def write(self, off, buf):
        buf = bytes(memoryview(buf))
        self._put(self._span(off, len(buf))[0], buf)

    def __getitem__(self, index):
        if isinstance(index, slice):
            off, n = self._slice(index)
            return self.read(off, n)
        return self.read(self._index(index), 1)[0]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            off, n = self._slice(index)
            value = bytes(memoryview(value))
            if len(value) != n:
                raise ValueError("lhs and rhs should be compatible")
            self.write(off, value)
        else:
            off = self._index(index)
            self.write(off, bytes([_number("value", value, 0, 255)]))

    def _index(self, index):
        n = self.size
        if isinstance(index, int) and not -n <= index < n:
            raise IndexError("Region index out of range")
        return _number("index", index, -n, n) % n

    def _slice(self, index):
        a, b = index.start or 0, index.stop
        if index.step not in (None, 1):
            raise NotImplementedError("only slices with step=1 (aka None) are supported")
        n = self.size
        b = n if b is None else b
        a, b = [max(0, min(n, x + n if x < 0 else x)) for x in (a, b)]
        return a, max(0, b - a)

    def fill(self, value, off=0, n=None):
        value = _number("value", value, 0, 255)
        off, n = self._span(off, n)
        self._put(off, bytes([value]) * n)

    def wipe(self, off=None, n=None):
        if off is None and n is None:
            self._open()
            if not self._runs():
                raise ValueError("no byte is free")
            for off, n in self._runs():
                self._wipe(off, n)
        else:
            self._wipe(*self._span(off or 0, n))


def regions():
    """All regions; the first is the main one."""
    if not _all:
        from backmem import _chip

        name, found = _chip.find(globals().get("chip"))
        globals()["chip"] = name
        _all.extend(found)
    return list(_all)


def region(which):
    """One, by name, by index, or itself. ValueError, IndexError, TypeError."""
    if isinstance(which, Region):
        return which
    found = regions()
    if not isinstance(which, str):
        n = len(found)
        if isinstance(which, int) and not -n <= which < n:
            raise IndexError("Region index out of range")
        return found[which]
    for one in found:
        if one.name == which:
            return one
    raise ValueError("no region '%s'; there is %s" % (which,
                     ", ".join([one.name for one in found])))  # fmt: skip


_HOMES = {"Word": "_record", "Record": "_record", "Boot": "_boot", "Log": "_log",
          "Store": "_store"}  # fmt: skip


def __getattr__(name):
    if name == "chip":
        regions()
        return globals()[name]
    home = _HOMES.get(name, name)
    if home[0] != "_" or home[1] == "_":
        raise AttributeError(name)
    found = __import__("backmem." + home, None, None, (name,))
    if home != name:
        found = getattr(found, name)
    globals()[name] = found
    return found
