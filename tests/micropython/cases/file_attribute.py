# machine.backup_memory: the name, the type, what it says of itself.
#
# SPDX-License-Identifier: MIT
from attempt import show
import machine

m = machine.backup_memory
show(
    globals(),
    "m",
    "isinstance(m, memoryview)",
    "issubclass(type(m), memoryview)",
    "len(m), m.itemsize, len(m) * m.itemsize",
    "bool(m), bool(m[0:0])",
    "machine.backup_memory is m",
    "getattr(machine, 'backup_memory') is m",
    "hasattr(machine, 'backup_memory')",
    "hasattr(machine, 'backup_memories')",
    "machine.backup_memories",
    "'backup_memory' in dir(machine)",
    "'mem_backup' in dir(machine)",
    "machine.backup_memory = 1",
    "del machine.backup_memory",
    "m.itemsize = 4",
    "m.nothing",
    "hash(m)",
    "m()",
    "bytes(type(m)(b'abc')), type(type(m)(m)) is memoryview",
    "type(m)()",
    "type(m)(3)",
)

from machine import backup_memory

print(backup_memory is m)

# A star import walks the built-in's own names, and finds neither.
names = {}
exec("from machine import *", names)
print("mem32" in names, "backup_memory" in names, "mem_backup" in names)


# What is made of its type is an ordinary memoryview.
class Bigger(type(m)):
    pass


show(globals(), "bytes(Bigger(b'ab')), Bigger(b'ab')[1], len(Bigger(m))")
