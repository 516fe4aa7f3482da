# Word and Record: a number, and a struct of fixed size. FORMAT.md has the bits.
#
# SPDX-License-Identifier: MIT
from struct import calcsize, pack, unpack

from backmem import _number
from backmem._object import Object, make
from backmem._parts import Parts
from backmem._slots import commit_word


class Word(Object):
    """0 to 65535 in 4 bytes, one store an update."""

    def __new__(cls, **place):
        return make(object.__new__(cls), 4, **place)

    def _begin(self):
        return "cold" if self.load() is None else "kept"

    def _clear(self):
        self._region._wipe(self._offset, 4)

    def load(self):
        """The number; None where nothing is stored."""
        found = bytes(self._live()._region._bus.load(self._offset, 4))
        value = unpack("<H", found)[0]
        return value if found == _word(value) else None

    def save(self, value):
        value = _number("value", value, 0, 65535)
        self._live()._region._words(self._offset, _word(value))

    value = property(load, save)


def _word(value):
    check = unpack("<I", commit_word(0, 0, 0, pack("<I", value)))[0]
    return pack("<HH", value, check >> 4 & 0xFFFF)


def _formats(format):
    """The format of each value, with the order of all in front."""
    order, out, count = "@", [], ""
    if format[:1] in ("<", ">", "!", "@"):
        order, format = format[0], format[1:]
    for code in format:
        if code in "0123456789":
            count += code
            continue
        if code in "OSP":
            raise ValueError("pointers do not survive")
        if code == "s":
            out.append(order + count + code)
        elif code != "x":
            out.extend([order + code] * int(count or 1))
        count = ""
    return out


def _join(pairs):
    """Pairs of a name and a format of one value become a format and names."""
    format, names = "<", []
    for name, one in pairs:
        if not isinstance(one, str):
            raise TypeError("field %s: no format of one value" % name)
        format += one
        names.append(name)
        if len(_formats(format)) != len(names):
            raise ValueError("field %s: no format of one value" % name)
    return format, names


def _hash(words):
    value = 0x811C9DC5
    for byte in ",".join(words).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value) & 0xFFFF or 1


class Record(Object):
    """A struct by a format of `struct`; names, if given, are attributes."""

    _names = ()

    def __new__(cls, format, names=None, *, layout=None, **place):
        self = object.__new__(cls)
        if names is None and not isinstance(format, str):
            format, names = _join(format)
        self._format, self._codes = format, _formats(format + "")
        self._values = [None] * len(self._codes)
        if names is not None:
            self._take(names)
        size = _number("size", calcsize(format), 1, 4088)
        words = (format,) + self._names
        if layout is True:
            layout = _hash(words)
        elif layout is not None:
            layout = _number("layout", layout, 1, 65535)
        self._kind = size, layout or 0
        self = make(self, (4 if layout else 0) + 2 * (((size + 3) & ~3) + 4),
                    (words, layout), **place)  # fmt: skip
        return self

    def _take(self, names):
        if len(names) != len(self._codes):
            raise ValueError("requested length %d" % len(self._codes))
        if isinstance(names, str):
            raise TypeError("names")
        for name in names:
            if hasattr(self, name):
                raise ValueError("the name %s is taken" % name)
            self._names += (name,)

    def _begin(self):
        size, layout = self._kind
        self._parts = Parts(self._region, self._offset, size, layout, self._size)
        status = self._parts.status()
        self.load()
        return status

    def _clear(self):
        self._parts.wipe()
        self._values = [None] * len(self._codes)

    def __getattr__(self, name):
        if name in self._names:
            return self._live()._values[self._names.index(name)]
        return super().__getattr__(name)

    def __setattr__(self, name, value):
        if name in self._names:
            i = self._live()._names.index(name)
            self._check(i, value)
            self._values[i] = value
        else:
            super().__setattr__(name, value)

    def _check(self, i, value):
        """Raises for what struct.pack refuses without a name, or cuts."""
        code, kind = self._codes[i], TypeError
        what, why = type(value).__name__, " does not fit"
        if value is None:
            kind, what, why = ValueError, "nothing is stored yet", ", give it a value"
        elif code[-1] == "s":
            if isinstance(value, (str, bytes, bytearray)):
                data = value.encode() if isinstance(value, str) else value
                kind = ValueError if len(data) > calcsize(code) else None
        elif code[-1] in "fde":
            if isinstance(value, (int, bool, float)):
                kind = None
        elif isinstance(value, (int, bool)):
            bits = 8 * calcsize(code)
            least = -1 << (bits - 1) if code[-1] > "Z" else 0
            what, kind = value, ValueError
            if least <= value < least + (1 << bits):
                kind = None
        if kind:
            name = self._names[i] if self._names else i
            raise kind("field %s: %s%s" % (name, what, why))

    def load(self):
        """The values as a tuple; None where nothing is stored."""
        data = self._live()._parts.load()
        if data is None:
            self._values = [None] * len(self._codes)
            return None
        values = unpack(self._format, data)
        self._values = list(values)
        return values

    def save(self, *values, **fields):
        """Stores all values, or those that the object has with some changed by name."""
        n = len(self._live()._codes)
        if values and (fields or len(values) != n):
            raise TypeError("%d values for %d" % (len(values), n))
        values = list(values or self._values)
        for name in fields:
            if name not in self._names:
                raise TypeError("no field " + name)
            values[self._names.index(name)] = fields[name]
        for i in range(n):
            self._check(i, values[i])
        self._parts.save(pack(self._format, *values))
        self._values = values

    def found(self):
        """(layout, size) of the foreign record that stands here, or None."""
        other = self._live()._parts.find()[0]
        if other:
            size, layout = unpack("<HH", other.header)
            return layout, size
