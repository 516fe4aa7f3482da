# Word and Record: a number, and a struct of fixed size. FORMAT.md has the bits.
#
# SPDX-License-Identifier: MIT
from struct import calcsize, pack, unpack

from backmem import _later, _number, _say
from backmem._object import Object, make


class Word(Object):
    """0 to 65535 in 4 bytes, one store an update."""

    def __new__(cls, **place):
        return make(object.__new__(cls), 4, **place)

    def _begin(self):
        return "cold" if self.load() is None else "kept"

    _zero = _later("_wipe", "word")

    def load(self):
        """The number; None where nothing is stored."""
        found = self._live()._region._bus.load(self._offset, 4)
        value = unpack("<H", found)[0]
        return value if found == self._word(value) else None

    def save(self, value):
        value = _number("value", value, 0, 65535)
        self._live()._region._words(self._offset, self._word(value))

    value = property(load, save)

    def _word(self, value):
        check = self._region._how("_slots", "commit_word")(0, 0, 0, pack("<I", value))
        return pack("<HH", value, unpack("<I", check)[0] >> 4 & 0xFFFF)


def _agree(got, value):
    """Whether a value that was packed is still the one that was given."""
    if isinstance(got, bytes):
        value = value.encode() if isinstance(value, str) else bytes(value)
        return got.startswith(value)
    return isinstance(got, float) or got == value


class Record(Object):
    """A struct by a format of `struct`; names, if given, are attributes."""

    def __new__(cls, format, names=None, *, layout=None, **place):
        self = object.__new__(cls)
        if names is None and not isinstance(format, str):
            from backmem import _fields

            format, names = _fields.join(format)
        if set("OSP") & set(format):
            _say().pointers()
        size = _number("size", calcsize(format), 1, 4088)
        self._format, self._none = format, unpack(format, bytes(size))
        self._values = [None] * len(self._none)
        if names is not None or layout is not None:
            from backmem import _fields

            layout = _fields.take(self, names, layout)
        self._kind = size, layout or 0
        least = 4 * (layout is not None) + 2 * ((size + 3 & ~3) + 4)
        return make(self, least, (format, self._names, layout), **place)

    def _begin(self):
        parts = self._region._how("_slots", "Parts")
        self._parts = parts(self._region, self._offset, self._size, *self._kind)
        self.load()
        return self._parts.status()

    def _zero(self):
        self._parts.wipe()
        self._values = [None] * len(self._none)

    def _assign(self, name, value):
        i = self._names.index(name)
        values = list(self._none)
        values[i] = value
        self._pack(values)
        self._values[i] = value

    def _pack(self, values):
        try:
            data = pack(self._format, *values)
            for pair in zip(unpack(self._format, data), values):
                if not _agree(*pair):
                    raise ValueError
            return data
        except Exception:
            _say().field(self._format, self._names, values)
            raise

    def load(self):
        """The values as a tuple; None where nothing is stored."""
        data = self._live()._parts.load()
        values = data and unpack(self._format, data)
        self._values = list(values or [None] * len(self._none))
        return values

    def save(self, *values, **fields):
        """Stores all values, or those that the object has with some changed by name."""
        self._put(self._live()._parts.save, values, fields)

    # In place of the foreign record that stands here; and what that is.
    migrate = _later("_fields", "migrate")
    found = _later("_fields", "found")

    def _put(self, call, values, fields):
        n = len(self._none)
        if values and (fields or len(values) != n) or set(fields) - set(self._names):
            _say().values(values, n, fields, self._names)
        values = list(values or self._values)
        for name in fields:
            values[self._names.index(name)] = fields[name]
        self._once(call, self._pack(values))
        self._values = values
