# Memory without an address of its own: machine.mem_backup() and RTC.memory(), both as
# stand-ins.
#
# SPDX-License-Identifier: MIT
import sys

from stand_in import machine
import backmem
import uctypes


def forget():
    sys.modules.pop("_backmem", None)
    backmem._all.clear()


def use(**place):
    """Objects in the first region, as two starts find them."""
    forget()
    things = [backmem.Boot(**place), backmem.Store(size=256, **place),
              backmem.Log(4, 10, **place), backmem.Word(**place)]  # fmt: skip
    _, store, log, word = things
    store["n"] = store.get("n", 0) + 1
    log.append(store["n"])
    word.value = store["n"]
    print(things, store["n"], list(log), word.value)


# ---- an ESP32 of MicroPython 1.29: the address is asked for ----------------------
memory = bytearray(2052)
outside = bytes(memory[:1])
view = memoryview(memory)[1:2049]  # its first whole word is behind its first byte
machine.mem_backup = lambda n=0: (view,) if n == -1 else view
backmem.chip = "esp32"
use(force=True)
use(force=True)
r = backmem.region(0)
print(r.name, r.size, r.address % 4, r.reserved, memory[0:1] == outside)
try:
    backmem.Word(after=backmem.Word(force=True))
except ValueError as error:
    print(error)

# ---- a chip that nobody knows: what the firmware gives out -----------------------
words = [memoryview(bytearray(64)), memoryview(bytearray(512))]
machine.mem_backup = lambda n=0: tuple(words) if n == -1 else words[n]
forget()
from backmem import _chip  # noqa: E402

found = _chip._unknown(None)
print(found)
backmem._all[:] = found[1]
sys.modules.pop("_backmem", None)
store = backmem.Store(size=128)
store["a"] = 1
print(store, store["a"], found[1][1].survives["watchdog"])

# ---- an ESP32 before: RTC.memory() -----------------------------------------------
kept = [b""]


class RTC:
    def memory(self, data=None):
        if data is None:
            return kept[0]
        assert len(data) == 2048
        kept[0] = bytes(data)


del machine.mem_backup
machine.RTC = RTC
forget()
backmem.chip = "esp32"
use(force=True)
use(force=True)
r = backmem.region(0)
r.write(2040, b"abc")
print(r.size, kept[0][2040:2043], r[2041], r.address)

# ---- and what is no chip ---------------------------------------------------------
try:
    _chip._unknown("cc3200")
except ValueError as error:
    print(str(error).split(";")[0])
