# Store: a mapping whose changes are made all or not at all. FORMAT.md has the bits,
# DESIGN.md, "Stores", the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from

from backmem import _number, _say
from backmem._cbor import decode, encode
from backmem._object import Object, make
from backmem._slots import TORN, ZERO, commit_word


def _odd():
    from backmem import _odd

    return _odd


def key_of(key):
    """(kind, bytes) of a key that can be set: 1, text; 2, number; else None."""
    if type(key) is str:
        data = key.encode()
        return (1, data) if 0 < len(data) < 64 else None
    if type(key) is int and 0 <= key < 1 << 32:
        return 2, pack("<I", key).rstrip(b"\0")


def _chain(key):
    chain = 0
    for byte in key:
        chain ^= byte >> 4 ^ byte & 15
    return chain


def _size(header):
    """Bytes of an entry's key and value."""
    return (header >> 22 & 63) + (header & 0xFFF)


def _entries(data, end):
    """(word, header, (kind, key), value) of the entries before word `end` of a bank."""
    at = 2 + (data[7] >> 7) if end else end
    while at < end:
        header = unpack_from("<I", data, 4 * at)[0]
        key, value = 4 * at + 4 + (header >> 22 & 63), 4 * at + 4 + _size(header)
        if value > 4 * end:
            break
        name = 2 - (header >> 28 & 1), data[4 * at + 4 : key]
        yield at, header, name, data[key:value]
        at = (value + 3) // 4 + (header >> 31)


def _frame(bank, data, at, check, phase, version=1):
    """(word behind it, commit word) of the frame at a word; None: it is not valid."""
    end = len(data) // 4
    commit = data[4 * at : 4 * at + 4]
    if not commit or commit[0] & 3 != phase:
        return
    stop, last = at + 1, 0
    while not last:
        if stop >= end:
            return
        header = unpack_from("<I", data, 4 * stop)[0]
        stop += 1 if stop < 2 else 1 + (_size(header) + 3) // 4
        last = header >> 31
    if stop <= end:
        words = check + data[4 * at + 4 : 4 * stop]
        if commit == commit_word(2, bank << 12 | at, phase, words, version):
            return stop, commit


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
        from backmem import _transaction

        self._commit(_transaction.gather(self, other, values))


class Store(Object, Mapping):
    """A mapping in the memory; each change is stored when the statement ends."""

    _least, _most = 8, 8192

    def __new__(cls, *, layout=0, **place):
        self = object.__new__(cls)
        self._layout = _number("layout", layout, 0, 65535)
        return make(self, 64, layout, **place)

    # ---- open --------------------------------------------------------------------

    def _load(self, bank, at, n):
        """Words of a bank."""
        return self._region._bus.load(self._place(bank, at), 4 * n)

    def _place(self, bank, at=0):
        return self._offset + 4 * (bank * self._words + at)

    def _marked(self, bank, meta):
        """The phase of a bank that is marked, of the store that `meta` names; or 0."""
        first, found = unpack("<II", self._load(bank, 0, 2))
        phase = first & 3
        return phase if phase % 3 and found & 0x7FFFFFFF == phase << 28 | meta else 0

    def _look(self, meta, version=1):
        """(bank, phase, its words), (end, commit word) of the first frame that counts
        in the store that `meta` names, as far as it is inside the place."""
        room, words = self._size // 4, meta & 0xFFF
        self._words = words
        rooms = [max(0, min(words, room - bank * words)) for bank in (0, 1)]
        phases = [self._marked(i, meta) if rooms[i] > 1 else 0 for i in (0, 1)]
        first = int(phases[0] == phases[1])
        for bank in (first, first ^ 1):
            if phases[bank]:
                data = self._load(bank, 0, rooms[bank])
                found = _frame(bank, data, 0, ZERO, phases[bank], version)
                if found:
                    return (bank, phases[bank], data), found

    def _forget(self, phase=2):
        """Nothing counts: the first commit goes to bank 0, with phase 1."""
        self._words = self._size // 8
        # Bank, phase, end, commit word, heads of chains: one store in RAM, so that an
        # update that is broken off by an exception leaves the old state or the new one.
        self._state = 1, phase, 0, ZERO, [0] * 16

    def _begin(self):
        self._forget()
        self._meta = ours = self._layout << 12 | self._words
        first = unpack("<I", self._load(0, 1, 1))[0] & 0xFFFFFFF
        found = None if first == ours else self._look(first)
        for version in range(2, 16) if not found and not self._frames() else ():
            found = found or self._look(first, version)
        if found:
            self._forget(0)
            return "foreign"
        self._words = self._size // 8
        if self._state[2]:
            return self._index()
        if self._load(0, 0, 1) == TORN and self._load(1, 0, 1) == ZERO or first != ours:
            return "cold"
        return "corrupt"

    def _frames(self):
        """Finds the last frame that counts; whether there is one."""
        found = self._look(self._meta)
        if found:
            (bank, phase, data), at = found
            while at:
                end, check = at
                at = _frame(bank, data, end, check, phase)
            self._state = bank, phase, end, check, [0] * 16
        return found

    def _index(self):
        """Takes up the last entry of each chain; gives what open says."""
        bank, _, end, _, heads = self._state
        for at, header, name, _ in _entries(self._load(bank, 0, end), end):
            chain = _chain(name[1])
            if header >> 12 & 1023 != heads[chain]:
                self._forget()
                return "corrupt"
            heads[chain] = at
        return "kept" if self._sound() else "recovered"

    def _sound(self):
        """Whether all is as commits leave it."""
        bank, ours, end, _, _ = self._state
        phase = self._marked(bank ^ 1, self._meta)
        if phase:
            good = (phase == ours) == bank
        else:
            good = not bank and self._load(1, 0, 1) == ZERO
        return good and (end == self._words or self._load(bank, end, 1) == ZERO)

    # ---- reading -----------------------------------------------------------------

    def _find(self, name):
        """The value of (kind, key), or None: along its chain."""
        kind, key = name
        bank, _, end, _, heads = self._state
        at, limit = heads[_chain(key)], end
        while 0 < at < limit:
            header = unpack("<I", self._load(bank, at, 1))[0]
            n = (_size(header) + 3) // 4
            if 2 - (header >> 28 & 1) == kind and header >> 22 & 63 == len(key) and (
                    at + n < end):  # fmt: skip
                body = self._load(bank, at + 1, n)
                if body.startswith(key):
                    sets = header >> 28 & 7 < 3
                    return body[len(key) : _size(header)] if sets else None
            limit, at = at, header >> 12 & 1023

    def _living(self):
        """[(header, (kind, key), value)] of what lives, in the order of change."""
        bank, _, end, _, _ = self._state
        data, last = self._load(bank, 0, end), {}
        for at, _, name, _ in _entries(data, end):
            last[name] = at
        return [one[1:] for one in _entries(data, end)
                if last[one[2]] == one[0] and one[1] >> 28 & 7 < 3]  # fmt: skip

    def _pairs(self):
        return _odd().pairs(self._live()._living())

    def _named(self, key):
        """(kind, bytes) of a key, also of one that Python cannot make; or None."""
        return _odd().name(self, key) if type(key) is bytes else key_of(key)

    def _get(self, key):
        name = self._live()._named(key)
        return name and self._find(name)

    def space(self):
        """(bytes in use, bytes that can be in use)"""
        used = [4 + ((_size(one[0]) + 3) & ~3) for one in self._live()._living()]
        return sum(used), 4 * self._words - 8

    # ---- writing -----------------------------------------------------------------

    def _base(self):
        return self._live()

    def transaction(self):
        from backmem import _transaction

        return _transaction.Transaction(self._live())

    def _known(self, key, data):
        """(kind, bytes) of a key that can be changed; TypeError, ValueError."""
        return (self._named(key) if data is None else key_of(key)) or _odd().key(key)

    def _put(self, key, data):
        self._commit({key: data})

    def _commit(self, changes):
        known = self._live()._known
        changes = [(known(key, changes[key]), changes[key]) for key in changes]
        if not self._state[1]:
            _say().failed(self._region, "FOREIGN")
        real = [one for one in changes if self._find(one[0]) != one[1]]
        if real:
            self._once(self._write, real, changes)

    def _write(self, real, changes):
        # A frame on its way: its words from the bank's word `at` on.
        bank, phase, end, check, heads = self._state
        at, heads, data = end, list(heads), b""
        for name, value in real:
            data += _entry(heads, at + 1, data, name, value)
        whole = not at or at + 1 + len(data) // 4 > self._words or not self._sound()
        if whole:  # a compaction, to the other bank
            self._verify()
            taken, heads, at, check = [name for name, _ in real], [0] * 16, 0, ZERO
            bank ^= 1
            phase = phase if bank else 3 - phase
            data = pack("<I", phase << 28 | self._meta)
            for _, name, value in self._living():
                if name not in taken:
                    data += _entry(heads, 1, data, name, value)
            for name, value in real:
                if value is not None:
                    data += _entry(heads, 1, data, name, value)
            if 1 + len(data) // 4 > self._words:
                _say().full(self._region, changes, *self.space())
            if not end:
                if not self._older():
                    self._region._words(self._place(0), TORN)
                self._region._words(self._place(1), ZERO)
            self._region._words(self._place(bank), TORN)
        last = 4 * max(max(heads) - at - 1, 0) + 3
        data = data[:last] + bytes([data[last] | 0x80]) + data[last + 1 :]
        end = at + 1 + len(data) // 4
        self._region._words(self._place(bank, at + 1),
                            data + ZERO if end < self._words else data)  # fmt: skip
        if whole:
            self._verify()
        check = commit_word(2, bank << 12 | at, phase, check + data)
        self._region._words(self._place(bank, at), check)
        if self._marked(bank, self._meta) != phase:
            _say().failed(self._region, "DAMAGED")
        self._state = bank, phase, end, check, heads

    def _older(self):
        """The bank whose word 0 goes first, so that nothing older comes back by a cut:
        where nothing counts, bank 1, unless that is marked as the newer one."""
        if self._state[2]:
            return self._state[0] ^ 1
        phase = self._marked(0, self._meta)
        return 0 if phase and phase == self._marked(1, self._meta) else 1

    def _verify(self):
        """Raises where the frames are not those that open or a commit saw."""
        bank, phase, end, check, _ = self._state
        data, at = self._load(bank, 0, end), (0, ZERO)
        while at and at[0] < end:
            at = _frame(bank, data, at[0], at[1], phase)
        if at != (end, check):
            _say().failed(self._region, "DAMAGED")

    def _zero(self):
        older = self._older()
        for bank in (older, older ^ 1):
            self._region._words(self._place(bank), ZERO)
        self._forget()
        self._region._clear(self._offset, 8 * self._words)


def _entry(heads, at, data, name, value):
    """An entry behind `data`, which begins at word `at` of a bank, linked."""
    chain = _chain(name[1])
    body = name[1] + (value or b"")
    kind = name[0] + 2 * (value is None)
    header = kind << 28 | len(name[1]) << 22 | heads[chain] << 12 | len(value or b"")
    heads[chain] = at + len(data) // 4
    return pack("<I", header) + body + bytes(-len(body) % 4)
