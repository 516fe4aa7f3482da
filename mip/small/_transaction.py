# mip/backmem/_transaction.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from backmem._store import Mapping
class Transaction(Mapping):
 def __init__(self, store):
  self._store = store._j()
  self._cn = None
 def _U(self):
  if self._cn is None:
   raise ValueError("not inside of its with block")
  return self._store._j()
 _j = _U
 def _ag(self):
  base, b = self._U(), self._cn
  found = [c for c in base._ag() if c[0] not in b]
  return found + [(d, b[d]) for d in b if b[d] is not None]
 def _a(self, key):
  if self._U()._ad(key) and key in self._cn:
   return self._cn[key]
  return self._store._a(key)
 def _m(self, key, b):
  self._U()._Z(key, b)
  self._cn[key] = b
 def _V(self, b):
  self._cn.update(b)
 def __enter__(self):
  if self._cn is None:
   self._cn = {}
  return self
 def __exit__(self, kind, value, traceback):
  b = self._cn
  if kind is None:
   self._U()
  self._cn = None
  if kind is None:
   self._store._V(b)
  return False
def gather(b, other, values):
 all = Transaction(b._U()).__enter__()
 if len(other) > 1:
  raise TypeError("update() takes one mapping")
 for c in other + (values,):
  c = dict(c.items() if isinstance(c, Mapping) else c)
  for key in c:
   all[key] = c[key]
 return all._cn
