#!/usr/bin/env python3
# The library and format.py read and write the same. SEED of the environment chooses
# what is drawn at random.
#
# SPDX-License-Identifier: MIT
import os
import random
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import ask  # noqa: E402
import cbor  # noqa: E402
import format as f  # noqa: E402
import golden  # noqa: E402
from cases import case, main  # noqa: E402

DRIVERS = os.environ["DRIVERS"].split()
FULL = os.environ.get("BACKMEM_FULL") == "1"
SEED = int(os.environ.get("SEED") or time.time())
HISTORIES = 1000 if FULL else 50
draw = random.Random(SEED)


def library(driver, questions):
    result = subprocess.run([driver], input="\n".join(questions) + "\n", text=True,
                            stdout=subprocess.PIPE, check=True)
    return result.stdout.splitlines()


def compare(questions, answers):
    for driver in DRIVERS:
        got = library(driver, questions)
        wrong = [(q, a, g) for q, a, g in zip(questions, answers, got) if a != g]
        assert len(got) == len(questions), f"{driver} stopped"
        assert not wrong, "{}\n{}\n want {}\n got  {}\n and {} more".format(
            os.path.basename(driver), *wrong[0], len(wrong) - 1)
    print(f"   {len(questions)} questions")


def agree(questions):
    questions = list(questions)
    compare(questions, [ask.answer(question) for question in questions])


# ---- golden images ---------------------------------------------------------------


@case
def the_library_reads_the_golden_images():
    compare([q for _, q, _ in golden.golden()], [a for _, _, a in golden.golden()])


@case
def format_py_reads_the_golden_images():
    for name, question, answer in golden.golden():
        assert ask.answer(question) == answer, name


@case
def images_of_a_newer_version_are_left_alone():
    newer = golden.golden(golden.LIST_2)
    compare([q for _, q, _ in newer], [a for _, _, a in newer])
    writes = {"record": "record-save", "store": "store-commit"}
    questions, kept = [], []
    for name, question, answer in newer:
        assert ask.answer(question) == answer, name
        verb, *args = question.split()
        if answer.split()[0] == f.FOREIGN:
            new = ask.to_hex(bytes(int(args[0]))) if verb == "record" else "n0=00"
            questions.append(" ".join([writes[verb], *args, new]))
            kept.append("FOREIGN " + args[-1])
    compare(questions, kept)
    assert {(q.split()[0], a.split()[0]) for _, q, a in newer} == {
        ("word", "cold"), ("record", "cold"), ("record", "foreign"),
        ("store", "foreign"), ("log", "cold")}


@case
def golden_images_have_all_objects_and_all_that_can_be_told():
    told = {(q.split()[0], a.split()[0]) for _, q, a in golden.golden()}
    for verb, statuses in (("word", "cold kept"), ("boot", "cold kept"),
                           ("record", "cold kept recovered corrupt foreign"),
                           ("store", "cold kept recovered corrupt foreign"),
                           ("log", "cold kept recovered corrupt")):
        for status in statuses.split():
            assert (verb, status) in told, f"no {verb} is {status}"
    names = [name for name, _, _ in golden.golden()]
    assert len(set(names)) == len(names), "a name comes twice"


# ---- what one writes the other reads ---------------------------------------------


def noise(count):
    return [draw.choice((0, 0xFFFFFFFF, f.TORN, draw.getrandbits(32)))
            if draw.random() < 0.3 else draw.getrandbits(32) for _ in range(count)]


def damaged(image):
    """Flipped, cut, shifted, mixed up."""
    image = list(image)
    for _ in range(draw.randrange(1, 4)):
        at = draw.randrange(len(image))
        what = draw.randrange(5)
        if what == 0:
            image[at] ^= 1 << draw.randrange(32)
        elif what == 1:
            image[at] = draw.choice((0, f.TORN, 0xFFFFFFFF, draw.getrandbits(32)))
        elif what == 2:
            other = draw.randrange(len(image))
            image[at], image[other] = image[other], image[at]
        elif what == 3:
            image = image[at:] + image[:at]
        else:
            half = len(image) // 2
            image[:half], image[half:2 * half] = image[half:2 * half], image[:half]
    return image


def history(start, read, write, steps):
    """Questions about an object that is written `steps` times, cut and damaged now and
    then. read(image) and write(image) give questions; the last word of the answer to
    the second is the image that it leaves."""
    image = start
    for _ in range(steps):
        yield read(image)
        question = write(image)
        yield question
        after = ask.image_of(ask.answer(question).split()[-1])
        yield read(damaged(image))
        if draw.random() < 0.2:
            # As if cut: some words are new, others still old.
            torn = [draw.choice(pair) for pair in zip(image, after)]
            yield read(torn)
            yield write(torn)
        if draw.random() < 0.1:
            image = damaged(after)
        else:
            image = after


@case
def words_agree():
    questions = []
    for _ in range(HISTORIES):
        value = draw.getrandbits(16)
        questions.append(f"word-save 00000000 {value}")
        for image in [[f.word_make(value)], noise(1)] + [
                damaged([f.word_make(value)]) for _ in range(9)]:
            questions.append(f"word {ask.text_of(image)}")
    agree(questions)


@case
def records_agree():
    questions = []
    for _ in range(HISTORIES):
        size = draw.choice((1, 2, 3, 4, 5, 8, 12, 17, 32, 64, 128))
        layout = draw.choice((0, 1, 0xBEE5, 0xFFFF))
        words = f.Record(size, layout).words + draw.randrange(3)

        def read(image, size=size, layout=layout):
            if draw.random() < 0.2:
                size = draw.randrange(1, size + 1)
                layout = draw.choice((0, layout, 2) if layout else (0,))
            return f"record {size} {layout} {ask.text_of(image)}"

        def write(image, size=size, layout=layout):
            payload = ask.to_hex(draw.randbytes(size))
            return f"record-save {size} {layout} {ask.text_of(image)} {payload}"

        questions += history(noise(words), read, write, 12)
    agree(questions)


@case
def migrations_agree():
    questions = []
    for _ in range(4 * HISTORIES):
        size, size_new = (draw.choice((1, 4, 5, 8, 12, 17, 24)) for _ in range(2))
        old, new = f.Record(size, 1), f.Record(size_new, draw.choice((1, 2)))
        image = noise(max(old.words, new.words) - draw.randrange(2) * draw.randrange(3))
        if len(image) < max(old.words, new.words):
            image += noise(new.words)[:new.words - len(image)]
        for _ in range(draw.randrange(4)):
            if old.words <= len(image):
                image = f.apply(image, old.stores(image, draw.randbytes(size)))
        for start in (image, damaged(image)):
            payload = ask.to_hex(draw.randbytes(size_new))
            head = f"{size_new} {new.layout} {ask.text_of(start)}"
            question = f"record-migrate {head} {payload}"
            after = ask.answer(question).split()[-1]
            questions += [f"record {head}", question,
                          f"record-save {head} {payload}",
                          f"record {size_new} {new.layout} {after}"]
            if old.words <= len(start):
                questions.append(f"record {size} 1 {after}")
    agree(questions)


def some_changes():
    changes = []
    for _ in range(draw.randrange(1, 4)):
        key = draw.choice((0, 1, 0x100, 0xFFFFFF, 0xFFFFFFFF, b"a", b"ab", b"abcd",
                           b"key", b"longer key"))
        value = draw.choice((None, b"", b"\x00", b"x", b"four", b"five5",
                             draw.randbytes(draw.randrange(20))))
        changes.append((key, value))
    return ask.changes_text(changes)


@case
def stores_agree():
    questions = []
    for _ in range(HISTORIES):
        words = draw.choice((16, 17, 18, 20, 31, 32, 64))
        layout = draw.choice((0, 1, 0xFFFF))

        def read(image, layout=layout):
            # A word more or less is another store.
            if draw.random() < 0.2:
                layout = draw.choice((0, 1))
                image = image[:draw.randrange(16, len(image) + 1)]
            return f"store {layout} {ask.text_of(image)}"

        def write(image, layout=layout):
            return f"store-commit {layout} {ask.text_of(image)} {some_changes()}"

        questions += history(noise(words), read, write, 25)
    agree(questions)


KINDS = [*cbor.INTEGERS, "bool", "float", "text", "bytes"]


def some_value(kind):
    """As the text of a question."""
    if kind in cbor.INTEGERS:
        least, most = cbor.INTEGERS[kind]
        edges = [n for limit in (24, 2**8, 2**16, 2**31, 2**32, 2**63)
                 for n in (limit - 1, limit, -limit, -limit - 1)]
        number = draw.choice([least, most, 0, draw.randrange(least, most + 1),
                              draw.getrandbits(draw.randrange(1, 64)), *edges])
        return str(number if least <= number <= most else 7)
    if kind == "bool":
        return draw.choice("01")
    if kind == "float":
        # Any bits; those of few that are set, which halves may have; each exponent.
        bits = draw.choice((draw.getrandbits(32),
                            draw.getrandbits(1) << 31 | draw.randrange(256) << 23
                            | draw.getrandbits(10) << draw.randrange(14)))
        return f"{bits:08x}"
    size = draw.choice((0, 1, 22, 23, 24, 25, 62, 63, 64, 65, draw.randrange(300)))
    if kind == "text":
        return ask.to_hex("".join(draw.choice("abc \u00e4\u20ac") for _ in range(size))
                          .encode())
    return ask.to_hex(draw.randbytes(size))


EMPTY = ask.text_of([0] * 512)


@case
def values_agree():
    questions = []
    for _ in range(4 * HISTORIES):
        for kind in KINDS:
            question = f"value-set {EMPTY} {kind} {some_value(kind)}"
            image = ask.answer(question).split()[-1]
            questions += [question, *(f"value {image} {other}" for other in KINDS)]
    agree(questions)


def some_double():
    """The bits of a double that is near what a float can be, or halfway between two."""
    bits = draw.getrandbits(1) << 63 | draw.randrange(860, 1160) << 52
    bits |= draw.getrandbits(25) << 27
    return bits | draw.choice((0, 1, 1 << 28, 1 << 27, (1 << 28) - 1, (1 << 29) - 1))


@case
def bytes_that_are_no_value_or_another_one_agree():
    """Any bytes, as somebody else may store them."""
    questions = [f"value {EMPTY} {kind}" for kind in KINDS]
    for _ in range(20 * HISTORIES):
        first = draw.choice((draw.randrange(256), 0xF9, 0xFA, 0xFB, 0x1B, 0x3B, 0x19))
        data = bytes([first]) + draw.randbytes(draw.choice((0, 1, 2, 4, 8, 11)))
        if draw.random() < 0.3:
            data = b"\xfb" + some_double().to_bytes(8, "big")
        if draw.random() < 0.1:
            data = data[:draw.randrange(len(data))]
        changes = ask.changes_text([(b"v", data)])
        image = ask.answer(f"store-commit 0 {EMPTY} {changes}").split()[-1]
        questions += [f"value {image} {kind}" for kind in KINDS]
    agree(questions)


# Run by a Python that has cbor2: lines of type, value and what was stored. Its encoder
# in Python, as the one in C of 5.4.6 takes no half precision from 32768 on.
JUDGE = """
import cbor2, struct, sys
try:
    from cbor2.encoder import dumps
except ImportError:  # newer ones
    from cbor2._encoder import dumps
for line in sys.stdin:
    kind, text, data = line.split()
    data = bytes.fromhex(data)
    coded = kind in "float text bytes"
    raw = b"" if text == "." else bytes.fromhex(text) if coded else 0
    value = (struct.unpack(">f", raw)[0] if kind == "float" else raw.decode()
             if kind == "text" else raw if kind == "bytes" else text == "1"
             if kind == "bool" else int(text))
    got = cbor2.loads(data)
    same = type(got) == type(value) and (got == value or value != value and got != got)
    assert same, (kind, text, data, got)
    assert dumps(value, canonical=True) == data, (kind, text, data)
    print("good")
"""


def python_with_cbor2():
    for python in (sys.executable, "/usr/bin/python3"):
        found = subprocess.run([python, "-c", "import cbor2"], check=False,
                               stderr=subprocess.DEVNULL)
        if found.returncode == 0:
            return python
    raise AssertionError("python3-cbor2 is missing: tools/setup.sh host installs it")


@case
def an_outside_reader_agrees():
    """Debian's python3-cbor2, which nobody here wrote."""
    asked = [(kind, some_value(kind)) for _ in range(4 * HISTORIES) for kind in KINDS]
    answers = library(DRIVERS[0], [f"value-set {EMPTY} {kind} {text}"
                                   for kind, text in asked])
    lines = []
    for (kind, text), answer in zip(asked, answers):
        stored = dict(f.Store(ask.image_of(answer.split()[-1]), 0).contents())
        lines.append(f"{kind} {text} {stored[b'v'].hex()}")
    judged = subprocess.run([python_with_cbor2(), "-c", JUDGE], text=True, check=True,
                            input="\n".join(lines) + "\n", stdout=subprocess.PIPE)
    assert judged.stdout.split() == ["good"] * len(lines)
    print(f"   {len(lines)} values")


@case
def logs_agree():
    questions = []
    for _ in range(HISTORIES):
        size = draw.choice((1, 4, 6, 8, 20))
        words = ((size + 3) // 4 + 1) * draw.randrange(1, 6) + draw.randrange(2)

        def read(image, size=size):
            return f"log {size} {ask.text_of(image)}"

        def write(image, size=size):
            payload = ask.to_hex(draw.randbytes(size))
            return f"log-append {size} {ask.text_of(image)} {payload}"

        questions += history(noise(words), read, write, 12)
    agree(questions)


@case
def boots_agree():
    questions = []
    for _ in range(HISTORIES):
        image = noise(draw.choice((4, 5, 8)))
        for _ in range(20):
            cause = draw.choice((0, 5, 63, 64, 2**32 - 1))
            question = f"boot {ask.text_of(image)} {cause}"
            questions.append(question)
            image = ask.image_of(ask.answer(question).split()[-1])
    agree(questions)


if __name__ == "__main__":
    print(f"SEED={SEED}")
    sys.exit(main())
