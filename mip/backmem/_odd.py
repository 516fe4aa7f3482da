# Keys of a Store as Python sees them, those that it cannot make among them: they are
# their bytes.
#
# SPDX-License-Identifier: MIT


def _text(data):
    """A str; None when it is no UTF-8."""
    try:
        return str(data, "utf-8")
    except ValueError:
        return None


def _shown(kind, data):
    if kind == 1:
        text = _text(data) if data else None
        return data if text is None else text
    if len(data) > 4 or data[-1:] == b"\0":
        return data
    return int.from_bytes(data, "little")


def pairs(living):
    """[(key, value's bytes)]. Of a text and a number of the same bytes the text."""
    found, texts = [], [name[1] for name, _ in living if name[0] == 1]
    for (kind, data), value in living:
        key = _shown(kind, data)
        if kind == 1 or key is not data or data not in texts or _text(data) is not None:
            found.append((key, value))
    return found


def name(store, key):
    """(kind, bytes) of bytes that are a key of another writer's; or None."""
    if not key:
        return 1, key
    text, number = _text(key) is None, len(key) > 4 or not key[-1]
    if len(key) < 64:
        if number and (not text or store._find((1, key)) is None):
            return 2, key
        if text:
            return 1, key


def key(key):
    """Raises for what is no key, or cannot be set."""
    if type(key) is str or type(key) is int:
        raise ValueError("a key is 1 to 63 bytes, or 0..2**32-1")
    raise TypeError("a key is str or int, not '%s'" % type(key).__name__)
