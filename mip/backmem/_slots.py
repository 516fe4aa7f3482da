# Checks, slots (a payload with a commit word behind it), and records as bytes: two
# slots that take turns. FORMAT.md has the bits, DESIGN.md, "Records", the argument.
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack

from backmem import _fail, _get, _later

ZERO = b"\0\0\0\0"
TORN = b"Tnrp"

_TABLE = []
for _i in range(16):
    _crc = _i << 26
    for _ in range(4):
        _crc = (_crc & 0x1FFFFFFF) << 1 ^ (0x2030B9C7 if _crc >> 29 else 0)
    _TABLE.append(_crc)


def commit_word(kind, part, phase, data, version=1):
    """The commit word of whole words. The check has 30 bits, which need no heap."""
    data = pack("<I", version << 28 | kind << 24 | part << 2 | phase) + data
    crc, table = 0, _TABLE
    for i in range(0, len(data), 4):
        for k in (3, 2, 1, 0):
            byte = data[i + k]
            crc = (crc & 0x3FFFFFF) << 4 ^ table[crc >> 26 ^ byte >> 4]
            crc = (crc & 0x3FFFFFF) << 4 ^ table[crc >> 26 ^ byte & 15]
    return pack("<I", crc << 2 | phase)


class Slots:
    """Slots of `size` bytes from byte `at` of a region on, counted from 0."""

    def __init__(self, region, at, size, kind, header, version=1):
        self.region, self.at, self.kind, self.version = region, at, kind, version
        self.size, self.header = size, header
        self.n = ((size + 3) & ~3) + 4  # bytes of one

    def check(self, slot, phase, data):
        return commit_word(self.kind, slot, phase, self.header + data, self.version)

    def look(self, slot):
        """What it looks like, and the words of its payload: 1 or 2, valid, with this
        phase; 3, never written; 4, being written; 0, neither."""
        data = self.region._bus.load(self.at + slot * self.n, self.n)
        commit, data = data[-4:], data[:-4]
        phase = commit[0] & 3
        if phase % 3 and self.check(slot, phase, data) == commit:
            return phase, data
        return 3 if commit == ZERO else 4 if commit == TORN else 0, data

    def mark(self, slot, word):
        self.region._words(self.at + (slot + 1) * self.n - 4, word)

    def write(self, slot, phase, data):
        """The payload; where it reads back, the commit word, which is the update."""
        data = data + bytes(self.n - 4 - len(data))
        self.region._words(self.at + slot * self.n, data)
        self.mark(slot, self.check(slot, phase, data))


class Parts:
    """A record's bytes, in a place of `room` bytes."""

    def __init__(self, region, at, room, size, layout=0):
        self.region, self.at, self.layout, self.end = region, at, layout, at + room
        self.own = self.slots_of(pack("<HH", size, layout))
        self.stored = self.own.header  # what stands in front

    def slots_of(self, header, version=1):
        size, layout = unpack("<HH", header)
        slots = Slots(self.region, self.at + 4 * (layout > 0), size, 1, header, version)
        slots.layout = layout
        return slots

    def of(self, slots, end):
        """(number, look, payload, look of the other) of the part that counts, or 1; as
        far as they are in front of `end`."""
        a, b = [
            slots.look(i) if slots.at + (i + 1) * slots.n <= end else (0, b"")
            for i in (0, 1)
        ]
        if 0 < a[0] < 3 and a[0] != b[0]:
            return 0, a[0], a[1], b[0]
        return 1, b[0], b[1], a[0]

    def find(self):
        """The parts that stand here; of another record that counts: its slots, too."""
        found = self.of(self.own, self.end)
        if self.layout:
            self.stored = header = self.region._bus.load(self.at, 4)
            if header != self.own.header or not 0 < found[1] < 3:
                return _get("_other", "record")(self, header, found)
        return None, found

    found = _later("_other", "found")
    migrate = _later("_other", "migrate")

    def status(self):
        other, (_, look, _, second) = self.find()
        if other:
            return "foreign"
        if 0 < look < 3:
            return "kept" if 0 < second < 4 else "recovered"
        if self.layout and self.stored == self.own.header and (look, second) != (3, 4):
            return "corrupt"
        return "cold"

    def load(self):
        """The payload; None where nothing is."""
        other, (_, look, data, _) = self.find()
        return data[: self.own.size] if not other and 0 < look < 3 else None

    def save(self, data):
        other, (newest, look, _, second) = self.find()
        if other:
            _fail(self.region, "FOREIGN")
        own, target, phase = self.own, newest ^ 1, 1
        if 0 < look < 3:
            phase = look if target else 3 - look
        elif look != 3:
            own.mark(1, ZERO)
        if not 0 < second < 3:
            own.mark(target, TORN)
        if self.stored != own.header:
            self.region._words(self.at, own.header)
        own.write(target, phase, data)

    wipe = _later("_wipe", "parts")
