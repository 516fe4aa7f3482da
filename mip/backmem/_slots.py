# Checks, and payloads with a commit word behind each: what records and logs are made of.
# FORMAT.md has the bits.
#
# SPDX-License-Identifier: MIT
from struct import pack

ZERO = b"\0\0\0\0"
TORN = b"Tnrp"

# What a slot looks like: 1 or 2 is the phase of a valid one, 0 is neither.
NEVER, TORN_LOOK = 3, 4

_TABLE = []
for _i in range(16):
    _crc = _i << 26
    for _ in range(4):
        _crc = (_crc & 0x1FFFFFFF) << 1 ^ (0x2030B9C7 if _crc >> 29 else 0)
    _TABLE.append(_crc)


def crc30(crc, data):
    """The check continued by whole words, in 30 bits: those numbers need no heap."""
    table = _TABLE
    for i in range(0, len(data), 4):
        for k in (3, 2, 1, 0):
            byte = data[i + k]
            crc = (crc & 0x3FFFFFF) << 4 ^ table[crc >> 26 ^ byte >> 4]
            crc = (crc & 0x3FFFFFF) << 4 ^ table[crc >> 26 ^ byte & 15]
    return crc


def commit_word(kind, part, phase, data, version=1):
    first = pack("<I", version << 28 | kind << 24 | part << 2 | phase)
    return pack("<I", crc30(crc30(0, first), data) << 2 | phase)


def phase_of(word):
    """1 or 2; 0: it is no commit word."""
    return word[0] & 3 if word[0] & 3 in (1, 2) else 0


class Slots:
    """Slots of `size` bytes from byte `at` of a region on, counted from 0."""

    def __init__(self, region, at, size, kind, layout=0, version=1):
        self.region, self.at, self.kind, self.version = region, at, kind, version
        self.size = size
        self.n = ((size + 3) & ~3) + 4  # bytes of one
        self.header = pack("<HH", size, layout)

    def check(self, slot, phase, data):
        return commit_word(self.kind, slot, phase, self.header + data, self.version)

    def look(self, slot):
        """What it looks like, and the words of its payload."""
        data = bytes(self.region._bus.load(self.at + slot * self.n, self.n))
        commit, data = data[-4:], data[:-4]
        if commit == ZERO:
            return NEVER, data
        if commit == TORN:
            return TORN_LOOK, data
        phase = phase_of(commit)
        return phase if phase and self.check(slot, phase, data) == commit else 0, data

    def mark(self, slot, word):
        self.region._words(self.at + (slot + 1) * self.n - 4, word)

    def write(self, slot, phase, data):
        """The payload; where it reads back, the commit word: that store is the update."""
        data = data + bytes(self.n - 4 - len(data))
        self.region._words(self.at + slot * self.n, data)
        self.mark(slot, self.check(slot, phase, data))
