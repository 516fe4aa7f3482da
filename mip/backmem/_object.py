# What objects share: where they stand, and who claims which place. DESIGN.md, "Places
# in Python".
#
# SPDX-License-Identifier: MIT
from sys import modules

from backmem import _number, _say, region as find, regions


class Object:
    """Made by make(). A subclass has _begin(), which opens it and gives the status, and
    _zero(), which wipes it."""

    _least, _most = 4, 0  # size is a multiple; most bytes, 0: its least, no size=
    _fixed = _busy = False  # _fixed: does not grow with the room that there is
    _region = _status = _heir = _next = None
    _offset = _size = 0

    def __getattr__(self, name):
        if name in ("region", "status", "offset", "size"):
            return getattr(self._live(), "_" + name)
        if name[0] != "_":
            self._live()
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name[0] != "_":
            self._live()
            raise AttributeError(name)
        object.__setattr__(self, name, value)

    def __repr__(self):
        status = self._status if self._heir is None else "taken over"
        at, name = self._offset, self._region.name
        return "<%s %s %d..%d %s>" % (type(self).__name__, name, at,
                                      at + self._size - 1, status)  # fmt: skip

    def _live(self):
        """Itself; ValueError where another object took its place over."""
        if self._heir is not None:
            _say().stale(self)
        return self

    def _once(self, call, *args):
        """One update at a time: OSError (EBUSY) for what comes upon one, such as a
        callback that runs between two of its stores."""
        if self._live()._busy:
            _say().failed(self._region, "BUSY")
        self._busy = True
        try:
            return call(*args)
        finally:
            self._busy = False

    def wipe(self):
        """Clears every byte, each seen to change and read back."""
        self._once(self._zero)


def _claims():
    """The objects that have a place, newest first. A soft reset forgets them."""
    it = modules.get("_backmem")
    it = it if isinstance(it, Object) else None
    while it is not None:
        yield it
        it = it._next


def _claim_on(where, at, n):
    for it in _claims():
        if it._region is where and it._offset < at + n and at < it._offset + it._size:
            return it


def _bytes(where):
    return where.size if where._unit == where._stride else 0


def _gap(where, start, least, ignored):
    """The first words from `start` on that nobody owns or claims: offset, how many
    bytes to the next one who does, and bytes of the run that they are in. None: not
    `least`.

    ignored: 1, what other objects claim; 2, what has an owner"""
    n = _bytes(where)
    for at, run in ((0, n),) if ignored == 2 else where._runs() if n else ():
        end = (at + run) & ~3
        at = (max(at, start) + 3) & ~3
        while ignored != 1 and (it := _claim_on(where, at, least)) is not None:
            at = it._offset + it._size
        if at < end and end - at >= least:
            if ignored != 1:
                for it in _claims():
                    if it._region is where and at <= it._offset < end:
                        end = it._offset
            return at, end - at, run


def _best():
    best, most = regions()[0], 0
    for where in regions():
        for _, n in where._runs() if _bytes(where) else ():
            if n > most:
                best, most = where, n
    return best


def _take(self, least, fixed, force):
    """Finds the place, and how much of it the object takes."""
    where, at, need, ignored = self._region, self._offset, self._asked or least, 0
    while not (found := _gap(where, at, need, ignored)) or fixed and found[0] != at:
        if not force or ignored == 2:
            self._size = need
            claim = _claim_on(where, at, need) if fixed else None
            _say().refuse(self, claim, _bytes(where), force, _gap)
        ignored = 1 if fixed and not ignored else 2
    at, room, run = found
    most = self._most
    if self._asked:
        room = most = self._asked
    elif self._fixed:
        most = least if run < 128 else most
    elif room // 2 >= least:
        room //= 2
    self._offset, self._size = at, min(room, most) & -self._least


def _same(self, fixed):
    """What the same arguments made before, or others that say the same place."""
    shape = type(self), self._region, self._shape
    for it in _claims():
        if (type(it), it._region, it._shape) == shape:
            same = it._asked == self._asked
            if not fixed:
                same = same and it._after is self._after
            elif it._offset == self._offset:
                same = same or it._size == self._asked
            else:
                same = False
            if same:
                return it


def make(self, least, shape=0, asked=0, *, offset=None, region=None, after=None,
         force=False, size=None):  # fmt: skip
    """The object, at its place and open; or the one that the same arguments made.

    ValueError where there is no such place, OSError where the memory refuses."""
    if size is not None:
        if not self._most:
            raise TypeError("size")
        asked = _number("size", size, least, self._most) & -self._least
    fixed = offset is not None
    at = 0
    if after is not None:
        if not isinstance(after, Object) or fixed or region is not None:
            raise TypeError("after= wants an object; not with offset= or region=")
        where = after._live()._region
        at = after._offset + after._size
    else:
        where = _best() if region is None else find(region)
        if fixed:
            after = self
            at = _number("offset", offset, 0, 0x7FFFFFFF)
            if at & 3:
                raise ValueError("offset %d is not a multiple of 4" % at)
        else:
            while (it := _claim_on(where, at, _bytes(where))) is not None:
                at = it._offset + it._size
    self._region, self._offset, self._shape = where, at, shape
    self._after, self._asked = after, asked if self._most else least
    if (it := _same(self, fixed)) is not None:
        return it
    _take(self, least, fixed, force)
    where._open()
    self._status = self._begin()
    if self._status == "cold":
        where._open("loads")
    last, at, end = self, self._offset, self._offset + self._size
    for it in _claims():  # those whose place it takes are none any more
        if it._region is where and it._offset < end and at < it._offset + it._size:
            it._heir = self
        else:
            last._next = it
            last = it
    last._next = None
    modules["_backmem"] = self
    return self
