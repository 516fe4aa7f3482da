# mip/backmem/_log.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from backmem import _a, _g
from backmem._cbor import decode, encode, _aC
from backmem._object import _p, _u
_be = "an entry holds %d: Log(entry=%d)"
class Log(_p):
 _z = 1 << 20
 def __new__(b, entries=None, entry=30, **c):
  self = object.__new__(b)
  self._W = _g("entry", entry, 1, 4089)
  self._bytes = _aC(entry)
  d = ((self._bytes + 3) & ~3) + 4
  if entries is None:
   return _u(self, 2 * d, entry, **c)
  e = d * (1 + _g("entries", entries, 1, 32767))
  return _u(self, e, entry, e, **c)
 def _q(self):
  n = ((self._bytes + 3) & ~3) + 4
  region, b = self._d, self._e
  ring = region._k("_ring", "Ring")
  self._cw = ring(region, b, self._bytes, n)
  self._log = ring(region, b + n, self._bytes, self._f - n)
  c = ("cold", "kept", "recovered", "corrupt")
  return max(self._cw.status(), self._log.status(), key=c.index)
 def _o(self):
  self._log.wipe()
  self._cw.wipe()
 @property
 def lost(self):
  return self._j()._log.lost
 @property
 def panicked(self):
  for b in self._j()._cw._R():
   return decode(b, True)
 def __len__(self):
  return len(list(self._j()._log._R()))
 def __iter__(self):
  return iter([decode(b, True) for b in self._j()._log._R()])
 def __reversed__(self):
  return reversed(list(self))
 def __getitem__(self, index):
  index = _g("index", index, -1 << 31, 0x7FFFFFFF)
  if index < 0:
   index += len(self)
  for b in self._j()._log._R() if index >= 0 else ():
   if not index:
    return decode(b, True)
   index -= 1
  raise IndexError("no such entry")
 def append(self, value):
  self._r(self._j()._log.append, encode(value, self._W, _be))
 def panic(self, value):
  b = _a("_fault", "fault")(self._j()._W, value, _be)
  return self._r(self._cw.append, b, True)
