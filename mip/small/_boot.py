# mip/backmem/_boot.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack, unpack
import machine
from backmem import _c, _a, _g
from backmem._object import _p, _u
class Boot(_p):
 _I, _z, _X = 16, 32, True
 _A = ("boots", "cause", "streak", "state")
 def __new__(b, cause=None, **c):
  self = object.__new__(b)
  d = getattr(machine, "reset_cause", int)()
  self._cI = d == getattr(machine, "DEEPSLEEP_RESET", None)
  if cause is None:
   cause = _a("_ids", "cause")() if d == 3 else d
  self._bE = cause + 0 & 0xFFFFFFFF
  return _u(self, 16, **c)
 def _q(self):
  parts = self._d._k("_slots", "Parts")
  size = 12 if self._f > 31 else 4
  self._K = parts(self._d, self._e, self._f, size)
  status = self._K.status()
  boots, _, streak, state = self._cA() or (0, 0, 0, 0)
  streak -= self._cI and streak > 0
  self._m(boots + 1, self._bE, streak + 1, state)
  boots, cause, _, state = self._cA()
  self._P = boots, cause, streak, state
  return status
 def _cA(self):
  b = self._K.load()
  if b is None or len(b) == 12:
   return b and unpack("<IIHH", b)
  boots, c = unpack("<HH", b)
  return boots, c >> 10, c & 15, c >> 4 & 63
 def _m(self, boots, cause, b, state):
  if self._f > 31:
   boots, b = min(boots, 0xFFFFFFFF), min(b, 0xFFFF)
   c = pack("<IIHH", boots, cause, b, state)
  else:
   d = min(cause, 63) << 10 | min(state, 63) << 4 | min(b, 15)
   c = pack("<HH", min(boots, 0xFFFF), d)
  self._r(self._K.save, c)
 def _o(self):
  self._K.wipe()
  self._P = (0,) * 4
 def _bU(self):
  return self._j()._cA() or _c(self._d, "EMPTY")
 def _E(self, name, value):
  if name != "state":
   raise AttributeError(name)
  value = _g(name, value, 0, 0xFFFF if self._f > 31 else 63)
  self._m(*self._bU()[:3] + (value,))
  self._P = self._P[:3] + (value,)
 def healthy(self):
  boots, cause, _, state = self._bU()
  self._m(boots, cause, 0, state)
 def looping(self, threshold):
  return self.streak >= threshold
