# What a store looks like in the memory, written by FORMAT.md alone: to store what
# Store would not, and to see what it did.
#
# SPDX-License-Identifier: MIT
import struct

WRITTEN = 12  # bytes from a store's start to the first key


def crc30(crc, word):
    crc ^= word
    for _ in range(32):
        crc = (crc << 1 ^ (0x80C2E71C if crc >> 31 else 0)) & 0xFFFFFFFF
    return crc


def packed(data):
    data = data + bytes(-len(data) % 4)
    return list(struct.unpack("<%dI" % (len(data) // 4), data))


def store_image(size, entries, layout=0):
    """The bytes of a store of one frame: entries are (key, the value's bytes), and a
    key may be (its kind, its bytes)."""
    half = size // 8
    tag = 1
    words = [tag << 28 | layout << 12 | half | (0 if entries else 1 << 31)]
    links = {}  # word of the last entry of each chain
    for i, (key, value) in enumerate(entries):
        kind = 1
        if isinstance(key, int):
            kind = 2
            key = key.to_bytes(4, "little").rstrip(b"\0")
        elif isinstance(key, str):
            key = key.encode()
        elif isinstance(key, tuple):
            kind, key = key
        last = 1 << 31 if i == len(entries) - 1 else 0
        chain = 0
        for byte in key:
            chain ^= byte >> 4 ^ byte & 15
        link = links.get(chain, 0)
        links[chain] = 1 + len(words)  # behind the commit word
        words.append(last | kind << 28 | len(key) << 22 | link << 12 | len(value))
        words += packed(key + value)
    crc = crc30(0, 1 << 28 | 2 << 24 | tag)
    for word in [0] + words:
        crc = crc30(crc, word)
    words = [crc | tag] + words
    assert len(words) <= half
    data = struct.pack("<%dI" % len(words), *words)
    return data + bytes(8 * half - len(data))
