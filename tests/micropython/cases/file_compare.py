# The unix port's memory against a memoryview of RAM: what is printed is all in
# which they differ.
#
# SPDX-License-Identifier: MIT
from compare import compare
import machine

compare("file", machine.backup_memory[100:164])
