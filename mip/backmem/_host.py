# The memory of a PC: a file, as the built-in module keeps it. What the program stores
# is in the file at once, word by word.
#
# SPDX-License-Identifier: MIT
import os
import sys

from backmem import _chip

SIZE = 4096

_WRONG = {2: "no such folder: make it", 13: "no permission: change that",
          16: "used by another program: end it", 21: "a folder: move it"}  # fmt: skip


def path():
    home = os.getenv("HOME")
    return os.getenv("BACKMEM_FILE") or (home + "/" if home else "") + ".backmem"


def failed(number, text=None):
    text = text or _WRONG.get(number, "error %d" % number) + ", or set BACKMEM_FILE"
    raise OSError(number, "HOST: %s: %s" % (path(), text))


def _lock(file):
    """Keeps other programs off, by the C library's flock, as the module does. Where
    MicroPython has no ffi, nothing does."""
    try:
        import ffi

        flock = ffi.open(None).func("i", "flock", "ii")
    except (ImportError, OSError):
        return
    if flock(file.fileno(), 6):  # LOCK_EX | LOCK_NB
        failed(16)


def _file():
    """The file; a new one is noise."""
    try:
        return open(path(), "r+b")
    except OSError as error:
        if error.errno != 2:
            raise
    with open(path() + ".new", "wb") as file:
        file.write(os.urandom(SIZE))
    os.rename(path() + ".new", path())
    return open(path(), "r+b")


def _open():
    """The file, which nobody else has open, and what is in it."""
    try:
        file = _file()
    except OSError as error:
        failed(error.errno)
    _lock(file)
    data = bytearray(file.read())
    if len(data) != SIZE:
        failed(22, "%d bytes, want %d: set BACKMEM_FILE to another file, or remove it"
               % (len(data), SIZE))  # fmt: skip
    return file, data


class File:
    home = None

    def __init__(self):
        self.path = path()

    def __getattr__(self, name):
        """Opens the file when it is first used."""
        if name == "base":  # of what is in RAM of it: to be read
            from uctypes import addressof

            return addressof(self._data)
        if name not in ("_data", "_file"):
            raise AttributeError(name)
        self._file, self._data = _open()
        return getattr(self, name)

    def load(self, at, n):
        return bytes(self._data[at : at + n])

    def store(self, at, data):
        for i in range(0, len(data), 4):
            self.byte(at + i, data[i : i + 4])

    def byte(self, at, data):
        if isinstance(data, int):
            data = bytes([data])
        self._data[at : at + len(data)] = data
        self._file.seek(at)
        self._file.write(data)


def bus():
    """The file, mapped by the C library where that is installed and can."""
    native = _chip.native()
    if not native or not hasattr(native._core, "map") or sys.platform != "linux":
        return File()

    class Mapped(native.Bus):
        def __init__(self):
            self.path = path()

        def __getattr__(self, name):
            if name != "base":
                raise AttributeError(name)
            self._file = _open()[0]
            base = native._core.map(self._file.fileno(), SIZE)
            if base < 0:
                failed(16 if base == -11 else -base)
            self.base = base
            return base

    return Mapped()
