# An ESP32: the buffer of RTC.memory(), at an odd address, owned as a whole by it.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import machine
import uctypes

m = machine.backup_memory
r = backmem.region("RTC_USER_MEM")
show(
    globals(),
    "backmem.chip, backmem.regions()",
    "m, len(m), m.itemsize",
    "uctypes.addressof(m) & 3, r.address == uctypes.addressof(m)",
    "r.free, len(r.reserved), r.reserved[0][0:2], r.reserved[0][3]",
    "len(machine.mem_backup()), len(machine.mem_backup(-1))",
    "machine.mem_backup(1)",
    "r.survives['deep_sleep'], r.survives['reset_pin']",
)
show_error(globals(), "r.wipe()")
for i in range(16):
    m[i] = i
m[2046:2048] = b"yz"
show(
    globals(),
    "bytes(m[0:16]) == bytes(range(16))",
    "r.read(2045, 3)",
    "r.write(1, b'abcdefg')",
    "r.read(0, 10)",
    "r.wipe(3, 4)",
    "m[0:9] == b'\\0ab\\0\\0\\0\\0g\\x08'",
)
m[1:9] = m[0:8]
show(globals(), "bytes(m[0:10])")
