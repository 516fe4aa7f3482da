# mip/backmem/_cbor.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from
_aN = 8
def _ca(b, n):
 if n < 24:
  return bytes([b << 5 | n])
 for i in range(4):
  if n < 1 << (8 << i):
   break
 return bytes([b << 5 | 24 + i]) + n.to_bytes(1 << i, "big")
def _ce(n):
 b = n < 0
 n = ~n if b else n
 if n < 1 << 64:
  return _ca(b + 0, n)
 size = 9
 while n >> 8 * size:
  size += 1
 return bytes([0xC2 + b]) + _ca(2, size) + n.to_bytes(size, "big")
def _bZ(b):
 c, d, e = b >> 16 & 0x8000, b >> 23 & 255, b & 0x7FFFFF
 if d == 255:
  return 0x7E00 if e else c | 0x7C00
 if d:
  e |= 0x800000
 while d < 113 and not e & 1:
  e >>= 1
  d += 1
 if 113 <= d <= 142 and not e & 0x1FFF:
  return c | (d - 113 << 10) + (e >> 13)
def _bQ(value):
 b = pack(">f", value)
 c = _bZ(unpack(">I", b)[0])
 if value == value and unpack(">f", b)[0] != value:
  return b"\xfb" + pack(">d", value)
 return b"\xfa" + b if c is None else b"\xf9" + pack(">H", c)
def _m(value, b):
 kind = type(value)
 if value is None:
  return b"\xf6"
 if kind is bool:
  return bytes([0xF4 + value])
 if kind is int:
  return _ce(value)
 if kind is str or kind is bytes:
  c = value.encode() if kind is str else value
  return _ca(3 if kind is str else 2, len(c)) + c
 if kind is float:
  return _bQ(value)
 if kind not in (dict, list, tuple):
  try:
   memoryview(value)
   d = "; bytes(...) of it can"
  except TypeError:
   d = ""
  raise TypeError("'%s' cannot be stored%s" % (kind.__name__, d))
 if b == _aN:
  raise ValueError("nested deeper than %d" % _aN)
 if kind is dict:
  items = [_m(e, b + 1) + _m(value[e], b + 1) for e in value]
  items.sort()
 else:
  items = [_m(item, b + 1) for item in value]
 return _ca(5 if kind is dict else 4, len(items)) + b"".join(items)
def _aC(n):
 return n + (1 if n < 24 else 2 if n < 256 else 3)
def encode(value, b, c):
 d = _m(value, 0)
 if len(d) > _aC(b):
  n = b
  while _aC(n) < len(d):
   n += 1
  name = type(value).__name__
  raise ValueError(("%s of %d bytes, " + c) % (name, n, b, n))
 return d
def _a(b, c, d, key):
 if c == len(b):
  raise ValueError
 e, f = b[c] >> 5, b[c] & 31
 c += 1
 n = f
 if f > 23:
  size = 1 << (f - 24)
  if f > 27 or c + size > len(b):
   raise ValueError
  g = ("Befd" if e == 7 else "BHIQ")[f - 24]
  n = unpack_from(">" + g, b, c)[0]
  c += size
 if 2 <= e <= 5 and n > len(b) - c:
  raise ValueError
 if e < 2:
  return ~n if e else n, c
 if e < 4:
  value = b[c : c + n]
  return str(value, "utf-8") if e == 3 else value, c + n
 if e == 6:
  if n not in (2, 3) or c == len(b) or b[c] >> 5 != 2:
   raise ValueError
  value, c = _a(b, c, d, key)
  value = int.from_bytes(value, "big")
  return ~value if n == 3 else value, c
 if e == 7:
  if f < 25:
   if not 20 <= f <= 22:
    raise ValueError
   n = (False, True, None)[f - 20]
  return n, c
 if d == _aN or key and e == 5:
  raise ValueError
 if e == 4:
  items = []
  for _ in range(n):
   item, c = _a(b, c, d + 1, key)
   items.append(item)
  return tuple(items) if key else items, c
 found = {}
 for _ in range(n):
  name, c = _a(b, c, d + 1, True)
  found[name], c = _a(b, c, d + 1, False)
 return found, c
def decode(b, c=False):
 try:
  value, d = _a(b, 0, 0, False)
 except ValueError:
  return b
 e = b[d:]
 return b if (e != bytes(len(e)) if c else e) else value
