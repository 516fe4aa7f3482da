# Counts its starts, and what it has done, in memory that outlives it.
# SPDX-License-Identifier: MIT
import machine
import struct
import time

MAGIC = 0xB0075
mem = machine.backup_memory[: 12 // machine.backup_memory.itemsize]
magic, starts, work = struct.unpack("<III", mem)
if magic != MAGIC:  # noise: the first start, or the memory lost its supply
    starts = work = 0
print("start", starts + 1, "- work done so far:", work)
while True:
    mem[:] = struct.pack("<III", MAGIC, starts + 1, work)
    work += 1
    time.sleep_ms(1)
