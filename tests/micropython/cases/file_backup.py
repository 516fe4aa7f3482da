# machine.mem_backup, the later name: the runs of free items, of which the file has one.
#
# SPDX-License-Identifier: MIT
from attempt import show
import machine

a = machine.mem_backup()
show(
    globals(),
    "a, len(a), a.itemsize, isinstance(a, memoryview)",
    "machine.mem_backup(0)[0] == machine.mem_backup()[0]",
    "machine.mem_backup(-2)",
    "machine.mem_backup(99)",
    "machine.mem_backup(1 << 20)",
    "machine.mem_backup('0')",
    "machine.mem_backup(0, 0)",
    "machine.mem_backup(region=0)[0] == a[0], len(machine.mem_backup(region=0))",
    "machine.mem_backup(region=99)",
    "machine.mem_backup(region='HOST')",
    "machine.mem_backup(n=0)",
    "machine.mem_backup(0, region=0)",
)
machine.backup_memory[0:4] = b"abcd"
a[1] = 66
print(bytes(a[0:4]), bytes(machine.backup_memory[0:4]))
