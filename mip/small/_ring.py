# mip/backmem/_ring.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack
from backmem import _a, _i
from backmem._slots import _v, _S
class Ring:
 def __init__(self, region, b, size, c):
  self.e = _S(region, b, size, 3, pack("<I", size))
  self.count = min(c // self.e.n, 32767)
  self.next = self.f = 0
  self.lost = 0
 def status(self):
  b = self.next = self.f = c = 0
  d = damaged = False
  for i in range(self.count):
   look, e = self.e.look(i)
   if not look:
    if _a("_other", "damaged")(self.e, i, e):
     look, damaged = 4, True
   if look == 4:
    self.f = i + 1
   if 0 < look < 3:
    self.f = i + 1
    b += 1
    c = c or look
    if look != c:
     d = True
    elif not d:
     self.next = i + 1
  if d:
   self.f = self.count
  if c == 2:
   self.next = self.next + self.count if self.next < self.count else 0
  self.lost = self.f - b
  if not b:
   return "corrupt" if damaged else "cold"
  return "recovered" if self.lost else "kept"
 def append(self, b, c=False):
  d = self.next % self.count
  if c and 0 < self.e.look(d)[0] < 3:
   return False
  self.e._C(d, _v)
  self.e.write(d, 1 if self.next < self.count else 2, b)
  self.f = max(self.f, d + 1)
  self.next = (self.next + 1) % (2 * self.count)
  return True
 def _R(self):
  for b in range(1, self.f + 1):
   look, c = self.e.look((self.next - b) % self.count)
   if 0 < look < 3:
    yield c[: self.e.size]
 wipe = _i("_wipe", "ring")
