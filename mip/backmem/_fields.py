# The names of a Record's fields, its format as pairs, and the layout that follows from
# both.
#
# SPDX-License-Identifier: MIT
from backmem._why import codes


def join(pairs):
    """Pairs of a name and a format of one value become a format and names."""
    format, names = "<", []
    for name, one in pairs:
        text = isinstance(one, str)
        if text:
            format += one
            names.append(name)
        if not text or len(codes(format)) != len(names):
            kind = ValueError if text else TypeError
            raise kind("field %s: no format of one value" % name)
    return format, names


def take(self, names):
    """Names for all values. What is an attribute already cannot be a name."""
    if isinstance(names, str):
        raise TypeError("names: no list")
    if len(names) != len(self._none):
        raise ValueError("%d names for %d" % (len(names), len(self._none)))
    for name in names:
        if hasattr(self, name):
            raise ValueError("the name %s is taken" % name)
        self._names += (name,)


def fnv(words):
    value = 0x811C9DC5
    for byte in ",".join(words).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value) & 0xFFFF or 1
