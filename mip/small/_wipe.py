# mip/backmem/_wipe.py, made small by tools/mip.sh.
# SPDX-License-Identifier: MIT
_w = b"\0\0\0\0"
def clear(region, b, n):
 region._n(b, b"\xff" * n)
 region._n(b, bytes(n))
def word(self):
 clear(self._d, self._e, 4)
def parts(self):
 other, (b, _, _, _) = self.find()
 c, end = self.b, self.b._t + 2 * self.b.n
 if other:
  for i in (0, 1):
   if 0 < c.look(i)[0] < 3:
    c._C(i, _w)
  c, end = other, self.end
 if self.layout:
  self.region._n(self._t, _w)
 for i in (b ^ 1, b):
  if c._t + (i + 1) * c.n <= self.end:
   c._C(i, _w)
 clear(self.region, self._t, end - self._t)
def ring(self):
 b = self.e
 for i in range(self.count):
  b._C((self.next + i) % self.count, _w)
 clear(b.region, b._t, b.n * self.count)
 self.next = self.f = self.lost = 0
def banks(self):
 b = self._af()
 for c in (b, b ^ 1):
  self.region._n(self._L(c), _w)
 self._G()
 clear(self.region, self._t, 8 * self.c)
