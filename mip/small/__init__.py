# mip/backmem/__init__.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack_into, unpack_from
__version__ = "0.1.0"
__all__ = ("chip", "regions", "region", "Word", "Record", "Store", "Log", "Boot")
_all = []
def _g(b, value, c, d):
 if isinstance(value, (int, bool)) and c <= value <= d:
  return value + 0
 _h()._as(b, value, c, d)
def _a(home, name=None):
 found = __import__("backmem." + home, None, None, ("",))
 return getattr(found, name) if name else found
def _i(home, name):
 return lambda *b, **c: _a(home, name)(*b, **c)
def _h():
 return _a("_why")
_c = _i("_why", "failed")
class Bus:
 home = None
 def __init__(self, base):
  self.base = base
 def load(self, b, n):
  from machine import mem32
  c = bytearray(n)
  b += self.base
  for i in range(0, n, 4):
   pack_into("<I", c, i, mem32[b + i] & 0xFFFFFFFF)
  return bytes(c)
 def store(self, b, c):
  from machine import mem32
  b += self.base
  for i in range(0, len(c), 4):
   mem32[b + i] = unpack_from("<I", c, i)[0]
class Region:
 _y = None
 def __init__(self, b, c):
  self._b, self._x = b, c
  self.name, self.size, self._aj, self._ah = c[:4]
  self._s = self.size if self._aj == self._ah else 0
 __getattr__ = _i("_bytes", "look")
 __getitem__ = __setitem__ = _i("_bytes", "item")
 __repr__ = _i("_bytes", "text")
 __str__ = _i("_bytes", "lines")
 def __len__(self):
  return self.size
 def _M(self):
  b, c, d = [], 0, self._aj
  for offset, n, e, _ in self._x[6] + ((self.size, 0, 0, 0),):
   if e != 4:
    end = offset // d * d
    if end > c:
     b.append((c, end - c))
    c = -(-(offset + n) // d) * d if n else self.size
  return b
 def _l(self, b="open"):
  if self._y:
   return _a("_steps", b)(self)
 def _ai(self, b, n):
  if self._x[5] & 2:
   _a("_steps", "sync")(self, b, n)
 def _n(self, b, c):
  self._b.store(b, c)
  self._ai(b, len(c))
  if self._b.load(b, len(c)) != c:
   _h()._B(self)
 def _k(self, home, name):
  return _a(self._b.home or home, name)
def regions():
 from backmem import _chip
 globals()["chip"] = _chip._au(globals().get("chip"), _all)
 return list(_all)
def region(which):
 found = regions()
 for b in found:
  if which in (b, b.name):
   return b
 return _h().which(found, which)
def __getattr__(name):
 if name == "chip":
  regions()
  return globals()[name]
 if name in __all__:
  found = _a("_record" if name == "Word" else "_" + name.lower(), name)
 elif name[:1] == "_" != name[1:2]:
  found = _a(name)
 else:
  raise AttributeError(name)
 globals()[name] = found
 return found
