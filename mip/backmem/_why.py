# What is said when something is wrong. Each function raises.
#
# SPDX-License-Identifier: MIT
from struct import calcsize
from sys import implementation

import backmem

_ERRNO = {"TIMEOUT": 110, "LOCKED": 1, "UNSUPPORTED": 95, "FOREIGN": 17, "BUSY": 16,
          "SIZE": 22}  # fmt: skip

# What helps, or why.
_MORE = {"FOREIGN": "; another size or layout; wipe() deletes it",
         "SIZE": "; the old record is larger"}  # fmt: skip


def number(what, value, least, most):
    if not isinstance(value, (int, bool)):
        raise TypeError("can't convert %s to int" % type(value).__name__)
    if not -1 << 31 <= value < 1 << 31:
        raise OverflowError(what + " exceeds 32 bits")
    raise ValueError("%s %d is outside %d..%d" % (what, value, least, most))


def which(found, name):
    """The region of an index, or none of this name."""
    if isinstance(name, str):
        names = ", ".join([one.name for one in found])
        raise ValueError("no region '%s'; there is %s" % (name, names))
    if isinstance(name, int) and not -len(found) <= name < len(found):
        raise IndexError("Region index out of range")
    return found[name]


# ---- the hardware ----------------------------------------------------------------


def failed(region, reason, step=None):
    text = region.name + ": "
    for more in (step, getattr(region._bus, "path", None)):
        if more:
            text += more + ": "
    raise OSError(_ERRNO.get(reason, 5), text + reason + _MORE.get(reason, ""))


def dropped(region):
    """A store did not take: which gate stands in the way."""
    step = region._open("shut")
    failed(region, "DROPPED" if step else "DROPPED; every known gate is open", step)


def full(region, changes, used, room):
    need = sum([4 + ((len(name[1]) + len(value) + 3) & ~3)
                for name, value in changes if value is not None])  # fmt: skip
    raise OSError(28, "%s: FULL: %d bytes needed, %d are left"
                  % (region.name, need, room - used))  # fmt: skip


# ---- the chip --------------------------------------------------------------------


def _alike(name):
    """The chip of a device, or those whose names begin most like this one; None: it is
    known, and not supported."""
    from backmem import _chip

    path, names, most = _chip.path_of(name), [], 1
    if not path:
        return ""
    with open(path, "rb") as file:
        found = _chip._line(file, None, name)
        file.seek(0)
        refused = file.readline().decode().split()[2:]
        if not found and [one for one in refused if name.startswith(one)]:
            return
        while words := file.readline().split():
            chip, n = words[0].decode(), 0
            while n < len(chip) and chip[n] == name[n : n + 1]:
                n += 1
            if n > most:
                names, most = [], n
            if n == most:
                names.append(chip)
    if found:
        names = [found[1]]
    return "" if len(names) > 9 else "; near: " + ", ".join(names)


def chip(name, device):
    """No chip of this name; None: the firmware's name for it says too little."""
    near = _alike(name or device)
    if near is None:
        text = "'%s'%s is not supported: docs/chips.md has the reason"
        own = "" if name else ", as the firmware calls itself,"
        raise ValueError(text % (name or device, own))
    if name:
        text = "no chip '%s'%s; the firmware calls itself '%s'; docs/chips.md lists all"
        raise ValueError(text % (name, near, device))
    text = ("'%s', as the firmware calls itself, is no chip that backmem knows%s. "
            "Before the first use, set backmem.chip to a name of docs/chips.md")
    raise ValueError(text % (device, near))


def on_pc(chip):
    raise ValueError("this PC has no %s: leave backmem.chip unset" % chip)


def no_name(chip):
    kind = ValueError if isinstance(chip, str) else TypeError
    raise kind("backmem.chip is %r: give it a name of docs/chips.md, as text" % chip)


def late(chip, opened):
    """Another chip is named after the first use. From here on, the old one again."""
    backmem.chip = opened
    raise ValueError("backmem.chip = '%s' comes too late, '%s' is open: set it before "
                     "the first use" % (chip, opened))  # fmt: skip


_ARCHS = (" x86 x64 armv6 armv6m armv7m armv7em armv7emsp armv7emdp xtensa xtensawin "
          "rv32imc rv64imc").split(" ")  # fmt: skip


def _form(number):
    return "%s, .mpy %d.%d" % (_ARCHS[number >> 10 & 15] or "no native code",
                               number & 255, number >> 8 & 3)  # fmt: skip


def core(path):
    """The native module there is one for other firmware."""
    with open(path, "rb") as file:
        head = file.read(3)
    raise ValueError("%s is for %s; this firmware takes %s: install that one, or "
                     "remove the file" % (path, _form(head[1] | head[2] << 8),
                                          _form(implementation._mpy)))  # fmt: skip


# ---- places ----------------------------------------------------------------------


def at(it):
    return "%s at %d..%d" % (type(it).__name__, it._offset, it._offset + it._size - 1)


def stale(it):
    raise ValueError("%s: %s was taken over by %s"
                     % (it._region.name, at(it), at(it._heir)))  # fmt: skip


def _free(gap, where, start, n, ignored):
    """The next free place of n bytes, or of fewer."""
    while n >= 4:
        for one in [where] + backmem.regions():
            found = gap(one, start, n, ignored)
            if found:
                return found[1], found[0], one.name
            start = 0
        n //= 2
    return 0, 0, backmem.regions()[-1].name


def after():
    raise TypeError("after= wants an object; not with offset= or region=")


def aligned(offset):
    raise ValueError("offset %d is not a multiple of 4" % offset)


def refuse(it, claim, force, gap):
    """There is no such place for the object; `claim` is the one that it is on, if it is
    on one."""
    where, start, n = it._region, it._offset, it._size
    words = where._room
    text, way = "%s: %s" % (where.name, at(it)), "; force=True takes it"
    inside = start + n <= words
    owner = always = None  # always: on every chip of the kind, so it cannot be given up
    for offset, size, when, name in where._facts[6] if inside else ():
        if when != 4 and offset < start + n and (not size or offset + size > start):
            owner = owner or name
            always = always or (None if when else name)
    if inside and claim is not None:
        text += " belongs to " + at(claim)
        way = "; a soft reset forgets it" if force or owner else way
    elif owner and not (always and it._after is not it):
        text, way = text + " belongs to " + (always or owner), "" if always else way
    else:
        text, way = text + (" does not fit" if words else " needs 32-bit words"), ""
    free = _free(gap, where, start, n, 2 if force else 0)
    raise ValueError(text + "; free: %d bytes at %d of %s" % free + way)


# ---- records ---------------------------------------------------------------------


def pointers():
    raise ValueError("pointers do not survive")


def other_size(given, size):
    raise ValueError("format has %d bytes, record %d" % (given, size))


def values(values, n, fields, names):
    """Values and fields that are not those of a record."""
    if values:
        raise TypeError("%d values for %d" % (len(values), n))
    raise TypeError("no field " + [name for name in fields if name not in names][0])


def codes(format):
    """The format of each value, with the order of all in front."""
    order, out, count = "@", [], ""
    if format[:1] in ("<", ">", "!", "@"):
        order, format = format[0], format[1:]
    for code in format:
        if code in "0123456789":
            count += code
            continue
        if code == "s":
            out.append(order + count + code)
        elif code != "x":
            out.extend([order + code] * int(count or 1))
        count = ""
    return out


def _value(code, value):
    """What is wrong with a value: the error's type and what it says; or None."""
    what = type(value).__name__
    kind = TypeError
    if value is None:
        return ValueError, "nothing is stored yet, give it a value"
    if code[-1] == "s" and isinstance(value, (str, bytes, bytearray)):
        n = len(value.encode() if isinstance(value, str) else value)
        kind = ValueError if n > calcsize(code) else None
    elif code[-1] in "fde" and isinstance(value, (int, bool, float)):
        kind = None
    elif code[-1] not in "sfde" and isinstance(value, (int, bool)):
        bits = 8 * calcsize(code)
        least = -1 << (bits - 1) if code[-1] > "Z" else 0
        kind = None if least <= value < least + (1 << bits) else ValueError
        what = value
    return kind and (kind, "%s does not fit" % what)


def field(format, names, values):
    """What struct.pack refused without a name, or cut."""
    for i, code in enumerate(codes(format)):
        wrong = _value(code, values[i])
        if wrong:
            raise wrong[0]("field %s: %s" % (names[i] if names else i, wrong[1]))
