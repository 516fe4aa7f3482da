# CBOR, from RFC 8949 and not from the library: what backmem_store_set_ stores of a
# type, and what backmem_store_get_ gives of any bytes.
#
# SPDX-License-Identifier: MIT
import math
import struct

UNSIGNED, NEGATIVE, BYTES, TEXT, _, _, _, SIMPLE = range(8)
INTEGERS = {"uint32": (0, 2**32 - 1), "int32": (-2**31, 2**31 - 1),
            "uint64": (0, 2**64 - 1), "int64": (-2**63, 2**63 - 1)}


def head(major, number):
    """Section 3: the number in the first byte, or in 1, 2, 4 or 8 more."""
    if number < 24:
        return bytes([major << 5 | number])
    for info, form in enumerate((">B", ">H", ">I", ">Q"), 24):
        if number < 1 << 8 * struct.calcsize(form):
            return bytes([major << 5 | info]) + struct.pack(form, number)
    raise ValueError(number)


def encode(kind, value):
    """Deterministic: section 4.2.1, with the floating-point rule 2 of 4.2.2."""
    if kind in INTEGERS:
        return head(UNSIGNED, value) if value >= 0 else head(NEGATIVE, -1 - value)
    if kind == "bool":
        return bytes([SIMPLE << 5 | 20 + value])
    if kind == "float":
        if math.isnan(value):
            return bytes.fromhex("f97e00")
        try:
            half = struct.pack(">e", value)
            if struct.unpack(">e", half)[0] == value:
                return b"\xf9" + half
        except OverflowError:
            pass
        return b"\xfa" + struct.pack(">f", value)
    return head(BYTES if kind == "bytes" else TEXT, len(value)) + value


def split(data):
    """The first item: major type, additional information, number, bytes behind it."""
    if not data:
        return None
    major, info = data[0] >> 5, data[0] & 31
    if info < 24:
        return major, info, info, data[1:]
    if info > 27 or len(data) < 1 + 2**(info - 24):
        return None
    size = 2**(info - 24)
    return major, info, int.from_bytes(data[1:1 + size], "big"), data[1 + size:]


def single_bits(value):
    """Rounded to nearest, ties to even; beyond the largest it is infinite."""
    try:
        return struct.unpack(">I", struct.pack(">f", value))[0]
    except OverflowError:
        return 0x7F800000 if value > 0 else 0xFF800000


def is_nan(bits):
    return bits & 0x7FFFFFFF > 0x7F800000


def decode(kind, data):
    """The value as text, or None where it is none of this type."""
    item = split(data)
    if item is None:
        return None
    major, info, number, rest = item
    if kind in INTEGERS:
        least, most = INTEGERS[kind]
        value = -1 - number if major == NEGATIVE else number
        good = major <= NEGATIVE and not rest and least <= value <= most
        return str(value) if good else None
    if kind == "bool":
        good = major == SIMPLE and info in (20, 21) and not rest
        return str(info - 20) if good else None
    if kind == "float":
        if major != SIMPLE or info < 25 or rest:
            return None
        form = {25: ">e", 26: ">f", 27: ">d"}[info]
        bits = number if info == 26 else single_bits(struct.unpack(form, data[1:])[0])
        return "nan" if is_nan(bits) else f"{bits:08x}"
    good = major == (BYTES if kind == "bytes" else TEXT) and number == len(rest)
    return (rest.hex() or ".") if good else None
