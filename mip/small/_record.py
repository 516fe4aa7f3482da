# mip/backmem/_record.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import calcsize, pack, unpack
from backmem import _i, _g, _h
from backmem._object import _p, _u
class Word(_p):
 def __new__(b, **c):
  return _u(object.__new__(b), 4, **c)
 def _q(self):
  return "cold" if self.load() is None else "kept"
 _o = _i("_wipe", "word")
 def load(self):
  found = self._j()._d._b.load(self._e, 4)
  value = unpack("<H", found)[0]
  return value if found == self._cJ(value) else None
 def save(self, value):
  value = _g("value", value, 0, 65535)
  self._j()._d._n(self._e, self._cJ(value))
 value = property(load, save)
 def _cJ(self, value):
  check = self._d._k("_slots", "commit_word")(0, 0, 0, pack("<I", value))
  return pack("<HH", value, unpack("<I", check)[0] >> 4 & 0xFFFF)
def _by(b, value):
 if isinstance(b, bytes):
  value = value.encode() if isinstance(value, str) else bytes(value)
  return b.startswith(value)
 return isinstance(b, float) or b == value
class Record(_p):
 def __new__(b, format, names=None, *, layout=None, **c):
  self = object.__new__(b)
  if names is None and not isinstance(format, str):
   from backmem import _fields
   format, names = _fields.join(format)
  if set("OSP") & set(format):
   _h()._ax()
  size = _g("size", calcsize(format), 1, 4088)
  self._Y, self._ae = format, unpack(format, bytes(size))
  self._P = [None] * len(self._ae)
  if names is not None or layout is not None:
   from backmem import _fields
   layout = _fields._aB(self, names, layout)
  self._cg = size, layout or 0
  d = 4 * (layout is not None) + 2 * ((size + 3 & ~3) + 4)
  return _u(self, d, (format, self._A, layout), **c)
 def _q(self):
  parts = self._d._k("_slots", "Parts")
  self._K = parts(self._d, self._e, self._f, *self._cg)
  self.load()
  return self._K.status()
 def _o(self):
  self._K.wipe()
  self._P = [None] * len(self._ae)
 def _E(self, name, value):
  i = self._A.index(name)
  values = list(self._ae)
  values[i] = value
  self._cm(values)
  self._P[i] = value
 def _cm(self, values):
  try:
   b = pack(self._Y, *values)
   for c in zip(unpack(self._Y, b), values):
    if not _by(*c):
     raise ValueError
   return b
  except Exception:
   _h()._an(self._Y, self._A, values)
   raise
 def load(self):
  b = self._j()._K.load()
  values = b and unpack(self._Y, b)
  self._P = list(values or [None] * len(self._ae))
  return values
 def save(self, *values, **fields):
  self._m(self._j()._K.save, values, fields)
 migrate = _i("_fields", "migrate")
 found = _i("_fields", "found")
 def _m(self, b, values, fields):
  n = len(self._ae)
  if values and (fields or len(values) != n) or set(fields) - set(self._A):
   _h().values(values, n, fields, self._A)
  values = list(values or self._P)
  for name in fields:
   values[self._A.index(name)] = fields[name]
  self._r(b, self._cm(values))
  self._P = values
