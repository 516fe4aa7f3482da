# mip/backmem/_bytes.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from backmem import _c, _g, _h
_aS = ("soft_reset", "watchdog", "reset_pin", "deep_sleep", "vdd_loss_bat",
  "vdd_loss")
_bv = ("always", "bootloader", "board", "firmware", "transient")
_bl = ("LANES", "REPLICATES", "ZERO_FILLS", "FAULTS", "PENDING", "UNKNOWN")
_aW = ("ECC", "CACHEABLE", "ZEROIZE", "LOCK")
_bp = ((True, "survives "), (False, "lost at "), (None, "not known: "))
def _bI(self, b, n):
 c = 4 - self._ah + self._aj
 d = b // c
 return c, d, self._b.load(4 * d, 4 * (-(-(b + n) // c) - d))
def _J(self, b, n):
 c, d, e = _bI(self, b, n)
 if c != 4:
  e = b"".join([e[i : i + c] for i in range(0, len(e), 4)])
 return bytes(e[b - c * d : b - c * d + n])
def _bD(b, c, value):
 if hasattr(b, "byte"):
  return b.byte(c, value)
 from machine import mem8
 mem8[c + b.base] = value
def _store(self, b, c):
 n, i = len(c), 0
 if self._ah == 1:
  while i < n:
   d = (n - i) & ~3
   if (b + i) & 3 or not d:
    _bD(self._b, b + i, c[i])
    i += 1
   else:
    self._b.store(b + i, c[i : i + d])
    i += d
 else:
  e, f, g = _bI(self, b, n)
  g = bytearray(g)
  for i in range(n):
   h = b + i - e * f
   g[h // e * 4 + h % e] = c[i]
  self._b.store(4 * f, g)
 self._ai(b * 4 // (4 - self._ah + self._aj), n)
 if _J(self, b, n) != c:
  _h()._B(self)
 if n and not c[-1]:
  self._l("loads")
def _o(self, b, n):
 _store(self, b, b"\xff" * n)
 _store(self, b, bytes(n))
def _cy(self, off, n):
 off = _g("off", off, 0, self.size)
 b = self.size - off
 n = b if n is None else _g("n", n, 0, b)
 self._l()
 return off, n
def _cp(self, off=0, n=None):
 return _J(self, *_cy(self, off, n))
def _cq(self, buf, off=0):
 buf = memoryview(buf)
 buf[:] = _cp(self, off, len(buf))
 return len(buf)
def _cK(self, off, buf):
 buf = bytes(memoryview(buf))
 _store(self, _cy(self, off, len(buf))[0], buf)
def _bO(self, value, off=0, n=None):
 value = _g("value", value, 0, 255)
 off, n = _cy(self, off, n)
 _store(self, off, bytes([value]) * n)
def _wipe(self, off=None, n=None):
 if off is not None or n is not None:
  _o(self, *_cy(self, off or 0, n))
  return
 self._l()
 if not self._M():
  raise ValueError("no byte is free")
 for off, n in self._M():
  _o(self, off, n)
def _bR(self, off=0, n=None):
 off, n = _cy(self, off, n)
 if self._x[5] & 1:
  for b in range(off & ~3, off + n, 4):
   self._b.store(b, self._b.load(b, 4))
 self._ai(off, n)
def _cE(self):
 self._l()
 if not self._y:
  _c(self, "UNSUPPORTED")
 self._l("unretain")
def item(self, index, *value):
 size = self.size
 if isinstance(index, slice):
  if index.step not in (None, 1):
   raise NotImplementedError("only slices with step=1")
  a, b = index.start or 0, size if index.stop is None else index.stop
  a, b = [max(0, min(size, x + size if x < 0 else x)) for x in (a, b)]
  n = max(0, b - a)
  if not value:
   return _cp(self, a, n)
  value = bytes(memoryview(*value))
  if len(value) != n:
   raise ValueError("lhs and rhs should be compatible")
  return _cK(self, a, value)
 if isinstance(index, int) and not -size <= index < size:
  raise IndexError("Region index out of range")
 c = _g("index", index, -size, size) % size
 if not value:
  return _cp(self, c, 1)[0]
 _bO(self, *value, c, 1)
def _cr(self):
 return [(offset, n or self.size - offset, b, _bv[c])
   for offset, n, c, b in self._x[6]]
def _cB(self):
 kept, found = self._l("retained") is not False, {}
 for i, b in enumerate(_aS):
  found[b] = (None, False, True)[self._x[8] >> 2 * i & 3]
  if not kept and b in ("deep_sleep", "vdd_loss_bat"):
   found[b] = False
 return found
_aL = {"read": _cp, "readinto": _cq, "write": _cK, "fill": _bO,
  "wipe": _wipe, "flush": _bR, "unretain": _cE}
def look(self, name):
 if name in _aL:
  b = _aL[name]
  return lambda *c, **d: b(self, *c, **d)
 if name == "itemsize":
  return self._x[4]
 if name == "free":
  return self._M()
 if name == "reserved":
  return _cr(self)
 if name == "survives":
  return _cB(self)
 if name == "address":
  return self._b.base
 if name == "access":
  e = [f for i, f in enumerate(_aW) if self._x[5] >> i & 1]
  return self._aj, self._ah, _bl[self._x[7]], tuple(e)
 raise AttributeError(name)
def text(self, b="<%s %d bytes, itemsize %d>"):
 return b % (self.name, self.size, self.itemsize)
def lines(self):
 b = text(self, "%s: %d bytes, itemsize %d")
 for offset, n in self._M():
  b += "\n  %d..%d free" % (offset, offset + n - 1)
 for offset, n, c, d in _cr(self):
  b += "\n  %d..%d %s (%s)" % (offset, offset + n - 1, c, d)
 e = _cB(self)
 for f, title in _bp:
  g = [h for h in _aS if e[h] is f]
  if g:
   b += "\n  " + title + ", ".join(g)
 return b
def shown(b):
 status = b._N if b._H is None else "taken over"
 c, name = b._e, b._d.name
 end = c + b._f - 1
 return "<%s %s %d..%d %s>" % (type(b).__name__, name, c, end, status)
