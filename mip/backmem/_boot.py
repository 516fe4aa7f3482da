# Boot: how often this device started, and how often in vain. FORMAT.md, "Boot".
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack

import machine
from backmem import _number, _say, region
from backmem._object import Object, make


def _reset_cause():
    """What machine.reset_cause() says, and whether it was a wake-up from deep sleep."""
    if not hasattr(machine, "reset_cause"):
        return 0, False
    cause = machine.reset_cause()
    if cause == 3 and region(0).name == "WATCHDOG_SCRATCH":
        # MicroPython takes all that the watchdog's registers did for a bite; pico-sdk
        # says in SCRATCH4 what it was.
        if region(0)._bus.load(16, 4) != b"\x21\x31\xb7\x6a":
            cause = 5
    return cause, cause == getattr(machine, "DEEPSLEEP_RESET", None)


_NAMES = ("boots", "cause", "streak", "state")


class Boot(Object):
    _least, _most, _fixed = 16, 32, True

    def __new__(cls, cause=None, **place):
        self = object.__new__(cls)
        known, self._woke = _reset_cause()
        self._cause = known if cause is None else cause + 0 & 0xFFFFFFFF
        return make(self, 16, **place)

    def _begin(self):
        size = 12 if self._size > 31 else 4
        parts = self._region._how("_slots", "Parts")
        self._parts = parts(self._region, self._offset, self._size, size)
        status = self._parts.status()
        boots, _, streak, state = self._get() or (0, 0, 0, 0)
        streak -= self._woke and streak > 0
        self._put(boots + 1, self._cause, streak + 1, state)
        boots, cause, _, state = self._get()
        self._now = boots, cause, streak, state
        return status

    def _get(self):
        """(boots, cause, failures, state); None where nothing is."""
        data = self._parts.load()
        if data is None or len(data) == 12:
            return data and unpack("<IIHH", data)
        boots, more = unpack("<HH", data)
        return boots, more >> 10, more & 15, more >> 4 & 63

    def _put(self, boots, cause, failures, state):
        if self._size > 31:
            boots, failures = min(boots, 0xFFFFFFFF), min(failures, 0xFFFF)
            data = pack("<IIHH", boots, cause, failures, state)
        else:
            more = min(cause, 63) << 10 | min(state, 63) << 4 | min(failures, 15)
            data = pack("<HH", min(boots, 0xFFFF), more)
        self._once(self._parts.save, data)

    def _zero(self):
        self._parts.wipe()
        self._now = (0,) * 4

    def _found(self):
        return self._live()._get() or _say().failed(self._region, "EMPTY")

    def __getattr__(self, name):
        if name in _NAMES:
            return self._live()._now[_NAMES.index(name)]
        return super().__getattr__(name)

    def __setattr__(self, name, value):
        if name != "state":
            return super().__setattr__(name, value)
        value = _number(name, value, 0, 0xFFFF if self._live()._size > 31 else 63)
        self._put(*self._found()[:3] + (value,))
        self._now = self._now[:3] + (value,)

    def healthy(self):
        """Ends the streak. OSError where no boot is counted."""
        boots, cause, _, state = self._found()
        self._put(boots, cause, 0, state)

    def looping(self, threshold):
        """Whether so many starts before this one failed."""
        return self.streak >= threshold
