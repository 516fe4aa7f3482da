# An ESP32: all bytes are RTC.memory()'s, so objects want to be told; and the buffer is
# at an odd address here: objects count from its first whole word.
#
# SPDX-License-Identifier: MIT
from attempt import show_error
import backmem

show_error(globals(), "backmem.Store()", "backmem.Store(offset=512)", "backmem.Word(4)")
r = backmem.region(0)
r.fill(255)
s = backmem.Store(force=True)
s["a"] = 1
print(s, s["a"], r.address % 4, r[0:2] == b"\xff\xff")
w = backmem.Word(4, force=True)
w.value = 65535
print(w, w.value, r[6:8] == b"\xff\xff")
p = backmem.Record("<1011s", 12, force=True)
p.save(b"x")
p.save(b"y" * 1011)
print(p, p.load()[0] == b"y" * 1011, r[-2:] == b"\xff\xff")
log = backmem.Log(offset=1024, force=True)
log.append("a")
print(log, list(log), backmem.boot(1024, force=True).boots)
show_error(
    globals(),
    "backmem.Record('<1017s', 0, force=True)",
    "backmem.Word(2044, force=True)",
)
