# The examples in C: each on its virtual chip, as docs/how-to/c.md shows it, and with
# the power cut after every store of its first start, or of its update.
#
# SPDX-License-Identifier: MIT
import os
import re
import sys

sys.path.insert(0, "tests")
from cases import BUILD, case, expect, main, run  # noqa: E402
import markdown  # noqa: E402

PAGE = "docs/how-to/c.md"
VCHIP = os.path.join(BUILD, "vchip")
IMAGES = os.path.join(BUILD, "firmware")
BROKEN = re.compile(r"^\S+: 0 broken rule\(s\), seed 1$", re.M)


def shown(example):
    """The blocks of text in the section that links the example's file."""
    with open(PAGE, encoding="utf-8") as file:
        sections = re.split(r"^## ", file.read(), flags=re.M)[1:]
    for section in sections:
        if f"(../../examples/c/{example}.c)" in section:
            return [text for text, _line in markdown.blocks(section, "text")]
    raise AssertionError(f"{PAGE} has no section about {example}.c")


def start(chip, *names, more=(), status=0):
    """What the programs print, without the tool's own lines."""
    elves = [word for name in names
             for word in ("--elf", f"{IMAGES}/{chip}/{name}.elf")]
    text = run(VCHIP, "--chip", chip, *elves, "--handled", "--strict", "--quiet",
               *more, status=status)
    assert len(BROKEN.findall(text)) == 1, text
    return BROKEN.sub("", text).strip("\n") + "\n"


def stores(chip, name):
    """How many stores its first start makes."""
    text = run(VCHIP, "--chip", chip, "--elf", f"{IMAGES}/{chip}/{name}.elf",
               "--handled", "--strict")
    return int(re.search(r"^boot 1: .* (\d+) stores\)$", text, re.M)[1])


def cuts(chip, name, judge):
    """What it prints when the power goes after each store of the first start."""
    count = stores(chip, name)
    assert count > 3
    for cut in range(1, count + 1):
        judge(start(chip, name, more=("--cut", cut)).split("\nvchip: ")[-1])


def same(got, want):
    assert got == want, f"{got}\nis not what {PAGE} shows:\n{want}"


def without_addresses(text):
    """Of code: they change with each compiler."""
    return re.sub(r"\b0x0800[0-9a-f]{4}\b", "0x0800....", text)


@case
def a_hard_fault_is_told_by_the_next_start():
    text = start("stm32f405", "crash_log")
    same(without_addresses(text), without_addresses(shown("crash_log")[0]))
    pc = re.search(r"crashed at pc (0x[0-9a-f]{8})", text)[1]
    where = run("arm-none-eabi-addr2line", "-f", "-e",
                f"{IMAGES}/stm32f405/crash_log.elf", pc)
    expect(where, "pump_start", "crash_log.c:")


@case
def a_crash_is_told_wherever_its_start_or_its_handler_is_cut():
    told = set()

    def judge(text):
        found = re.findall(r"^start \d+ crashed|entry was cut off", text, re.M)
        assert len(found) == 1, text
        told.add(found[0])

    cuts("stm32f405", "crash_log", judge)
    assert told == {"start 1 crashed", "start 2 crashed", "entry was cut off"}, told


@case
def three_failed_starts_end_in_safe_mode():
    same(start("stm32h743", "safe_mode"), shown("safe_mode")[0])
    cuts("stm32h743", "safe_mode", lambda text: expect(text, ": works"))


@case
def settings_change_together():
    first, second = shown("settings")
    same(start("stm32u5", "settings", more=("--event", "vdd-loss-bat")),
         first + second)
    pairs = {'network "plant", password "not yet"',
             'network "office", password "tea time"'}

    def judge(text):
        found = set(re.findall(r"^network .*$", text, re.M))
        assert found and found <= pairs, text
        expect(text, "offset -12, limit 5000 million")

    cuts("stm32u5", "settings", judge)


@case
def settings_and_a_crash_fit_into_backup_registers():
    same(start("stm32l476", "registers"), shown("registers")[0])
    told = set()

    def judge(text):
        expect(text, "rate 50: works")
        told.update(re.findall("failed: reason 7, value 900|entry was cut off", text))

    cuts("stm32l476", "registers", judge)
    assert len(told) == 2, told


@case
def an_application_asks_its_bootloader():
    same(start("stm32l4", "bootloader"), shown("bootloader")[0])
    cuts("stm32l4", "bootloader", lambda text: expect(text, "the update worked"))


@case
def an_application_that_fails_is_not_started_again():
    fails = "application: fails\n"
    same(start("stm32l4", "bootloader_failing"),
         3 * fails
         + "bootloader: the application failed 3 times, waits for another\n")


@case
def a_later_release_takes_over_the_record():
    update, back = shown("migration_2")
    same(start("stm32f405", "migration_1", "migration_2", "migration_1",
               more=("--event", "soft-reset", "--event", "vdd-loss-bat")),
         update + back)


@case
def the_record_is_old_or_new_wherever_its_update_is_cut():
    releases = [word for number in (1, 2)
                for word in ("--elf", f"{IMAGES}/stm32f405/migration_{number}.elf")]
    tool = [VCHIP, "--chip", "stm32f405", *releases, "--strict", "--quiet",
            "--event", "soft-reset"]
    before, after = 0, 0
    text = run(*tool, "--cut", "1-", "--cut-boot", "2")
    said = re.findall(r"^cut (\d+)\n((?:.*\n)*?)status (\d)\n", text, re.M)
    assert [int(cut) for cut, _, _ in said] == list(range(1, len(said) + 1)), text
    assert len(said) > 10, text
    # Release 1 left 1000 hours; each start of release 2 adds 1000 to what it finds.
    for _cut, lines, status in said:
        hours = re.findall(r"^release 2: .*, (\d+) hours, rate 50 of 100$", lines, re.M)
        assert status == "0" and hours, lines
        before += hours[-1] == "2000"
        after += hours[-1] == "3000"
    assert before and after and before + after == len(said), text
    expect(run(*tool, "--cut", "all"), " cuts in 2 boots, 0 went wrong")


@case
def state_outlives_deep_sleep():
    same(start("stm32l476", "deep_sleep"), shown("deep_sleep")[0])
    cuts("stm32l476", "deep_sleep", lambda text: expect(text, "report 1"))


main()
