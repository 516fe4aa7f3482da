# machine.mem_backup on a chip with owners: each run of free items, region by
# region; those without a view are left out.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import bus
import machine

for name in ("BYTES", "WORDS", "ECC", "CACHED", "MUTE"):
    backmem.region(name).fill(0)
for n in range(8):
    view = machine.mem_backup(n)
    view[0] = 0x11 + n
    view[-1] = 0x21 + n
    print(n, len(view), view.itemsize)
bus.log()
print(bus.peek(0x100, 128).hex())
print(bus.peek(0, 64)[0], bus.peek(0, 64)[63], bus.peek(0x200, 256)[255])
bus.poke(0x100C, b"\x20\x00\x00\x00")
show_error(globals(), "machine.mem_backup(8)", "machine.mem_backup(9)")
show_error(globals(), "machine.mem_backup(-1)")
show(globals(), "machine.mem_backup(11)")
