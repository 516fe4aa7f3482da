# mip/backmem/_fields.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import calcsize, unpack
from backmem import _g, _h
def join(pairs):
 format, names = "<", []
 for name, b in pairs:
  text = isinstance(b, str)
  if text:
   format += b
   names.append(name)
  if not text or len(_h()._al(format)) != len(names):
   kind = ValueError if text else TypeError
   raise kind("field %s: no format of one value" % name)
 return format, names
def _aB(self, names, layout):
 if names is not None:
  _A(self, names)
 if layout is True:
  return _bS((self._Y,) + self._A)
 return layout if layout is None else _g("layout", layout, 1, 65535)
def _A(self, names):
 if isinstance(names, str):
  raise TypeError("names have to be a list or tuple")
 if len(names) != len(self._ae):
  raise ValueError("requested length %d but object has length %d"
      % (len(self._ae), len(names)))
 for name in names:
  if hasattr(self, name):
   raise ValueError("the name %s is taken" % name)
  self._A += (name,)
def _bS(b):
 value = 0x811C9DC5
 for byte in ",".join(b).encode():
  value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
 return (value >> 16 ^ value) & 0xFFFF or 1
def found(self, format=None):
 found = self._j()._K.found()
 if format is None or found is None:
  return found
 layout, size = found
 if calcsize(format) != size:
  _h()._av(calcsize(format), size)
 parts = self._d._k("_slots", "Parts")
 b = self._d._s - self._e
 c = parts(self._d, self._e, b, size, layout).load()
 return c and unpack(format, c)
def migrate(self, *values, **fields):
 self._m(self._j()._K.migrate, values, fields)
