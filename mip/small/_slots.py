# mip/backmem/_slots.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack, unpack
from backmem import _c, _a, _i
_w = b"\0\0\0\0"
_v = b"Tnrp"
_bo = []
for _cc in range(16):
 _bJ = _cc << 26
 for _ in range(4):
  _bJ = (_bJ & 0x1FFFFFFF) << 1 ^ (0x2030B9C7 if _bJ >> 29 else 0)
 _bo.append(_bJ)
def commit_word(kind, b, c, d, e=1):
 d = pack("<I", e << 28 | kind << 24 | b << 2 | c) + d
 f, g = 0, _bo
 for i in range(0, len(d), 4):
  for h in (3, 2, 1, 0):
   byte = d[i + h]
   f = (f & 0x3FFFFFF) << 4 ^ g[f >> 26 ^ byte >> 4]
   f = (f & 0x3FFFFFF) << 4 ^ g[f >> 26 ^ byte & 15]
 return pack("<I", f << 2 | c)
class _S:
 def __init__(self, region, b, size, kind, c, d=1):
  self.region, self._t, self.kind, self.g = region, b, kind, d
  self.size, self.d = size, c
  self.n = ((size + 3) & ~3) + 4
 def check(self, b, c, d):
  return commit_word(self.kind, b, c, self.d + d, self.g)
 def look(self, b):
  c = self.region._b.load(self._t + b * self.n, self.n)
  commit, c = c[-4:], c[:-4]
  d = commit[0] & 3
  if d % 3 and self.check(b, d, c) == commit:
   return d, c
  return 3 if commit == _w else 4 if commit == _v else 0, c
 def _C(self, b, word):
  self.region._n(self._t + (b + 1) * self.n - 4, word)
 def write(self, b, c, d):
  d = d + bytes(self.n - 4 - len(d))
  self.region._n(self._t + b * self.n, d)
  self._C(b, self.check(b, c, d))
class Parts:
 def __init__(self, region, b, c, size, layout=0):
  self.region, self._t, self.layout, self.end = region, b, layout, b + c
  self.b = self._az(pack("<HH", size, layout))
  self.h = self.b.d
 def _az(self, b, c=1):
  size, layout = unpack("<HH", b)
  d = _S(self.region, self._t + 4 * (layout > 0), size, 1, b, c)
  d.layout = layout
  return d
 def _D(self, b, end):
  a, c = [
   b.look(i) if b._t + (i + 1) * b.n <= end else (0, b"")
   for i in (0, 1)
  ]
  if 0 < a[0] < 3 and a[0] != c[0]:
   return 0, a[0], a[1], c[0]
  return 1, c[0], c[1], a[0]
 def find(self):
  found = self._D(self.b, self.end)
  if self.layout:
   self.h = b = self.region._b.load(self._t, 4)
   if b != self.b.d or not 0 < found[1] < 3:
    return _a("_other", "record")(self, b, found)
  return None, found
 found = _i("_other", "found")
 migrate = _i("_other", "migrate")
 def status(self):
  other, (_, look, _, b) = self.find()
  if other:
   return "foreign"
  if 0 < look < 3:
   return "kept" if 0 < b < 4 else "recovered"
  if self.layout and self.h == self.b.d and (look, b) != (3, 4):
   return "corrupt"
  return "cold"
 def load(self):
  other, (_, look, b, _) = self.find()
  return b[: self.b.size] if not other and 0 < look < 3 else None
 def save(self, b):
  other, (c, look, _, d) = self.find()
  if other:
   _c(self.region, "FOREIGN")
  e, f, g = self.b, c ^ 1, 1
  if 0 < look < 3:
   g = look if f else 3 - look
  elif look != 3:
   e._C(1, _w)
  if not 0 < d < 3:
   e._C(f, _v)
  if self.h != e.d:
   self.region._n(self._t, e.d)
  e.write(f, g, b)
 wipe = _i("_wipe", "parts")
