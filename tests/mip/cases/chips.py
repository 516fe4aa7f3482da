# Prints what the package reads of each chip that is named: chip, region, and numbers.
#
# SPDX-License-Identifier: MIT
import sys

from stand_in import machine
import backmem


class RTC:
    def memory(self):
        return b""


machine.RTC = RTC

for chip in sys.argv[1:]:
    backmem._all.clear()
    backmem.chip = chip
    for r in backmem.regions():
        steps = " ".join("%d:%d:%d:%s" % step for step in r._labels)
        owned = " ".join("%d:%d:%d:%s" % (run[:3] + (run[3].replace(" ", "_"),))
                         for run in r._facts[6])  # fmt: skip
        print(chip, r.name, r._bus.base or 0, r._unit, r._stride, r.itemsize,
              r._facts[5], *r._facts[7:], steps or "-", owned or "-")  # fmt: skip
