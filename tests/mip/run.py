# The package for stock MicroPython (mip/), in MicroPython's unix port without the
# module: the Python tests of the module's objects, power cuts, and what one of the two
# wrote read by the other.
#
# SPDX-License-Identifier: MIT
import difflib
import functools
import glob
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, "tests")
sys.path.insert(1, "tests/format")
import cases  # noqa: E402
import format as second  # noqa: E402  another reader of FORMAT.md
import markdown  # noqa: E402
from cases import BUILD, case, folder, main, run  # noqa: E402

os.environ["DRIVERS"] = ""
own = len(cases._cases)
import test_format  # noqa: E402  for its questions

del cases._cases[own:]

OUT = folder("mip", "test")
CASES = "tests/micropython/cases"
MPY = os.path.join(BUILD, "mip", "package")  # what `make mip` writes
NATIVE = os.path.join(OUT, "native", "lib")  # its x64.json, installed
SMALL_LIB = os.path.join(OUT, "small", "lib")  # package-small.json, installed
STM32_LIB = os.path.join(OUT, "stm32", "lib")  # and package-stm32.json
LONG = os.path.join(OUT, "long")  # mip/ with that native module: all names as there

# Those of the module's scripts that are about regions and objects.
SCRIPTS = ("file_record", "file_places", "file_stale", "file_store", "file_log",
           "file_panic", "file_hostile", "file_cbor", "file_collector", "file_side",
           "file_region", "file_migrate", "host_texts", "host_places")  # fmt: skip

# What the collector can take too early is what C code keeps: fewer turns will do for
# the package, whose files in Python keep nothing that way.
TURNS = {("file_collector", MPY): ["15"], ("file_collector", NATIVE): ["40"]}

# Of these the package prints other lines, and no others: `- what the module prints`,
# `+ what the package prints`.
EXCUSED = {
    # A region has no `memory`: Python makes no view of which all stores are words.
    "file_store": [
        "-all agree",
        "+s[\"a\"] = r.memory[0:2] -> AttributeError: memory and not TypeError: "
        "'memoryview' cannot be stored; bytes(...) of it can",
    ],
}

# And those that the package cannot run.
NOT_RUN = {
    "file_threads": "no lock: objects are for one thread",
    "file_module": "it is about views",
    "host_regions": "machine.mem_backup is the module's",
}


def tree():
    """MicroPython's sources."""
    return run("tools/fetch-micropython.sh").splitlines()[-1]


def binary(build):
    return os.path.join(BUILD, "micropython", build, "micropython")


def python(build, *words, path=None, memory=None, status=0, cwd=None, **variables):
    """Runs MicroPython; gives what it printed. `path`: where packages are."""
    keep = {k: v for k, v in os.environ.items() if k not in ("HOME", "MICROPYPATH")}
    keep.update(variables, BACKMEM_FILE=memory or os.path.join(OUT, "none"))
    if path:
        keep["MICROPYPATH"] = path
    return run(binary(build), *words, status=status, env=keep, cwd=cwd)


def memory(name):
    """The path of a file that is not there."""
    path = os.path.join(OUT, name)
    if os.path.exists(path):
        os.remove(path)
    return path


def compare(got, want, excused=()):
    lines = list(difflib.unified_diff(want.splitlines(), got.splitlines(), lineterm="",
                                      n=0))[2:]  # fmt: skip
    lines = [line for line in lines if not line.startswith("@@")]
    if sorted(lines) != sorted(excused):
        raise AssertionError("\n".join(lines))


# ---- the module's scripts --------------------------------------------------------


def check_script(name, path):
    got = python("stock", f"{CASES}/{name}.py", *TURNS.get((name, path), ()),
                 path=path, memory=memory("s.mem"))
    got = got.replace("Warning: Comparison between bytes and str\n", "")
    with open(f"{CASES}/{name}.py.exp", encoding="utf-8") as file:
        compare(got, file.read(), EXCUSED.get(name, ()))


def add_script(name, form, path):
    def script():
        check_script(name, path)

    script.__name__ = f"{name}.py prints with {form} what it prints with the module"
    case(script)


for the_name in ("file_record", "file_store", "file_log"):
    add_script(the_name, "the package", "mip")
for the_name in SCRIPTS:
    add_script(the_name, "the package as .mpy", MPY)
for the_name in SCRIPTS:
    add_script(the_name, "the native module", NATIVE)


@case
def scripts_of_objects_are_all_named():
    found = {os.path.basename(path)[:-3] for path in glob.glob(f"{CASES}/file_*.py")}
    found |= {os.path.basename(path)[:-3] for path in glob.glob(f"{CASES}/host_*.py")}
    views = set()
    for name in found - set(SCRIPTS) - set(NOT_RUN):
        with open(f"{CASES}/{name}.py", encoding="utf-8") as file:
            views.add(name) if "backup_memory" in file.read() else None
    assert found - views == set(SCRIPTS) | set(NOT_RUN), found - views


# ---- cuts ------------------------------------------------------------------------


@case
def cut_at_any_store_is_old_or_new():
    for path in ("mip", MPY):
        said = python("stock", "tests/mip/cases/cuts.py", path=path)
        *lines, last = said.splitlines()
        assert last == "(16, 'HOSTILE: BUSY')", said
        assert len(lines) == 39 and all(re.fullmatch(r".* \d+ stores", line)
                                        for line in lines), said  # fmt: skip


def number(word):
    return int.from_bytes(bytes.fromhex("" if word == "." else word), "little")


def second_stores(kind, words, image):
    """The status and the stores of an update, by the second reader; the stores None
    where it makes none."""
    if kind == "record":
        record = second.Record(int(words[0]), int(words[1]))
        status = record.read(image)[0]
        stores = record.stores(image, bytes.fromhex(words[2]))
        return status, None if status == second.FOREIGN else list(stores)
    if kind == "log":
        log = second.Log(image, int(words[0]))
        return log.read()[0], list(log.stores(bytes.fromhex(words[1])))
    store = second.Store(image, int(words[0]))
    changes = []
    for change in words[1].split(",") if len(words) > 1 and words[1] else ():
        key, value = change.split("=")
        key, is_number = key[1:].replace(".", ""), key[0] == "2"
        key = number(key) if is_number else bytes.fromhex(key)
        value = None if value == "-" else bytes.fromhex(value.replace(".", ""))
        changes.append((key, value))
    if store.status == second.FOREIGN or not changes or not store.fits(changes):
        return store.status, None
    return store.status, list(store.stores(changes))


def stores_agree(path, seed):
    """Runs random updates; gives how many were compared, by kind and status."""
    said = python("stock", "tests/mip/cases/stores.py", str(seed), path=path)
    counts = {}
    for line in said.splitlines():
        text, image, status, end, stores = line.split("|")
        kind, *words = text.split(" ")
        image = second.pack(bytes.fromhex(image))
        want_status, want = second_stores(kind, words, image)
        got = [tuple(map(int, store.split(":"))) for store in stores.split()]
        want = (want or [])[: len(got) if end == "cut" else None]
        assert (status, got) == (want_status, want), (line, want_status, want)
        counts[kind, status] = counts.get((kind, status), 0) + 1
    return counts


@case
def each_store_is_the_one_that_the_format_wants():
    counts = {}
    for seed in range(4):
        for key, n in stores_agree("mip", seed).items():
            counts[key] = counts.get(key, 0) + n
    for kind in ("record", "log", "store"):
        for status in ("cold", "kept", "recovered", "corrupt"):
            assert counts.get((kind, status), 0) > 2, counts


def broken(name, file, old, new, script="tests/mip/cases/cuts.py"):
    """A case: with this bug put in, the script fails, or other stores are made."""

    def bug():
        path = os.path.join(OUT, "broken")
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree("mip/backmem", os.path.join(path, "backmem"))
        target = os.path.join(path, "backmem", file)
        with open(target, encoding="utf-8") as source:
            text = source.read()
        assert text.count(old) == 1, (file, old, text.count(old))
        with open(target, "w", encoding="utf-8") as source:
            source.write(text.replace(old, new))
        try:
            stores_agree(path, 1)
            python("stock", script, path=path)
        except (AssertionError, RuntimeError):
            return
        raise AssertionError("not seen")

    bug.__name__ = f"it is seen: {name}"
    case(bug)


broken("a save does not mark the part that it writes", "_slots.py",
       "            own.mark(target, TORN)\n", "            pass\n")  # fmt: skip
broken("a save goes to the part that counts", "_slots.py",
       "own, target, phase = self.own, newest ^ 1, 1",
       "own, target, phase = self.own, newest, 1")  # fmt: skip
broken("the commit word comes first", "_slots.py",
       """        self.region._words(self.at + slot * self.n, data)
        self.mark(slot, self.check(slot, phase, data))""",
       """        self.mark(slot, self.check(slot, phase, data))
        self.region._words(self.at + slot * self.n, data)""")  # fmt: skip
broken("a migration writes over the old payload", "_other.py",
       "int(own.n > old.n)", "int(own.n < old.n)")  # fmt: skip
broken("a migration's header comes before its payload", "_other.py",
       "    own.mark(target, TORN)\n",
       "    own.mark(target, TORN)\n    self.region._words(self.at, own.header)\n")
broken("an append does not mark its place", "_ring.py",
       "        self.slots.mark(place, TORN)\n", "")  # fmt: skip
broken("a store's frame has no zero behind it", "_banks.py",
       "data + ZERO if end < self.words else data", "data")  # fmt: skip
broken("a compaction does not mark the bank that it writes", "_banks.py",
       "            self.region._words(self._place(bank), TORN)\n", "")  # fmt: skip
broken("an append follows what was cut off", "_banks.py",
       " or not self._sound()", "")  # fmt: skip
broken("nothing is read back", "__init__.py",
       "if self._bus.load(at, len(data)) != data:", "if False:")  # fmt: skip
broken("a wipe takes the newer bank first", "_wipe.py",
       "for bank in (older, older ^ 1):",
       "for bank in (older ^ 1, older):")  # fmt: skip
broken("updates come between each other", "_object.py",
       "if self._live()._busy:", "if False:")  # fmt: skip


def broken_native(name, file, old, new, script):
    """The same of what calls the C library; the module's script shows it."""

    def bug():
        path = os.path.join(OUT, "broken-native")
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree("mip", path)
        target = os.path.join(path, file)
        with open(target, encoding="utf-8") as source:
            text = source.read()
        assert text.count(old) == 1, (file, old, text.count(old))
        with open(target, "w", encoding="utf-8") as source:
            source.write(text.replace(old, new))
        run("make", "-C", f"{path}/native", f"MPY_DIR={tree()}", f"ROOT={os.getcwd()}",
            f"BUILD={path}", "PYTHON=/usr/bin/python3", "native")  # fmt: skip
        shutil.copy(f"{path}/core.native.mpy", f"{path}/backmem/_core.mpy")
        try:
            check_script(script, path)
        except (AssertionError, RuntimeError):
            return
        raise AssertionError("not seen")

    bug.__name__ = f"it is seen: {name}"
    case(bug)


broken_native("FULL passes for stored", "backmem/_native.py",
              "answer = _core.commit(self._it, changes)\n",
              "answer = _core.commit(self._it, changes)\n        return True\n",
              "file_store")  # fmt: skip
broken_native("a second fault takes the slot of the first", "native/core.c",
              "backmem_log_append_once(log, data)", "backmem_log_append(log, data)",
              "file_panic")  # fmt: skip


# ---- both ways -------------------------------------------------------------------


@case
def module_and_package_read_and_write_the_same():
    seed = int(os.environ.get("SEED", "20261127"))
    for turn in range(4):
        images = [memory(f"exchange{i}") for i in range(3)]
        first = bytes(4096) if turn else os.urandom(4096)
        for path in images:
            with open(path, "wb") as file:
                file.write(first)
        for step in range(30):
            seed += 1
            # The same file, by the one and by the other; then one of them goes on.
            said = [python(build, "tests/mip/cases/exchange.py", path=path,
                           memory=images[i], EXCHANGE_SEED=str(seed))
                    for i, (build, path) in enumerate(FORMS)]  # fmt: skip
            compare(said[1], said[0])
            compare(said[2], said[0])
            left = []
            for path in images:
                with open(path, "rb") as file:
                    left.append(file.read())
            assert left[0] == left[1] == left[2], (turn, seed, [
                i for i in range(4096)
                if not left[0][i] == left[1][i] == left[2][i]])  # fmt: skip


def questions():
    """Those of the format's own tests, but for what the package has not."""
    asked = [line for _, line, _ in test_format.golden.golden()]
    test_format.HISTORIES = 12
    test_format.agree = asked.extend
    for ask in (test_format.words_agree, test_format.records_agree,
                test_format.migrations_agree, test_format.stores_agree,
                test_format.logs_agree, test_format.boots_agree):  # fmt: skip
        ask()
    return [line for line in asked if not line.startswith("value")]


@case
def library_and_package_answer_the_same():
    driver = os.path.join(OUT, "driver")
    run("gcc", "-std=c11", "-O1", "-Iinclude", "-Isrc", *sorted(glob.glob("src/*.c")),
        "tests/format/driver.c", "-o", driver)  # fmt: skip
    asked = questions()
    assert {line.split()[0] for line in asked} >= {"word", "record-save", "boot",
            "record-migrate", "store-commit", "log-append"}  # fmt: skip
    assert len(asked) > 3000
    path = os.path.join(OUT, "questions")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(asked) + "\n")
    with open(path, encoding="utf-8") as file:
        want = run(driver, stdin=file).splitlines()
    shutil.rmtree(LONG, ignore_errors=True)
    shutil.copytree("mip", LONG)
    shutil.copy(f"{NATIVE}/backmem/_core.mpy", f"{LONG}/backmem")
    for form, where in (("pure", "mip"), ("native", LONG)):
        *got, last = python("stock", "-X", "heapsize=8M", "tests/mip/cases/driver.py",
                            path, path=where).splitlines()  # fmt: skip
        wrong = [three for three in zip(asked, want, got) if three[1] != three[2]]
        assert not wrong, "{}: {}\n{}\n want {}\n got  {}".format(
            form, len(wrong), *wrong[0])  # fmt: skip
        assert last == form and len(got) == len(want) == len(asked), (last, len(got))
    print(f"   {len(asked)} questions")


@case
def second_reader_finds_what_the_package_stored():
    path = memory("second")
    python("stock", "-c", "import backmem; backmem.region(0).fill(255); "
           "s = backmem.Store(offset=1024, size=2048); s['gone'] = 1; "
           "s.update({'a': 5, 7: 'x', 'b': b'yz'}); del s['gone']; s['a'] = 6; "
           "backmem.Word(offset=0).value = 513", path="mip", memory=path)  # fmt: skip
    with open(path, "rb") as file:
        data = file.read()
    found = dict(second.Store(second.pack(data[1024:3072]), 0).contents())
    assert found == {b"a": b"\6", 7: b"\x61x", b"b": b"\x42yz"}, found
    assert second.word_read(second.pack(data[:4])[0])[1] == 513


def survive_a_kill(where):
    path = memory("kill")
    script = ("import backmem; s = backmem.Store(size=256)\n"
              "n = s.get('a', 0); print(s.status, n, s.get('b', 0))\n"
              "while True: n += 1; s.update(a=n, b=n); print(n)")  # fmt: skip
    python("stock", "-c", "import backmem; backmem.region(0).wipe()", path=where,
           memory=path)  # fmt: skip
    last = 0
    for _ in range(3):
        process = subprocess.Popen(
            [binary("stock"), "-c", script], text=True, stdout=subprocess.PIPE,
            env=dict(os.environ, MICROPYPATH=where, BACKMEM_FILE=path))  # fmt: skip
        _, a, b = process.stdout.readline().split()
        lines = [process.stdout.readline() for _ in range(40)]
        process.kill()
        lines += process.stdout.readlines()
        process.wait()
        assert a == b and last <= int(a) <= last + 1, (a, b, last)
        last = int([line for line in lines if line.endswith("\n")][-1])


@case
def contents_survive_a_kill():
    survive_a_kill("mip")


@case
def and_so_with_the_native_module():
    survive_a_kill(NATIVE)


# ---- what the documents show -----------------------------------------------------


def blocks(page, language):
    return [text for text, _ in markdown.blocks(page, language)]


@case
def programs_of_start_and_symptoms_print_the_same_with_the_package():
    fence = re.compile(r"^```(python|text)\n(.*?)^```\n|^## ", re.M | re.S)
    for page in ("start/micropython-stock", "symptoms/device",
                 "how-to/python/crash-breadcrumbs"):  # fmt: skip
        for where in (os.path.abspath("mip"), NATIVE):
            program, path, starts = None, memory("page"), 0
            files = os.path.join(OUT, "files")
            shutil.rmtree(files, ignore_errors=True)
            os.mkdir(files)
            with open(f"docs/{page}.md", encoding="utf-8") as file:
                for language, text in fence.findall(file.read()):
                    if language == "python":
                        program = text
                    elif not language:
                        memory("page")
                    else:
                        got = python("stock", "-c", program, path=where, memory=path,
                                     cwd=files)  # fmt: skip
                        compare(got, text)
                        starts += 1
            assert starts >= 2, page


WORDS = """
import sys
class Words:
    def __getitem__(self, at):
        with open("{path}", "rb") as file:
            file.seek(at - {base})
            return int.from_bytes(file.read(4), "little")
    def __setitem__(self, at, value):
        assert at % 4 == 0 and {base} <= at < {base} + 32
        with open("{path}", "r+b") as file:
            file.seek(at - {base})
            file.write(value.to_bytes(4, "little"))
class Machine:
    mem32 = Words()
sys.modules["machine"] = Machine
import backmem
backmem.chip = "rp2040"
"""


@case
def program_for_the_pico_fits_into_its_words():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page = file.read().split("## On a Raspberry Pi Pico\n")[1]
    (program,) = blocks(page, "python")
    texts = blocks(page, "text")
    path = memory("words")
    begin = WORDS.format(path=path, base=0x4005800C)  # as the data sheet has it
    places = "print(boot.offset, level.offset, errors.offset, mode.offset)\n"
    with open(path, "wb") as file:
        file.write(bytes(32))
    for text in texts:
        said = python("stock", "-c", begin + program + places, path="mip")
        assert said == text + "0 20 24 28\n", said
        with open(path, "r+b") as file:  # as the SDK does at a reset
            file.seek(16)
            file.write(b"\x21\x31\xb7\x6a")
    assert len(texts) == 2, texts
    begin += "import sys\ndef tried(kind, *more, **named):\n" \
             "    try: print(kind(*more, **named))\n" \
             "    except ValueError as error: print(error)\n"  # fmt: skip
    said = python("stock", "-c", begin + "tried(backmem.Record, '<II')\n"
                  "tried(backmem.Store)\ntried(backmem.Word, offset=16)\n"
                  "tried(backmem.Record, '<HH', ('starts', 'value'))\n"
                  "for _ in range(3): tried(backmem.Word, after=backmem._get('_object')"
                  "._claims()[0])\n", path="mip")  # fmt: skip
    name = "WATCHDOG_SCRATCH"
    free = f"does not fit; free: 16 bytes at 0 of {name}"
    assert said == (
        f"{name}: Record at 0..23 {free}\n"
        f"{name}: Store at 0..63 {free}\n"
        f"{name}: Word at 16..19 belongs to pico-sdk at every reset it makes; boot "
        f"ROM; free: 12 bytes at 20 of {name}\n"
        f"<Record {name} 0..15 kept>\n<Word {name} 20..23 kept>\n"
        f"<Word {name} 24..27 cold>\n<Word {name} 28..31 cold>\n"), said  # fmt: skip


# Words in which any chip's region can be. Its steps are left out.
FEW = """
import sys
class Words:
    words = {}
    def __getitem__(self, at):
        return self.words.get(at, 0)
    def __setitem__(self, at, value):
        assert at % 4 == 0
        self.words[at] = value
class Machine:
    mem32 = Words()
sys.modules["machine"] = Machine
import backmem
backmem.Region._open = backmem.Region._sync = lambda *what: None
def start(program):
    sys.modules.pop("_backmem", None)  # as a soft reset does
    try:
        exec(program, {})
    except ValueError as error:
        print(error)
def begin(chip):
    backmem._all.clear()
    Words.words.clear()
    backmem.chip = chip
"""


@functools.cache
def few(path="mip"):
    """FEW for a form of the package: some have short names."""
    text = FEW
    if path in (SMALL_LIB, STM32_LIB):
        names = run("python3", "tools/short_names.py",
                    "bindings/micropython/stubs/backmem.pyi", "mip/backmem")
        for line in names.splitlines():
            short, name = line.split()
            if name in ("_open", "_sync"):
                text = text.replace("Region." + name, "Region." + short)
        assert text != FEW
    return text


TWO_LINES = "errors = backmem.Word(after=level)\nmode = backmem.Word(after=errors)\n"
BOOT = "boot = backmem.Boot()\n"


@case
def program_for_few_words_fits_where_the_page_says_so():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page, table = file.read().split("## Other boards with few words\n")
    page = page.split("## On a Raspberry Pi Pico\n")[1]
    (program,) = blocks(page, "python")
    assert program.count(TWO_LINES) == program.count(BOOT) == 1, program
    short = program.replace(TWO_LINES, "")
    last = program.replace(BOOT, "").replace(TWO_LINES, TWO_LINES + BOOT)
    words = program.split("print(")[0].replace(BOOT, "") + "print(mode.offset)\n"
    good = "".join(blocks(page, "text"))
    # What the page says of a chip: the program, and what two starts print.
    kinds = {"yes": (program, good),
             "only without `errors` and `mode`": (short, good),
             "if `Boot()` is made last": (last, good),
             "only the three words, without `Boot()`": (words, "8\n8\n")}  # fmt: skip
    small = 0
    for chips, kind in re.findall(r"^\| (`.*?) \|.* \| (.*) \|$", table, re.M):
        text, want = kinds[kind]
        for chip in re.findall("`([^`]+)`", chips):
            begin = f"begin('{chip}')\nfor _ in range(2): start({text!r})"
            script = FEW + begin
            said = python("stock", "-c", script, path="mip")
            assert said == want, (chip, kind, said)
            if chip.startswith("stm32"):
                said = python("stock", "-c", few(SMALL_LIB) + begin, path=SMALL_LIB)
                assert said == want, (chip, kind, said)
                small += 1
            if text != program:
                said = python("stock", "-c", script.replace(repr(text), repr(program)),
                              path="mip")  # fmt: skip
                assert said != good, (chip, kind)
    assert small == 11, small


@case
def chips_with_few_words_are_on_the_start_page():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page, table = file.read().split("## Other boards with few words\n")
    cells = "".join(re.findall(r"^\| (`.*?) \|", table, re.M))
    listed = set(re.findall("`([^`]+)`", cells)) | {"rp2040", "rp2350"}
    first = blocks(page, "python")[0]
    run("tools/mip.sh", folder("mip", "made"))
    text = run(os.path.join(BUILD, "mip", "chips_mip"), "--text")
    chips = [chip for chip in dict.fromkeys(line.split()[0]
             for line in text.splitlines()) if chip[:3] != "esp"]  # fmt: skip
    script = (f"{FEW}for chip in {chips}:\n    begin(chip)\n"
              "    if any([r._room for r in backmem.regions()]):\n"
              f"        print('chip', chip)\n        start({first!r})\n")
    said = python("stock", "-c", script, path="mip")
    few = {part.split()[0] for part in said.split("chip ")[1:]
           if "start 1 - stored: 1 - store was cold" not in part}  # fmt: skip
    assert few == listed, few ^ listed


@case
def board_names_its_chip_as_the_start_page_shows():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page = file.read().split("## Which chip is on my board?\n")[1]
    program, text = blocks(page, "python")[0], blocks(page, "text rp2040")[0]
    said = python("stock", "-c", f"{FEW}begin('rp2040')\nstart({program!r})",
                  path="mip")  # fmt: skip
    assert said == text, said


@case
def crash_program_for_few_words_fits_into_20_bytes():
    with open("docs/how-to/python/crash-breadcrumbs.md", encoding="utf-8") as file:
        page = file.read().split("## In few words\n")[1]
    (program,) = blocks(page, "python")
    places = "print(boot.offset, boot.size, sensor.offset, sensor.size)\n"
    fault = "    1 // 0\n"
    assert program.count(fault) == 1, program
    for chip, at, path in (("rp2040", "0 16 20 4", "mip"),
                           ("stm32g0", "0 16 16 4", "mip"),
                           ("stm32g0", "0 16 16 4", SMALL_LIB),
                           ("stm32f401", "20 16 36 4", SMALL_LIB)):  # fmt: skip
        files = os.path.join(OUT, "files")
        shutil.rmtree(files, ignore_errors=True)
        os.mkdir(files)
        begin, path = f"{few(path)}begin('{chip}')\n", os.path.abspath(path)
        # A run that ends well leaves nothing to be told.
        said = python("stock", "-c", f"{begin}for _ in range(2): "
                      f"start({program.replace(fault, '') + places!r})", path=path,
                      cwd=files)  # fmt: skip
        assert said == f"{at}\n{at}\n", said
        said = python("stock", "-c", f"{begin}for _ in range(2): "
                      f"start({program + places!r})", path=path, cwd=files)
        first, second, *_, error, last = said.splitlines()
        assert first == last == at, said
        assert second == "before the reset: step 2 - sensor 3", said
        assert error == "ZeroDivisionError: divide by zero", said


# ---- the package -----------------------------------------------------------------


@case
def built_in_module_wins():
    said = python("demo", "-c", "import backmem; print(hasattr(backmem, '__file__'), "
                  "type(backmem.Word))", path="mip")  # fmt: skip
    assert said == "False <class 'type'>\n", said
    said = python("stock", "-c", "import backmem; print(backmem.__file__)", path="mip")
    assert said == "mip/backmem/__init__.py\n", said


@case
def both_have_the_same_names_and_version():
    names = ["__version__", "Word", "Record", "Store", "Log", "Boot", "regions",
             "region"]  # fmt: skip
    script = f"import backmem; print([hasattr(backmem, n) for n in {names}], " \
             "backmem.chip, backmem.__version__)"  # fmt: skip
    said = [python(build, "-c", script, path=path)
            for build, path in (("demo", None), ("stock", "mip"))]  # fmt: skip
    assert said[0] == said[1], said


@case
def star_import_gives_the_same_names():
    star = ("names = {}; exec('from backmem import *', names); "
            "print(sorted(n for n in names if n[0] != '_'))")  # fmt: skip
    want = python("demo", "-c", star, memory=memory("star"))
    for path in ("mip", MPY):
        # MicroPython looks at __all__ from 1.26 on.
        script = ("import sys, backmem\nprint(sorted(backmem.__all__))\n"
                  f"if sys.implementation.version >= (1, 26): {star}")  # fmt: skip
        said = python("stock", "-c", script, path=path, memory=memory("star"))
        assert want.count("'") > 14 and set(said.splitlines()) == {want.strip()}, said


FORMS = (("demo", None), ("stock", "mip"), ("stock", NATIVE))


@case
def a_file_that_cannot_be_used_is_named_with_what_helps():
    with open(memory("short"), "wb") as file:
        file.write(b"123456")
    script = ("import backmem\ntry: backmem.region(0).read()\n"
              "except OSError as error: print(*error.args)")  # fmt: skip
    for path, want in ((f"{OUT}/none/file", "2 {}: no such folder: make it"),
                       (OUT, "21 {}: a folder: move it"),
                       ("/sys/backmem", "13 {}: no permission: change that"),
                       (f"{OUT}/short", "22 {}: 6 bytes, want 4096: remove it"),
                       ):  # fmt: skip
        want = want.format("HOST: " + path) + ", or set BACKMEM_FILE\n"
        for build, package in FORMS:
            # It may be the user's program: not the first thing to be told.
            if package:
                want = want.replace("remove it, or set BACKMEM_FILE",
                                    "set BACKMEM_FILE to another file, or remove it")
            said = python(build, "-c", script, path=package, memory=path)
            assert said == want, (build, package, said, want)


@case
def a_second_program_is_refused():
    path = memory("locked")
    hold = "import backmem; backmem.region(0).read(); print('holds'); input()"
    script = ("import backmem\ntry: backmem.Word()\n"
              "except OSError as error: print(*error.args)")  # fmt: skip
    for build, package in FORMS:
        keep = dict(os.environ, BACKMEM_FILE=path, MICROPYPATH=package or "")
        with subprocess.Popen([binary(build), "-c", hold], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, env=keep, text=True) as first:
            assert first.stdout.readline() == "holds\n"
            for other, where in FORMS:
                said = python(other, "-c", script, path=where, memory=path)
                assert said == (f"16 HOST: {path}: used by another program: end it, or "
                                "set BACKMEM_FILE\n"), (build, other, where, said)
            first.kill()
        assert python(build, "-c", script, path=package, memory=path) == ""


@case
def a_wrong_chip_is_told_what_there_is():
    script = ("import backmem\n{}try: backmem.regions()\n"
              "except ValueError as error: print(error)")  # fmt: skip
    for name, near in (
            ("STM32F99", ""), ("foo", ""), ("rp2", "; near: rp2040, rp2350"),
            ("STM32F429", "; near: stm32f405"), ("nrf52", "; near: nrf52840"),
            ("stm32f4", "; near: stm32f401, stm32f405, stm32f410")):  # fmt: skip
        for path in ("mip", MPY):
            said = python("stock", "-c", script.format(f"backmem.chip = '{name}'\n"),
                          path=path)  # fmt: skip
            assert re.fullmatch(f"no chip '{name.lower()}'{near}; the firmware calls "
                                r"itself 'linux.*'; docs/chips\.md lists all\n",
                                said), said  # fmt: skip
    said = python("stock", "-c", script.format("backmem.chip = 'SAMD21'\n"), path=MPY)
    assert said == "'samd21' is not supported: docs/chips.md has the reason\n", said
    for device, text in (
            ("boardwithstm32q999", "is no chip that backmem knows. Before the first "
             "use, set backmem.chip to a name of docs/chips.md"),
            ("samd21g18a", "is not supported: docs/chips.md has the reason")):
        said = python("stock", "-c", "from backmem import _chip\n"
                      "_chip.sys = type('', (), {'platform': 'rp2'})\n"
                      f"_chip._device = lambda: '{device}'\n"
                      + script.format(""), path="mip")  # fmt: skip
        assert said == f"'{device}', as the firmware calls itself, {text}\n", said


@case
def a_chip_is_a_name_in_any_case_given_before_the_first_use():
    for path in ("mip", MPY):
        said = python("stock", "-c", """
import sys
sys.modules["machine"] = type("", (), {"mem32": 0})  # this PC's has no chip's memory
import backmem
def tried(name):
    backmem.chip = name
    try:
        print([r.name for r in backmem.regions()], backmem.chip)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
tried(5)
tried("")
tried(b"rp2350")
tried("RP2350")
tried("rp2350")
tried("rp2040")
tried(None)
""", path=path)  # fmt: skip
        kept = "['WATCHDOG_SCRATCH', 'POWMAN_SCRATCH'] rp2350\n"
        wrong = ("{} backmem.chip is {}: give it a name of docs/chips.md, as text\n")
        assert said == (
            wrong.format("TypeError", "5") + wrong.format("ValueError", "''")
            + wrong.format("TypeError", "b'rp2350'") + kept + kept
            + "ValueError backmem.chip = 'rp2040' comes too late, 'rp2350' is open: "
            "set it before the first use\n" + kept), said  # fmt: skip


@case
def a_chip_on_a_pc_is_told_to_be_left_out():
    script = ("import backmem\nbackmem.chip = '{}'\ntry: backmem.Word({})\n"
              "except ValueError as error: print(error)\n"
              "backmem.chip = 'host'\nprint(backmem.Word())")  # fmt: skip
    for path in ("mip", MPY, NATIVE):
        for chip, place in (("rp2040", ""), ("STM32F405", ""), ("esp32", "force=True")):
            said = python("stock", "-c", script.format(chip, place), path=path,
                          memory=memory("pc"))  # fmt: skip
            assert said == (f"this PC has no {chip.lower()}: leave backmem.chip unset\n"
                            "<Word HOST 0..3 cold>\n"), said  # fmt: skip


@case
def files_that_follow_from_the_chips_are_new():
    made = folder("mip", "made")
    run("tools/mip.sh", made)
    for path in glob.glob(f"{made}/**/*.*", recursive=True):
        if os.path.isfile(path):
            with open(path, "rb") as new, open(path.replace(made, "mip"), "rb") as old:
                assert new.read() == old.read(), path
    assert sorted(os.listdir(f"{made}/small")) == sorted(os.listdir("mip/small"))


@case
def native_module_is_used_where_it_is_there():
    script = ("import backmem, sys; s = backmem.Store(); print(type(s._banks), "
              "*['backmem.' + n in sys.modules for n in ('_core', '_slots')])")
    said = [python("stock", "-c", script, path=where, memory=memory("used"))
            for where in (NATIVE, MPY)]  # fmt: skip
    assert said == ["<class 'Banks'> True False\n", "<class 'Banks'> False True\n"]


@case
def native_module_of_another_processor_is_an_error():
    path = os.path.join(OUT, "other")
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(NATIVE, path)
    shutil.copy(f"{MPY}/native/armv6m/_core.mpy", f"{path}/backmem/_core.mpy")
    script = "import backmem; backmem.Word()"
    said = python("stock", "-c", script, path=path, status=1).splitlines()[-1]
    assert said == (f"ValueError: {path}/backmem/_core.mpy is for armv6m, .mpy 6.3; "
                    "this firmware takes x64, .mpy 6.3: install that one, or remove "
                    "the file"), said  # fmt: skip


class Board:
    """In place of mpremote's transport to a board: its file system is a folder."""

    def __init__(self, root):
        self.root = root

    def fs_exists(self, path):
        return os.path.exists(self.root + "/" + path)

    def fs_mkdir(self, path):
        os.mkdir(self.root + "/" + path)

    def fs_writefile(self, path, data, progress_callback=None):
        with open(self.root + "/" + path, "wb") as file:
            file.write(data)


def install(package, root):
    """By MicroPython's own mpremote, as far as it goes without a board."""
    sys.path.insert(0, os.path.join(tree(), "tools/mpremote"))
    for name in ("serial", "serial.tools", "serial.tools.list_ports", "requests"):
        sys.modules.setdefault(name, type(sys)(name))  # what finds boards
    from mpremote import mip

    shutil.rmtree(root, ignore_errors=True)
    os.makedirs(root + "/lib")
    mip._install_package(Board(root), package, "", "lib", None, True)


@case
def mpremote_installs_it_from_a_checkout():
    script = ("import backmem; s = backmem.Store(); s['a'] = 1; "
              "print(s, s['a'], backmem.__file__)")  # fmt: skip
    for package, ends in (("mip/package.json", "py"), (f"{MPY}/package.json", "mpy")):
        with open(package, encoding="utf-8") as file:
            text = file.read()
        assert "//" not in text and json.loads(text)["version"] == "0.1.0", text
        root = os.path.join(OUT, "board")
        install(package, root)
        path = memory("installed")
        python("stock", "-c", "import backmem; backmem.region(0).wipe()",
               path=root + "/lib", memory=path)  # fmt: skip
        said = python("stock", "-c", script, path=root + "/lib", memory=path)
        assert said.startswith("<Store HOST 0..2047 cold> 1 "), said
        assert said.endswith(f"backmem/__init__.{ends}\n"), said


# A board's file system, as the page calls it: kind, bytes, bytes of a block. Those of
# micropython/micropython@1c3c2011: FLASH_FS of ports/stm32/boards/stm32*.ld, in FAT
# (factoryreset.c); MICROPY_HW_FLASH_STORAGE_BYTES of ports/rp2.
DISKS = {"MB": ("littlefs", 1408, 4096), "128": ("FAT", 128, 512),
         "160": ("FAT", 160, 512), "112": ("FAT", 112, 512),
         "96": ("FAT", 96, 512), "64": ("FAT", 64, 512)}  # fmt: skip
# What else a board with USB has on a new disk: pybcdc.inf and README.txt.
USB = 4096


def taken(kind, size, block, package):
    """The bytes that were free, and how many of them a list takes; or the error."""
    said = python("stock", "-X", "heapsize=8M", "tests/mip/cases/disk.py", kind,
                  str(size * 1024), str(block), package)  # fmt: skip
    # A littlefs that is full complains at the end, too.
    free, takes = said.splitlines()[0].split()
    return int(free) * block, int(takes) * block if takes != "28" else None


@case
def lists_take_the_room_that_the_start_page_says():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page = file.read().split("## How much room it takes\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.*) \| `(mip/.*json)`.* \| (\d+) KB \|$", page, re.M)
    assert len(rows) == 4, rows
    tried = set()
    for system, package, kb in rows:
        for name, disk in DISKS.items():
            if name in system.split(":")[0].replace(",", " ").split():
                free, takes = taken(*disk, package)
                assert takes and -(-takes // 1024) == int(kb), (system, takes)
                assert name == "64" or free - takes > USB, (system, free, takes)
                tried.add(name)
            if name == "64" == system[:2]:
                assert f"{free // 1024} KB of them free when new" in system, free
    assert tried == set(DISKS), tried
    # Nobody is sent to a list for a smaller board than he has to be.
    for name, package in (("64", "mip/package-stm32.json"), ("96", "mip/package.json"),
                          ("128", "mip/package.json")):  # fmt: skip
        assert taken(*DISKS[name], package)[1] is None, name
    for size in (20, 24, 26):
        assert f"{size} KB" in page
        assert taken("littlefs", size, 512, "mip/package-small.json")[1] is None


@case
def program_with_a_store_runs_from_the_list_for_stm32():
    with open("docs/start/micropython-stock.md", encoding="utf-8") as file:
        page = file.read()
    program, texts = blocks(page, "python")[0], blocks(page, "text")[:2]
    log = ("import backmem\nlog = backmem.Log(entries=4, entry=20)\nlog.append('up')\n"
           "print(list(log), log)\nprint(backmem.region(0))\n")  # fmt: skip
    for chip in ("stm32f405", "stm32f746", "stm32f767"):
        body = (f"begin('{chip}')\nfor _ in range(2): start({program!r})\n"
                f"begin('{chip}')\nstart({log!r})")  # fmt: skip
        said = [python("stock", "-c", few(path) + body, path=path)
                for path in (STM32_LIB, "mip")]  # fmt: skip
        assert said[0].startswith("".join(texts) + "[['up']"[1:6]), said[0]
        assert said[0] == said[1], said


@case
def small_list_says_what_it_leaves_out():
    script = ("import backmem\n"
              "for name in ('Store', 'Log', 'Word', 'Record', 'Boot'):\n"
              "    try: print(getattr(backmem, name).__name__)\n"
              "    except ImportError as error: print(error)\n")  # fmt: skip
    text = "no module named 'backmem._{}'\n"
    said = python("stock", "-c", script, path=SMALL_LIB)
    assert said == text.format("store") + text.format("log") + "Word\nRecord\nBoot\n"
    record = ("import backmem\nr = backmem.Record('<HH', ('starts', 'value'))\n"
              "r.save(starts=7, value=8)\nprint(r.starts, r.load(), r.status)\n"
              "r.wipe()\nprint(r.load(), backmem.Record('<H', layout=1).status)\n"
              "try: r.save(70000, 1)\n"
              "except ValueError as error: print(error)\n")  # fmt: skip
    body = f"begin('stm32wl')\nstart({record!r})"
    said = [python("stock", "-c", few(path) + body, path=path)
            for path in (SMALL_LIB, "mip")]  # fmt: skip
    assert said[0] == said[1] and said[0].startswith("7 (7, 8) cold\nNone "), said


# ---- chips -----------------------------------------------------------------------


@case
def memory_without_an_address_is_asked_for():
    got = python("stock", "tests/mip/cases/buffers.py", path="mip")
    with open("tests/mip/cases/buffers.py.exp", encoding="utf-8") as file:
        compare(got, file.read())


@case
def each_chip_is_read_as_its_page_says():
    run("tools/mip.sh", folder("mip", "made"))
    want = run(os.path.join(BUILD, "mip", "chips_mip"), "--text")
    chips = list(dict.fromkeys(line.split()[0] for line in want.splitlines()))
    assert len(chips) > 50
    compare(python("stock", "tests/mip/cases/chips.py", *chips, path="mip"), want)


@case
def devices_are_found_as_the_library_finds_them():
    names = set()
    boards = f"{tree()}/ports/*/boards/**/mpconfigboard.*"
    for path in glob.glob(boards, recursive=True):
        with open(path, encoding="utf-8") as file:
            names |= set(re.findall(r'MCU_NAME\s+"([^"]+)"', file.read()))
    names |= {"RP2040", "RP2350", "STM32F4", "STM32U5", "ESP32C61", "STM32F999"}
    assert len(names) > 80
    said = python("stock", "tests/mip/cases/devices.py", *sorted(names), path="mip")
    found = dict(line.split(",") for line in said.splitlines())
    run("tools/chips.sh")
    for name in sorted(names):
        done = subprocess.run(
            [os.path.join(BUILD, "backmem-chips"), "--csv", name],
            stdout=subprocess.PIPE, text=True, check=False)  # fmt: skip
        assert found[name] == done.stdout.split(",")[1], (name, found[name])


@case
def where_only_a_series_is_named_an_id_register_tells():
    run("tools/chips.sh")
    asked, want = [], []
    for series, address, line in IDS:
        for one in line.split(";"):
            number, *devices = one.split()
            chips = {run(os.path.join(BUILD, "backmem-chips"), "--csv", "stm32" + name)
                     .split(",")[1] for name in devices}  # fmt: skip
            assert len(chips) == 1, (one, chips)
            asked.append(f"{series}:{number}:{address}")
            want.append(f"{series} {number} {chips.pop()}")
        asked.append(f"{series}:fff:{address}")
        want.append(f"{series} fff None")
    said = python("stock", "tests/mip/cases/ids.py", *asked, path="mip")
    compare(said, "\n".join(want))


# From openocd-org/openocd@abbbc2e05, src/flash/nor/stm32f2x.c, stm32h7x.c, stm32l4x.h:
# DEV_ID and what it stands for, with the names of devices that are like that.
IDS = (
    ("F4", "E0042000",
     "413 f405 f407 f415 f417;419 f427 f429 f437 f439;434 f469 f479;423 f401xb f401xc;"
     "421 f446;431 f411;433 f401xe;441 f412rx;458 f410rx;463 f413 f423"),
    ("F7", "E0042000",
     "449 f745 f746 f756;451 f765 f767 f769 f777;452 f722 f723 f732 f733"),
    ("G4", "E0042000", "468 g431 g441;469 g471 g473 g474 g483 g484;479 g491 g4a1"),
    ("H7", "5C001000",
     "450 h742 h743 h753 h747 h757;480 h7a3 h7b3;483 h723 h733 h725 h735;"
     "485 h7r3 h7s7"),
    ("L4", "E0042000",
     "415 l471 l476 l486;435 l431 l432 l443;461 l496 l4a6;462 l451 l452 l462;"
     "464 l412 l422;470 l4r5 l4s9;471 l4p5 l4q5"),
    ("WB", "E0042000", "494 wb10 wb15;495 wb55;496 wb30 wb35"),
)  # fmt: skip


@case
def sizes_are_within_their_limits():
    sizes = {os.path.basename(path)[:-4]: os.path.getsize(path)
             for path in glob.glob(f"{MPY}/backmem/*.mpy")}  # fmt: skip
    core = ("__init__", "_object", "_slots", "_record", "_boot")
    more = ("_cbor", "_log", "_ring", "_store", "_banks", "_odd", "_transaction")
    small = sum(sizes[name] for name in core)
    all = small + sum(sizes[name] for name in more)
    print(f"   Word, Record, Boot {small}; all objects {all}; all files "
          f"{sum(sizes.values())} bytes")  # fmt: skip
    assert small <= SMALL and all <= ALL, (small, all)
    for path in glob.glob(f"{MPY}/native/*/_core.mpy"):
        size, arch = os.path.getsize(path), path.split("/")[-2]
        print(f"   native, {arch}: {size} bytes")
        assert size <= {"rv32imc": 14336, "x64": 16384}.get(arch, 12288), arch


SMALL, ALL = 7780, 17200

if __name__ == "__main__":
    run("tools/build-micropython.sh", "stock")
    run("tools/build-micropython.sh", "demo")
    run("tools/build-mip.sh")
    install(f"{MPY}/x64.json", os.path.dirname(NATIVE))
    install("mip/package-small.json", os.path.dirname(SMALL_LIB))
    install("mip/package-stm32.json", os.path.dirname(STM32_LIB))
    main()
