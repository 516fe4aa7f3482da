# Store: a mapping whose changes are made all or not at all. FORMAT.md has the bits,
# DESIGN.md, "Stores", the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from

from backmem import _number
from backmem._cbor import decode, encode
from backmem._object import Object, make
from backmem._slots import TORN, ZERO, commit_word, phase_of

_LAST = 1 << 31
_TEXT, _NUMBER = 1, 2


def _key(key):
    """(kind, bytes) of a key that can be set, or None."""
    if type(key) is str:
        data = key.encode()
        return (_TEXT, data) if 0 < len(data) < 64 else None
    if type(key) is int and 0 <= key < 1 << 32:
        return _NUMBER, pack("<I", key).rstrip(b"\0")


def _utf8(data):
    try:
        return str(data, "utf-8")
    except ValueError:
        return None


def _shown(name):
    """The key as Python sees it: bytes, where it cannot make it."""
    kind, data = name
    if kind == _TEXT:
        text = _utf8(data) if data else None
        return data if text is None else text
    if len(data) > 4 or data[-1:] == b"\0":
        return data
    return int.from_bytes(data, "little")


def _chain(data):
    chain = 0
    for byte in data:
        chain ^= byte >> 4 ^ byte & 15
    return chain


def _entries(data, end):
    """(word, header, bytes of key and value, word behind) of the entries up to a word."""
    at = 2 + (data[7] >> 7) if end else end
    while at < end:
        header = unpack_from("<I", data, 4 * at)[0]
        n = (header >> 22 & 63) + (header & 0xFFF)
        after = at + 1 + (n + 3) // 4
        if after > end:
            break
        yield at, header, data[4 * at + 4 : 4 * at + 4 + n], after
        at = after + (header >> 31)


def _name(header, body):
    return 2 - (header >> 28 & 1), body[: header >> 22 & 63]


def _frame(bank, data, at, check, phase, version=1):
    """Where the frame at a word ends, and its commit word; None: it is not valid."""
    end = len(data) // 4
    commit = data[4 * at : 4 * at + 4]
    if at >= end or not phase or commit[0] & 3 != phase:
        return None
    stop, last = at + 1, False
    while not last:
        if stop >= end:
            return None
        header = unpack_from("<I", data, 4 * stop)[0]
        if stop > 1:
            stop += ((header >> 22 & 63) + (header & 0xFFF) + 3) // 4
        stop += 1
        last = header >> 31
    if stop > end:
        return None
    want = commit_word(2, bank << 12 | at, phase, check + data[4 * at + 4 : 4 * stop], version)
    return (stop, commit) if commit == want else None


class _Mapping:
    """What a store and a transaction have: _all() gives [(key, bytes)], _value(key) the
    bytes or None, _set(key, bytes or None) changes."""

    def __getitem__(self, key):
        data = self._value(key)
        if data is None:
            raise KeyError(key)
        return decode(data)

    def __setitem__(self, key, value):
        self._live()
        self._set(key, encode(value, 4077, "a value has at most %d%.0s"))

    def __delitem__(self, key):
        if self._value(key) is None:
            raise KeyError(key)
        self._set(key, None)

    def __contains__(self, key):
        return self._value(key) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._all())

    def get(self, key, default=None):
        data = self._value(key)
        return default if data is None else decode(data)

    def items(self):
        return [(key, decode(data)) for key, data in self._all()]

    def keys(self):
        return [key for key, _ in self._all()]

    def values(self):
        return [decode(data) for _, data in self._all()]

    def pop(self, key, *default):
        data = self._value(key)
        if data is not None:
            self._set(key, None)
            return decode(data)
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        data = self._value(key)
        if data is not None:
            return decode(data)
        self[key] = default
        return default

    def update(self, *other, **values):
        """All changes or none."""
        all = _Transaction(self._base()).__enter__()
        if len(other) > 1:
            raise TypeError("update")
        for more in other:
            if isinstance(more, _Mapping):
                more = more.items()
            more = dict(more)
            for key in more:
                all[key] = more[key]
        for key in values:
            all[key] = values[key]
        self._commit(all._pending)


class _Transaction(_Mapping):
    def __init__(self, store):
        self._store = store
        self._pending = None

    def _base(self):
        if self._pending is None:
            raise ValueError("not inside of its with block")
        return self._store._live()

    _live = _base

    def _all(self):
        changes, base = self._pending, self._base()
        found = [pair for pair in base._all() if pair[0] not in changes]
        return found + [(k, changes[k]) for k in changes if changes[k] is not None]

    def _value(self, key):
        if self._base()._name(key) and key in self._pending:
            return self._pending[key]
        return self._store._value(key)

    def _set(self, key, data):
        self._base()._known(key, data)
        self._pending[key] = data

    def _commit(self, changes):
        self._pending.update(changes)

    def __enter__(self):
        if self._pending is None:
            self._pending = {}
        return self

    def __exit__(self, kind, value, traceback):
        changes = self._pending
        if kind is None:
            self._base()
        self._pending = None
        if kind is None:
            self._store._commit(changes)
        return False



class Store(Object, _Mapping):
    """A mapping in the memory; each change is stored when the statement ends."""

    _unit, _most = 8, 8192

    def __new__(cls, *, layout=0, **place):
        self = object.__new__(cls)
        self._layout = _number("layout", layout, 0, 65535)
        return make(self, 64, layout, **place)

    # ---- open -----------------------------------------------------------------------

    def _load(self, bank, at, n, words=0):
        """Words of a bank; `words` of another store's."""
        at += bank * (words or self._words)
        return bytes(self._region._bus.load(self._offset + 4 * at, 4 * n))

    def _phase_of(self, bank, meta, room):
        """The phase of a bank that is marked, of the store that `meta` names."""
        words = meta & 0xFFF
        if bank * words + 2 > room or words < 2:
            return 0
        first, is_meta = unpack("<II", self._load(bank, 0, 2, words))
        phase = phase_of((first & 3,))
        return phase if is_meta & ~_LAST == phase << 28 | meta else 0

    def _look(self, meta, version=1):
        """(bank, phase, words of it, end, commit word) of the first frame that counts."""
        room, words = self._size // 4, meta & 0xFFF
        phases = [self._phase_of(bank, meta, room) for bank in (0, 1)]
        bank = 0 if phases[0] != phases[1] else 1
        for bank in (bank, bank ^ 1):
            if phases[bank]:
                data = self._load(bank, 0, min(words, room - bank * words), words)
                if found := _frame(bank, data, 0, ZERO, phases[bank], version):
                    return (bank, phases[bank], data) + found

    def _begin(self):
        self._words = self._size // 8
        self._meta = ours = self._layout << 12 | self._words
        # Nothing counts: the first commit goes to bank 0, with phase 1.
        self._bank, self._phase, self._end, self._check = 1, 2, 0, ZERO
        self._heads = [0] * 16
        first = unpack("<I", self._load(0, 1, 1))[0] & 0xFFFFFFF
        if first != ours and self._look(first):
            self._phase = 0
            return "foreign"
        if found := self._look(ours):
            bank, phase, data, end, check = found
            while found := _frame(bank, data, end, check, phase):
                end, check = found
            if not self._index(data, end):
                return "corrupt"
            self._bank, self._phase, self._end, self._check = bank, phase, end, check
            return "kept" if self._sound() else "recovered"
        for version in range(2, 16):
            if self._look(first, version):
                self._phase = 0
                return "foreign"
        if self._load(0, 0, 1) == TORN and self._load(1, 0, 1) == ZERO or first != ours:
            return "cold"
        return "corrupt"

    def _index(self, data, end):
        """Takes up the last entry of each chain; whether all links are right."""
        heads = [0] * 16
        for at, header, body, _ in _entries(data, end):
            chain = _chain(_name(header, body)[1])
            if header >> 12 & 1023 != heads[chain]:
                return False
            heads[chain] = at
        self._heads = heads
        return True

    def _sound(self):
        """Whether all is as commits leave it."""
        other, phase = self._bank ^ 1, self._phase_of(self._bank ^ 1, self._meta, 1 << 20)
        if (self._load(other, 0, 1) != ZERO or not other) if not phase else (
                (phase == self._phase) == (other == 1)):  # fmt: skip
            return False
        end = self._end
        return end == self._words or self._load(self._bank, end, 1) == ZERO

    # ---- reading --------------------------------------------------------------------

    def _find(self, name):
        """The value of (kind, bytes), or None: along its chain."""
        kind, key = name
        at, limit = self._heads[_chain(key)], self._end
        while 0 < at < limit:
            header = unpack("<I", self._load(self._bank, at, 1))[0]
            n = (len(key) + (header & 0xFFF) + 3) // 4
            if (header >> 22 & 63 == len(key) and 2 - (header >> 28 & 1) == kind
                    and at + 1 + n <= self._end):  # fmt: skip
                body = self._load(self._bank, at + 1, n)
                if body[: len(key)] == key:
                    if header >> 28 & 7 > 2:
                        return None
                    return body[len(key) : len(key) + (header & 0xFFF)]
            limit, at = at, header >> 12 & 1023

    def _living(self):
        """[(name, words of the entry, header, value)], in the order of change."""
        data, last = self._load(self._bank, 0, self._end), {}
        for at, header, body, _ in _entries(data, self._end):
            last[_name(header, body)] = at
        found = []
        for at, header, body, after in _entries(data, self._end):
            name = _name(header, body)
            if last[name] == at and header >> 28 & 7 < 3:
                found.append((name, data[4 * at + 4 : 4 * after], header,
                              body[len(name[1]) :]))  # fmt: skip
        return found

    def _all(self):
        living = self._live()._living()
        names = [one[0] for one in living]
        found = []
        for name, _, _, value in living:
            key = _shown(name)
            # Of a text and a number of the same bytes the text is shown.
            if name[0] == _TEXT or type(key) is int or _utf8(key) is not None or (
                    _TEXT, key) not in names:  # fmt: skip
                found.append((key, value))
        return found

    def _name(self, key):
        """(kind, bytes) of a key, also of one that Python cannot make; None: it is none."""
        if type(key) is not bytes:
            return _key(key)
        if not key:
            return _TEXT, key
        text, number = _utf8(key) is None, len(key) > 4 or not key[-1]
        if len(key) < 64:
            if number and (not text or self._find((_TEXT, key)) is None):
                return _NUMBER, key
            if text:
                return _TEXT, key

    def _value(self, key):
        name = self._live()._name(key)
        return self._find(name) if name else None

    def space(self):
        """(bytes in use, bytes that can be in use)"""
        living = self._live()._living()
        return sum(4 + len(one[1]) for one in living), 4 * (self._words - 2)

    # ---- writing --------------------------------------------------------------------

    def _base(self):
        return self._live()

    def transaction(self):
        return _Transaction(self._live())

    def _known(self, key, data):
        """The name of a key that can be changed; TypeError, ValueError."""
        name = self._live()._name(key) if data is None else _key(key)
        if not name:
            if type(key) is str or type(key) is int:
                raise ValueError("a key is 1 to 63 bytes, or 0..2**32-1")
            raise TypeError("a key is str or int, not '%s'" % type(key).__name__)
        return name

    def _set(self, key, data):
        self._commit({key: data})

    def _commit(self, changes):
        changes = [(self._known(key, changes[key]), changes[key]) for key in changes]
        if not self._phase:
            self._region._raise("FOREIGN")
        real = [one for one in changes if self._find(one[0]) != one[1]]
        if not real:
            return
        words = sum([1 + (len(n[1]) + len(v or b"") + 3) // 4 for n, v in real])
        if self._end and self._end + 1 + words <= self._words and self._sound():
            self._append(real)
        else:
            self._compact(real, changes)

    def _entry(self, heads, at, name, header, body):
        """An entry for word `at`, linked."""
        chain = _chain(name[1])
        header = header & 0x7FC00FFF | heads[chain] << 12
        heads[chain] = at
        return pack("<I", header) + body + bytes(-len(body) % 4)

    def _changes(self, heads, at, changes, gone):
        out = b""
        for name, value in changes:
            if value is not None or gone:
                kind = name[0] + (2 if value is None else 0)
                header = kind << 28 | len(name[1]) << 22 | len(value or b"")
                last = 4 * at + len(out)
                out += self._entry(heads, last // 4, name, header, name[1] + (value or b""))
        return out

    def _last(self, data, at):
        """With the bit that says that the entry, or the meta word, at a byte is the last."""
        return data[: at + 3] + bytes([data[at + 3] | 0x80]) + data[at + 4 :]

    def _frame_put(self, bank, at, phase, check, data, heads):
        """The frame whose commit word goes to word `at`: that store is the commit."""
        place = self._offset + 4 * (bank * self._words + at)
        end = at + 1 + len(data) // 4
        more = ZERO if end < self._words else b""
        self._region._words(place + 4, data + more)
        if not at and self._end:
            self._verify()
        commit = commit_word(2, bank << 12 | at, phase, check + data)
        self._region._words(place, commit)
        if self._phase_of(bank, self._meta, 1 << 20) != phase:
            self._region._raise("DAMAGED")
        self._bank, self._phase, self._end, self._check = bank, phase, end, commit
        self._heads = heads

    def _append(self, changes):
        heads, at = list(self._heads), self._end
        data = self._changes(heads, at + 1, changes, True)
        data = self._last(data, 4 * (max(heads) - at - 1))
        self._frame_put(self._bank, at, self._phase, self._check, data, heads)

    def _verify(self):
        """Raises where the frames are not those that open or a commit saw."""
        data, at, check = self._load(self._bank, 0, self._words), 0, ZERO
        while at < self._end and (found := _frame(self._bank, data, at, check, self._phase)):
            at, check = found
        if at != self._end or check != self._check:
            self._region._raise("DAMAGED")

    def _compact(self, changes, asked):
        if self._end:
            self._verify()
        target, heads, taken = self._bank ^ 1, [0] * 16, [name for name, _ in changes]
        phase = self._phase if target else 3 - self._phase
        data = pack("<I", phase << 28 | self._meta)
        for name, body, header, _ in self._living():
            if name not in taken:
                data += self._entry(heads, 1 + len(data) // 4, name, header, body)
        data += self._changes(heads, 1 + len(data) // 4, changes, False)
        if 1 + len(data) // 4 > self._words:
            need = sum([4 + ((len(name[1]) + len(value) + 3) & ~3)
                        for name, value in asked if value is not None])  # fmt: skip
            used, room = self.space()
            raise OSError(28, "%s: FULL: %d bytes needed, %d are left"
                          % (self._region.name, need, room - used))  # fmt: skip
        data = self._last(data, 4 * max(max(heads) - 1, 0))
        if not self._end:
            self._region._words(self._offset + 4 * self._words, ZERO)
        self._region._words(self._offset + 4 * target * self._words, TORN)
        self._frame_put(target, 0, phase, ZERO, data, heads)

    def _clear(self):
        older = self._bank ^ (1 if self._end else 0)
        for bank in (older, older ^ 1):
            self._region._words(self._offset + 4 * bank * self._words, ZERO)
        self._bank, self._phase, self._end, self._check = 1, 2, 0, ZERO
        self._heads = [0] * 16
        self._region._wipe(self._offset, 8 * self._words)
