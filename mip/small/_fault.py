# mip/backmem/_fault.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
import io
import sys
from backmem._cbor import encode
def _O(fault):
 kind = type(fault)
 if kind is type:
  return fault.__name__
 b = io.StringIO()
 if isinstance(fault, BaseException):
  sys.print_exception(fault, b)
 c = [d for d in b.getvalue().split("\n")
   if d.startswith("  File ") and "backmem/_" not in d]
 text = kind.__name__ + ": "
 if c:
  name, d = c[-1][8:].split('", line ')
  text = "%s %s:%s: " % (kind.__name__, name, d.split(",")[0])
 b = io.StringIO()
 try:
  print(fault, end="", file=b)
 except BaseException:
  pass
 return text + b.getvalue()
def _bK(value, b):
 kind = type(value)
 if kind is str:
  c = value.encode()
  if len(c) <= b:
   return value
  while b and c[b] & 0xC0 == 0x80:
   b -= 1
  return str(c[:b], "utf-8")
 return value[:b] if kind is bytes else value
def fault(b, value, c):
 try:
  if isinstance(value, BaseException):
   raise ValueError
  return encode(_bK(value, b), b, c)
 except BaseException:
  return encode(_bK(_O(value), b), b, c)
