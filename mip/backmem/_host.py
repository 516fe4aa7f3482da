# The memory of a PC: a file, as the built-in module keeps it. What the program stores
# is in the file at once, word by word.
#
# SPDX-License-Identifier: MIT
import os
import sys

SIZE = 4096


def _path():
    home = os.getenv("HOME")
    return os.getenv("BACKMEM_FILE") or (home + "/" if home else "") + ".backmem"


def _open():
    """The file, and what is in it; a new one is noise."""
    path = _path()
    try:
        file = open(path, "r+b")
    except OSError as error:
        if error.errno != 2:
            raise OSError(error.errno, "HOST: " + path)
        with open(path + ".new", "wb") as file:
            file.write(os.urandom(SIZE))
        os.rename(path + ".new", path)
        file = open(path, "r+b")
    data = bytearray(file.read())
    if len(data) != SIZE:
        raise OSError(22, "HOST: %s: %d bytes, want %d: remove it, or set "
                      "BACKMEM_FILE" % (path, len(data), SIZE))  # fmt: skip
    return file, data


class File:
    home = None

    def __getattr__(self, name):
        """Opens the file when it is first used."""
        if name not in ("_data", "_file"):
            raise AttributeError(name)
        self._file, self._data = _open()
        return getattr(self, name)

    def load(self, at, n):
        return bytes(self._data[at : at + n])

    def store(self, at, data):
        for i in range(0, len(data), 4):
            self._write(at + i, data[i : i + 4])

    def byte(self, at, value):
        self._write(at, bytes([value]))

    def _write(self, at, data):
        self._data[at : at + len(data)] = data
        self._file.seek(at)
        self._file.write(data)


def bus():
    """The file, mapped by the C library where that is installed and can."""
    try:
        from backmem import _core, _native
    except ImportError:
        return File()
    if not hasattr(_core, "map") or sys.platform != "linux":
        return File()

    class Mapped(_native.Bus):
        def __init__(self):
            pass

        def __getattr__(self, name):
            if name != "base":
                raise AttributeError(name)
            self._file = _open()[0]
            base = _core.map(self._file.fileno(), SIZE)
            if base < 0:
                raise OSError(-base, "HOST: " + _path())
            self.base = base
            return base

    return Mapped()
