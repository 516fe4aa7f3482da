#!/usr/bin/env python3
# Golden images: made by format.py, listed in version1.txt, one a line, and in
# version2.txt as a reader of version 1 sees a newer one:
#
#   NAME | QUESTION | ANSWER
#
# Question and answer as in driver.c.
#
#   golden.py --make [2]     prints the list; lines are only ever added to it
#   golden.py --seeds DIR    writes the images as files DIR/<object>/NAME, for fuzzers
#
# SPDX-License-Identifier: MIT
import os
import random
import sys

import ask
import format as f

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, "version1.txt")
LIST_2 = os.path.join(HERE, "version2.txt")
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
                for cut in sorted({1, len(stores) - 1}):
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
        words = store.changes_words([(9, b"link")], bank.end + 1, bank.links)
        if bank.end + 1 + len(words) <= bank.h:
            words[0] ^= 1 << 12
            wrong = f.apply(image, store.append(bank, words))
            yield stem + "wrong-link", question(wrong)
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


def panics():
    """A log of one entry, whose only one has a flipped bit."""
    for size in (4, 6, 24):
        image = [0] * ((size + 3) // 4 + 1)
        image = f.apply(image, f.Log(image, size).stores(text(size)))
        for at in (0, len(image) - 1):
            flipped = list(image)
            flipped[at] ^= 1 << 17
            yield (f"log-{size}-1-panic-flipped{at}",
                   f"log {size} {ask.text_of(flipped)}")
            flipped[at] ^= 1 << 3
            yield (f"log-{size}-1-panic-flipped{at}-twice",
                   f"log {size} {ask.text_of(flipped)}")


def migrations():
    """A record of 8 bytes that becomes one of 12, and of 4, cut at each store; as the
    new program reads it, and the old one."""
    for size, saves in ((12, 1), (12, 2), (4, 1), (4, 2), (8, 3)):
        old, new = f.Record(8, 7), f.Record(size, 8)
        image = [0] * max(old.words, new.words)
        for save in range(saves):
            image = f.apply(image, old.stores(image, text(8, save)))
        writes = list(new.migration(image, text(size, 0x80)))
        for cut in range(len(writes) + 1):
            after = ask.text_of(f.apply(image, writes, cut))
            stem = f"migration-8-to-{size}-save{saves}-cut{cut}-as-"
            yield stem + "old", f"record 8 7 {after}"
            yield stem + "new", f"record {size} 8 {after}"


def make_2():
    """Images that differ from those of version 1 by the number in their checks."""
    word_ = f.check(f.WORD, 0, 0, [7], 2) >> 4 & 0xFFFF
    yield "word", f"word {ask.text_of([word_ << 16 | 7])}"
    for size, layout in ((4, 0), (4, 0xBEE5), (6, 1)):
        record = f.Record(size, layout, 2)
        image = [0] * record.words
        for save in range(1, 3):
            image = f.apply(image, record.stores(image, text(size, save)))
            for other in {layout, layout and layout ^ 3}:
                yield (f"record-{size}-{layout:04x}-save{save}-as-{other:04x}",
                       f"record {size} {other} {ask.text_of(image)}")
    for size, layout in ((64, 0), (100, 0xBEE5)):
        image = [0] * (size // 4)
        image = f.apply(image, f.Store(image, layout).stores([(b"boots", b"\x01")]))
        end = f.Store(image, layout).banks[0].end
        image[0] = f.commit_word(f.STORE, 0, 1, [0] + image[1:end], 2)
        for other in (layout, layout ^ 3):
            yield (f"store-{size}-{layout:04x}-as-{other:04x}",
                   f"store {other} {ask.text_of(image)}")
    entry = f.pack(text(6))
    entry.append(f.commit_word(f.LOG, 0, 1, [6] + entry, 2))
    yield "log-6", f"log 6 {ask.text_of(entry)}"


def make():
    for object_ in (words, records, stores, logs, boots, panics, migrations):
        for name, question in object_():
            yield f"{name} | {question} | {ask.answer(question)}"


def golden(path=LIST):
    """A list as it stands: (name, question, answer)."""
    with open(path, encoding="utf-8") as file:
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
    elif sys.argv[1:] == ["--make", "2"]:
        for name, question in make_2():
            print(f"{name} | {question} | {ask.answer(question)}")
    elif len(sys.argv) == 3 and sys.argv[1] == "--seeds":
        seeds(sys.argv[2])
    else:
        sys.exit("golden.py --make [2] | --seeds DIR")


if __name__ == "__main__":
    main()
