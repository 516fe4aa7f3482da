# Boot: how often this device started, and how often in vain. FORMAT.md, "Boot".
#
# SPDX-License-Identifier: MIT
import sys
from struct import pack, unpack

from backmem import _number
from backmem._object import Object, make
from backmem._parts import Parts


def _reset_cause():
    """What machine.reset_cause() says, and whether it was a wake-up from deep sleep."""
    import machine

    try:
        cause = machine.reset_cause()
    except AttributeError:
        return 0, False
    woke = cause == getattr(machine, "DEEPSLEEP_RESET", None)
    if sys.platform == "rp2" and cause == 3:
        # MicroPython takes all that the watchdog's registers did for a bite; pico-sdk
        # says in SCRATCH4 what it was.
        from backmem import region

        if region("WATCHDOG_SCRATCH").read(16, 4) != b"\x21\x31\xb7\x6a":
            cause = 5
    return cause, woke


class Boot(Object):
    _unit, _most, _fixed = 16, 32, True

    def __new__(cls, cause=None, **place):
        self = object.__new__(cls)
        known, self._woke = _reset_cause()
        self._now = known if cause is None else int(cause + 0) & 0xFFFFFFFF
        return make(self, 16, **place)

    def _begin(self):
        size = 12 if self._size >= 32 else 4
        self._parts = Parts(self._region, self._offset, size, 0, self._size)
        status = self._parts.status()
        boots, _, streak, state = self._load() or (0, 0, 0, 0)
        if self._woke and streak:
            streak -= 1
        self._save(min(boots + 1, 0xFFFFFFFF), self._now, streak + 1, state)
        boots, cause, _, state = self._load()
        self._info = {"boots": boots, "cause": cause, "streak": streak, "state": state}
        return status

    def _load(self):
        """(boots, cause, failures, state); None where nothing is."""
        data = self._parts.load()
        if data is None:
            return None
        if len(data) == 12:
            return unpack("<IIHH", data)
        boots, more = unpack("<HH", data)
        return boots, more >> 10, more & 15, more >> 4 & 63

    def _save(self, boots, cause, failures, state):
        if self._size >= 32:
            data = pack("<IIHH", boots, cause, min(failures, 0xFFFF), state)
        else:
            more = min(cause, 63) << 10 | min(state, 63) << 4 | min(failures, 15)
            data = pack("<HH", min(boots, 0xFFFF), more)
        self._parts.save(data)

    def _clear(self):
        self._parts.wipe()
        for name in self._info:
            self._info[name] = 0

    def _change(self, failures=None, state=None):
        found = self._load() or self._region._raise("EMPTY")
        self._save(found[0], found[1], found[2] if failures is None else failures,
                   found[3] if state is None else state)  # fmt: skip

    def __getattr__(self, name):
        if name in ("boots", "cause", "streak", "state"):
            return self._live()._info[name]
        return super().__getattr__(name)

    def __setattr__(self, name, value):
        if name == "state":
            most = 0xFFFF if self._live()._size >= 32 else 63
            self._change(state=_number(name, value, 0, most))
            self._info[name] = value
        else:
            super().__setattr__(name, value)

    def healthy(self):
        """Ends the streak. OSError where no boot is counted."""
        self._live()._change(failures=0)

    def looping(self, threshold):
        """Whether so many starts before this one failed."""
        return self.streak >= threshold
