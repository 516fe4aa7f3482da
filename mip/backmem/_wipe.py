# Wiping what is kept in Python: commit words first, the older one before the newer one,
# so that nothing older comes back by a cut.
#
# SPDX-License-Identifier: MIT
ZERO = b"\0\0\0\0"


def clear(region, at, n):
    """Ones, and then zeros: what shows that the words can be changed."""
    region._words(at, b"\xff" * n)
    region._words(at, bytes(n))


def word(self):
    clear(self._region, self._offset, 4)


def parts(self):
    other, (newest, _, _, _) = self.find()
    own, end = self.own, self.own.at + 2 * self.own.n
    if other:
        # What the record left before the other one, which hid it.
        for i in (0, 1):
            if 0 < own.look(i)[0] < 3:
                own.mark(i, ZERO)
        own, end = other, self.end
    if self.layout:
        self.region._words(self.at, ZERO)
    for i in (newest ^ 1, newest):
        if own.at + (i + 1) * own.n <= self.end:
            own.mark(i, ZERO)
    clear(self.region, self.at, end - self.at)


def ring(self):
    slots = self.slots
    for i in range(self.count):
        slots.mark((self.next + i) % self.count, ZERO)
    clear(slots.region, slots.at, slots.n * self.count)
    self.next = self.used = self.lost = 0


def banks(self):
    older = self._older()
    for bank in (older, older ^ 1):
        self.region._words(self._place(bank), ZERO)
    self._forget()
    clear(self.region, self.at, 8 * self.words)
