# mip/backmem/_banks.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from
from backmem import _c, _a, _i
from backmem._slots import _v, _w, commit_word
def _bF(key):
 b = 0
 for byte in key:
  b ^= byte >> 4 ^ byte & 15
 return b
def _f(b):
 return (b >> 22 & 63) + (b & 0xFFF)
def _bN(b, end):
 c = 2 + (b[7] >> 7) if end else end
 while c < end:
  d = unpack_from("<I", b, 4 * c)[0]
  key, value = 4 * c + 4 + (d >> 22 & 63), 4 * c + 4 + _f(d)
  if value > 4 * end:
   break
  name = 2 - (d >> 28 & 1), b[4 * c + 4 : key]
  yield c, d, name, b[key:value]
  c = (value + 3) // 4 + (d >> 31)
def _bV(b, c, d, check, e, f=1):
 end = len(c) // 4
 commit = c[4 * d : 4 * d + 4]
 if not commit or commit[0] & 3 != e:
  return
 g, h = d + 1, 0
 while not h:
  if g >= end:
   return
  j = unpack_from("<I", c, 4 * g)[0]
  g += 1 if g < 2 else 1 + (_f(j) + 3) // 4
  h = j >> 31
 if g <= end:
  k = check + c[4 * d + 4 : 4 * g]
  if commit == commit_word(2, b << 12 | d, e, k, f):
   return g, commit
class Banks:
 def __init__(self, region, b, size, layout):
  self.region, self._t, self.size, self.layout = region, b, size, layout
 def _J(self, b, c, n):
  return self.region._b.load(self._L(b, c), 4 * n)
 def _L(self, b, c=0):
  return self._t + 4 * (b * self.c + c)
 def _cj(self, b, c):
  d, found = unpack("<II", self._J(b, 0, 2))
  e = d & 3
  return e if e % 3 and found & 0x7FFFFFFF == e << 28 | c else 0
 def _ab(self, b, c, d=1):
  self.c = e = b & 0xFFF
  f = [max(0, min(e, c - g * e)) for g in (0, 1)]
  h = [self._cj(i, b) if f[i] > 1 else 0 for i in (0, 1)]
  j = int(h[0] == h[1])
  for g in (j, j ^ 1):
   if h[g]:
    k = self._J(g, 0, f[g])
    found = _bV(g, k, 0, _w, h[g], d)
    if found:
     return (g, h[g], k), found
 def _G(self):
  self.c = self.size // 8
  self.foreign = False
  self._cz = 1, 2, 0, _w, [0] * 16
 def status(self):
  self._G()
  self._ac = b = self.layout << 12 | self.c
  c = unpack("<I", self._J(0, 1, 1))[0] & 0xFFFFFFF
  found = self._bW()
  if not found or c != b:
   self.foreign = _a("_other", "store")(self, c, found)
   if self.foreign:
    return "foreign"
  if found:
   return self._cd()
  if self._J(0, 0, 1) == _v and self._J(1, 0, 1) == _w or c != b:
   return "cold"
  return "corrupt"
 def _bW(self):
  found = self._ab(self._ac, 2 * self.c)
  if found:
   (b, c, d), e = found
   while e:
    end, check = e
    e = _bV(b, d, end, check, c)
   self._cz = b, c, end, check, [0] * 16
  return found
 def _cd(self):
  b, _, end, _, c = self._cz
  for d, e, name, _ in _bN(self._J(b, 0, end), end):
   f = _bF(name[1])
   if e >> 12 & 1023 != c[f]:
    self._G()
    return "corrupt"
   c[f] = d
  return "kept" if self._cx() else "recovered"
 def _cx(self):
  b, c, end, _, _ = self._cz
  d = self._cj(b ^ 1, self._ac)
  if d:
   e = (d == c) == b
  else:
   e = not b and self._J(1, 0, 1) == _w
  return e and (end == self.c or self._J(b, end, 1) == _w)
 def find(self, name):
  kind, key = name
  b, _, end, _, c = self._cz
  d, e = c[_bF(key)], end
  while 0 < d < e:
   f = unpack("<I", self._J(b, d, 1))[0]
   n = (_f(f) + 3) // 4
   if 2 - (f >> 28 & 1) == kind and f >> 22 & 63 == len(key) and (
     d + n < end):
    g = self._J(b, d + 1, n)
    if g.startswith(key):
     h = f >> 28 & 7 < 3
     return g[len(key) : _f(f)] if h else None
   e, d = d, f >> 12 & 1023
 def living(self):
  b, _, end, _, _ = self._cz
  c, d = self._J(b, 0, end), {}
  for e, _, name, _ in _bN(c, end):
   d[name] = e
  return [f[2:] for f in _bN(c, end)
    if d[f[2]] == f[0] and f[1] >> 28 & 7 < 3]
 space = _i("_other", "space")
 def commit(self, b):
  c, d, end, check, e = self._cz
  f, e, g = end, list(e), bytearray()
  for name, value in b:
   _W(e, f + 1, g, name, value)
  h = not f or f + 1 + len(g) // 4 > self.c or not self._cx()
  if h:
   self._cG()
   e, f, check = [0] * 16, 0, _w
   c ^= 1
   d = d if c else 3 - d
   g = bytearray(pack("<I", d << 28 | self._ac))
   j = [name for name, _ in b]
   kept = [k for k in self.living() if k[0] not in j]
   for name, value in kept + b:
    if value is not None:
     _W(e, 1, g, name, value)
   if 1 + len(g) // 4 > self.c:
    return False
   if not end:
    if not self._af():
     self.region._n(self._L(0), _v)
    self.region._n(self._L(1), _w)
   self.region._n(self._L(c), _v)
  g[4 * max(max(e) - f - 1, 0) + 3] |= 0x80
  g = bytes(g)
  end = f + 1 + len(g) // 4
  self.region._n(self._L(c, f + 1),
      g + _w if end < self.c else g)
  if h:
   self._cG()
  check = commit_word(2, c << 12 | f, d, check + g)
  self.region._n(self._L(c, f), check)
  if self._cj(c, self._ac) != d:
   _c(self.region, "DAMAGED")
  self._cz = c, d, end, check, e
  return True
 def _af(self):
  if self._cz[2]:
   return self._cz[0] ^ 1
  b = self._cj(0, self._ac)
  return 0 if b and b == self._cj(1, self._ac) else 1
 def _cG(self):
  b, c, end, check, _ = self._cz
  d, e = self._J(b, 0, end), (0, _w)
  while e and e[0] < end:
   e = _bV(b, d, e[0], e[1], c)
  if e != (end, check):
   _c(self.region, "DAMAGED")
 wipe = _i("_wipe", "banks")
def _W(b, c, d, name, value):
 kind, key = name
 e = _bF(key)
 f = value or b""
 kind = kind + 2 * (value is None) << 28
 g = kind | len(key) << 22 | b[e] << 12 | len(f)
 b[e] = c + len(d) // 4
 d += pack("<I", g) + key + f
 d += bytes(-len(d) % 4)
