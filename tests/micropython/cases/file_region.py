# A region as a whole, byte by byte, on the unix port's file: in the module, and in the
# package in mip/. What the module alone has is in file_module.py.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import uctypes

r = backmem.region(0)
show(
    globals(),
    "r.name, r.size, len(r), r.itemsize",
    "r.free, r.reserved",
    "sorted(r.survives)",
    "[r.survives[k] for k in ('soft_reset', 'watchdog', 'deep_sleep')]",
    "[r.survives[k] for k in ('reset_pin', 'vdd_loss_bat', 'vdd_loss')]",
    "r.access",
    "backmem.regions()[0].name, backmem.region('HOST').name",
    "backmem.__version__.count('.')",
    "r == backmem.region('HOST'), r != backmem.region('HOST')",
    "r == 0, r == 'HOST', r == None, None == r, r != 0",
    "{r: 1}[backmem.region(0)], r in {backmem.region('HOST')}, r in backmem.regions()",
    "hash(r) == hash(backmem.region(0))",
    "r < backmem.region(0)",
    "r + r",
)
print(repr(r))
print(r)

show(
    globals(),
    "r.fill(0)",
    "r.read() == bytes(4096)",
    "r.write(3, b'abcdef')",
    "r.read(2, 8)",
    "r.read(off=4, n=2)",
    "r.read(4095), r.read(4096), r.read(4096, 0), len(r.read(4))",
    "r[3], r[8], r[-1], r[-4093]",
    "r[3:6], r[:3], r[4094:9999], r[6:3]",
)
r[3] = 65
r[-1] = 90
r[4:6] = b"BC"
r[6:6] = b""
show(globals(), "r.read(2, 8), r[4095]")
print(r[0:6])
print(bytes(uctypes.bytearray_at(r.address + 2, 8)))

buffer = bytearray(b"........")
show(globals(), "r.readinto(buffer)", "buffer")
show(globals(), "r.readinto(memoryview(buffer)[2:4], 3)", "buffer")
show(globals(), "r.readinto(b'read only')")

r.fill(255, 10, 4)
r.fill(1, n=2)
r.fill(value=2, off=4094)
show(globals(), "r[0:3], r[9:15], r[4093:4096]")
r.wipe(11, 2)
r.wipe(off=4095)
show(globals(), "r[9:15], r[4093:4096]")
show(globals(), "r.flush()", "r.flush(3, 5)", "r.wipe()", "r.read() == bytes(4096)")

show_error(
    globals(),
    "r[4096]",
    "r[-4097]",
    "r[4096] = 0",
    "r[0] = 256",
    "r[0] = -1",
    "r.fill(300)",
    "r[0:2] = b'abc'",
    "r[0:4] = b'abc'",
    "r.read(4090, 7)",
    "r.read(4097)",
    "r.read(-1)",
    "r.read(0, -1)",
    "r.write(4090, b'1234567')",
    "r.write(-1, b'')",
    "r.readinto(bytearray(4097))",
    "r.readinto(bytearray(1), 4096)",
    "r.fill(0, 4097)",
    "r.wipe(0, 4097)",
    "r.flush(4097)",
)
show(
    globals(),
    "r['0']",
    "r[0] = b'1'",
    "r[0:2] = 7",
    "r[0:4:2]",
    "r[0:4:2] = b'ab'",
    "del r[0]",
    "r.write(0)",
    "r.write(0, 7)",
    "r.read(0, 1, 2)",
    "r.read(length=1)",
    "r.fill()",
    "r.nothing",
    "backmem.region()",
    "backmem.region(None)",
    "r.read() == bytes(4096)",
)
