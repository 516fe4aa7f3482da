# Regions byte by byte, and what is known of them.
#
# SPDX-License-Identifier: MIT
from backmem import _fail, _number, _say

_EVENTS = ("soft_reset", "watchdog", "reset_pin", "deep_sleep", "vdd_loss_bat",
           "vdd_loss")  # fmt: skip
_WHENS = ("always", "bootloader", "board", "firmware", "transient")
_RULES = ("LANES", "REPLICATES", "ZERO_FILLS", "FAULTS", "PENDING", "UNKNOWN")
_HAZARDS = ("ECC", "CACHEABLE", "ZEROIZE", "LOCK")
_TITLES = ((True, "survives "), (False, "lost at "), (None, "not known: "))

# ---- unchecked -------------------------------------------------------------------


def _cover(self, at, n):
    """Data bytes of a bus word; the first word with these bytes; all such words."""
    k = 4 - self._stride + self._unit
    first = at // k
    return k, first, self._bus.load(4 * first, 4 * (-(-(at + n) // k) - first))


def _load(self, at, n):
    k, first, data = _cover(self, at, n)
    if k != 4:
        data = b"".join([data[i : i + k] for i in range(0, len(data), 4)])
    return bytes(data[at - k * first : at - k * first + n])


def _byte(bus, at, value):
    if hasattr(bus, "byte"):
        return bus.byte(at, value)
    from machine import mem8

    mem8[at + bus.base] = value


def _store(self, at, data):
    """Units of which only a part is in it are stored whole, their other bytes as they
    are; all that is stored is read back."""
    n, i = len(data), 0
    if self._stride == 1:
        while i < n:
            whole = (n - i) & ~3
            if (at + i) & 3 or not whole:
                _byte(self._bus, at + i, data[i])
                i += 1
            else:
                self._bus.store(at + i, data[i : i + whole])
                i += whole
    else:
        k, first, words = _cover(self, at, n)
        words = bytearray(words)
        for i in range(n):
            j = at + i - k * first
            words[j // k * 4 + j % k] = data[i]
        self._bus.store(4 * first, words)
    self._sync(at * 4 // (4 - self._stride + self._unit), n)
    if _load(self, at, n) != data:
        _say().dropped(self)
    if n and not data[-1]:  # zero proves nothing, where a shut gate makes loads give it
        self._open("loads")


def _zero(self, at, n):
    _store(self, at, b"\xff" * n)
    _store(self, at, bytes(n))


# ---- what a program calls --------------------------------------------------------


def _span(self, off, n):
    """Where and how much, of a region that is switched on."""
    off = _number("off", off, 0, self.size)
    most = self.size - off
    n = most if n is None else _number("n", n, 0, most)
    self._open()
    return off, n


def _read(self, off=0, n=None):
    return _load(self, *_span(self, off, n))


def _readinto(self, buf, off=0):
    """Fills the buffer; gives its length."""
    buf = memoryview(buf)
    buf[:] = _read(self, off, len(buf))
    return len(buf)


def _write(self, off, buf):
    buf = bytes(memoryview(buf))
    _store(self, _span(self, off, len(buf))[0], buf)


def _fill(self, value, off=0, n=None):
    value = _number("value", value, 0, 255)
    off, n = _span(self, off, n)
    _store(self, off, bytes([value]) * n)


def _wipe(self, off=None, n=None):
    """All that is free, or this span."""
    if off is not None or n is not None:
        _zero(self, *_span(self, off or 0, n))
        return
    self._open()
    if not self._runs():
        raise ValueError("no byte is free")
    for off, n in self._runs():
        _zero(self, off, n)


def _flush(self, off=0, n=None):
    """Makes raw stores safe: ECC words once more, by aligned stores; then the cache."""
    off, n = _span(self, off, n)
    if self._facts[5] & 1:
        for at in range(off & ~3, off + n, 4):
            self._bus.store(at, self._bus.load(at, 4))
    self._sync(off, n)


def _unretain(self):
    """Stops keeping the memory in deep sleep and on battery."""
    self._open()
    if not self._labels:
        _fail(self, "UNSUPPORTED")
    self._open("unretain")


def item(self, index, *value):
    """r[i], r[a:b], and their assignment."""
    size = self.size
    if isinstance(index, slice):
        if index.step not in (None, 1):
            raise NotImplementedError("only slices with step=1")
        a, b = index.start or 0, size if index.stop is None else index.stop
        a, b = [max(0, min(size, x + size if x < 0 else x)) for x in (a, b)]
        n = max(0, b - a)
        if not value:
            return _read(self, a, n)
        value = bytes(memoryview(*value))
        if len(value) != n:
            raise ValueError("lhs and rhs should be compatible")
        return _write(self, a, value)
    if isinstance(index, int) and not -size <= index < size:
        raise IndexError("Region index out of range")
    at = _number("index", index, -size, size) % size
    if not value:
        return _read(self, at, 1)[0]
    _fill(self, *value, at, 1)


# ---- what is known ---------------------------------------------------------------


def _reserved(self):
    return [(offset, n or self.size - offset, owner, _WHENS[when])
            for offset, n, when, owner in self._facts[6]]  # fmt: skip


def _survives(self):
    kept, found = self._open("retained") is not False, {}
    for i, event in enumerate(_EVENTS):
        found[event] = (None, False, True)[self._facts[8] >> 2 * i & 3]
        if not kept and event in ("deep_sleep", "vdd_loss_bat"):
            found[event] = False
    return found


_CALLS = {"read": _read, "readinto": _readinto, "write": _write, "fill": _fill,
          "wipe": _wipe, "flush": _flush, "unretain": _unretain}  # fmt: skip


def look(self, name):
    """The attribute or method `name`; AttributeError."""
    if name in _CALLS:
        call = _CALLS[name]
        return lambda *args, **named: call(self, *args, **named)
    if name == "itemsize":
        return self._facts[4]
    if name == "free":
        return self._runs()
    if name == "reserved":
        return _reserved(self)
    if name == "survives":
        return _survives(self)
    if name == "address":
        return self._bus.base
    if name == "access":
        hazards = [h for i, h in enumerate(_HAZARDS) if self._facts[5] >> i & 1]
        return self._unit, self._stride, _RULES[self._facts[7]], tuple(hazards)
    raise AttributeError(name)


def text(self, form="<%s %d bytes, itemsize %d>"):
    return form % (self.name, self.size, self.itemsize)


def lines(self):
    out = text(self, "%s: %d bytes, itemsize %d")
    for offset, n in self._runs():
        out += "\n  %d..%d free" % (offset, offset + n - 1)
    for offset, n, owner, when in _reserved(self):
        out += "\n  %d..%d %s (%s)" % (offset, offset + n - 1, owner, when)
    known = _survives(self)
    for answer, title in _TITLES:
        events = [event for event in _EVENTS if known[event] is answer]
        if events:
            out += "\n  " + title + ", ".join(events)
    return out


def shown(it):
    """An object."""
    status = it._status if it._heir is None else "taken over"
    at, name = it._offset, it._region.name
    end = at + it._size - 1
    return "<%s %s %d..%d %s>" % (type(it).__name__, name, at, end, status)
