# Log.panic: what is kept of an exception, of what is too long and of what cannot be
# stored. A fault handler has no second try, so none of it raises.
#
# SPDX-License-Identifier: MIT
from forget import anew
from table import agree
import backmem

backmem.region("HOST").fill(0)
FILE = __file__


def kept(value, entry=200):
    """What is read after the next start."""
    log = anew(backmem.Log, 1, entry, offset=0)
    log.wipe()
    assert log.panic(value) is True
    assert log.panic("later") is False
    assert log.panicked == anew(backmem.Log, 1, entry, offset=0).panicked
    return log.panicked


def raised(call, *args):
    try:
        call(*args)
    except BaseException as error:
        return error


def place(error, message):
    """The text of an exception that this file raises: its line is the one that says so
    in a comment."""
    with open(FILE) as file:
        lines = file.read().split("\n")
    mark = "# here: " + type(error).__name__
    line = [i for i, text in enumerate(lines) if text.endswith(mark)]
    assert len(line) == 1, (mark, line)
    return "%s %s:%d: %s" % (type(error).__name__, FILE, line[0] + 1, message)


class Mine(Exception):
    pass


class Loud(ValueError):
    def __str__(self):
        raise TypeError("not even that")


class Said(OSError):
    def __str__(self):
        return "said ünder my own name"


def divide():
    return 1 // 0  # here: ZeroDivisionError


def nested():
    try:
        raise KeyError("first")
    except KeyError:
        raise Mine("second")  # here: Mine


def deep(n):
    if n == 0:
        raise IndexError("deep down")  # here: IndexError
    deep(n - 1)


def again():
    try:
        deep(1)
    except IndexError as error:
        raise error


def loud():
    raise Loud("x")  # here: Loud


def said():
    raise Said(5)  # here: Said


def stop():
    raise SystemExit(3)  # here: SystemExit


def key():
    raise KeyboardInterrupt  # here: KeyboardInterrupt


def errno():
    raise OSError(5)  # here: OSError


def of_the_library():
    backmem.Word(offset=1 << 20)  # here: ValueError


def of_attribute():
    None.none  # here: AttributeError


# Each with its type, the file and line where it was raised first, and its message.
for call, message in (
    (divide, "divide by zero"),
    (nested, "second"),
    (lambda: deep(0), "deep down"),
    (lambda: deep(9), "deep down"),
    (again, "deep down"),
    (said, "said ünder my own name"),
    (stop, "3"),
    (key, ""),
    (errno, "[Errno 5] EIO"),
    (loud, ""),
    (of_attribute, "'NoneType' object has no attribute 'none'"),
):
    error = raised(call)
    want = place(error, message)
    if kept(error) != want:
        print(kept(error), "and not", want)
error = raised(of_the_library)
if kept(error, 300) != place(error, str(error)):
    print(kept(error, 300))

# Without a traceback: never raised.
agree(
    globals(),
    """
kept(ValueError()) -> 'ValueError: '
kept(ValueError("why")) -> 'ValueError: why'
kept(ValueError("why", 7)) -> "ValueError: ('why', 7)"
kept(OSError(5, "EEPROM: LOCKED")) -> 'OSError: [Errno 5] EIO: EEPROM: LOCKED'
kept(Mine()) -> 'Mine: '
kept(Mine("é")) == 'Mine: é' -> True
kept(Loud("x")) -> 'Loud: '
kept(KeyError("k")) -> 'KeyError: k'
kept(StopIteration(3)) -> 'StopIteration: 3'
kept(ValueError) -> 'ValueError'
kept(Mine) -> 'Mine'
kept(int) -> 'int'
kept([ValueError]) -> "list: [<class 'ValueError'>]"
kept(ValueError(b"abc")) -> "ValueError: b'abc'"
""",
)

# As much as fits, in whole characters; from an entry of one byte on.
texts = ("why not? " * 40, "öäü" * 50, "\u20ac" * 120, "\U0001f600" * 90)
for text in texts:
    for value, whole in ((text, text), (ValueError(text), "ValueError: " + text)):
        data = whole.encode()
        for entry in (1, 2, 3, 4, 5, 12, 13, 14, 22, 23, 24, 25, 100, 254, 255, 256):
            got = kept(value, entry).encode()
            if not (data.startswith(got) and entry - 3 <= len(got) <= entry):
                print(entry, got)
            if len(got) < entry and data[len(got)] < 0x80:
                print("there is room", entry, got)
error = raised(divide)
whole = place(error, "divide by zero").encode()
for entry in range(1, len(whole) + 2):
    if kept(error, entry).encode() != whole[:entry]:
        print(entry, kept(error, entry))



# Of what is stored in no other way: its type and text, as much as fits.
class Odd:
    def __repr__(self):
        return "odd"


class Mute:
    def __repr__(self):
        raise ValueError("no")


class Text(str):
    pass


round_and_round = []
round_and_round.append(round_and_round)
deep_down = 1
for _ in range(9):
    deep_down = [deep_down]
agree(
    globals(),
    """
kept({1}) -> 'set: {1}'
kept([ValueError("x")]) -> "list: [ValueError('x',)]"
kept({"k": {2}}) -> "dict: {'k': {2}}"
kept(bytearray(b"ab")) -> "bytearray: bytearray(b'ab')"
kept(range(3)) -> 'range: range(0, 3)'
kept(Odd()) -> 'Odd: odd'
kept(Mute()) -> 'Mute: '
kept([Mute(), 1]) -> 'list: ['
kept(Text("t")) -> 'Text: t'
kept(deep_down) -> 'list: [[[[[[[[[1]]]]]]]]]'
kept(round_and_round, 12) -> 'list: [[[[[['
kept(b"123456789", 8) -> b'12345678'
kept(b"12\\xbf\\xbf", 3) -> b'12\\xbf'
kept([0] * 9, 8) -> 'list: [0'
kept(1 << 80, 8) -> 'int: 120'
kept({"k": "x" * 9}, 8) -> "dict: {'"
kept([1, 2], 8) -> [1, 2]
kept(lambda: 1)[:10] -> 'function: '
kept(None), kept(1.5), kept(b"") -> (None, 1.5, b'')
""",
)
