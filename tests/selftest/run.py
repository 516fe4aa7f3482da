# The board self-test: the C version on memories that behave and on memories that
# lie, on a file, and on every chip's rows; the Python version in MicroPython's
# unix port, killed between arm and verify; both against each other.
#
# SPDX-License-Identifier: MIT
import errno
import glob
import os
import re
import shutil
import signal
import subprocess
import sys

sys.path.insert(0, "tests")
from cases import case, expect, folder, main, run  # noqa: E402
import markdown  # noqa: E402

WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()
PARTS = ["selftest", "check", "reset", "report"]
OUT = folder("selftest")
FILE_BYTES = 4096


def sources(*names):
    return [f"examples/selftest/{name}.c" for name in names]


def build(name, compiler, flags, files):
    path = os.path.join(OUT, name)
    run(
        compiler, "-std=c11", "-g", *flags, *WARNINGS, "-Iinclude", "-Itests",
        "-Iexamples/selftest", '-DBACKMEM_CONFIG="sim.h"', "-o", path,
        *sorted(glob.glob("src/*.c")), *files,
    )  # fmt: skip
    return path


def host_program():
    files = sources(*PARTS, "sim", "host") + ["host/host.c"]
    return build("selftest", "gcc", ["-fsanitize=address,undefined"],
                 files + sorted(glob.glob("chips/*/*.c")))  # fmt: skip


def micropython(name):
    return run("tools/build-micropython.sh", name).splitlines()[-1]


def memory_file(name):
    """A new file of known noise; gives its path and contents."""
    path = os.path.join(OUT, name)
    content = bytes(i * 197 + i // 251 & 0xFF for i in range(FILE_BYTES))
    with open(path, "wb") as file:
        file.write(content)
    return path, content


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def python(path, *words, status=0):
    environment = dict(os.environ, BACKMEM_FILE=path)
    return run(
        MICROPYTHON, "examples/selftest.py", *words, status=status, env=environment
    )


HOST = host_program()
MICROPYTHON = micropython("demo")


# ---- C -----------------------------------------------------------------------


def unit_test(compiler, *flags):
    for test, cases in ("test_check", 15), ("test_reset", 6):
        name = "-".join([test, compiler, *flags]).replace("=", "-")
        files = sources(*PARTS, "sim") + [f"tests/selftest/{test}.c"]
        output = run(build(name, compiler, flags, files))
        assert output == f"{cases} passed, 0 failed\n", output


@case
def c_version_sees_good_and_bad_memory_with_gcc():
    unit_test("gcc", "-fsanitize=address,undefined")


@case
def c_version_sees_good_and_bad_memory_with_clang():
    unit_test("clang", "-O2", "-fsanitize=address,undefined")


@case
def c_version_sees_good_and_bad_memory_at_32_bit():
    unit_test("gcc", "-m32", "-O3")


@case
def c_version_is_freestanding_and_has_no_ram():
    objects = []
    for name in PARTS:
        target = os.path.join(OUT, f"{name}-m0.o")
        run(
            "arm-none-eabi-gcc", "-mcpu=cortex-m0plus", "-mthumb", "-std=c11", "-Os",
            "-ffreestanding", *WARNINGS, "-Iinclude",
            "-c", f"examples/selftest/{name}.c", "-o", target,
        )  # fmt: skip
        objects.append(target)
    for line in run("arm-none-eabi-size", *objects).splitlines()[1:]:
        assert line.split()[1:3] == ["0", "0"], line
    wanted = set(re.findall(r" U (\w+)", run("arm-none-eabi-nm", *objects)))
    given = set(re.findall(r" [TR] (\w+)", run("arm-none-eabi-nm", *objects)))
    for name in wanted - given:
        # Of the library, of the compiler's own, and what it may call in any program.
        assert re.match(r"backmem_|__aeabi_|__gnu_thumb1_|mem(cpy|set)$", name), name


@case
def c_version_passes_on_every_chip_with_memory_that_keeps_its_rules():
    with open("include/backmem/chips.def", encoding="utf-8") as file:
        chips = re.findall(r"^BACKMEM_CHIP_NAME\((\w+)\)", file.read(), re.M)
    assert len(chips) > 10
    for chip in chips:
        report = run(HOST, "chip", chip)
        expect(report, f"chip {chip}, job check", " passed, 0 failed\n")
        assert "FAIL" not in report


@case
def report_in_the_manual_is_what_the_program_prints():
    with open("docs/manual/selftest.md", encoding="utf-8") as file:
        (shown, _) = markdown.blocks(file.read(), "text")[0]
    assert shown == run(HOST, "chip", "rp2040")


@case
def c_version_on_a_file_puts_the_contents_back():
    path, content = memory_file("c.bin")
    report = run(HOST, "file", path)
    expect(report, "walking     pass  4096 bytes\n", "8 passed, 0 failed\n")
    assert contents(path) == content


@case
def c_version_verifies_what_another_run_armed():
    path, _ = memory_file("c.bin")
    report = run(HOST, "file", path, "arm", "watchdog")
    expect(report, "; now let the watchdog bite;")
    report = run(HOST, "file", path, "verify")
    expect(report, "event watchdog\n", "as armed: kept; the page says yes\n")
    with open(path, "r+b") as file:
        file.seek(1000)
        file.write(bytes(24))
    report = run(HOST, "file", path, "verify", status=1)
    expect(report, "FAIL  40", "as armed: changed;")
    memory_file("c.bin")
    report = run(HOST, "file", path, "verify", "watchdog", status=1)
    expect(report, "as armed: lost; the page says yes\n")


@case
def c_program_refuses_what_it_cannot_do():
    expect(run(HOST, status=2), "usage: ")
    expect(run(HOST, "file", "x", "arm", status=2), "usage: ")
    expect(run(HOST, "file", "x", "arm", "earthquake", status=2), "usage: ")
    expect(run(HOST, "chip", "z80", status=1), "z80: no such chip\n")
    expect(run(HOST, "file", f"{OUT}/no/file", status=1),
           os.strerror(errno.ENOENT) + "\n")  # fmt: skip


# ---- Python ------------------------------------------------------------------


@case
def python_version_puts_the_contents_back():
    path, content = memory_file("python.bin")
    report = python(path)
    expect(report, "walking     pass  4096 bytes\n", "8 passed, 0 failed\n")
    assert contents(path) == content


def without_place(report):
    return re.sub(r"0x[0-9a-f]{8}", "ADDRESS", report)


@case
def both_versions_print_the_same_report():
    path, _ = memory_file("both.bin")
    for words in ([], ["arm", "deep_sleep"], ["verify"], ["verify", "vdd_loss"]):
        words = words or ["check"]
        c = without_place(run(HOST, "file", path, *words))
        assert c == without_place(python(path, *words)), c


@case
def each_version_verifies_what_the_other_armed():
    path, _ = memory_file("both.bin")
    run(HOST, "file", path, "arm", "deep_sleep")
    expect(python(path, "verify"), "event deep_sleep\n", "kept; the page says yes")
    memory_file("both.bin")
    python(path, "arm", "watchdog")
    report = run(HOST, "file", path, "verify")
    expect(report, "event watchdog\n", "kept; the page says yes")


@case
def python_version_verifies_after_a_kill():
    path, _ = memory_file("killed.bin")
    # Imported from where it stands alone, as on a board.
    board = folder("selftest", "board")
    shutil.copy("examples/selftest.py", board)
    script = (
        "import selftest, time; selftest.arm('soft_reset'); print('armed');"
        "time.sleep(60)"
    )
    armed = subprocess.Popen(
        [MICROPYTHON, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        cwd=board,
        env=dict(os.environ, BACKMEM_FILE=path),
    )
    for line in armed.stdout:
        if line == "armed\n":
            break
    armed.send_signal(signal.SIGKILL)
    assert armed.wait() == -signal.SIGKILL
    for _ in range(2):  # verify changes nothing
        report = python(path, "verify")
        expect(report, "event soft_reset\n", "4096 of 4096 bytes as armed: kept;")


@case
def python_version_tells_what_was_lost():
    path, _ = memory_file("lost.bin")
    report = python(path, "verify")
    expect(report, "note", "lost or never armed; name the event to compare\n")
    report = python(path, "verify", "soft_reset", status=1)
    expect(report, "FAIL", "lost; the page says yes")
    python(path, "arm", "soft_reset")
    with open(path, "r+b") as file:
        file.write(bytes(16))
    report = python(path, "verify", "soft_reset", status=1)
    expect(report, "FAIL", "as armed: changed;")


@case
def python_version_reports_a_region_that_does_not_open():
    report = python(f"{OUT}/no/file", status=1)
    expect(report, "HOST\n", "open        FAIL  ", f"{OUT}/no/file: no such folder")


# Words of the region WORDS that nobody owns, by the spans in the chip's rows.c.
FREE_WORDS = [4, 8, 12, *range(24, 64, 4), *range(68, 120, 4)]


def on_testchip(*words):
    shutil.copy("examples/selftest.py", OUT)
    shutil.copy("tests/selftest/on_testchip.py", OUT)
    path, _ = memory_file("testchip.bin")
    environment = dict(os.environ, BACKMEM_FILE=path)
    program = [micropython("test64"), "on_testchip.py", *words]
    report = run(*program, cwd=OUT, env=environment)
    expect(report, "contents put back: True\n", f"words stored: {FREE_WORDS}\n")
    return report


def says(report, region, *results):
    """The results stand in the part of the report that is the region's."""
    part = re.search(rf"^{region}\n(.*?)^csv,region,", report, re.M | re.S)[1]
    for result in results:
        assert result + "\n" in part, f"{region}: {result}\n{part}"


@case
def python_version_keeps_to_free_words_on_memory_of_all_kinds():
    report = on_testchip()
    says(report, "BYTES", "  bytes       pass  64 bytes")
    says(report, "ECC",
         "  narrow 8    pass  at 0: 0x11223344 became 0x1122a544: LANES; "
         "the page says PENDING")  # fmt: skip
    says(report, "WORDS", "  constant    pass  104 bytes")
    says(report, "WORDS", "  outside     pass  24 bytes")
    says(report, "HALVES", "  walking     pass  20 bytes")
    says(report, "OCTETS", "  lines       skip  too small for it")


@case
def python_version_reports_a_wrong_rule():
    # Raw pointers reach plain memory, which the rows call replicating.
    report = on_testchip()
    expect(report, "good: False\n")
    says(report, "WORDS",
         "  restore     pass  104 bytes",
         "  narrow 8    FAIL  at 4: 0x11223344 became 0x1122a544: LANES; "
         "the page says REPLICATES",
         "  narrow 16   FAIL  at 4: 0x11223344 became 0xbeef3344: LANES; "
         "the page says REPLICATES")  # fmt: skip
    says(report, "HALVES",
         "  narrow 8    FAIL  at 0: 0x00003344 became 0x0000a544: LANES; "
         "the page says REPLICATES")  # fmt: skip


@case
def python_version_stores_where_it_may_fault_only_on_demand():
    shutil.copy("examples/selftest.py", OUT)
    program = [micropython("words"), "-c"]
    report = run(*program, "import selftest; selftest.check()", cwd=OUT)
    says(report, "BACKUP_MEMORY", "  narrow 8    skip  may fault: only on demand")
    report = run(*program, "import selftest; selftest.check(probe_all=True)", cwd=OUT)
    says(report, "BACKUP_MEMORY",
         "  narrow 8    note  at 0: 0x11223344 became 0x1122a544: LANES; "
         "the page says UNKNOWN",
         "  restore     pass  4096 bytes")  # fmt: skip
    expect(report, "\n8 passed, 0 failed\n")


@case
def python_version_claims_what_has_a_conditional_owner():
    shutil.copy("examples/selftest.py", OUT)
    path, _ = memory_file("testchip.bin")
    environment = dict(os.environ, BACKMEM_FILE=path)
    program = "import selftest; selftest.check(claim=True)"
    report = run(micropython("test64"), "-c", program, cwd=OUT, env=environment)
    says(report, "WORDS", "  constant    pass  120 bytes")
    says(report, "WORDS", "  outside     pass  8 bytes")


@case
def python_version_reports_dead_memory_and_failed_steps():
    report = on_testchip("broken")
    says(report, "MUTE", "  restore     pass  64 bytes")
    part = re.search(r"^MUTE\n(.*?)^csv,region,", report, re.M | re.S)[1]
    for check in "constant", "walking", "address", "lines", "bytes":
        assert re.search(rf"^  {check} +FAIL  DROPPED at ", part, re.M), part
    says(report, "MUTE", "  narrow 8    skip  not after a failure")
    says(report, "LOCKED", "  open        FAIL  LOCK_CR.LOCK: LOCKED")
    says(report, "STUCK", "  open        FAIL  PWR_CR.NEVER: TIMEOUT")
    says(report, "DEAD", "  open        FAIL  DEAD_CR.ON: DROPPED")


main()
