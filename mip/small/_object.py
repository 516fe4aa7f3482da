# mip/backmem/_object.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from sys import modules
from backmem import _c, _i, _g, _h, region as find, regions
_bf = ("region", "status", "offset", "size")
class _p:
 _I, _z = 4, 0
 _X = _bC = False
 _d = _N = _H = None
 _e = _f = 0
 _A = _P = ()
 __repr__ = _i("_bytes", "shown")
 def __getattr__(self, name):
  self._j()
  names, values = self._A, self._P
  if name in _bf:
   names = _bf
   values = self._d, self._N, self._e, self._f
  if name not in names:
   raise AttributeError(name)
  return values[names.index(name)]
 def __setattr__(self, name, value):
  if name in self._A:
   self._j()._E(name, value)
  elif name[0] != "_":
   self._j()
   raise AttributeError(name)
  else:
   object.__setattr__(self, name, value)
 def _j(self):
  if self._H is not None:
   _h()._aA(self)
  return self
 def _r(self, b, *c):
  if self._j()._bC:
   _c(self._d, "BUSY")
  self._bC = True
  try:
   return b(*c)
  finally:
   self._bC = False
 def wipe(self):
  self._r(self._o)
def _bH():
 found = modules.get("_backmem")
 if type(found) is not list:
  modules["_backmem"] = found = []
 return found
def _bG(b, c, n):
 for d in _bH():
  if d._d is b and d._e < c + n and c < d._e + d._f:
   return d
def _bY(b, c, d, e):
 f, g = c, b._s
 for c, h in ((0, g),) if e == 2 else b._M() if g else ():
  end = (c + h) & ~3
  c = (max(c, f) + 3) & ~3
  while e != 1 and (j := _bG(b, c, d)) is not None:
   c = j._e + j._f
  if c < end and end - c >= d:
   while e != 1 and (j := _bG(b, c, end - c)) is not None:
    end = j._e
   return c, end - c, h
def _bB():
 b = [(n, -i) for i, c in enumerate(regions()) if c._s
   for _, n in c._M()]
 return regions()[-max(b)[1] if b else 0]
def _cC(self, b, c, force):
 d, e, f = self._d, self._e, 0
 g = h = j = self._bA or b
 while not (found := _bY(d, e, g, f)) or c and found[0] != e:
  if not force or f == 2:
   self._f = g
   k = _bG(d, e, g) if c else None
   _h()._ay(self, k, force, _bY)
  f = 1 if c and not f else 2
 self._e, n, l = found
 if not self._bA:
  h, j = n, self._z
  if self._X:
   j = b if l < 128 else j
  elif h // 2 >= b:
   h //= 2
 self._f = min(h, j) & -self._I
def _cs(self, b):
 for c in _bH():
  if type(c) is type(self) and c._d is self._d and (
    c._cu == self._cu):
   d = c._bA == self._bA
   if b:
    d = c._e == self._e and (d or c._f == self._bA)
   elif c._T is not self._T:
    d = False
   if d:
    return c
def _u(self, b, c=0, d=0, *, offset=None, region=None, after=None,
  force=False, size=None):
 if size is not None:
  if not self._z:
   raise TypeError("no size= here")
  d = _g("size", size, b, self._z) & -self._I
 e, f = offset is not None, 0
 if after is not None:
  if not isinstance(after, _p) or e or region is not None:
   _h().after()
  g = after._j()._d
  f = after._e + after._f
 else:
  g = _bB() if region is None else find(region)
  if e:
   after = self
   f = _g("offset", offset, 0, 0x7FFFFFFF)
   if f & 3:
    _h()._ak(f)
  while not e and (h := _bG(g, f, g._s)) is not None:
   f = h._e + h._f
 self._d, self._e, self._cu = g, f, c
 self._T, self._bA = after, d if self._z else b
 if (h := _cs(self, e)) is not None:
  return h
 _cC(self, b, e, force)
 g._l()
 self._N = self._q()
 if self._N == "cold":
  g._l("loads")
 while (h := _bG(g, self._e, self._f)) is not None:
  h._H = self
  _bH().remove(h)
 _bH().insert(0, self)
 return self
