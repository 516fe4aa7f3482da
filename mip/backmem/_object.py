# What objects share: where they stand, and who claims which place. DESIGN.md, "Places
# in Python".
#
# SPDX-License-Identifier: MIT
from sys import modules

from backmem import _fail, _later, _number, _say, region as find, regions

_PLACE = ("region", "status", "offset", "size")


class Object:
    """Made by make(). A subclass has _begin(), which opens it and gives the status;
    _zero(), which wipes it; and where it has attributes, their names and values, and
    _assign(name, value)."""

    _least, _most = 4, 0  # size is a multiple; most bytes, 0: its least, no size=
    _fixed = _busy = False  # _fixed: does not grow with the room that there is
    _region = _status = _heir = None
    _offset = _size = 0
    _names = _values = ()

    __repr__ = _later("_bytes", "shown")

    def __getattr__(self, name):
        self._live()
        names, values = self._names, self._values
        if name in _PLACE:
            names = _PLACE
            values = self._region, self._status, self._offset, self._size
        if name not in names:
            raise AttributeError(name)
        return values[names.index(name)]

    def __setattr__(self, name, value):
        if name in self._names:
            self._live()._assign(name, value)
        elif name[0] != "_":
            self._live()
            raise AttributeError(name)
        else:
            object.__setattr__(self, name, value)

    def _live(self):
        """Itself; ValueError where another object took its place over."""
        if self._heir is not None:
            _say().stale(self)
        return self

    def _once(self, call, *args):
        """One update at a time: OSError (EBUSY) for what comes upon one, such as a
        callback that runs between two of its stores."""
        if self._live()._busy:
            _fail(self._region, "BUSY")
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
    found = modules.get("_backmem")
    if type(found) is not list:
        modules["_backmem"] = found = []
    return found


def _claim_on(where, at, n):
    for it in _claims():
        if it._region is where and it._offset < at + n and at < it._offset + it._size:
            return it


def _gap(where, at, least, ignored):
    """The first words from `at` on that nobody owns or claims: offset, how many bytes
    to the next one who does, and bytes of the run that they are in. None: not `least`.

    ignored: 1, what other objects claim; 2, what has an owner"""
    start, room = at, where._room
    for at, run in ((0, room),) if ignored == 2 else where._runs() if room else ():
        end = (at + run) & ~3
        at = (max(at, start) + 3) & ~3
        while ignored != 1 and (it := _claim_on(where, at, least)) is not None:
            at = it._offset + it._size
        if at < end and end - at >= least:
            while ignored != 1 and (it := _claim_on(where, at, end - at)) is not None:
                end = it._offset
            return at, end - at, run


def _best():
    runs = [(n, -i) for i, where in enumerate(regions()) if where._room
            for _, n in where._runs()]  # fmt: skip
    return regions()[-max(runs)[1] if runs else 0]


def _take(self, least, fixed, force):
    """Finds the place, and how much of it the object takes."""
    where, at, ignored = self._region, self._offset, 0
    need = room = most = self._asked or least
    while not (found := _gap(where, at, need, ignored)) or fixed and found[0] != at:
        if not force or ignored == 2:
            self._size = need
            claim = _claim_on(where, at, need) if fixed else None
            _say().refuse(self, claim, force, _gap)
        ignored = 1 if fixed and not ignored else 2
    self._offset, n, run = found
    if not self._asked:
        room, most = n, self._most
        if self._fixed:
            most = least if run < 128 else most
        elif room // 2 >= least:
            room //= 2
    self._size = min(room, most) & -self._least


def _same(self, fixed):
    """What the same arguments made before, or others that say the same place."""
    for it in _claims():
        if type(it) is type(self) and it._region is self._region and (
                it._shape == self._shape):  # fmt: skip
            same = it._asked == self._asked
            if fixed:
                same = it._offset == self._offset and (same or it._size == self._asked)
            elif it._after is not self._after:
                same = False
            if same:
                return it


def make(self, least, shape=0, asked=0, *, offset=None, region=None, after=None,
         force=False, size=None):  # fmt: skip
    """The object, at its place and open; or the one that the same arguments made.

    ValueError where there is no such place, OSError where the memory refuses."""
    if size is not None:
        if not self._most:
            raise TypeError("no size= here")
        asked = _number("size", size, least, self._most) & -self._least
    fixed, at = offset is not None, 0
    if after is not None:
        if not isinstance(after, Object) or fixed or region is not None:
            _say().after()
        where = after._live()._region
        at = after._offset + after._size
    else:
        where = _best() if region is None else find(region)
        if fixed:
            after = self
            at = _number("offset", offset, 0, 0x7FFFFFFF)
            if at & 3:
                _say().aligned(at)
        while not fixed and (it := _claim_on(where, at, where._room)) is not None:
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
    # Those whose place it takes are none any more.
    while (it := _claim_on(where, self._offset, self._size)) is not None:
        it._heir = self
        _claims().remove(it)
    _claims().insert(0, self)
    return self
