# Switching regions on: which registers are touched, what is said when it fails.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import bus


def accesses(text):
    """What a statement does on the bus."""
    exec(text, globals())
    print(text)
    print(" ", bus.log())


# Register offsets: 1000 clock, 1004 power, 1008 dead, 100c lock, 1010 mute.
regions = backmem.regions()
words, ecc = regions[2:4]
print("accesses:", bus.log())
accesses("m = regions[1].memory")
accesses("m = regions[1].memory")
accesses("m[0]")
accesses("regions[1].read(0, 1)")
accesses("m = words.memory")

# ECC memory that was kept is not touched; never kept, it is zeroed by words first.
accesses("m = ecc.memory")
bus.poke(0x200, b"\xa5" * 256)
bus.poke(0x1004, b"\x00\x01\x00\x00")
exec("m = ecc.memory")
log = bus.log().split()
print(log[:4], log[4:6], log[67:])
print(len(log), bus.peek(0x200, 256) == bytes(256))

# A lock, a bit that does not come, a register that takes nothing.
bus.poke(0x100C, b"\x20\x00\x00\x00")
for name in ("LOCKED", "STUCK", "DEAD"):
    r = backmem.region(name)
    show_error(globals(), "r.memory", "r.read()", "r[0] = 1", "r.flush()")
    show(globals(), "hasattr(r, 'memory')", "'memory' in dir(r)", "'name' in dir(r)")
bus.poke(0x100C, b"\x00\x00\x00\x00")
show(globals(), "backmem.region('LOCKED').memory")
bus.log()

# An OSError has a number and a text.
try:
    backmem.region("STUCK").read()
except OSError as error:
    print(error.errno, error.args)

# No view of registers that store a part of each word.
show_error(globals(), "backmem.region('HALVES').memory")
show_error(globals(), "backmem.region('OCTETS').memory")

# Stores that go nowhere are noticed.
mute = backmem.region("MUTE")
m = mute.memory
mute.fill(0)
bus.poke(0x1010, b"\x01\x00\x00\x00")
show_error(
    globals(),
    "m[1] = 5",
    "m[1] = 0",
    "m[0:3] = b'abcdefghijkl'",
    "m[1:3] = m[0:2]",
    "mute[1] = 5",
    "mute.write(5, b'abc')",
    "mute.fill(1)",
    "mute.wipe()",
)
bus.poke(0x1010, b"\x00\x00\x00\x00")
show_error(globals(), "m[1] = 5", "m[1]")
