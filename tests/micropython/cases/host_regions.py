# The unix port as a user has it: one region, the file.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import machine

views = machine.mem_backup(-1)
show(
    globals(),
    "backmem.chip",
    "backmem.regions()",
    "type(views), len(views), len(views[0])",
    "machine.mem_backup(1)",
)
show_error(
    globals(),
    "backmem.region(1)",
    "backmem.region(-2)",
    "backmem.region('NVM')",
    "backmem.Word(region='NVM')",
)
views[0][0:4] = b"abcd"
print(bytes(machine.backup_memory[0:4]))
