# Exceptions as entries of a Log.
#
# SPDX-License-Identifier: MIT
import io
import sys

from backmem._cbor import encode


def _text(fault):
    """Type, place and message of an exception; type and text of another value."""
    kind = type(fault)
    if kind is type:
        return fault.__name__
    out = io.StringIO()
    if isinstance(fault, BaseException):
        sys.print_exception(fault, out)
    where = [line for line in out.getvalue().split("\n")
             if line.startswith("  File ") and "backmem/_" not in line]  # fmt: skip
    text = kind.__name__ + ": "
    if where:  # of the last line: where it was raised
        name, line = where[-1][8:].split('", line ')
        text = "%s %s:%s: " % (kind.__name__, name, line.split(",")[0])
    out = io.StringIO()
    try:
        print(fault, end="", file=out)
    except BaseException:
        pass  # what the program says of its own types fails too
    return text + out.getvalue()


def _cut(value, most):
    """Of text and bytes as much as an entry holds, text in whole characters."""
    kind = type(value)
    if kind is str:
        data = value.encode()
        if len(data) <= most:
            return value
        while most and data[most] & 0xC0 == 0x80:
            most -= 1
        return str(data[:most], "utf-8")
    return value[:most] if kind is bytes else value


def fault(most, value, over):
    """The value as an entry, of the text of it where there is none: nothing raises."""
    try:
        if isinstance(value, BaseException):
            raise ValueError
        return encode(_cut(value, most), most, over)
    except BaseException:
        return encode(_cut(_text(value), most), most, over)
