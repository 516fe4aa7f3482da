# mip/backmem/_chip.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
import sys
from struct import unpack
from backmem import Bus, Region, _a, _h
_aT = (("stm32", "stm32"), ("rp2", "rp2"), ("esp32", "esp32"), ("nrf", "nrf"),
   ("mimxrt", "mimxrt"), ("sam", "samd"), ("ra", "ra"), ("esp8", "esp8266"),
   ("a", "alif"))
_aU = __file__.rpartition("/")[0] + "/"
_cl = [None]
def _aq():
 try:
  return _a("_core") and _a("_native")
 except ImportError:
  return None
 except ValueError:
  _h()._am(_aU + "_core.mpy")
def bus_at(address):
 found = _aq()
 return found.Bus(address) if found else Bus(address)
def _bL(firmware=sys.implementation):
 text = getattr(firmware, "_machine", "")
 if not text:
  import os
  text = os.uname().machine
 text = text.split(" with ")[-1].lower()
 for other in " -_":
  text = text.replace(other, "")
 return text
def _ct(b, c):
 n = 0
 for a, d in zip(b, c):
  if a == d:
   n += 1
  elif 120 not in (a, d) and d != 36:
   return 0
 return n
def _aa(file, name, b):
 c, found = 0, None
 b = (b + "$").encode()
 while d := file.readline().split():
  chip = d[0].decode()
  if chip == name:
   c, found = 1 << 20, (int(d[1]), chip)
  for e in d[2:] if name is None else ():
   n = _ct(e, b)
   if n > c:
    c, found = n, (int(d[1]), chip)
   elif n == c and found and found[1] != chip:
    found = None
 return found if found and found[1] != "-" else None
def _O(file, b):
 file.seek(b)
 text = b""
 while b"\0" not in text:
  text += file.read(32)
 return text[: text.index(b"\0")].decode()
def _d(file, b):
 c = file.tell()
 (name, base, size, _, d, e, item, f, g, survives, h,
 j) = unpack("<HIIIBBBBBHBB", file.read(23))
 k = [unpack("<IIBH", file.read(11)) for _ in range(h)]
 l = [unpack("<HHBH", file.read(7)) for _ in range(j)]
 after = c + 23 + 11 * h + 7 * j
 k = [m[:3] + (_O(file, b + m[3]),) for m in k]
 l = tuple([m[:3] + (_O(file, b + m[3]),) for m in l])
 name = _O(file, b + name)
 file.seek(after)
 if base:
  o = bus_at(base)
 else:
  from backmem import _buffer
  o, size = _buffer._Q()
 p = (name, size, d, e, item, f, l, g, survives)
 region = Region(o, p)
 region._y = k
 return region
def _cD(name):
 import machine
 if name or not hasattr(machine, "mem_backup"):
  _h().chip(name, _bL())
 from backmem import _buffer
 found = []
 for i, b in enumerate(machine.mem_backup(-1)):
  c, size = _buffer._D(b)
  d = ("MEM_BACKUP%d" % i, size, 4, 4, 4, 0, (), 5, 0)
  found.append(Region(c, d))
 return "unknown", found
def _aw(b):
 for c, d in _aT:
  if b.startswith(c):
   return _aU + d + ".bin"
def _au(name, found):
 if name is not None:
  if not name or not isinstance(name, str):
   _h()._ar(name)
  name = name.lower()
 if not found:
  name, b = _F(name)
  found.extend(b)
  _cl.append(name)
 c = _cl[-1]
 if c and name not in (None, c):
  _h()._ap(name, c)
 return c or name
def _F(name):
 b = sys.platform in ("linux", "darwin", "win32")
 if name is None and b or name == "host":
  from backmem import _host
  c = ("HOST", _host.SIZE, 1, 1, 1, 0, (), 0, 0x8A)
  return "host", [Region(_host._Q(), c)]
 d = name or _bL()
 path = _aw(d)
 if not path:
  return _cD(name)
 with open(path, "rb") as file:
  found = _aa(file, name, d)
  if not found and name is None and d.startswith("stm32"):
   from backmem import _ids
   file.seek(0)
   chip = _ids.chip(d)
   found = chip and _aa(file, chip, d)
  if not found:
   return _cD(name)
  if b:
   from machine import mem32
   if type(mem32).__name__ == "mem":
    _h()._at(found[1])
  e = file.tell()
  file.seek(e + found[0])
  count = file.read(1)[0]
  return found[1], [_d(file, e) for _ in range(count)]
