# A chip that stores 8 bits of each word: regions, but no view of them.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import machine

r = backmem.region(0)
show(
    globals(),
    "backmem.chip",
    "hasattr(machine, 'backup_memory'), hasattr(machine, 'mem_backup')",
    "machine.backup_memory",
    "r",
    "r.access[0:2], hex(r.address)",
    "'memory' in dir(r), 'read' in dir(r)",
)
show_error(globals(), "r.memory", "r.read(0, 3)")
