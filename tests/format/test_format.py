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
def golden_images_have_all_objects_and_all_that_can_be_told():
    told = {(q.split()[0], a.split()[0]) for _, q, a in golden.golden()}
    for verb, statuses in (("word", "cold kept"), ("boot", "cold kept"),
                           ("record", "cold kept recovered corrupt foreign"),
                           ("store", "cold kept recovered corrupt foreign"),
                           ("log", "cold kept recovered")):
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
