# Two banks of frames: a store of FORMAT.md. DESIGN.md, "Stores", has the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from

from backmem import _fail, _get, _later
from backmem._slots import TORN, ZERO, commit_word


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


class Banks:
    """A store of `size` bytes from byte `at` of a region on. Keys are (kind, bytes):
    1, text; 2, a number."""

    def __init__(self, region, at, size, layout):
        self.region, self.at, self.size, self.layout = region, at, size, layout

    # ---- open --------------------------------------------------------------------

    def _load(self, bank, at, n):
        """Words of a bank."""
        return self.region._bus.load(self._place(bank, at), 4 * n)

    def _place(self, bank, at=0):
        return self.at + 4 * (bank * self.words + at)

    def _marked(self, bank, meta):
        """The phase of a bank that is marked, of the store that `meta` names; or 0."""
        first, found = unpack("<II", self._load(bank, 0, 2))
        phase = first & 3
        return phase if phase % 3 and found & 0x7FFFFFFF == phase << 28 | meta else 0

    def _look(self, meta, room, version=1):
        """(bank, phase, its words), (end, commit word) of the first frame that counts
        in the store that `meta` names, as far as it is inside of `room` words."""
        self.words = words = meta & 0xFFF
        rooms = [max(0, min(words, room - bank * words)) for bank in (0, 1)]
        phases = [self._marked(i, meta) if rooms[i] > 1 else 0 for i in (0, 1)]
        first = int(phases[0] == phases[1])
        for bank in (first, first ^ 1):
            if phases[bank]:
                data = self._load(bank, 0, rooms[bank])
                found = _frame(bank, data, 0, ZERO, phases[bank], version)
                if found:
                    return (bank, phases[bank], data), found

    def _forget(self):
        """Nothing counts: the first commit goes to bank 0, with phase 1."""
        self.words = self.size // 8
        self.foreign = False
        # Bank, phase, end, commit word, heads of chains: one store in RAM, so that an
        # update that is broken off by an exception leaves the old state or the new one.
        self._state = 1, 2, 0, ZERO, [0] * 16

    def status(self):
        """Finds the last commit; gives what open says."""
        self._forget()
        self._meta = ours = self.layout << 12 | self.words
        first = unpack("<I", self._load(0, 1, 1))[0] & 0xFFFFFFF
        found = self._frames()
        if not found or first != ours:
            self.foreign = _get("_other", "store")(self, first, found)
            if self.foreign:
                return "foreign"
        if found:
            return self._index()
        if self._load(0, 0, 1) == TORN and self._load(1, 0, 1) == ZERO or first != ours:
            return "cold"
        return "corrupt"

    def _frames(self):
        """Finds the last frame that counts; whether there is one."""
        found = self._look(self._meta, 2 * self.words)
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
        return good and (end == self.words or self._load(bank, end, 1) == ZERO)

    # ---- reading -----------------------------------------------------------------

    def find(self, name):
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

    def living(self):
        """[((kind, key), value)] of what lives, in the order of change."""
        bank, _, end, _, _ = self._state
        data, last = self._load(bank, 0, end), {}
        for at, _, name, _ in _entries(data, end):
            last[name] = at
        return [one[2:] for one in _entries(data, end)
                if last[one[2]] == one[0] and one[1] >> 28 & 7 < 3]  # fmt: skip

    space = _later("_other", "space")

    # ---- writing -----------------------------------------------------------------

    def commit(self, changes):
        """Of ((kind, key), value or None: delete). False: there is no room for them."""
        # A frame on its way: its words from the bank's word `at` on.
        bank, phase, end, check, heads = self._state
        at, heads, data = end, list(heads), bytearray()
        for name, value in changes:
            _entry(heads, at + 1, data, name, value)
        whole = not at or at + 1 + len(data) // 4 > self.words or not self._sound()
        if whole:  # a compaction, to the other bank
            self._verify()
            heads, at, check = [0] * 16, 0, ZERO
            bank ^= 1
            phase = phase if bank else 3 - phase
            data = bytearray(pack("<I", phase << 28 | self._meta))
            taken = [name for name, _ in changes]
            kept = [one for one in self.living() if one[0] not in taken]
            for name, value in kept + changes:
                if value is not None:
                    _entry(heads, 1, data, name, value)
            if 1 + len(data) // 4 > self.words:
                return False
            if not end:
                if not self._older():
                    self.region._words(self._place(0), TORN)
                self.region._words(self._place(1), ZERO)
            self.region._words(self._place(bank), TORN)
        data[4 * max(max(heads) - at - 1, 0) + 3] |= 0x80  # the last one
        data = bytes(data)
        end = at + 1 + len(data) // 4
        self.region._words(self._place(bank, at + 1),
                           data + ZERO if end < self.words else data)  # fmt: skip
        if whole:
            self._verify()
        check = commit_word(2, bank << 12 | at, phase, check + data)
        self.region._words(self._place(bank, at), check)
        if self._marked(bank, self._meta) != phase:
            _fail(self.region, "DAMAGED")
        self._state = bank, phase, end, check, heads
        return True

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
            _fail(self.region, "DAMAGED")

    wipe = _later("_wipe", "banks")


def _entry(heads, at, data, name, value):
    """Adds an entry to `data`, which begins at word `at` of a bank, and links it."""
    kind, key = name
    chain = _chain(key)
    body = value or b""
    kind = kind + 2 * (value is None) << 28
    header = kind | len(key) << 22 | heads[chain] << 12 | len(body)
    heads[chain] = at + len(data) // 4
    data += pack("<I", header) + key + body
    data += bytes(-len(data) % 4)
