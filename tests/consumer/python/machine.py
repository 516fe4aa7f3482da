# The documents' `machine`: MicroPython's own, and what the unix port has not.
#
# SPDX-License-Identifier: MIT
import umachine


def deepsleep(milliseconds):
    raise SystemExit


class RTC:
    def memory(self):
        return b'{"name": "porch", "wakes": 7}'

    def datetime(self):
        return (2000, 1, 1, 5, 0, 0, 0, 0)


def __getattr__(name):
    return getattr(umachine, name)
