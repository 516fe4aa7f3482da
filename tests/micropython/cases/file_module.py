# import backmem, on the unix port's file: what regions have to do with views. The rest
# of them is in file_region.py.
#
# SPDX-License-Identifier: MIT
from attempt import show
import backmem

r = backmem.region(0)
r.fill(0)
r.write(3, b"abcdef")
show(
    globals(),
    "r.memory is backmem.region(0).memory",
    "r.memory, r.memory.itemsize, len(r.memory)",
    "r is backmem.region(0)",
    "r == object(), r == r.memory",
    "r.memory[3], bytes(r.memory[3:9])",
)
r[3:6] = b"ABC"
r.memory[0:3] = b"xyz"
r.write(1, r.memory[0:3])
print(r[0:6])

# Into a view of the same bytes, from before it and from behind.
m = r.memory[64:80]
m[:] = bytes(range(16))
show(globals(), "r.readinto(m[4:12], 64)", "bytes(m)")
show(globals(), "r.readinto(m[0:8], 68)", "bytes(m)")
show(globals(), "r.size = 1")
