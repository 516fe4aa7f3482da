# mip/backmem/_why.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import calcsize
from sys import implementation
import backmem
_aR = {"TIMEOUT": 110, "LOCKED": 1, "UNSUPPORTED": 95, "FOREIGN": 17, "BUSY": 16,
  "SIZE": 22}
_ba = {"FOREIGN": "; another size or layout; wipe() deletes it",
  "SIZE": "; the old record is larger"}
def _as(b, value, c, d):
 if not isinstance(value, (int, bool)):
  raise TypeError("can't convert %s to int" % type(value).__name__)
 if not -1 << 31 <= value < 1 << 31:
  raise OverflowError(b + " exceeds 32 bits")
 raise ValueError("%s %d is outside %d..%d" % (b, value, c, d))
def which(found, name):
 if isinstance(name, str):
  names = ", ".join([b.name for b in found])
  raise ValueError("no region '%s'; there is %s" % (name, names))
 if isinstance(name, int) and not -len(found) <= name < len(found):
  raise IndexError("Region index out of range")
 return found[name]
def failed(region, b, c=None):
 text = region.name + ": "
 for d in (c, getattr(region._b, "path", None)):
  if d:
   text += d + ": "
 raise OSError(_aR.get(b, 5), text + b + _ba.get(b, ""))
def _B(region):
 b = region._l("shut")
 failed(region, "DROPPED" if b else "DROPPED; every known gate is open", b)
def _ao(region, b, c, d):
 e = sum([4 + ((len(name[1]) + len(value) + 3) & ~3)
    for name, value in b if value is not None])
 raise OSError(28, "%s: FULL: %d bytes needed, %d are left"
    % (region.name, e, d - c))
def _bz(name):
 from backmem import _chip
 path, names, b = _chip._aw(name), [], 1
 if not path:
  return ""
 with open(path, "rb") as file:
  found = _chip._aa(file, None, name)
  file.seek(0)
  c = file.readline().decode().split()[2:]
  if not found and [d for d in c if name.startswith(d)]:
   return
  while e := file.readline().split():
   chip, n = e[0].decode(), 0
   while n < len(chip) and chip[n] == name[n : n + 1]:
    n += 1
   if n > b:
    names, b = [], n
   if n == b:
    names.append(chip)
 if found:
  names = [found[1]]
 return "" if len(names) > 9 else "; near: " + ", ".join(names)
def chip(name, b):
 c = _bz(name or b)
 if c is None:
  text = "'%s'%s is not supported: docs/chips.md has the reason"
  d = "" if name else ", as the firmware calls itself,"
  raise ValueError(text % (name or b, d))
 if name:
  text = "no chip '%s'%s; the firmware calls itself '%s'; docs/chips.md lists all"
  raise ValueError(text % (name, c, b))
 text = ("'%s', as the firmware calls itself, is no chip that backmem knows%s. "
   "Before the first use, set backmem.chip to a name of docs/chips.md")
 raise ValueError(text % (b, c))
def _at(chip):
 raise ValueError("this PC has no %s: leave backmem.chip unset" % chip)
def _ar(chip):
 kind = ValueError if isinstance(chip, str) else TypeError
 raise kind("backmem.chip is %r: give it a name of docs/chips.md, as text" % chip)
def _ap(chip, b):
 backmem.chip = b
 raise ValueError("backmem.chip = '%s' comes too late, '%s' is open: set it before "
     "the first use" % (chip, b))
_aG = (" x86 x64 armv6 armv6m armv7m armv7em armv7emsp armv7emdp xtensa xtensawin "
  "rv32imc rv64imc").split(" ")
def _bT(b):
 return "%s, .mpy %d.%d" % (_aG[b >> 10 & 15] or "no native code",
       b & 255, b >> 8 & 3)
def _am(path):
 with open(path, "rb") as file:
  b = file.read(3)
 raise ValueError("%s is for %s; this firmware takes %s: install that one, or "
     "remove the file" % (path, _bT(b[1] | b[2] << 8),
          _bT(implementation._mpy)))
def _t(b):
 return "%s at %d..%d" % (type(b).__name__, b._e, b._e + b._f - 1)
def _aA(b):
 raise ValueError("%s: %s was taken over by %s"
     % (b._d.name, _t(b), _t(b._H)))
def _bX(b, c, d, n, e):
 while n >= 4:
  for f in [c] + backmem.regions():
   found = b(f, d, n, e)
   if found:
    return found[1], found[0], f.name
   d = 0
  n //= 2
 return 0, 0, backmem.regions()[-1].name
def after():
 raise TypeError("after= wants an object; not with offset= or region=")
def _ak(offset):
 raise ValueError("offset %d is not a multiple of 4" % offset)
def _ay(b, c, force, d):
 e, f, n = b._d, b._e, b._f
 g = e._s
 text, h = "%s: %s" % (e.name, _t(b)), "; force=True takes it"
 j = f + n <= g
 k = always = None
 for offset, size, l, name in e._x[6] if j else ():
  if l != 4 and offset < f + n and (not size or offset + size > f):
   k = k or name
   always = always or (None if l else name)
 if j and c is not None:
  text += " belongs to " + _t(c)
  h = "; a soft reset forgets it" if force or k else h
 elif k and not (always and b._T is not b):
  text, h = text + " belongs to " + (always or k), "" if always else h
 else:
  text, h = text + (" does not fit" if g else " needs 32-bit words"), ""
 free = _bX(d, e, f, n, 2 if force else 0)
 raise ValueError(text + "; free: %d bytes at %d of %s" % free + h)
def _ax():
 raise ValueError("pointers do not survive")
def _av(b, size):
 raise ValueError("format has %d bytes, record %d" % (b, size))
def values(values, n, fields, names):
 if values:
  raise TypeError("%d values for %d" % (len(values), n))
 raise TypeError("no field " + [name for name in fields if name not in names][0])
def _al(format):
 b, c, count = "@", [], ""
 if format[:1] in ("<", ">", "!", "@"):
  b, format = format[0], format[1:]
 for d in format:
  if d in "0123456789":
   count += d
   continue
  if d == "s":
   c.append(b + count + d)
  elif d != "x":
   c.extend([b + d] * int(count or 1))
  count = ""
 return c
def _cF(b, value):
 c = type(value).__name__
 kind = TypeError
 if value is None:
  return ValueError, "nothing is stored yet, give it a value"
 if b[-1] == "s" and isinstance(value, (str, bytes, bytearray)):
  n = len(value.encode() if isinstance(value, str) else value)
  kind = ValueError if n > calcsize(b) else None
 elif b[-1] in "fde" and isinstance(value, (int, bool, float)):
  kind = None
 elif b[-1] not in "sfde" and isinstance(value, (int, bool)):
  d = 8 * calcsize(b)
  e = -1 << (d - 1) if b[-1] > "Z" else 0
  kind = None if e <= value < e + (1 << d) else ValueError
  c = value
 return kind and (kind, "%s does not fit" % c)
def _an(format, names, values):
 for i, b in enumerate(_al(format)):
  c = _cF(b, values[i])
  if c:
   raise c[0]("field %s: %s" % (names[i] if names else i, c[1]))
