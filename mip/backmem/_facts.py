# What is known of a region: its facts as Python shows them, and the calls that few
# programs need.
#
# SPDX-License-Identifier: MIT
_EVENTS = ("soft_reset", "watchdog", "reset_pin", "deep_sleep", "vdd_loss_bat", "vdd_loss")
_WHENS = ("always", "bootloader", "board", "firmware", "transient")
_RULES = ("LANES", "REPLICATES", "ZERO_FILLS", "FAULTS", "PENDING", "UNKNOWN")
_HAZARDS = ("ECC", "CACHEABLE", "ZEROIZE", "LOCK")
_TITLES = ((True, "survives "), (False, "lost at "), (None, "not known: "))


def _reserved(self):
    return [(offset, n or self.size - offset, owner, _WHENS[when])
            for offset, n, when, owner in self._owned]  # fmt: skip


def _survives(self):
    bits, found = self._facts[8], {}
    kept = True
    if self._labels:
        from backmem import _steps

        kept = _steps.retained(self)
    for i, event in enumerate(_EVENTS):
        found[event] = (None, False, True)[bits >> 2 * i & 3]
        if not kept and event in ("deep_sleep", "vdd_loss_bat"):
            found[event] = False
    return found


def look(self, name):
    """The attribute or method `name`; AttributeError."""
    if name == "free":
        return self._runs()
    if name == "reserved":
        return _reserved(self)
    if name == "survives":
        return _survives(self)
    if name == "address":
        return self._bus.base
    if name == "access":
        hazards = [h for i, h in enumerate(_HAZARDS) if self._hazards >> i & 1]
        return self._width, self._stride, _RULES[self._facts[7]], tuple(hazards)
    if name in ("flush", "readinto", "unretain"):
        call = globals()["_" + name]
        return lambda *args, **named: call(self, *args, **named)
    raise AttributeError(name)


def text(self):
    out = "%s: %d bytes, itemsize %d" % (self.name, self.size, self.itemsize)
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


def _flush(self, off=0, n=None):
    """Makes raw stores safe: ECC words once more, by aligned stores; then the cache."""
    off, n = self._span(off, n)
    if self._hazards & 1:
        for at in range(off & ~3, off + n, 4):
            self._bus.store(at, self._bus.load(at, 4))
    self._sync(off, n)


def _readinto(self, buf, off=0):
    """Fills the buffer; gives its length."""
    buf = memoryview(buf)
    buf[:] = self.read(off, len(buf))
    return len(buf)


def _unretain(self):
    """Stops keeping the memory in deep sleep and on battery."""
    self._open()
    if not self._labels:
        self._raise("UNSUPPORTED")
    from backmem import _steps

    _steps.unretain(self)
