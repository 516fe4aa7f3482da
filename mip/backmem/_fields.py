# The names of a Record's fields, its format as pairs, and the layout that follows from
# both.
#
# SPDX-License-Identifier: MIT
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
        raise TypeError("names: no list")
    if len(names) != len(self._none):
        raise ValueError("%d names for %d" % (len(names), len(self._none)))
    for name in names:
        if hasattr(self, name):
            raise ValueError("the name %s is taken" % name)
        self._names += (name,)


def _fnv(words):
    value = 0x811C9DC5
    for byte in ",".join(words).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value) & 0xFFFF or 1
