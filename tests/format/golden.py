#!/usr/bin/env python3
# Golden images: made by format.py, listed in version1.txt, one a line:
#
#   NAME | QUESTION | ANSWER
#
# Question and answer as in driver.c.
#
#   golden.py --make         prints the list; lines are only ever added to it
#   golden.py --seeds DIR    writes the images as files DIR/<object>/NAME, for fuzzers
#
# SPDX-License-Identifier: MIT
import os
import random
import sys

import ask
import format as f

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "version1.txt")
NOISE = random.Random(1)


def noise(words):
    return [NOISE.getrandbits(32) for _ in range(words)]


def text(size, start=1):
    return bytes((start + 7 * i) & 0xFF for i in range(size))


def cold_images(words):
    """Memory that holds nothing."""
    yield "zeros", [0] * words
    yield "ones", [0xFFFFFFFF] * words
    yield "noise", noise(words)


def words():
    for value in (0, 1, 0x1234, 0xFFFF):
        yield f"word-{value:04x}", f"word {ask.text_of([f.word_make(value)])}"
    for name, image in cold_images(1):
        yield "word-cold-" + name, f"word {ask.text_of(image)}"
    yield "word-flipped", f"word {ask.text_of([f.word_make(0x1234) ^ 1 << 19])}"


def records():
    for size, layout in ((1, 0), (4, 0), (4, 0xBEE5), (6, 0), (16, 1), (100, 0xFFFF)):
        record = f.Record(size, layout)
        stem = f"record-{size}-{layout:04x}-"

        def question(image, record=record):
            return f"record {record.size} {record.layout} {ask.text_of(image)}"

        for name, image in cold_images(record.words):
            yield stem + "cold-" + name, question(image)
        image = noise(record.words)
        for save in range(1, 5):
            stores = list(record.stores(image, text(size, save)))
            if save in (1, 3):
                for cut in sorted({1, len(stores) - 1 - (save == 1 and layout != 0)}):
                    yield (f"{stem}save{save}-cut{cut}",
                           question(f.apply(image, stores, cut)))
            image = f.apply(image, stores)
            yield f"{stem}save{save}", question(image)
        image[record.commit_at(0)] ^= 0x100
        yield stem + "damaged0", question(image)
        image[record.commit_at(1)] ^= 0x100
        yield stem + "damaged1", question(image)
    # Another size, another layout, no layout.
    image = f.apply(noise(13), f.Record(16, 7).stores(noise(13), text(16)))
    for size, layout in ((16, 7), (16, 8), (8, 7), (20, 7), (16, 0)):
        if f.Record(size, layout).words <= len(image):
            yield (f"record-of-16-0007-as-{size}-{layout:04x}",
                   f"record {size} {layout} {ask.text_of(image)}")


STEPS = (
    [(b"boots", b"\x01"), (7, b"seven")],
    [(b"boots", b"\x02")],
    [(7, None)],
    [(0, b""), (0xFFFFFFFF, b"\x1a\x00\x01\x00\x00")],
    [(b"boots", None), (b"", b"")][:1],
    [(b"k" * 20, b"\xff" * 3), (b"boots", b"\x03")],
)


def stores():
    for size, layout in ((64, 0), (100, 0xBEE5), (256, 1)):
        stem = f"store-{size}-{layout:04x}-"

        def question(image, layout=layout):
            return f"store {layout} {ask.text_of(image)}"

        for name, image in cold_images(size // 4):
            yield stem + "cold-" + name, question(image)
        image = noise(size // 4)
        for step in range(12):
            store = f.Store(image, layout)
            changes = ask.changes_real(store, STEPS[step % len(STEPS)])
            if not changes or not store.fits(changes):
                continue
            writes = list(store.stores(changes))
            for cut in sorted({1, len(writes) // 2, len(writes) - 1}):
                yield (f"{stem}step{step}-cut{cut}",
                       question(f.apply(image, writes, cut)))
            image = f.apply(image, writes)
            yield f"{stem}step{step}", question(image)
        store = f.Store(image, layout)
        bank = store.banks[store.part]
        for at in sorted({0, 1, bank.end - 1}):
            damaged = list(image)
            damaged[bank.start + at] ^= 4
            yield f"{stem}damaged{at}", question(damaged)
        damaged = list(image)
        for start in store.starts:
            damaged[start] ^= 1 << 9
        yield stem + "damaged-both", question(damaged)
        yield stem + "other-layout", question(image, layout ^ 3)
        yield stem + "other-size", question(image + noise(4))


def logs():
    for size, count in ((4, 1), (4, 4), (6, 3), (24, 5)):
        stem = f"log-{size}-{count}-"
        total = count * ((size + 3) // 4 + 1) + 1  # a word is left over

        def question(image, size=size):
            return f"log {size} {ask.text_of(image)}"

        for name, image in cold_images(total):
            yield stem + "cold-" + name, question(image)
        image = noise(total)
        for entry in range(2 * count + 2):
            writes = list(f.Log(image, size).stores(text(size, entry)))
            yield f"{stem}entry{entry}-cut", question(f.apply(image, writes, 1))
            image = f.apply(image, writes)
            yield f"{stem}entry{entry}", question(image)
        image[0] ^= 1 << 31
        yield stem + "damaged", question(image)


def boots():
    for words_, name in ((4, "short"), (8, "long")):
        image = noise(words_)
        for boot in range(3):
            yield f"boot-{name}-{boot}", f"boot {ask.text_of(image)} {40 + boot}"
            image = ask.image_of(ask.boot(ask.text_of(image), 40 + boot).split()[-1])
        record = f.Record(f.boot_size(image), 0)
        full = f.boot_pack(record.size, 2**32 - 1, 9, 2**16 - 1, 2**16 - 1)
        image = f.apply(image, record.stores(image, full))
        yield f"boot-{name}-full", f"boot {ask.text_of(image)} 63"


def make():
    for object_ in (words, records, stores, logs, boots):
        for name, question in object_():
            yield f"{name} | {question} | {ask.answer(question)}"


def golden():
    """The list as it stands: (name, question, answer)."""
    with open(LIST, encoding="utf-8") as file:
        return [tuple(line.rstrip("\n").split(" | ")) for line in file]


def seeds(folder):
    """Parameters that a fuzzer takes come before the image: fuzz.h."""
    for name, question, _ in golden():
        verb, *args = question.split()
        image = ask.from_hex(args[0 if verb in ("word", "boot") else -1])
        head = b"".join(int(number).to_bytes(2, "little") for number in args[:-1]
                        if verb in ("record", "store", "log"))
        place = os.path.join(folder, verb)
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, name), "wb") as file:
            file.write(head + image)


def main():
    if sys.argv[1:] == ["--make"]:
        print("\n".join(make()))
    elif len(sys.argv) == 3 and sys.argv[1] == "--seeds":
        seeds(sys.argv[2])
    else:
        sys.exit("golden.py --make | --seeds DIR")


if __name__ == "__main__":
    main()
