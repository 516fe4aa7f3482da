# What objects share: where they stand, and who claims which place. DESIGN.md, "Places in
# Python".
#
# SPDX-License-Identifier: MIT
import sys

from backmem import _number, region as find, regions

# What a search does not mind. In this order force=True takes a place.
_OTHERS, _OWNERS = 1, 2

_FORCE = "; force=True takes it"


class Object:
    """Made by make(). A subclass has _begin(), which opens it and gives the status, and
    _clear(), which wipes it."""

    _unit, _most = 4, 0  # size is a multiple; most bytes, 0: its least, no size=
    _fixed = False  # does not grow with the room that there is
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
        kind, at = type(self).__name__, self._offset
        status = self._status if self._heir is None else "taken over"
        return "<%s %s %d..%d %s>" % (kind, self._region.name, at,
                                      at + self._size - 1, status)  # fmt: skip

    def _live(self):
        """Itself; ValueError where another object took its place over."""
        if self._heir is not None:
            raise ValueError(_place(self) + " was taken over by "
                             + _text(self._heir))  # fmt: skip
        return self

    def wipe(self):
        """Clears every byte, each seen to change and read back."""
        self._live()._clear()


def _text(it):
    return "%s at %d..%d" % (type(it).__name__, it._offset, it._offset + it._size - 1)


def _place(it):
    return it._region.name + ": " + _text(it)


def _claims():
    """The objects that have a place, newest first. A soft reset forgets them."""
    it = sys.modules.get("_backmem")
    it = it if isinstance(it, Object) else None
    while it is not None:
        yield it
        it = it._next


def _claim_on(where, at, n):
    for it in _claims():
        if it._region is where and it._offset < at + n and at < it._offset + it._size:
            return it


def _bytes(where):
    return where.size if where._width == where._stride else 0


def _gap(where, start, least, ignored):
    """The first words from `start` on that nobody owns or claims: offset, how many bytes
    to the next one who does, and bytes of the run that they are in. None: not `least`."""
    n = _bytes(where)
    for at, run in ((0, n),) if ignored == _OWNERS else where._runs() if n else ():
        end = (at + run) & ~3
        at = (max(at, start) + 3) & ~3
        mind = ignored != _OTHERS
        while mind and (it := _claim_on(where, at, least)) is not None:
            at = it._offset + it._size
        if at < end and end - at >= least:
            while mind and (it := _claim_on(where, at, end - at)) is not None:
                end = it._offset
            return at, end - at, run


def _best():
    best, most = regions()[0], 0
    for where in regions():
        for _, n in where._runs() if _bytes(where) else ():
            if n > most:
                best, most = where, n
    return best


def _free(where, at, n, ignored):
    """The next free place of n bytes, or of fewer, as text."""
    while n >= 4:
        for one in [where] + regions():
            if found := _gap(one, at, n, ignored):
                return found[1], found[0], one.name
            at = 0
        n //= 2
    return 0, 0, regions()[-1].name


def _refuse(self, fixed, force):
    where, at, n = self._region, self._offset, self._size
    text, owner, claim = _place(self), None, None
    if at + n <= _bytes(where):
        for offset, size, when, name in where._owned:
            if when != 4 and offset < at + n and (not size or offset + size > at):
                owner = owner or name
        claim = _claim_on(where, at, n) if fixed else None
    way = ""
    if claim is not None:
        text += " belongs to " + _text(claim)
        way = "; a soft reset forgets it" if force or owner else _FORCE
    elif owner:
        text += " belongs to " + owner
        way = _FORCE
    else:
        text += " does not fit" if _bytes(where) else " needs 32-bit words"
    free = _free(where, at, n, _OWNERS if force else 0)
    raise ValueError(text + "; free: %d bytes at %d of %s" % free + way)


def _take(self, least, fixed, force):
    """Finds the place, and how much of it the object takes."""
    at, need, ignored = self._offset, self._asked or least, 0
    while not (found := _gap(self._region, at, need, ignored)) or fixed and found[0] != at:
        if not force or ignored == _OWNERS:
            self._size = need
            _refuse(self, fixed, force)
        ignored = _OTHERS if fixed and not ignored else _OWNERS
    at, room, run = found
    most = self._most
    if self._asked:
        room = most = self._asked
    elif self._fixed:
        most = least if run < 128 else most
    elif room // 2 >= least:
        room //= 2
    self._offset, self._size = at, min(room, most) & -self._unit


def make(self, least, shape=0, asked=0, *, offset=None, region=None, after=None,
         force=False, size=None):  # fmt: skip
    """The object, at its place and open; or the one that the same arguments made before.

    ValueError where there is no such place, OSError where the memory refuses."""
    if size is not None:
        if not self._most:
            raise TypeError("size")
        asked = _number("size", size, least, self._most) & -self._unit
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
    for it in _claims():
        if type(it) is type(self) and it._region is where and it._shape == shape:
            same = it._asked == self._asked
            if it._offset == at and (same or it._size == asked) if fixed else (
                    it._after is after and same):  # fmt: skip
                return it
    _take(self, least, fixed, force)
    where._on = False
    where._open()
    self._status = self._begin()
    if self._status == "cold":
        where._loads()
    _claim(self)
    return self


def _claim(self):
    """Puts it in front of the others, without those whose place it takes."""
    last, at, end = self, self._offset, self._offset + self._size
    for it in _claims():
        if it._region is self._region and it._offset < end and at < it._offset + it._size:
            it._heir = self
        else:
            last._next = it
            last = it
    last._next = None
    sys.modules["_backmem"] = self
