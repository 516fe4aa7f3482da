# Counts the starts of a board, in the first 8 bytes of its backup memory.
# SPDX-License-Identifier: MIT
import machine
import struct

MAGIC = 0xB0075
mem = machine.backup_memory[: 8 // machine.backup_memory.itemsize]
magic, starts = struct.unpack("<II", mem)
if magic != MAGIC:  # noise: the first start, or the memory lost its supply
    starts = 0
starts += 1
mem[:] = struct.pack("<II", MAGIC, starts)
print("start", starts)
