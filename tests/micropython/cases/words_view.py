# A board's override: one region of words, nothing known of it.
#
# SPDX-License-Identifier: MIT
from attempt import show
import backmem
import machine
import uctypes

m = machine.backup_memory
r = backmem.region(0)
show(
    globals(),
    "m, len(m), m.itemsize",
    "backmem.chip, backmem.regions()",
    "r.name, r.size, r.itemsize, r.free, r.reserved",
    "sorted(set(r.survives.values()), key=str), len(r.survives)",
    "r.access, r.address == uctypes.addressof(m)",
    "len(machine.mem_backup(-1)), len(machine.mem_backup())",
)
print(r)
m[0] = 0xDEADBEEF
m[-1] = -1
m[2:4] = b"abcdefgh"
m[3:5] = m[2:4]
show(
    globals(),
    "hex(m[0]), hex(m[1023]), bytes(m[2:5])",
    "r.read(8, 12), r[0:4]",
    "m[0:1] == machine.mem_backup()[0:1]",
)
r[1] = 0
show(globals(), "hex(m[0])", "m[1024]", "memoryview(m)[0] = 1")
