# The memory of a PC: a file, as the built-in module keeps it. What the program stores
# is in the file at once, word by word.
#
# SPDX-License-Identifier: MIT
import os

SIZE = 4096


class File:
    def __init__(self):
        self._data = None

    def _path(self):
        home = os.getenv("HOME")
        return os.getenv("BACKMEM_FILE") or (home + "/" if home else "") + ".backmem"

    def _open(self):
        """Opens the file when it is first used; a new one is noise."""
        path = self._path()
        try:
            self._file = open(path, "r+b")
        except OSError as error:
            if error.errno != 2:
                raise OSError(error.errno, "HOST: " + path)
            with open(path + ".new", "wb") as file:
                file.write(os.urandom(SIZE))
            os.rename(path + ".new", path)
            self._file = open(path, "r+b")
        data = bytearray(self._file.read())
        if len(data) != SIZE:
            raise OSError(22, "HOST: %s: %d bytes, want %d: remove it, or set "
                          "BACKMEM_FILE" % (path, len(data), SIZE))  # fmt: skip
        self._data = data

    def load(self, at, n):
        if self._data is None:
            self._open()
        return bytes(self._data[at : at + n])

    def store(self, at, data):
        if self._data is None:
            self._open()
        for i in range(at, at + len(data), 4):
            self._write(i, data[i - at : i - at + 4])

    def byte(self, at, value):
        if self._data is None:
            self._open()
        self._write(at, bytes([value]))

    def _write(self, at, data):
        self._data[at : at + len(data)] = data
        self._file.seek(at)
        self._file.write(data)
