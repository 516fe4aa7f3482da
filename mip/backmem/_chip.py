# Which chip this is, and its regions: of <family>.bin, which tools/mip.sh writes from
# chips/, only this chip is read.
#
# SPDX-License-Identifier: MIT
import sys
from struct import unpack

from backmem import Bus, Region, _get, _say

# A family, and how its devices are named by MicroPython.
_FAMILIES = (("stm32", "stm32"), ("rp2", "rp2"), ("esp32", "esp32"), ("nrf", "nrf"),
             ("mimxrt", "mimxrt"), ("sam", "samd"), ("ra", "ra"), ("esp8", "esp8266"),
             ("a", "alif"))  # fmt: skip


_FOLDER = __file__.rpartition("/")[0] + "/"
_opened = [None]  # the name of the chip whose regions are open, last


def native():
    """What calls the C library; None: that is not installed."""
    try:
        return _get("_core") and _get("_native")
    except ImportError:
        return None
    except ValueError:
        _say().core(_FOLDER + "_core.mpy")


def bus_at(address):
    found = native()
    return found.Bus(address) if found else Bus(address)


def _device(firmware=sys.implementation):
    """The device, as the firmware calls it: "rp2040"."""
    text = getattr(firmware, "_machine", "")
    if not text:
        import os

        text = os.uname().machine
    text = text.split(" with ")[-1].lower()
    for other in " -_":
        text = text.replace(other, "")
    return text


def _score(pattern, device):
    """How many characters of a device a pattern spells out; an x of either is any."""
    n = 0
    for a, b in zip(pattern, device):
        if a == b:
            n += 1
        elif 120 not in (a, b) and b != 36:
            return 0
    return n


def _line(file, name, device):
    """The place of a chip's numbers, and its name; None: it is unknown."""
    best, found = 0, None
    device = (device + "$").encode()
    while words := file.readline().split():
        chip = words[0].decode()
        if chip == name:
            best, found = 1 << 20, (int(words[1]), chip)
        for pattern in words[2:] if name is None else ():
            n = _score(pattern, device)
            if n > best:
                best, found = n, (int(words[1]), chip)
            elif n == best and found and found[1] != chip:
                found = None  # more than one chip begins so
    return found if found and found[1] != "-" else None


def _text(file, at):
    file.seek(at)
    text = b""
    while b"\0" not in text:
        text += file.read(32)
    return text[: text.index(b"\0")].decode()


def _region(file, start):
    """A region from where the file stands; the file stands behind it then."""
    at = file.tell()
    (name, base, size, _, unit, stride, item, hazards, rule, survives, steps,
     owners) = unpack("<HIIIBBBBBHBB", file.read(23))  # fmt: skip
    taken = [unpack("<IIBH", file.read(11)) for _ in range(steps)]
    owned = [unpack("<HHBH", file.read(7)) for _ in range(owners)]
    after = at + 23 + 11 * steps + 7 * owners
    taken = [one[:3] + (_text(file, start + one[3]),) for one in taken]
    owned = tuple([one[:3] + (_text(file, start + one[3]),) for one in owned])
    name = _text(file, start + name)
    file.seek(after)
    if base:
        bus = bus_at(base)
    else:
        from backmem import _buffer

        bus, size = _buffer.bus()
    facts = (name, size, unit, stride, item, hazards, owned, rule, survives)
    region = Region(bus, facts)
    region._labels = taken
    return region


def _unknown(name):
    """Where the firmware itself gives the memory out, that; nothing is known of it."""
    import machine

    if name or not hasattr(machine, "mem_backup"):
        _say().chip(name, _device())
    from backmem import _buffer

    found = []
    for i, view in enumerate(machine.mem_backup(-1)):
        bus, size = _buffer.of(view)
        facts = ("MEM_BACKUP%d" % i, size, 4, 4, 4, 0, (), 5, 0)
        found.append(Region(bus, facts))
    return "unknown", found


def path_of(device):
    """The file of a device's or chip's family; None: there is none."""
    for begin, family in _FAMILIES:
        if device.startswith(begin):
            return _FOLDER + family + ".bin"


def open_all(name, found):
    """The chip's name; fills in its regions, once: of the chip `name`, or of the one
    that the firmware says. ValueError: it is unknown, or another one is open."""
    if name is not None:
        if not name or not isinstance(name, str):
            _say().no_name(name)
        name = name.lower()
    if not found:
        name, more = _find(name)
        found.extend(more)
        _opened.append(name)
    opened = _opened[-1]
    if opened and name not in (None, opened):
        _say().late(name, opened)
    return opened or name


def _find(name):
    """The chip's name, and its regions."""
    pc = sys.platform in ("linux", "darwin", "win32")
    if name is None and pc or name == "host":
        from backmem import _host

        facts = ("HOST", _host.SIZE, 1, 1, 1, 0, (), 0, 0x8A)
        return "host", [Region(_host.bus(), facts)]
    device = name or _device()
    path = path_of(device)
    if not path:
        return _unknown(name)
    with open(path, "rb") as file:
        found = _line(file, name, device)
        if not found and name is None and device.startswith("stm32"):
            from backmem import _ids

            file.seek(0)
            chip = _ids.chip(device)
            found = chip and _line(file, chip, device)
        if not found:
            return _unknown(name)
        if pc:
            from machine import mem32

            if type(mem32).__name__ == "mem":  # no stand-in, as tests have
                _say().on_pc(found[1])
        start = file.tell()
        file.seek(start + found[0])
        count = file.read(1)[0]
        return found[1], [_region(file, start) for _ in range(count)]
