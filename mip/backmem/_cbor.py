# Python values as CBOR (RFC 8949) and back: deterministic encoding, shortest form.
#
# SPDX-License-Identifier: MIT
from struct import pack, unpack, unpack_from

_DEPTH = 8  # containers in containers


def _head(major, n):
    """The first byte of a value and its argument, in the fewest bytes."""
    if n < 24:
        return bytes([major << 5 | n])
    for i in range(4):
        if n < 1 << (8 << i):
            break
    return bytes([major << 5 | 24 + i]) + n.to_bytes(1 << i, "big")


def _int(n):
    low = n < 0
    n = ~n if low else n
    if n < 1 << 64:
        return _head(low + 0, n)
    size = 9
    while n >> 8 * size:
        size += 1
    return bytes([0xC2 + low]) + _head(2, size) + n.to_bytes(size, "big")


def _half(bits):
    """The half-precision number of a float's bits; None: there is none."""
    sign, exponent, fraction = bits >> 16 & 0x8000, bits >> 23 & 255, bits & 0x7FFFFF
    if exponent == 255:
        return 0x7E00 if fraction else sign | 0x7C00
    if exponent:
        fraction |= 0x800000
    while exponent < 113 and not fraction & 1:
        fraction >>= 1
        exponent += 1
    if 113 <= exponent <= 142 and not fraction & 0x1FFF:
        return sign | (exponent - 113 << 10) + (fraction >> 13)


def _float(value):
    data = pack(">f", value)
    half = _half(unpack(">I", data)[0])
    if value == value and unpack(">f", data)[0] != value:
        return b"\xfb" + pack(">d", value)
    return b"\xfa" + data if half is None else b"\xf9" + pack(">H", half)


def _put(value, depth):
    kind = type(value)
    if value is None:
        return b"\xf6"
    if kind is bool:
        return bytes([0xF4 + value])
    if kind is int:
        return _int(value)
    if kind is str or kind is bytes:
        data = value.encode() if kind is str else value
        return _head(3 if kind is str else 2, len(data)) + data
    if kind is float:
        return _float(value)
    if kind not in (dict, list, tuple):
        try:
            memoryview(value)
            more = "; bytes(...) of it can"
        except TypeError:
            more = ""
        raise TypeError("'%s' cannot be stored%s" % (kind.__name__, more))
    if depth == _DEPTH:
        raise ValueError("nested deeper than %d" % _DEPTH)
    if kind is dict:
        # Sorted by the bytes of the keys: none begins with those of another.
        items = [_put(k, depth + 1) + _put(value[k], depth + 1) for k in value]
        items.sort()
    else:
        items = [_put(item, depth + 1) for item in value]
    return _head(5 if kind is dict else 4, len(items)) + b"".join(items)


def text_bytes(n):
    """Bytes of a text of n bytes."""
    return n + (1 if n < 24 else 2 if n < 256 else 3)


def encode(value, most, over):
    """The value; ValueError `over` for more than a text of `most` bytes takes."""
    data = _put(value, 0)
    if len(data) > text_bytes(most):
        n = most
        while text_bytes(n) < len(data):
            n += 1
        name = type(value).__name__
        raise ValueError(("%s of %d bytes, " + over) % (name, n, most, n))
    return data


def _get(data, at, depth, key):
    """The value at `at`, and where the next one begins; ValueError: it is none."""
    if at == len(data):
        raise ValueError
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    n = info
    if info > 23:
        size = 1 << (info - 24)
        if info > 27 or at + size > len(data):
            raise ValueError
        code = ("Befd" if major == 7 else "BHIQ")[info - 24]
        n = unpack_from(">" + code, data, at)[0]
        at += size
    if 2 <= major <= 5 and n > len(data) - at:
        raise ValueError
    if major < 2:
        return ~n if major else n, at
    if major < 4:
        value = data[at : at + n]
        return str(value, "utf-8") if major == 3 else value, at + n
    if major == 6:
        if n not in (2, 3) or at == len(data) or data[at] >> 5 != 2:
            raise ValueError
        value, at = _get(data, at, depth, key)
        value = int.from_bytes(value, "big")
        return ~value if n == 3 else value, at
    if major == 7:
        if info < 25:
            if not 20 <= info <= 22:
                raise ValueError
            n = (False, True, None)[info - 20]
        return n, at
    if depth == _DEPTH or key and major == 5:
        raise ValueError
    if major == 4:
        items = []
        for _ in range(n):
            item, at = _get(data, at, depth + 1, key)
            items.append(item)
        return tuple(items) if key else items, at
    found = {}
    for _ in range(n):
        name, at = _get(data, at, depth + 1, True)
        found[name], at = _get(data, at, depth + 1, False)
    return found, at


def decode(data, padded=False):
    """The value of these bytes, behind which zeros may stand; if it is none of those
    that encode makes, the bytes."""
    try:
        value, at = _get(data, 0, 0, False)
    except ValueError:
        return data
    rest = data[at:]
    return data if (rest != bytes(len(rest)) if padded else rest) else value
