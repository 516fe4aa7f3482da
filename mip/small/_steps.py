# mip/backmem/_steps.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
import machine
from machine import mem16, mem32
from backmem import _c
(_bm, _aM, _bw, _aF, _bt, _bu, _bi, _br, _bs,
 _bj, _bk, _aJ, _aK, _aI,
 _bq) = range(15)
_aO = (_aM, _aF, _bu, _bi, _aJ, _aI)
_bg = (_bt, _bu, _bk)
_aH = (_aJ, _aK, _aI)
_aY = (_bj, _bk)
_bd = _aY + (_bq,)
_bh = 10000
def _J(b, c):
 return mem16[b] | c & 0xFF00 if b & 2 else mem32[b] & 0xFFFFFFFF
def _cH(b, c, d, value):
 if c == _bw:
  return d
 if b & 2:
  d &= 0xFF
 return value & ~d if c in _aO else value | d
def _cb(b, c, d):
 value = _J(b, c)
 return value == _cH(b, d, c, value)
def _store(b, c, d):
 e = hasattr(machine, "disable_irq") and machine.disable_irq()
 value = _J(b, c)
 f = _cH(b, d, c, value)
 if value != f:
  (mem16 if b & 2 else mem32)[b] = c if d == _aF else f
 if hasattr(machine, "enable_irq"):
  machine.enable_irq(e)
 return _cb(b, c, d)
def _co(b, c, d):
 for _ in range(_bh):
  if _cb(b, c, d):
   return True
 return False
def open(region):
 for b, c, d, name in region._y:
  e = None
  if d in _aH:
   continue
  if d == _bi:
   e = None if _cb(b, c, d) else "LOCKED"
  elif d in _bg:
   e = None if _co(b, c, d) else "TIMEOUT"
  elif not _store(b, c, d):
   e = "DROPPED"
  if e and d not in _bd:
   _c(region, e, name)
def _bP(region, b):
 for c, d, e, name in region._y:
  if e not in b and not _cb(c, d, e):
   return name
def shut(region):
 return _bP(region, _bd)
def loads(region):
 name = _bP(region, _bd + (_br, _aJ, _aK))
 if name:
  _c(region, "LOCKED", name)
def retained(region):
 if shut(region):
  return True
 for b, c, d, _ in region._y:
  if d in _aY and not _cb(b, c, d):
   return False
 return True
def unretain(region):
 b = False
 for c, d, e, name in region._y:
  if e == _bj:
   region._b.load(0, 4)
   if not _store(c, d, _aM):
    _c(region, "DROPPED", name)
   b = True
 if not b:
  _c(region, "UNSUPPORTED")
def sync(region, b, n):
 if mem32[0xE000ED14] & 1 << 16:
  b += region._b.base
  for c in range(b & ~15, b + n, 16):
   mem32[0xE000EF70] = c
