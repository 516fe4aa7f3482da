# What stands in the way of a store is named; what a region survives is asked of the
# chip as it is now; and the way back, which stops keeping the memory.
#
# SPDX-License-Identifier: MIT
from attempt import show, show_error
from forget import forget
import backmem
import bus

# Registers: 1000 clock, 1004 power, 1010 mute.
CLOCK, POWER, MUTE = 0x1000, 0x1004, 0x1010
WRITE, MUTE_ON, MUTE_CACHED, MUTE_POWER = 0x100, 1, 2, 4


def put(register, value):
    bus.poke(register, value.to_bytes(4, "little"))


def power():
    return hex(int.from_bytes(bus.peek(POWER, 4), "little"))


def sleeps():
    found = r.survives
    return found["deep_sleep"], found["vdd_loss_bat"], found["soft_reset"]


print("--- what it survives, before and after it is switched on")
r = backmem.region("BYTES")
bus.log()
print(sleeps(), [a for a in bus.log().split() if a[0] in "wW"])
r.write(0, b"kept")
print(sleeps(), power())

print("--- the way back")
show(globals(), "r.unretain()", "power()", "sleeps()", "r.read(0, 4)", "sleeps()")
print(r.survives["deep_sleep"], "survives" in str(r) and str(r).split("\n")[2:])
show(globals(), "r.unretain()")
print(str(r).split("\n")[2:])

print("--- retention that the hardware refuses is no reason to refuse the rest")
put(POWER, WRITE)
put(MUTE, MUTE_POWER)
show(globals(), "r.read(0, 4)", "power()", "sleeps()")
put(MUTE, 0)
show(globals(), "r.read(0, 4)", "power()", "sleeps()")

print("--- what refuses the way back")
put(MUTE, MUTE_POWER)
show_error(globals(), "r.unretain()", "backmem.region('WORDS').unretain()")
show_error(globals(), "backmem.region('LOCKED').unretain()")
put(POWER, 0)
show_error(globals(), "r.unretain()")
put(MUTE, 0)

print("--- the first gate that is shut")
mute, cached = backmem.region("MUTE"), backmem.region("CACHED")
m, c = mute.memory, cached.memory
mute.fill(0)
for clock, gates in ((1, MUTE_ON), (0, MUTE_ON), (1, MUTE_CACHED)):
    put(CLOCK, clock)
    put(MUTE, gates)
    show_error(globals(), "m[1] = 5", "m[0:2] = b'abcdefgh'", "m[1] = 0", "c[1] = clock + gates")
    put(CLOCK, 1)
    put(MUTE, 0)
    mute.fill(0)

print("--- for objects as well")
MAKE = {
    "Word": (lambda: backmem.Word(region=mute), lambda x, n: x.save(n)),
    "Record": (lambda: backmem.Record("<I", region=mute), lambda x, n: x.save(n)),
    "Store": (lambda: backmem.Store(region=mute), lambda x, n: x.update(a=n)),
    "Log": (lambda: backmem.Log(2, 6, region=mute), lambda x, n: x.append(n)),
    "Boot": (lambda: backmem.Boot(region=mute), lambda x, n: setattr(x, "state", n)),
}
for kind in MAKE:
    make, use = MAKE[kind]
    forget()
    thing = make()
    use(thing, 5)
    put(MUTE, MUTE_ON)
    for what in ("use(thing, 6)", "thing.wipe()"):
        show_error({"use": use, "thing": thing}, what)
    put(MUTE, 0)
