# The MicroPython module, in MicroPython's unix port.
#
# cases/file_*.py run on every build, cases/host_*.py on the one that users have,
# cases/chip_*.py on the builds with a chip of the tests, words_*.py, esp32_*.py and
# nrf_*.py on those that stand for such boards. What a script prints must be its
# .exp, which is written by hand. Then what needs more than one process,
# MicroPython's own tests, and the stubs. BACKMEM_BUILDS names the builds, demo among
# them; without it there are all.
#
# SPDX-License-Identifier: MIT
import ast
import difflib
import errno
import glob
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import time

sys.path.insert(0, "tests")
from cases import BUILD, JOBS, case, folder, main, run  # noqa: E402

OUT = folder("python")
CASES = "tests/micropython/cases"
BITS = {"test64": 64, "test32": 32}

# Which scripts run on which build.
KINDS = {
    "demo": ("file", "host"),
    "words": ("words",),
    "esp32": ("esp32",),
    "nrf": ("nrf",),
    "test64": ("file", "chip"),
    "test32": ("file", "chip"),
}


# Some of them alone; then what they cover is not measured.
SOME = os.environ.get("BACKMEM_BUILDS", "").split()
if os.environ.get("BACKMEM_QUICK"):
    SOME = ["demo"]
if SOME:
    KINDS = {build: KINDS[build] for build in SOME}
    BITS = {build: bits for build, bits in BITS.items() if build in SOME}


def binary(build):
    return os.path.join(BUILD, "micropython", build, "micropython")


def environment(**variables):
    keep = {k: v for k, v in os.environ.items() if k not in ("BACKMEM_FILE", "HOME")}
    return dict(keep, **variables)


def python(build, *words, status=0, **variables):
    """Runs MicroPython; gives what it printed."""
    return run(binary(build), *words, status=status, env=environment(**variables))


def use(build, path, *lines):
    """Runs these lines with the memory in a file; gives what they printed."""
    return python(build, "-c", "\n".join(lines), BACKMEM_FILE=path)


def content(path):
    with open(path, "rb") as file:
        return file.read()


def memory(name):
    """The path of a file that is not there."""
    path = os.path.join(OUT, name)
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)
    return path


# ---- scripts with expected output ----------------------------------------------


def add_script(build, path):
    def script():
        got = python(build, path, BACKMEM_FILE=memory(f"{build}.mem"))
        # What the unix port says, and no other, of a dict with keys of both kinds.
        got = got.replace("Warning: Comparison between bytes and str\n", "")
        with open(path + ".exp", encoding="utf-8") as file:
            want = file.read()
        if got != want:
            lines = difflib.unified_diff(want.splitlines(), got.splitlines(),
                                         "expected", "printed", lineterm="")
            raise AssertionError("\n".join(lines))

    script.__name__ = f"{build} {os.path.basename(path)}"
    case(script)


for the_build, kinds in KINDS.items():
    for kind in kinds:
        for script_path in sorted(glob.glob(f"{CASES}/{kind}_*.py")):
            add_script(the_build, script_path)


def on_each_build(function):
    """A case for each build whose memory is the file."""
    for build, kinds in KINDS.items():
        if "file" in kinds:

            def one(build=build):
                function(build)

            one.__name__ = f"{build} {function.__name__}"
            case(one)


# ---- the file --------------------------------------------------------------------

TRY = """
import machine, backmem
try:
    backmem.region(0).read(0, 1)
except OSError as error:
    print(error.errno, error.args[1])
print(hasattr(machine, "backup_memory"), "backup_memory" in dir(machine))
try:
    machine.backup_memory
except AttributeError as error:
    print(error)
try:
    machine.mem_backup()
except OSError as error:
    print(error.errno)
"""


def refused(build, path, number, reason, *before):
    got = run(*before, binary(build), "-c", TRY, env=environment(BACKMEM_FILE=path))
    text = f"HOST: {path}: {reason}"
    want = f"{number} {text}\nFalse False\n{text}\n{number}\n"
    assert got == want, got


@on_each_build
def file_in_a_missing_folder_is_refused(build):
    path = os.path.join(memory("missing"), "x")
    refused(build, path, errno.ENOENT, "no such folder: make it, or set BACKMEM_FILE")
    assert not os.path.exists(os.path.dirname(path))


@on_each_build
def folder_in_place_of_the_file_is_refused(build):
    path = memory("folder")
    os.mkdir(path)
    refused(build, path, errno.EISDIR, "a folder: move it, or set BACKMEM_FILE")


@on_each_build
def file_of_another_size_is_refused_and_kept(build):
    path = memory("short")
    with open(path, "wb") as file:
        file.write(b"precious")
    refused(build, path, errno.EINVAL, "8 bytes, want 4096: remove it, or set "
            "BACKMEM_FILE")  # fmt: skip
    assert content(path) == b"precious"


@on_each_build
def read_only_file_is_refused(build):
    path = memory("readonly")
    use(build, path, "import machine; machine.backup_memory")
    os.chmod(path, 0o444)
    # The superuser may write all files, unless that is taken away.
    before = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps",
              "-dac_override"] if os.geteuid() == 0 else []  # fmt: skip
    refused(build, path, errno.EACCES, "no permission: change that, or set "
            "BACKMEM_FILE", *before)  # fmt: skip


@on_each_build
def new_file_is_4096_bytes_of_noise(build):
    seen = []
    for _ in range(2):
        path = memory("new")
        printed = use(build, path, "import machine",
                      "print(machine.backup_memory.hex())")  # fmt: skip
        seen.append(content(path))
        assert bytes.fromhex(printed) == seen[-1]
    assert len(seen[0]) == len(seen[1]) == 4096 and seen[0] != seen[1]
    assert all(len(set(noise)) > 128 for noise in seen)


@on_each_build
def file_is_not_touched_until_the_memory_is_used(build):
    path = memory("untouched")
    use(
        build,
        path,
        "import machine, backmem",
        "r = backmem.regions()[0]",
        "r.name, r.size, r.itemsize, r.free, r.reserved, r.survives, len(r)",
        "print(r)",
        "try:",
        "    r.read(4096, 1)",
        "except ValueError:",
        "    pass",
    )
    assert not os.path.exists(path)


@on_each_build
def file_stands_in_the_home_folder_unless_named(build):
    home = memory("home")
    os.mkdir(home)
    lines = "import machine; machine.backup_memory[0:4] = b'home'"
    python(build, "-c", lines, HOME=home, BACKMEM_FILE="")
    assert content(os.path.join(home, ".backmem"))[:4] == b"home"


@on_each_build
def file_stands_in_the_working_folder_without_a_home(build):
    work = memory("work")
    os.mkdir(work)
    lines = "import machine; machine.backup_memory[0:4] = b'here'"
    run(binary(build), "-c", lines, cwd=work, env=environment())
    assert content(os.path.join(work, ".backmem"))[:4] == b"here"


@on_each_build
def contents_survive_the_end_of_the_program(build):
    path = memory("kept")
    use(
        build,
        path,
        "import machine",
        "m = machine.backup_memory",
        "m[0:4096] = bytes(i * 31 & 255 for i in range(4096))",
        "m[17] = 200",
        "machine.soft_reset()",
    )
    want = bytearray(i * 31 & 255 for i in range(4096))
    want[17] = 200
    assert content(path) == want
    printed = use(build, path, "import backmem",
                  "print(backmem.region(0).read().hex())")  # fmt: skip
    assert bytes.fromhex(printed) == want


COUNTER = """
import machine, struct
m = machine.backup_memory
start, = struct.unpack("<I", m[0:4])
print("from", start)
while True:
    start += 1
    m[0:4] = struct.pack("<I", start)
    print(start)
"""


def killed_counter(build, path):
    """Lets it count for a while, kills it; gives its first and last numbers."""
    process = subprocess.Popen([binary(build), "-c", COUNTER], text=True,
                               env=environment(BACKMEM_FILE=path),
                               stdout=subprocess.PIPE)  # fmt: skip
    first = int(process.stdout.readline().split()[1])
    lines = [process.stdout.readline() for _ in range(50)]
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    assert process.wait() == -signal.SIGKILL
    return first, int([line for line in lines if line.endswith("\n")][-1])


@on_each_build
def contents_survive_a_kill(build):
    path = memory("killed")
    use(build, path, "import machine; machine.backup_memory[0:4] = bytes(4)")
    expected = 0
    for _ in range(3):
        first, last = killed_counter(build, path)
        # What was stored after the last line that came through is there too.
        assert expected <= first <= expected + 1, (first, expected)
        expected = last


WAITER = """
import machine, sys
m = machine.backup_memory
m[0] = 1
print("ready")
sys.stdin.readline()
print(m[0], m[4095])
"""


@on_each_build
def second_program_on_the_file_is_refused(build):
    path = memory("shared")
    process = subprocess.Popen([binary(build), "-c", WAITER], text=True,
                               env=environment(BACKMEM_FILE=path),
                               stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    use(build, memory("another"), "import machine", "machine.backup_memory[0] = 7")
    # Those that do not use the memory do not need the file.
    use(build, path, "import backmem", "backmem.regions()[0].free")
    before = content(path)
    refused(build, path, errno.EBUSY, "used by another program: end it, or set "
            "BACKMEM_FILE")  # fmt: skip
    assert content(path) == before
    out, _ = process.communicate("\n", timeout=1800)
    assert out == f"1 {before[-1]}\n", out
    use(build, path, "import machine", "m = machine.backup_memory", "m[0] = 2")


# ---- MicroPython's own tests -----------------------------------------------------


def add_own_tests(build):
    def own_memoryview_tests():
        tree = run("tools/fetch-micropython.sh").splitlines()[-1]
        tests = os.path.join(tree, "tests")
        results = folder("python", f"own-{build}")
        names = sorted(glob.glob(os.path.join(tests, "basics", "memoryview*.py")))
        assert len(names) >= 6
        printed = run(
            sys.executable, "run-tests.py", "--result-dir", results, "-j", JOBS,
            *(os.path.relpath(name, tests) for name in names), cwd=tests,
            env=environment(MICROPY_MICROPYTHON=binary(build),
                            PYTHONDONTWRITEBYTECODE="1"),
        )  # fmt: skip
        told = re.search(r"(\d+) tests passed", printed)
        assert told and int(told[1]) >= 6 and "failed" not in printed, printed

    own_memoryview_tests.__name__ = f"{build} MicroPython's own tests of memoryview"
    case(own_memoryview_tests)


for the_build in ("demo", *BITS):
    add_own_tests(the_build)


# ---- the stubs -------------------------------------------------------------------


def stub_names(path, name=None):
    """What a stub file, or a class in it, defines."""
    with open(path, encoding="utf-8") as file:
        body = ast.parse(file.read(), path).body
    if name is not None:
        classes = [n for n in body if isinstance(n, ast.ClassDef) and n.name == name]
        body = classes[0].body
    names = {n.name for n in body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    if name is not None:
        for base in classes[0].bases:
            names |= stub_names(path, base.id)
    names |= {n.target.id for n in body if isinstance(n, ast.AnnAssign)}
    return names


@case
def stubs_name_what_there_is():
    stubs = "bindings/micropython/stubs"
    printed = use(
        "demo",
        memory("stubs"),
        "import backmem, machine",
        "print(dir(backmem))",
        "print(dir(backmem.region(0)))",
        "ours = ('backup_memory', 'mem_backup')",
        "print([n for n in ours if hasattr(machine, n)])",
    )
    module, region, machine = (set(ast.literal_eval(x)) for x in printed.splitlines())
    module -= {"__class__", "__name__", "__dict__", "__init__"}
    named = {n for n in stub_names(f"{stubs}/backmem.pyi") if n[0] != "_"}
    assert named | {"__version__"} == module | {"Region"}, module
    special = {"__len__", "__getitem__", "__setitem__", "__eq__", "__hash__"}
    region -= {"__class__"}
    assert stub_names(f"{stubs}/backmem.pyi", "Region") == region | special, region
    assert stub_names(f"{stubs}/machine.pyi") == machine, machine


# ---- durable objects over several starts ------------------------------------------

sys.path.insert(0, "tests/format")
import format as second  # noqa: E402  another reader of FORMAT.md


def cbor(data):
    """The value of the first bytes, and what is behind: a reader of RFC 8949 that
    knows nothing of ours."""
    major, info, rest = data[0] >> 5, data[0] & 31, data[1:]
    if major == 7 and info in (25, 26, 27):
        size = 1 << (info - 24)
        code = {2: ">e", 4: ">f", 8: ">d"}[size]
        return struct.unpack(code, rest[:size])[0], rest[size:]
    if info >= 24:
        size = 1 << (info - 24)
        info, rest = int.from_bytes(rest[:size], "big"), rest[size:]
    if major in (0, 1):
        return (info if major == 0 else -1 - info), rest
    if major in (2, 3):
        return (rest[:info] if major == 2 else rest[:info].decode()), rest[info:]
    if major == 6:
        number, rest = cbor(rest)
        number = int.from_bytes(number, "big")
        return {2: number, 3: -1 - number}[info], rest
    if major == 7:
        return {20: False, 21: True, 22: None}[info], rest
    items = []
    for _ in range(info * (major - 3)):
        item, rest = cbor(rest)
        items.append(item)
    return (items if major == 4 else dict(zip(items[::2], items[1::2]))), rest


@on_each_build
def what_is_stored_decodes_by_other_readers(build):
    path = memory("cbor")
    values = {"int": 5, "neg": -70000, "big": 1 << 80, "bneg": -(1 << 90), "f": 1.1,
              "half": -0.5, "text": "h\u00e9", "bytes": b"\x00\xff", "none": None,
              "yes": True, "no": False, "list": [1, [2, "x"], {}],
              7: {"b": 1, "a": [2.5]}, 4294967295: {1: None}}  # fmt: skip
    use(build, path, "import backmem", "backmem.region(0).fill(255)",
        "s = backmem.Store(offset=1024, size=2048, region=0)", "s['gone'] = 1",
        f"s.update({values!r})", "del s['gone']", "s['int'] = 6")  # fmt: skip
    image = second.pack(content(path)[1024:3072])
    found = {}
    for key, data in second.Store(image, 0).contents():
        value, rest = cbor(data)
        assert rest == b"", (key, data)
        found[key if isinstance(key, int) else key.decode()] = value
    assert found == dict(values, int=6), found


@on_each_build
def objects_tell_what_the_start_before_left(build):
    path = memory("starts")
    use(build, path, "import backmem", "backmem.region(0).fill(90)")
    lines = ("import backmem, machine", "b = backmem.Boot(offset=0, region=0)",
             "s = backmem.Store(offset=64, size=512)", "w = backmem.Word(offset=32)",
             "l = backmem.Log(entry=12, offset=1024, size=256)",
             "g = backmem.Record('<H', ['n'], layout=True, offset=36)",
             "print(b.boots, b.streak, b.state, s.status, s.get('n'), w.value, g.n,"
             " l.status, list(l)[:1])",
             "n = b.boots; b.state = n; s['n'] = n; w.value = n; g.save(n)",
             "l.append('n%d' % n)", "if n == 3: b.healthy()",
             "machine.soft_reset()")  # fmt: skip
    printed = [use(build, path, *lines) for _ in range(5)]
    assert printed == [
        "1 0 0 cold None None None cold []\n",
        "2 1 1 kept 1 1 1 kept ['n1']\n",
        "3 2 2 kept 2 2 2 kept ['n2']\n",
        "4 0 3 kept 3 3 3 kept ['n3']\n",
        "5 1 4 kept 4 4 4 kept ['n4']\n",
    ], printed


GROWING = ("backmem.Boot()", "backmem.Store()", "backmem.Log(20, 9)",
           "backmem.Record('<I', ('n',))", "backmem.Word()",
           "backmem.Store(layout=1)")  # fmt: skip


@on_each_build
def one_more_object_moves_none_of_those_before_it(build):
    path = memory("growing")
    use(build, path, "import backmem", "backmem.region(0).fill(90)")
    before = []
    for count in range(1, len(GROWING) + 1):
        printed = use(
            build, path, "import backmem",
            f"things = [{', '.join(GROWING[:count])}]",
            f"again = [{', '.join(GROWING[:count])}]",
            "assert all(a is b for a, b in zip(things, again))",
            "for t in things: print(type(t).__name__, t.offset, t.size, t.status)",
            "t = things[-1]",
            "n = type(t).__name__",
            "if n == 'Store': t['k'] = 1",
            "if n == 'Log': t.append('e')",
            "if n in ('Record', 'Word'): t.save(1)",
        )  # fmt: skip
        lines = printed.splitlines()
        assert len(lines) == count and lines[-1].endswith(" cold"), printed
        assert lines[:-1] == before, (before, printed)
        before = [line.replace(" cold", " kept") for line in lines]


PAIRS = """
import backmem
s = backmem.Store(offset=0, size=256, region=0)
p = backmem.Record([("a", "I"), ("b", "I")], offset=256, region=0)
n = s.get("a", 0)
print(s.status, n, s.get("b", 0), p.a == p.b)
while True:
    n += 1
    s.update(a=n, b=n)
    p.save(n, n)
    print(n)
"""


@on_each_build
def two_keys_agree_after_a_kill(build):
    path = memory("pairs")
    use(build, path, "import backmem", "backmem.region(0).wipe()")
    last = 0
    for _ in range(4):
        process = subprocess.Popen([binary(build), "-c", PAIRS], text=True,
                                   env=environment(BACKMEM_FILE=path),
                                   stdout=subprocess.PIPE)  # fmt: skip
        status, a, b, same = process.stdout.readline().split()
        lines = [process.stdout.readline() for _ in range(60)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
        process.wait()
        assert status == ("cold" if last == 0 else status) and same == "True"
        assert a == b and last <= int(a) <= last + 1, (a, b, last)
        last = int([line for line in lines if line.endswith("\n")][-1])


# What Python asks of a type by slots, not by names.
SLOTS = {"__init__", "__len__", "__iter__", "__getitem__", "__setitem__",
         "__delitem__", "__contains__", "__getattr__", "__setattr__"}  # fmt: skip


@case
def stubs_name_what_the_objects_have():
    stub = "bindings/micropython/stubs/backmem.pyi"
    objects = {"Word": "Word()", "Record": "Record('<I')", "Store": "Store()",
               "_Transaction": "Store().transaction()", "Log": "Log(5)",
               "Boot": "Boot()"}  # fmt: skip
    printed = use("demo", memory("stubs"), "import backmem",
                  *(f"print(dir(backmem.{made}))" for made in objects.values()),
                  *(f"print([n for n in {sorted(stub_names(stub, name) - SLOTS)}"
                    f" if not hasattr(backmem.{made}, n)])"
                    for name, made in objects.items()))  # fmt: skip
    lines = [ast.literal_eval(line) for line in printed.splitlines()]
    for name, found in zip(objects, lines):
        assert set(found) - {"__class__"} <= stub_names(stub, name), (name, found)
    for name, missing in zip(objects, lines[len(objects) :]):
        assert missing == [], (name, missing)


def stub_arguments(path, name):
    """Of a class's constructor: how many may stand without a name, and all names."""
    with open(path, encoding="utf-8") as file:
        classes = {n.name: n for n in ast.parse(file.read(), path).body
                   if isinstance(n, ast.ClassDef)}  # fmt: skip
    made = next(n for n in classes[name].body
                if isinstance(n, ast.FunctionDef) and n.name == "__init__")  # fmt: skip
    positional = [a.arg for a in made.args.args[1:]]
    return len(positional), {*positional, *(a.arg for a in made.args.kwonlyargs)}


TRY_ARGUMENTS = """
import backmem
def outcome(*args, **named):
    try:
        backmem.{0}(*args, **named)
    except TypeError as error:
        return str(error)
    except (ValueError, AttributeError):
        pass
    return ""
print([len([n for n in range(1, 9) if "extra" not in outcome(*[None] * n)]),
       [n for n in {1} if "unexpected" not in outcome(*{2}, **{{n: None}})]])
"""


@case
def constructors_take_what_the_stubs_say():
    stub = "bindings/micropython/stubs/backmem.pyi"
    made = ("Word", "Record", "Store", "Log", "Boot")
    every = sorted(set().union(*(stub_arguments(stub, n)[1] for n in made)) | {"n"})
    for name in made:
        count, names = stub_arguments(stub, name)
        first = ("<I",) if name == "Record" else ()
        # The place is the same for all, and by name alone.
        assert names >= {"offset", "region", "after", "force"}, name
        printed = use("demo", memory("arguments"),
                      TRY_ARGUMENTS.format(name, every, first))  # fmt: skip
        taken = ast.literal_eval(printed)
        assert taken[0] == count, (name, taken, count)
        assert set(taken[1]) | set(["format"] * len(first)) == names, (name, taken)


# ---- coverage --------------------------------------------------------------------


def measure(build, bits):
    """Leaves what the scripts ran of our files, as gcovr's JSON."""
    out = os.path.join(folder("coverage"), f"python{bits}.json")
    objects = os.path.join(BUILD, "micropython", build)
    run("gcovr", "--root", ".", "--object-directory", objects, "--filter", "src/",
        "--filter", "host/", "--filter", "bindings/", "--json", out,
        os.path.join(objects, "backmem"))  # fmt: skip
    with open(out, encoding="utf-8") as file:
        data = json.load(file)
    for entry in data["files"]:  # compiled by way of a link to this folder
        entry["file"] = entry["file"].rpartition("usermod-chip/backmem/")[2]
    names = {entry["file"] for entry in data["files"]}
    assert names >= {"src/backmem_access.c", "host/host.c",
    "bindings/micropython/backmem_mp_view.c"}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(data, file)


def forget(build):
    """Drops the counts of earlier runs."""
    for path in glob.glob(os.path.join(BUILD, "micropython", build, "**", "*.gcda"),
                          recursive=True):  # fmt: skip
        os.remove(path)


if __name__ == "__main__":
    for the_build in KINDS:
        begin = time.time()
        run("tools/build-micropython.sh", the_build)
        print(f"built {the_build} in {time.time() - begin:.0f} s")
        sys.stdout.flush()
    for the_build in BITS:
        forget(the_build)
    for the_build, the_bits in BITS.items() if not SOME else ():

        def counted(build=the_build, bits=the_bits):
            measure(build, bits)

        counted.__name__ = f"coverage of {the_build} is measured"
        case(counted)
    main()
