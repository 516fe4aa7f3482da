# The names of a Record's fields, its format as pairs, the layout that follows from
# both; and the record of another layout that stands there.
#
# SPDX-License-Identifier: MIT
from struct import calcsize, unpack

from backmem import _number, _say


def join(pairs):
    """Pairs of a name and a format of one value become a format and names."""
    format, names = "<", []
    for name, one in pairs:
        text = isinstance(one, str)
        if text:
            format += one
            names.append(name)
        if not text or len(_say().codes(format)) != len(names):
            kind = ValueError if text else TypeError
            raise kind("field %s: no format of one value" % name)
    return format, names


def take(self, names, layout):
    """Gives a Record its names, which are no attributes already; gives its layout."""
    if names is not None:
        _names(self, names)
    if layout is True:
        return _fnv((self._format,) + self._names)
    return layout if layout is None else _number("layout", layout, 1, 65535)


def _names(self, names):
    if isinstance(names, str):
        raise TypeError("names have to be a list or tuple")
    if len(names) != len(self._none):
        raise ValueError("requested length %d but object has length %d"
                         % (len(self._none), len(names)))  # fmt: skip
    for name in names:
        if hasattr(self, name):
            raise ValueError("the name %s is taken" % name)
        self._names += (name,)


def _fnv(words):
    value = 0x811C9DC5
    for byte in ",".join(words).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value) & 0xFFFF or 1


def found(self, format=None):
    """(layout, size) of the foreign record that stands there, or its values by its own
    format; None: there is none. ValueError for a format of another size."""
    found = self._live()._parts.found()
    if format is None or found is None:
        return found
    layout, size = found
    if calcsize(format) != size:
        _say().other_size(calcsize(format), size)
    parts = self._region._how("_slots", "Parts")
    room = self._region._room - self._offset  # it may be larger than this one
    data = parts(self._region, self._offset, room, size, layout).load()
    return data and unpack(format, data)


def migrate(self, *values, **fields):
    """As save(), in place of the foreign record."""
    self._put(self._live()._parts.migrate, values, fields)
