# mip/backmem/_other.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import unpack
from backmem import _c
from backmem._slots import _v, _w
def record(self, b, found):
 size, layout = unpack("<HH", b)
 c = 1 + (b == self.b.d)
 for d in range(c, 16) if layout and 0 < size < 4089 else ():
  other = self._az(b, d)
  parts = self._D(other, self.end if d > 1 else self.region._s)
  if 0 < parts[1] < 3:
   return other, parts
 return None, found
def found(self):
 other = self.find()[0]
 return other and (other.layout, other.size)
def migrate(self, b):
 c, (d, look, e, f) = self.find()
 if not c:
  return self.save(b)
 if c.g > 1:
  _c(self.region, "UNSUPPORTED")
 if c._t + 2 * c.n > self.end:
  _c(self.region, "SIZE")
 g = self.b
 h = d ^ 1 if g.n == c.n else int(g.n > c.n)
 if h == d:
  if not 0 < f < 3:
   c._C(d ^ 1, _v)
  c.write(d ^ 1, 3 - look if d else look, e)
 c._C(h, _v)
 g._C(h, _v)
 other = self.region._b.load(g._t + (2 - h) * g.n - 4, 4)[0] & 3
 g.write(h, 1 if (other == 1) == h else 2, b)
 self.region._n(self._t, g.d)
 c._C(h ^ 1, _w)
 g._C(h ^ 1, _w)
def store(self, b, c):
 for d in range(1 + (b == self._ac), 2 if c else 16):
  size = self.size if d > 1 else self.region._s - self._t
  if self._ab(b, size // 4, d):
   self._G()
   return True
 self.c = self.size // 8
 return False
def space(self):
 b = [4 + (len(name[1]) + len(c) + 3 & ~3) for name, c in self.living()]
 return sum(b), 4 * self.c - 8
def damaged(b, i, c):
 commit = b.region._b.load(b._t + (i + 1) * b.n - 4, 4)
 commit = unpack("<I", commit)[0]
 d = [commit ^ unpack("<I", b.check(i, e, c))[0] for e in (1, 2)]
 f = 1
 for _ in range(32 + 8 * len(c)):
  if f in d:
   return True
  f = (f << 1 ^ (0x80C2E71C if f >> 31 else 0)) & 0xFFFFFFFF
 return False
