# mip/backmem/_store.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack
from backmem import _c, _a, _i, _g, _h
from backmem._cbor import decode, encode
from backmem._object import _p, _u
def _cL(key):
 if type(key) is str:
  b = key.encode()
  return (1, b) if 0 < len(b) < 64 else None
 if type(key) is int and 0 <= key < 1 << 32:
  return 2, pack("<I", key).rstrip(b"\0")
class Mapping:
 def __getitem__(self, key):
  b = self._a(key)
  if b is None:
   raise KeyError(key)
  return decode(b)
 def __setitem__(self, key, value):
  self._j()
  self._m(key, encode(value, 4077, "a value has at most %d%.0s"))
 def __delitem__(self, key):
  self.pop(key)
 def __contains__(self, key):
  return self._a(key) is not None
 def __iter__(self):
  return iter(self.keys())
 def __len__(self):
  return len(self._ag())
 def get(self, key, default=None):
  b = self._a(key)
  return default if b is None else decode(b)
 def items(self):
  return [(key, decode(b)) for key, b in self._ag()]
 def keys(self):
  return [key for key, _ in self._ag()]
 def values(self):
  return [decode(b) for _, b in self._ag()]
 def pop(self, key, *default):
  b = self._a(key)
  if b is not None:
   self._m(key, None)
   return decode(b)
  if not default:
   raise KeyError(key)
  return default[0]
 def setdefault(self, key, default=None):
  if key in self:
   return self[key]
  self[key] = default
  return default
 def update(self, *other, **values):
  self._V(_a("_transaction", "gather")(self, other, values))
class Store(_p, Mapping):
 _I, _z = 8, 8192
 def __new__(b, *, layout=0, **c):
  self = object.__new__(b)
  self._ch = _g("layout", layout, 0, 65535)
  return _u(self, 64, layout, **c)
 def _q(self):
  banks = self._d._k("_banks", "Banks")
  self._banks = banks(self._d, self._e, self._f, self._ch)
  return self._banks.status()
 def _o(self):
  self._banks.wipe()
 def _F(self, name):
  return self._banks.find(name)
 def _ag(self):
  return _a("_odd", "pairs")(self._j()._banks.living())
 def _ad(self, key):
  return (_a("_odd", "name")(self, key) if type(key) is bytes
    else _cL(key))
 def _a(self, key):
  name = self._j()._ad(key)
  return name and self._F(name)
 def space(self):
  return self._j()._banks.space()
 transaction = _i("_transaction", "Transaction")
 _U = _p._j
 def _Z(self, key, b):
  c = self._ad(key) if b is None else _cL(key)
  return c or _a("_odd", "key")(key)
 def _m(self, key, b):
  self._V({key: b})
 def _V(self, b):
  c = self._j()._Z
  b = [(c(key, b[key]), b[key]) for key in b]
  if self._banks.foreign:
   _c(self._d, "FOREIGN")
  real = [d for d in b if self._F(d[0]) != d[1]]
  if real and not self._r(self._banks.commit, real):
   _h()._ao(self._d, b, *self.space())
