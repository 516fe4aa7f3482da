#!/usr/bin/env python3
# The package on virtual chips of each core, whose MicroPython has no module: installed
# into a file system, opened by the chip's own steps, used over resets, and the power
# cut at each store of an update. All of it in Python alone, and with the C library as a
# native module.
#
#   vchips.py VCHIP IMAGES
#
# SPDX-License-Identifier: MIT
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, "tests")
import cases  # noqa: E402, F401
from cases import BUILD, case, folder, main  # noqa: E402
import markdown  # noqa: E402

VCHIP, IMAGES = sys.argv[1:]
OUT = folder("mip", "vchips")
PACKAGE = os.path.join(BUILD, "mip", "package", "backmem")

# A virtual chip, and the chip that the package is told, as no firmware of it says so.
CHIPS = {"rp2040": "rp2040", "stm32g0": "stm32g0", "samd51": "samd51",
         "stm32f405": "stm32f405", "stm32h743": "stm32h743", "stm32u5": "stm32u5",
         "rp2350": "rp2350", "ra4m1": "ra4m1", "esp32c3": "esp32",
         "stm32wb": "stm32wb"}  # fmt: skip

# The native module that their MicroPython takes. The image of a Cortex-M7 or M33 is
# MicroPython for a Cortex-M4.
ARCHS = {"rp2040": "armv6m", "stm32g0": "armv6m", "esp32c3": "rv32imc"}

# Which files keep objects: those in Python, and what calls the library.
PURE = ("_slots", "_ring", "_banks", "_other", "_wipe")
CALLS = ("_native",)

# One of each core is cut, and has the native module, too.
CUTS = ("rp2040", "samd51", "stm32h743", "esp32c3")

# What MicroPython 1.29 has on an ESP32, and these images have not: the buffer, whose
# address the chip's page cannot say.
BUFFER = """
import machine, sys, uctypes
class Machine:
    mem32, mem16, mem8 = machine.mem32, machine.mem16, machine.mem8
    def mem_backup(n=0):
        return memoryview(uctypes.bytearray_at(0x50000000, 2048))
sys.modules["machine"] = Machine
"""

# A file system whose files stand behind the script: where each begins and ends.
FILES = """
import gc, io, sys, testport, vfs
class _File(io.IOBase):
    def __init__(self, data):
        self.data, self.at = data, 0
    def readinto(self, buf):
        n = min(len(buf), len(self.data) - self.at)
        buf[:n] = self.data[self.at : self.at + n]
        self.at += n
        return n
    def read(self, n=-1):
        at = self.at
        self.at = len(self.data) if n < 0 else min(len(self.data), at + n)
        return bytes(self.data[at : self.at])
    def readline(self):
        at, line, more = self.at, b"", b"-"
        while more and b"\\n" not in more:
            more = self.read(64)
            line += more
        self.at = at + (line.find(b"\\n") + 1 or len(line))
        return line[: self.at - at]
    def seek(self, at, whence=0):
        self.at = at
        return at
    def tell(self):
        return self.at
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def ioctl(self, request, argument):
        return 0 if request == 4 else -1
class _Files:
    def __init__(self, files):
        self.files = files
    def mount(self, readonly, mkfs):
        pass
    def umount(self):
        pass
    def stat(self, path):
        if path in self.files or path == "/backmem":
            return (0x4000 if path == "/backmem" else 0x8000,) + (0,) * 9
        raise OSError(2)
    def open(self, path, mode):
        begin, end = self.files[path]
        return _File(testport.attached()[begin:end])
vfs.mount(_Files(%s), "/lib")
sys.path.append("/lib")
gc.collect()
before = gc.mem_alloc()
import backmem
"""


def script(chip, body, native=False, both=False, listed=None):
    """The body, behind an installation of the package as .mpy; and the bytes of its
    files, which stand behind the script. `both`: with what a form does not need to
    keep objects, too. `listed`: the files of this list of mip/ instead."""
    other = () if both else PURE if native else CALLS
    paths = [path for path in sorted(glob.glob(f"{PACKAGE}/*.mpy"))
             if os.path.basename(path)[:-4] not in other]
    if native:
        paths.append(f"{PACKAGE}/../native/{ARCHS.get(chip, 'armv7emsp')}/_core.mpy")
    families = ("stm32", "rp2", "ra", "samd", "esp32")
    family = [name for name in families if chip.startswith(name)][0]
    paths.append(f"{PACKAGE}/{family}.bin")
    if listed:
        with open(listed, encoding="utf-8") as file:
            paths = ["mip/" + path for _, path in json.load(file)["urls"]]
    places, data = {}, b""
    for path in paths:
        with open(path, "rb") as file:
            begin, data = len(data), data + file.read()
        places["/backmem/" + os.path.basename(path)] = begin, len(data)
    more = BUFFER if family == "esp32" else ""
    body = body.replace("(FORCE", "(force=True" if more else "(").replace("(, ", "(")
    return (more + FILES % places
            + "gc.collect()\nimported = gc.mem_alloc() - before\n"
            + f"backmem.chip = '{CHIPS[chip]}'\n" + body), data  # fmt: skip


def write(path, text, data):
    with open(path, "wb") as file:
        file.write(text.encode() + b"\0" + data)
    return path


def program(chip, name, *body, **more):
    """The path of a script with this body."""
    return write(os.path.join(OUT, f"{chip}-{name}.py"), *script(chip, *body, **more))


def on_chip(chip, path, *words):
    """Runs it; gives what it printed. A broken rule of the chip fails."""
    done = subprocess.run(
        [VCHIP, "--chip", chip, "--elf", os.path.join(IMAGES, chip + ".elf"),
         "--script", path, "--quiet", "--limit", "4000000000", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1800, text=True,
        check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


USE = """
boot = backmem.Boot(FORCE)
gc.collect()
small = gc.mem_alloc() - before
things = [boot]
if boot.region.size > 32:
    word = backmem.Word(FORCE)
    word.value = (word.value or 0) + 1
    things.append(word)
if boot.region.size > 256:
    store = backmem.Store(FORCE, size=256)
    log = backmem.Log(FORCE, entries=5, entry=10)
    things += [store, log]
    store["n"] = store.get("n", 0) + 1
    log.append(store["n"])
    print("store", store["n"], list(log))
elif boot.region.size >= 60:
    record = backmem.Record("<I", ("n",))
    record.save(n=(record.n or 0) + 1)
    print("record", record.n)
print("boots", boot.boots, [it.status for it in things], things[-1])
gc.collect()
print("heap", imported, small, gc.mem_alloc() - before)
"""

CUT = """
import testport
where = backmem.regions()[0]
if where.size >= 512:
    it = backmem.Store(FORCE, size=256)
    if testport.boot() == 1:
        it.update(a=1, b=1)
        testport.mark(1)
        it.update(a=2, b=2)
    else:
        print("found", it["a"] if "a" in it else None, it["b"] if "b" in it else None)
else:
    it = backmem.Word() if where.size < 16 else backmem.Record("<H")
    if testport.boot() == 1:
        it.save(1)
        testport.mark(1)
        it.save(2)
    else:
        print("found", it.load())
"""

# A record of another layout.
MIGRATE = """
import testport, sys
from backmem import Record
if testport.boot() == 1:
    for i in range(2):
        Record("<I", layout=1, offset=0).save(i)
    testport.mark(1)
    sys.modules.pop("_backmem")
    Record("<IH", layout=2, offset=0).migrate(2, 3)
else:
    it = Record("<IH", layout=2, offset=0)
    print("found", it.load() or it.found("<I"))
"""


def add(chip, native):
    how = "native" if native else "pure"

    def used_over_resets():
        path = program(chip, f"use-{how}", USE, native)
        said = on_chip(chip, path, "--event", "watchdog")
        lines = said.splitlines()
        boots = [line for line in lines if line.startswith("boots ")]
        assert [line.split(" ")[1] for line in boots] == ["1", "2"], said
        assert "cold" in boots[0] and "cold" not in boots[1], said
        print("  ", chip, how, lines[-1])

    used_over_resets.__name__ = f"{chip}: the package is used over resets: {how}"
    case(used_over_resets)

    def cut():
        path = program(chip, f"cut-{how}", CUT, native)
        said = on_chip(chip, path, "--cut", "1-")
        found = [re.search(r"^found (.*)\nstatus 0$", one, re.M)[1]
                 for one in re.split(r"^cut \d+\n", said, flags=re.M)[1:]]  # fmt: skip
        pairs = ["None None", "1 1", "2 2"]
        if found[0] == "None":
            pairs = ["None", "(1,)", "(2,)"]
        assert found == sorted(found, key=pairs.index) and len(set(found)) == 3, found
        print("  ", chip, how, len(found), "stores")

    cut.__name__ = f"{chip}: cut at each store it is old or new: {how}"
    if chip in CUTS:
        case(cut)

    def migrated():
        # A native module has records migrated in Python.
        path = program(chip, f"migrate-{how}", MIGRATE, native, native)
        said = on_chip(chip, path, "--cut", "1-")
        found = re.findall(r"^found (.*)\nstatus 0$", said, re.M)
        order = ["None", "(0,)", "(1,)", "(2, 3)"]
        assert found == sorted(found, key=order.index), found
        assert set(found) == set(order), found
        print("  ", chip, how, len(found), "stores")

    migrated.__name__ = f"{chip}: cut in a migration it is old or new: {how}"
    if chip == "samd51":
        case(migrated)


PAGE = "docs/start/micropython-stock.md"
# What does not fit into the 20 bytes of a G0: the page says so.
LEFT_OUT = {"stm32g0": ("errors = ", "mode = ")}


def add_page(chip, listed=None):
    def program_of_the_start_page():
        with open(PAGE, encoding="utf-8") as file:
            page = file.read().split("## On a Raspberry Pi Pico\n")[1]
        text = markdown.blocks(page, "python")[0][0]
        lines = [line for line in text.splitlines(keepends=True)
                 if not line.startswith(LEFT_OUT.get(chip, ("\0",)))]
        path = program(chip, "page", "".join(lines), listed=listed)
        said = on_chip(chip, path, "--event", "watchdog")
        printed = re.findall("^start .*\n", said, re.M)
        assert printed == [text for text, _ in markdown.blocks(page, "text")], said

    program_of_the_start_page.__name__ = (
        f"{chip}: the start page's few words fit"
        + (f" with {listed}" if listed else ""))
    case(program_of_the_start_page)


for the_chip in ("rp2040", "stm32g0", "stm32wb"):
    add_page(the_chip)
add_page("stm32g0", "mip/package-small.json")
for the_chip in CHIPS:
    add(the_chip, False)
    if the_chip in CUTS:
        add(the_chip, True)

if __name__ == "__main__":
    main()
