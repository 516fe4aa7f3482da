# The format, read and written a second time: from FORMAT.md, not from the library.
#
# An image is a list of words. What can be read is told as (status, contents); what is
# written, as the stores that write it: (word, value) in their order.
#
# SPDX-License-Identifier: MIT
import functools
import struct

COLD, KEPT, RECOVERED, CORRUPT, FOREIGN = "cold kept recovered corrupt foreign".split()
TORN = 0x70726E54
VERSION = 1
WORD, RECORD, STORE, LOG = range(4)


# ---- words and checks ------------------------------------------------------------


def pack(data):
    """Bytes as words; the last one is filled up with zero bytes."""
    data = bytes(data)
    data += bytes(-len(data) % 4)
    return list(struct.unpack(f"<{len(data) // 4}I", data))


def unpack(words, size=None):
    data = struct.pack(f"<{len(words)}I", *words)
    return data if size is None else data[:size]


def crc30_bits(crc, word):
    """As FORMAT.md says it."""
    crc ^= word
    for _ in range(32):
        top = crc >> 31
        crc = crc << 1 & 0xFFFFFFFF
        if top:
            crc ^= 0x80C2E71C
    return crc


TABLE = [[crc30_bits(0, byte << shift) for byte in range(256)]
         for shift in (0, 8, 16, 24)]


def crc30(crc, word):
    """The same by linearity, faster."""
    crc ^= word
    return (TABLE[0][crc & 255] ^ TABLE[1][crc >> 8 & 255] ^ TABLE[2][crc >> 16 & 255]
            ^ TABLE[3][crc >> 24])


def check(kind, part, phase, words, version=VERSION):
    crc = crc30(0, version << 28 | kind << 24 | part << 2 | phase)
    for word in words:
        crc = crc30(crc, word)
    return crc


def has_phase(word):
    return word & 3 in (1, 2)


def commit_word(kind, part, phase, words, version=VERSION):
    return check(kind, part, phase, words, version) | phase


def right(word, kind, part, words, version=VERSION):
    return has_phase(word) and word == commit_word(kind, part, word & 3, words, version)


def newer(word0, word1):
    """Which of two parts that take turns is newer, by their commit words."""
    return 1 if word0 & 3 == word1 & 3 else 0


def turn(part, other):
    """The phase that makes `part` newer than the one with the commit word `other`."""
    return other & 3 if part == 1 else 3 - (other & 3)


# ---- word ------------------------------------------------------------------------


def word_make(value):
    return (check(WORD, 0, 0, [value]) >> 4 & 0xFFFF) << 16 | value


def word_read(word):
    value = word & 0xFFFF
    return (KEPT, value) if word_make(value) == word else (COLD, None)


# ---- record ----------------------------------------------------------------------


class Record:
    """A record at the start of an image, which is the region from its offset on."""

    def __init__(self, size, layout, version=VERSION):
        self.size = size
        self.layout = layout
        self.version = version
        self.n = (size + 3) // 4
        self.front = 1 if layout else 0
        self.header = layout << 16 | size
        self.words = self.front + 2 * (self.n + 1)

    def commit_at(self, part):
        return self.front + (part + 1) * (self.n + 1) - 1

    def payload(self, image, part):
        at = self.front + part * (self.n + 1)
        return image[at:at + self.n]

    def valid(self, image, part):
        at = self.commit_at(part)
        return at < len(image) and right(image[at], RECORD, part, [self.header]
                                         + self.payload(image, part), self.version)

    def counts(self, image):
        """The part that counts, and how many are valid."""
        valid = [self.valid(image, 0), self.valid(image, 1)]
        if all(valid):
            return newer(image[self.commit_at(0)], image[self.commit_at(1)]), 2
        return (valid.index(True), 1) if any(valid) else (None, 0)

    def found(self, image):
        """The foreign record's (size, layout), or None."""
        header = image[0]
        size, layout = header & 0xFFFF, header >> 16
        if not self.layout or layout == 0 or not 1 <= size <= 4088:
            return None
        versions = range(VERSION, 16)
        if header == self.header:
            versions = [] if self.counts(image)[1] else versions[1:]
        for version in versions:
            if Record(size, layout, version).counts(image)[1]:
                return size, layout
        return None

    def read(self, image):
        if self.found(image):
            return FOREIGN, None
        part, valid = self.counts(image)
        if valid == 0:
            if self.layout and image[0] == self.header:
                commits = [image[self.commit_at(0)], image[self.commit_at(1)]]
                return (COLD if commits == [TORN, 0] else CORRUPT), None
            return COLD, None
        status = KEPT
        if valid == 1 and image[self.commit_at(1 - part)] != 0:
            status = RECOVERED
        return status, unpack(self.payload(image, part), self.size)

    def stores(self, image, payload):
        """The stores of a save, as (word, value)."""
        part, valid = self.counts(image)
        target = 0 if part is None else 1 - part
        phase = 1 if part is None else turn(target, image[self.commit_at(part)])
        if part is None and image[self.commit_at(1)] != 0:
            yield self.commit_at(1), 0
        if not self.valid(image, target):
            yield self.commit_at(target), TORN
        if self.layout and image[0] != self.header:
            yield 0, self.header
        words = pack(payload)
        for i, word in enumerate(words):
            yield self.front + target * (self.n + 1) + i, word
        yield self.commit_at(target), commit_word(RECORD, target, phase,
                                                  [self.header] + words, self.version)

    def migration(self, image, payload):
        """The stores of a migration of the foreign record, as (word, value)."""
        old = Record(*self.found(image))
        part, valid = old.counts(image)
        words = pack(payload)
        target = 1 - part
        if self.n != old.n:
            target = 1 if self.n > old.n else 0
        before = []
        if part == target:
            before += old.stores(image, unpack(old.payload(image, part)))
        before += [(old.commit_at(target), TORN), (self.commit_at(target), TORN)]
        yield from before
        at = self.front + target * (self.n + 1)
        for i, word in enumerate(words):
            yield at + i, word
        other = apply(image, before)[self.commit_at(1 - target)] & 3
        phase = 2 - ((other == 1) == (target == 1))
        yield self.commit_at(target), commit_word(RECORD, target, phase,
                                                  [self.header] + words)
        yield 0, self.header
        yield old.commit_at(1 - target), 0
        yield self.commit_at(1 - target), 0


# ---- store -----------------------------------------------------------------------

# A key is text (bytes) or a number (int); a change is (key, value), None deletes.


def key_bytes(key):
    if isinstance(key, int):
        return key.to_bytes((key.bit_length() + 7) // 8, "little")
    return key


def chain(name):
    number = 0
    for byte in name:
        number ^= byte >> 4 ^ byte & 15
    return number


def entry(key, value, last, at, links):
    """The words of an entry at word `at` of a bank. `links`: the last entry of each
    chain before it; it becomes that of its own."""
    kind = (3 if value is None else 1) + isinstance(key, int)
    name = key_bytes(key)
    data = value or b""
    link = links.get(chain(name), 0)
    links[chain(name)] = at
    head = last << 31 | kind << 28 | len(name) << 22 | link << 12 | len(data)
    return [head] + pack(name + data)


def entries_parse(words):
    """The entries at the start of `words`: [(key, value, at, link, chain)], and their
    length in words; None where they have no end."""
    found = []
    at = 0
    while at < len(words):
        head = words[at]
        kind, k, v = head >> 28 & 7, head >> 22 & 63, head & 0xFFF
        number = kind % 2 == 0
        length = 1 + (k + v + 3) // 4
        if at + length > len(words):
            return None
        data = unpack(words[at + 1:at + length])
        name, value = data[:k], data[k:k + v]
        place = at, head >> 12 & 0x3FF, chain(name)
        if number:
            name = int.from_bytes(name, "little")
        found.append((name, None if kind > 2 else value, *place))
        at += length
        if head >> 31:
            return found, at
    return None


NAMES = 0x0FFFFFFF  # of a meta word: layout and h


class Bank:
    """A bank of the store that the name says, and the frames in it."""

    def __init__(self, image, part, name, version=VERSION):
        self.version = version
        self.part = part
        self.h = name & 0xFFF
        self.start = part * self.h
        self.words = image[self.start:self.start + self.h]  # as many as there are
        self.phase = 0
        self.marked = False
        if len(self.words) >= 2:
            self.phase = self.words[0] & 3
            marked = self.words[1] & 0x7FFFFFFF == self.phase << 28 | name
            self.marked = has_phase(self.words[0]) and marked
        self.frames = []  # lists of (key, value)
        self.links = {}  # word of the last entry of each chain
        self.linked = True  # whether all links are right
        self.last = 0  # commit word of the last frame
        self.end = 0
        self.valid = self.marked and self.frame(2, self.words[1] >> 31)

    def frame(self, entries_at, empty=False):
        """Adds the frame whose commit word is at the end, if it is valid."""
        at = self.end
        parsed = ([], 0) if empty else entries_parse(self.words[entries_at:])
        if parsed is None or self.words[at] & 3 != self.phase:
            return False
        entries, length = parsed
        body = [self.last] + self.words[at + 1:entries_at + length]
        if not right(self.words[at], STORE, self.part << 12 | at, body, self.version):
            return False
        for _, _, place, link, number in entries:
            self.linked = self.linked and link == self.links.get(number, 0)
            self.links[number] = entries_at + place
        self.frames.append([(key, value) for key, value, *_ in entries])
        self.last = self.words[at]
        self.end = entries_at + length
        return True

    def follow(self):
        """False when a frame is not valid."""
        while self.end < self.h and self.words[self.end] != 0:
            if not self.frame(self.end + 1):
                return False
        return True

    def contents(self):
        living = {}
        for frame in self.frames:
            for key, value in frame:
                living.pop(key, None)
                if value is not None:
                    living[key] = value
        return list(living.items())


class Store:
    """A store that takes up the whole image, but for what is left over of 8 bytes."""

    def __init__(self, image, layout):
        self.image = image
        self.h = len(image) // 2
        self.name = layout << 12 | self.h
        self.starts = (0, self.h)
        self.words = [image[at] for at in self.starts]
        self.metas = [image[at + 1] for at in self.starts]
        self.banks = [Bank(image, part, self.name) for part in (0, 1)]
        self.part, self.status = self.choose()

    def there_is(self, name, version):
        """Whether a first frame is valid of the store that this meta word names."""
        return any(Bank(self.image, part, name, version).valid for part in (0, 1))

    def choose(self):
        name = self.metas[0] & NAMES
        if name != self.name and self.there_is(name, VERSION):
            return None, FOREIGN
        order = [part for part in (0, 1) if self.banks[part].marked]
        if len(order) == 2 and newer(*self.words) == 1:
            order = [1, 0]
        for part in order:
            if self.banks[part].valid:
                good = self.banks[part].follow() and self.other_is_good(part)
                if not self.banks[part].linked:
                    return None, CORRUPT
                return part, KEPT if good else RECOVERED
        if any(self.there_is(name, version) for version in range(VERSION + 1, 16)):
            return None, FOREIGN
        return None, self.loss()

    def other_is_good(self, part):
        other = 1 - part
        if self.banks[other].marked:
            return newer(*self.words) == part
        return other == 1 and self.words[1] == 0

    def loss(self):
        if self.words == [TORN, 0]:
            return COLD
        return CORRUPT if self.metas[0] & NAMES == self.name else COLD

    def contents(self):
        return [] if self.part is None else self.banks[self.part].contents()

    # -- writing

    def changes_words(self, changes, at, links):
        """The entries from word `at` of a bank on, with these links before them."""
        words = []
        links = dict(links)
        for i, (key, value) in enumerate(changes):
            words += entry(key, value, i == len(changes) - 1, at + len(words), links)
        return words

    def stores(self, changes):
        """The stores of a commit, without compaction where it fits."""
        if self.appends(changes):
            bank = self.banks[self.part]
            return self.append(bank, self.changes_words(changes, bank.end + 1,
                                                        bank.links))
        if self.part is None:
            return self.compact(0, 1, changes)
        other = 1 - self.part
        return self.compact(other, turn(other, self.banks[self.part].phase), changes)

    def appends(self, changes):
        """Whether it goes without compaction."""
        if self.status != KEPT:
            return False
        end = self.banks[self.part].end + 1
        return end + len(self.changes_words(changes, end, {})) <= self.h

    def fits(self, changes):
        living = list(self.living(changes).items())
        return (self.appends(changes)
                or 2 + len(self.changes_words(living, 2, {})) <= self.h)

    def living(self, changes):
        living = dict(self.contents())
        for key, value in changes:
            living.pop(key, None)
            if value is not None:
                living[key] = value
        return living

    def append(self, bank, words):
        at = bank.start + bank.end
        after = bank.end + 1 + len(words)
        for i, word in enumerate(words):
            yield at + 1 + i, word
        if after < self.h:
            yield bank.start + after, 0
        yield at, commit_word(STORE, bank.part << 12 | bank.end, bank.phase,
                              [bank.last] + words)

    def compact(self, target, phase, changes):
        living = self.living(changes)
        words = self.changes_words(list(living.items()), 2, {})
        start = self.starts[target]
        body = [(not living) << 31 | phase << 28 | self.name] + words
        if self.part is None:
            if all(bank.marked for bank in self.banks) and newer(*self.words) == 1:
                yield self.starts[0], TORN
            yield self.starts[1], 0
        yield start, TORN
        for i, word in enumerate(body):
            yield start + 1 + i, word
        if 1 + len(body) < self.h:
            yield start + 1 + len(body), 0
        yield start, commit_word(STORE, target << 12, phase, [0] + body)


# ---- log -------------------------------------------------------------------------


@functools.lru_cache(None)
def flips(n):
    """What a flipped bit makes of a commit word or of the check, for n words."""
    found = {1 << bit for bit in range(32)}
    for behind in range(n):
        for bit in range(32):
            crc = crc30(0, 1 << bit)
            for _ in range(behind):
                crc = crc30(crc, 0)
            found.add(crc)
    return found


class Log:
    """A log that takes up the whole image, but for what is left over of an entry."""

    def __init__(self, image, size):
        self.image = image
        self.size = size
        self.each = (size + 3) // 4 + 1
        self.count = len(image) // self.each
        self.phases = [self.phase_of(i) for i in range(self.count)]
        valid = [i for i in range(self.count) if self.phases[i]]
        self.newest = None
        if valid:
            phase = self.phases[valid[0]]
            self.old = next((i for i in valid if self.phases[i] != phase), self.count)
            self.newest = max(i for i in valid if i < self.old)
            self.phase = phase

    def words(self, place):
        return self.image[place * self.each:(place + 1) * self.each]

    def damaged(self, place):
        """Whether one bit is all that keeps an entry from being valid."""
        *payload, word = self.words(place)
        if self.phases[place] or word in (0, TORN):
            return False
        return any(commit_word(LOG, place, phase, [self.size] + payload) ^ word
                   in flips(len(payload)) for phase in (1, 2))

    def lost(self):
        """Entries that are not valid, among the places that were ever filled."""
        filled = [i for i in range(self.count)
                  if self.phases[i] or self.words(i)[-1] == TORN or self.damaged(i)]
        used = max(filled, default=-1) + 1
        if self.newest is not None and self.old < self.count:
            used = self.count
        return used - sum(map(bool, self.phases))

    def read(self):
        if self.newest is None:
            damaged = any(self.damaged(i) for i in range(self.count))
            return (CORRUPT if damaged else COLD), []
        return (RECOVERED if self.lost() else KEPT), self.entries()

    def phase_of(self, place):
        """The phase of a valid entry, else 0."""
        *payload, word = self.words(place)
        return word & 3 if right(word, LOG, place, [self.size] + payload) else 0

    def entries(self):
        """The payloads, newest first."""
        if self.newest is None:
            return []
        order = list(range(self.newest, -1, -1))
        order += list(range(self.count - 1, self.old - 1, -1))
        return [unpack(self.words(i)[:-1], self.size) for i in order if self.phases[i]]

    def stores(self, payload):
        place, phase = 0, 1
        if self.newest is not None:
            place, phase = self.newest + 1, self.phase
            if place == self.count:
                place, phase = 0, 3 - phase
        at = place * self.each
        words = pack(payload)
        yield at + self.each - 1, TORN
        for i, word in enumerate(words):
            yield at + i, word
        yield at + self.each - 1, commit_word(LOG, place, phase, [self.size] + words)


# ---- boot ------------------------------------------------------------------------


def boot_size(image):
    return 12 if len(image) >= 8 else 4


def boot_pack(size, boots, cause, failures, state):
    """Numbers stop at their largest value."""
    if size == 4:
        word = (min(boots, 0xFFFF) | min(failures, 15) << 16 | min(state, 63) << 20
                | min(cause, 63) << 26)
        return struct.pack("<I", word)
    return struct.pack("<IIHH", min(boots, 0xFFFFFFFF), cause, min(failures, 0xFFFF),
                       min(state, 0xFFFF))


def boot_unpack(payload):
    """(boots, cause, failures, state)"""
    if len(payload) == 4:
        word = struct.unpack("<I", payload)[0]
        return word & 0xFFFF, word >> 26, word >> 16 & 15, word >> 20 & 63
    return struct.unpack("<IIHH", payload)


def apply(image, stores, count=None):
    """An image after `count` of the stores; after all without one."""
    image = list(image)
    for i, (at, value) in enumerate(stores):
        if i == count:
            break
        image[at] = value
    return image
