# Store: a mapping whose changes are made all or not at all. What keeps it is in
# _banks.py.
#
# SPDX-License-Identifier: MIT
from struct import pack

from backmem import _fail, _get, _later, _number, _say
from backmem._cbor import decode, encode
from backmem._object import Object, make


def key_of(key):
    """(kind, bytes) of a key that can be set: 1, text; 2, number; else None."""
    if type(key) is str:
        data = key.encode()
        return (1, data) if 0 < len(data) < 64 else None
    if type(key) is int and 0 <= key < 1 << 32:
        return 2, pack("<I", key).rstrip(b"\0")


class Mapping:
    """What a store and a transaction have. _pairs() gives [(key, bytes)], _get(key) the
    bytes or None; _put(key, bytes or None) changes."""

    def __getitem__(self, key):
        data = self._get(key)
        if data is None:
            raise KeyError(key)
        return decode(data)

    def __setitem__(self, key, value):
        self._live()
        self._put(key, encode(value, 4077, "a value has at most %d%.0s"))

    def __delitem__(self, key):
        self.pop(key)

    def __contains__(self, key):
        return self._get(key) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs())

    def get(self, key, default=None):
        data = self._get(key)
        return default if data is None else decode(data)

    def items(self):
        return [(key, decode(data)) for key, data in self._pairs()]

    def keys(self):
        return [key for key, _ in self._pairs()]

    def values(self):
        return [decode(data) for _, data in self._pairs()]

    def pop(self, key, *default):
        data = self._get(key)
        if data is not None:
            self._put(key, None)
            return decode(data)
        if not default:
            raise KeyError(key)
        return default[0]

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def update(self, *other, **values):
        """All changes or none."""
        self._commit(_get("_transaction", "gather")(self, other, values))


class Store(Object, Mapping):
    """A mapping in the memory; each change is stored when the statement ends."""

    _least, _most = 8, 8192

    def __new__(cls, *, layout=0, **place):
        self = object.__new__(cls)
        self._layout = _number("layout", layout, 0, 65535)
        return make(self, 64, layout, **place)

    def _begin(self):
        banks = self._region._how("_banks", "Banks")
        self._banks = banks(self._region, self._offset, self._size, self._layout)
        return self._banks.status()

    def _zero(self):
        self._banks.wipe()

    # ---- reading -----------------------------------------------------------------

    def _find(self, name):
        """The value of (kind, key), or None."""
        return self._banks.find(name)

    def _pairs(self):
        return _get("_odd", "pairs")(self._live()._banks.living())

    def _named(self, key):
        """(kind, bytes) of a key, also of one that Python cannot make; or None."""
        return (_get("_odd", "name")(self, key) if type(key) is bytes
                else key_of(key))  # fmt: skip

    def _get(self, key):
        name = self._live()._named(key)
        return name and self._find(name)

    def space(self):
        """(bytes in use, bytes that can be in use)"""
        return self._live()._banks.space()

    # ---- writing -----------------------------------------------------------------

    transaction = _later("_transaction", "Transaction")
    _base = Object._live

    def _known(self, key, data):
        """(kind, bytes) of a key that can be changed; TypeError, ValueError."""
        known = self._named(key) if data is None else key_of(key)
        return known or _get("_odd", "key")(key)

    def _put(self, key, data):
        self._commit({key: data})

    def _commit(self, changes):
        known = self._live()._known
        changes = [(known(key, changes[key]), changes[key]) for key in changes]
        if self._banks.foreign:
            _fail(self._region, "FOREIGN")
        real = [one for one in changes if self._find(one[0]) != one[1]]
        if real and not self._once(self._banks.commit, real):
            _say().full(self._region, changes, *self.space())
