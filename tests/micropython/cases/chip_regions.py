# What is known of regions of all kinds, told without touching the hardware.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import bus

for r in backmem.regions():
    print(r)
print(backmem.regions())
print(backmem.chip, len(backmem.regions()))
w = backmem.region("WORDS")
show(
    globals(),
    "w == backmem.region(2), w == backmem.region(1), w != backmem.region(1)",
    "len(set(backmem.regions())), w in backmem.regions()[3:]",
    "w.name, w.size, w.itemsize, len(w)",
    "w.free",
    "w.reserved",
    "hex(w.address), w.access",
    "backmem.region(1).survives['watchdog']",
    "backmem.region(1).survives['reset_pin']",
    "backmem.region('HALVES').itemsize, backmem.region('HALVES').access",
    "backmem.region('OCTETS').access",
    "backmem.region('ECC').access",
    "backmem.region('CACHED').access",
)
show_error(globals(), "backmem.region(11)", "backmem.region(-12)", "backmem.region('')")
show_error(
    globals(),
    "w.read(120, 9)",
    "w[128]",
    "w[0] = 256",
    "w.write(127, b'ab')",
    "w.fill(256)",
    "w.wipe(0, 129)",
    "w[0:2] = b'abc'",
)
# Registers were looked at, for what the regions survive as they are now.
print("accesses:", [a for a in bus.log().split() if a[0] != "r"])
