# An ESP32: all bytes are RTC.memory()'s, so objects want to be told; and the buffer is
# at an odd address here: objects count from its first whole word.
#
# SPDX-License-Identifier: MIT
from attempt import show_error
from forget import forget
import backmem

show_error(globals(), "backmem.Store()", "backmem.Store(offset=512)", "backmem.Word()")
r = backmem.region(0)
r.fill(255)
w = backmem.Word(offset=4, force=True)
w.value = 65535
print(w, w.value, w.offset, r.address % 4, r[6:8] == b"\xff\xff")
s = backmem.Store(offset=512, size=512, force=True)
s["a"] = 1
print(s, s["a"], backmem.Store(offset=512, size=512, force=True) is s)
p = backmem.Record("<503s", offset=1028, force=True)
p.save(b"x")
p.save(b"y" * 503)
print(p, p.load()[0] == b"y" * 503, r[-2:] == b"\xff\xff")
log = backmem.Log(offset=64, size=256, force=True)
log.append("a")
print(log, list(log))

# What force takes is the owner's: one program counts as one boot, and objects keep
# their places.
boots = [backmem.Boot(offset=320, force=True) for i in range(3)]
print([(b.boots, b.streak, b is boots[0]) for b in boots])
show_error(
    globals(),
    "backmem.Store(force=True)",
    "backmem.Word(offset=512, force=True)",
    "backmem.Word(offset=512)",
    "backmem.Record('<I', offset=4, force=True)",
    "backmem.Record('<1017s', offset=0, force=True)",
    "backmem.Word(offset=2044, force=True)",
)
print(r[0:2] == b"\xff\xff", s["a"], w.value, p.load()[0] == b"y" * 503)

# Side by side, without a place.
forget()
r.fill(0)
boot, state = backmem.Boot(force=True), backmem.Store(force=True)
last = backmem.Log(20, force=True)
print(boot, state, last, backmem.Word(after=last, force=True))
print(backmem.Boot(force=True) is boot, backmem.Store(force=True) is state)
