# Switching regions on: which registers are touched, what is said when it fails.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
import backmem
import bus


def stores(text):
    """What a statement stores, in registers and memory. How often it looks first is
    the library's affair; that it looks is seen by what it does not store again."""
    bus.log()
    exec(text, globals())
    log = bus.log().split()
    print(text, "->", " ".join(a for a in log if a[0] in "wW"))


# Register offsets: 1000 clock, 1004 power, 1008 dead, 100c lock, 1010 mute.
regions = backmem.regions()
words, ecc = regions[2:4]
print("accesses:", bus.log())
stores("m = regions[1].memory")
stores("m = regions[1].memory")
stores("regions[1].read(0, 1)")
stores("m = words.memory")
bus.log()
m[0]
print("accesses:", bus.log())

# Memory whose retain bit is found clear is opened as it is: it may hold everything.
stores("m = ecc.memory")
bus.poke(0x200, b"\xa5" * 256)
bus.poke(0x1004, b"\x00\x01\x00\x00")
stores("m = ecc.memory")
print(bus.peek(0x200, 256) == b"\xa5" * 256)

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
