# Items of a region of bytes: index, negative index, values, iteration.
#
# SPDX-License-Identifier: MIT
from attempt import show
import machine

m = machine.backup_memory
for i in range(16):
    m[i] = 16 * i + i
m[-1] = 7
m[4094] = 8

show(
    globals(),
    "m[0], m[1], m[15]",
    "m[-1], m[-2], m[4095]",
    "m[-4096]",
    "m[4096]",
    "m[-4097]",
    "m['0']",
    "m[0.5]",
    "m[None]",
    "m[True]",
    "m[4096] = 1",
    "m[-4097] = 1",
    "m['0'] = 1",
    "del m[0]",
    "list(m[0:4])",
    "[i for i in m[2:5]]",
    "sum(m[0:16])",
    "max(m[0:16]), min(m[0:16])",
    "list(reversed(m[0:3]))",
    "list(enumerate(m[14:16]))",
    "list(zip(m[0:2], m[2:4]))",
    "len(list(m))",
    "0x33 in m[0:16]",
    "0x34 in m[0:16]",
    "a, *b = m[0:3]; print(a, b)",
)

# Iterators know of no other, end for good, and see what is stored meanwhile.
one, two = iter(m[0:3]), iter(m[4094:])
m[1] = 99
print(next(one), next(two), next(one), next(two), next(one), next(two, "end"))
print(next(one, "end"), next(one, "end"), [(i, k) for i in m[0:2] for k in m[1:3]])
print(list(m[5:5]), list(m[4096:]), list(m[4095:4200]), len(list(m[1:])))
m[1] = 17

# What a byte makes of a number, as in any memoryview.
for value in (0, 1, 127, 128, 255, -1, 256, 0x1234, -128, 0x40000000, 1 << 31, 1 << 70):
    m[3] = value
    print(value, m[3], m[2], m[4])
m[3] = True
print(m[3])

# What is no number is refused before anything is stored.
show(globals(), "m[3] = 'x'", "m[3] = 1.5", "m[3] = None", "m[3] = b'a'", "m[3]")
