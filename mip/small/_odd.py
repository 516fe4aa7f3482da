# mip/backmem/_odd.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
def _O(b):
 try:
  return str(b, "utf-8")
 except ValueError:
  return None
def _cv(kind, b):
 if kind == 1:
  text = _O(b) if b else None
  return b if text is None else text
 if len(b) > 4 or b[-1:] == b"\0":
  return b
 return int.from_bytes(b, "little")
def pairs(living):
 found, b = [], [name[1] for name, _ in living if name[0] == 1]
 for (kind, c), value in living:
  key = _cv(kind, c)
  if kind == 1 or key is not c or c not in b or _O(c) is not None:
   found.append((key, value))
 return found
def name(store, key):
 if not key:
  return 1, key
 text, b = _O(key) is None, len(key) > 4 or not key[-1]
 if len(key) < 64:
  if b and (not text or store._F((1, key)) is None):
   return 2, key
  if text:
   return 1, key
def key(key):
 if type(key) is str or type(key) is int:
  raise ValueError("a key is 1 to 63 bytes, or 0..2**32-1")
 raise TypeError("a key is str or int, not '%s'" % type(key).__name__)
