# What build/backmem-chips answers, compared with the facts beside this file: owners of
# words, boards, reasons of refusals; and how it answers names that are no device.
#
#   python3 tests/facts/answers.py BUILD [REPORT]
#
# No expectation is a list of what is supported: it is taken from the facts, so a device
# that becomes supported changes its line in regions.csv and refused.csv, nothing here.
#
# SPDX-License-Identifier: MIT
import csv
import fnmatch
import json
import re
import subprocess
import sys
import tempfile

TOOL = sys.argv[1] + "/backmem-chips"
FACTS = "tests/facts/"
passed = failed = 0


def case(function):
    global passed, failed
    wrong = list(function())
    for line in wrong[:20]:
        print("   " + line)
    passed, failed = passed + (not wrong), failed + bool(wrong)
    print(f"{'FAILED' if wrong else 'ok':8}{function.__name__.replace('_', ' ')}")


def rows(name):
    with open(FACTS + name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tool(*words):
    return subprocess.run(
        [TOOL, *words], capture_output=True, text=True, check=False
    )  # fmt: skip


def asked(names):
    answers = []
    names = list(names)
    for i in range(0, len(names), 400):
        answers += json.loads(tool("--json", *names[i : i + 400]).stdout)
    return dict(zip(names, answers))


def plain(name):
    return re.sub("[^a-z0-9]", "", name.lower())


def alike(fact, name):
    """Whether a name is a fact's device: an x is any character, and may be the last."""
    long, short = max(fact, name, key=len), min(fact, name, key=len)
    same = all(a == b or "x" in (a, b) for a, b in zip(fact, name))
    return same and (len(long) == len(short) or "x" in short[-2:] or "x" in fact[-2:])


# ---- the facts -------------------------------------------------------------------

REGIONS = {}  # of a device, its first region
for row in rows("regions.csv"):
    region = (row["region"], int(row["base"] or "0", 0), int(row["bytes"]))
    REGIONS.setdefault(plain(row["device"]), region)
for row in rows("same_as.csv"):
    REGIONS.setdefault(plain(row["device"]), REGIONS[plain(row["same_as"])])
for row in rows("order_codes.csv"):
    if plain(row["header"]) in REGIONS:
        REGIONS.setdefault(plain(row["code"]), REGIONS[plain(row["header"])])
REFUSED = {plain(row["device"]): row for row in rows("refused.csv")}


def facts_of(mcu):
    """The first regions that the facts give a device, and None where it is refused."""
    exact = plain(mcu)
    for match in (lambda fact: fact == exact, lambda fact: alike(fact, exact)):
        found = {REGIONS[fact] for fact in REGIONS if match(fact)}
        found |= {None for fact in REFUSED if match(fact)}
        if found:
            return found
    return set()


def answer_of(answer):
    if answer["verdict"] == "refused":
        return None
    if not answer["regions"]:
        return answer["verdict"]
    region = answer["regions"][0]
    return (region["name"], region["base"] or 0, region["bytes"])


# ---- owners ----------------------------------------------------------------------

CHIPS = {}  # a device of each
for line in csv.reader(tool("--list").stdout.splitlines()):
    if line[1] and line[2] == "listed":
        CHIPS.setdefault(line[1], line[0])
PAGES = {a["chip"]: a for a in asked(CHIPS.values()).values()}
with open("docs/chips.md", encoding="utf-8") as file:
    SECTIONS = dict(re.findall(r"(?ms)^### (\w+)\n(.*?)(?=^##|\Z)", file.read()))


def covered(region, units):
    """Whether all of the units have an owner or a visitor."""
    numbers = region["stride"] == 4 and region["itemsize"] != 1
    unit = region["width"] if numbers and region["bytes"] <= 256 else 1
    first, _, last = units.partition("-")
    wanted = range(int(first) * unit, (int(last or first) + 1) * unit)
    free = [range(at, at + size) for at, size in region["free"]]
    return wanted[-1] < region["bytes"] and not any(
        at in run for at in wanted for run in free
    )


@case
def each_owner_is_named_and_its_words_are_owned_or_visited():
    pages = 0
    for row in rows("owners.csv"):
        for chip, page in PAGES.items():
            if not any(fnmatch.fnmatch(chip, c) for c in row["chips"].split()):
                continue
            regions = [r for r in page["regions"] if row["region"] in ("*", r["name"])]
            texts = [r["owners_by"] + str(r["owners"]) for r in regions]
            # A chip of the pattern may have no region of that name; one that is named
            # has to.
            if not regions and chip not in row["chips"].split():
                continue
            pages += 1
            if not any(row["named"].lower() in text.lower() for text in texts):
                yield f"{chip} {row['region']}: {row['owner']} is not named"
            if row["named"].lower() not in SECTIONS[chip].lower():
                yield f"docs/chips.md, {chip}: {row['owner']} is not named"
            for region in regions:
                units = row["units"]
                if units != "all" and not covered(region, units):
                    yield f"{chip} {region['name']} {units}: {row['owner']}: free"
    owners = {row["owner"] for row in rows("owners.csv")}
    print(f"   {len(owners)} owners, on {pages} regions")
    if len(owners) < 40 or pages < 200:
        yield "not all rows were looked at"


# ---- objects ---------------------------------------------------------------------


@case
def a_region_whose_words_are_not_stored_whole_says_that_it_holds_no_object():
    facts = {
        (row["device"], row["region"]): int(row["store_bits"]) < 8 * int(row["slot"])
        for row in rows("regions.csv")
    }
    said = tool(*sorted({device for device, _ in facts})).stdout
    found = {}
    device = region = None
    for line in said.splitlines():
        if begin := re.match(r"(\w+): chip ", line):
            device = begin[1]
        elif begin := re.match(r"(\w+), (?:0x|placed)", line):
            region = begin[1]
            found[device, region] = False
        elif line == "  objects: none; use RAM: docs/manual/retained.md":
            found[device, region] = True
    print(f"   {sum(facts.values())} of {len(facts)} hold no object")
    for key, none in facts.items():
        if found.get(key) is not none:
            yield f"{key}: {found.get(key)}, not {none}"
    board = tool("Blue Pill").stdout
    if "BKP" not in board or "objects: none" not in board:
        yield "Blue Pill: " + board


@case
def a_page_without_room_for_an_object_says_above_its_sources_what_to_take():
    bytes_of, words_of = {}, {}
    for row in rows("regions.csv"):
        bytes_of.setdefault(row["device"], []).append(int(row["bytes"]))
        words_of.setdefault(row["device"], set()).add(row["itemsize"] == row["slot"])
    chips = asked(bytes_of)
    small = narrow = 0
    for device, sizes in bytes_of.items():
        chip = chips[device]["chip"]
        above, _, _ = SECTIONS[chip].partition("<details>")
        said = re.findall(r"too few for an object\. Take (.*)", above)
        wordless = re.findall(r"does not store\. Take (.*)", above)
        if device.startswith("ram") or 0 in sizes:
            continue
        if max(sizes) < 4:  # a word, the smallest object
            small += 1
            wanted = {ram for ram in bytes_of if ram.startswith("ram_")
                      and asked([ram[4:]])[ram[4:]]["chip"] == chip}
            if len(said) != 1 or wanted != set(re.findall(r"\(#(\w+)\)", said[0])):
                yield f"{chip}: {wanted}, but the page: {said}"
        elif said and max(sizes) >= 64:
            yield f"{chip}: {max(sizes)} bytes, but the page: {said}"
        elif not said and bool(wordless) != (words_of[device] == {False}):
            yield f"{chip}: whole words {words_of[device]}, but the page: {wordless}"
        narrow += bool(wordless)
    if small < 5 or narrow < 10:
        yield "too few pages were looked at"


@case
def the_example_of_a_line_is_one_with_its_page():
    with open(FACTS + "README.md", encoding="utf-8") as file:
        text = file.read()
    (line,) = re.findall(r"```csv\n(.*?)```", text, re.S)
    with open(FACTS + "regions.csv", encoding="utf-8") as file:
        if line not in file.read():
            yield "the line is not in regions.csv"
    with open("chips/lpc17/backmem_lpc1768.c", encoding="utf-8") as file:
        page = file.read()
    shown = re.findall(r"^\| [a-z_, ]+ \| [^|]* \| (`.*`).* \|$", text, re.M)
    for word in (word for cell in shown for word in re.findall("`(.*?)`", cell)):
        if word not in page:
            yield f"not in the page: {word}"
    if len(shown) < 6:
        yield "too few rows were looked at"


# What the README calls a family whose file has another name.
IN_README = {"mimxrt": "imxrt", "others": "apollo", "silabs": "efr32", "wch": "ch32",
             "stm32mp": "mp1", "retained": "", "stm32wb0": "wb0"}  # fmt: skip


@case
def the_readme_names_each_family():
    with open("README.md", encoding="utf-8") as file:
        (text,) = re.findall(r"^## Chips\n\n(.*?)\n\n", file.read(), re.M | re.S)
    named = plain(text)
    families = re.findall(r'^#include "(\w+)\.def"',
                          open("host/devices/all.def", encoding="utf-8").read(), re.M)
    for family in families:
        if IN_README.get(family, family) not in named:
            yield (f"{family} is a new family: name it in the list of README.md; if "
                   "the list has another name for it, in IN_README")
    if len(families) < 25 or "zz9" in named:
        yield "too few families were looked at"


# ---- boards ----------------------------------------------------------------------


def board_names():
    for row in rows("boards.csv"):
        yield row, row["board"]
        if row["tree"] == "zephyr":
            target = [row["board"], row["mcu"], row["cluster"]]
            yield row, "/".join(filter(None, target))


@case
def each_board_is_answered_as_its_device():
    names = list(board_names())
    answers = asked(name for _, name in names)
    devices = {}  # of a board's name, all that it comes with
    for row, name in names:
        devices.setdefault(plain(name), set()).add(row["mcu"])
    count = {"supported": 0, "refused": 0, "several": 0, "unknown": 0}
    for row, name in names:
        mine = set().union(*(facts_of(mcu) for mcu in devices[plain(name)]))
        said = answer_of(answers[name])
        kind = said if isinstance(said, str) else "supported" if said else "refused"
        count[kind] += 1
        good = said in mine if mine else kind != "supported" or answers[name]["why"]
        if kind == "several":
            good = len(mine) > 1 or len(devices[plain(name)]) > 1
        if kind == "refused":
            good = good or not mine
        if not good:
            yield f"{row['tree']} {name} ({row['mcu']}): {said}, not {mine or 'known'}"
    print("   " + ", ".join(f"{n} {kind}" for kind, n in count.items()))
    if len(rows("boards.csv")) < 1100:
        yield "too few boards"


@case
def a_board_is_found_by_its_words_in_any_order():
    # The words of a name that has at least two, turned about and in capitals. Where the
    # same words are in another board's name too, the answer may be that it is several.
    # Trees that part the same name into other words leave it out here.
    devices, parted = {}, {}
    for row in rows("boards.csv"):
        words = tuple(re.findall("[a-z0-9]+", row["board"].lower()))
        parted.setdefault(plain(row["board"]), set()).add(words)
    for row in rows("boards.csv"):
        words = re.findall("[a-z0-9]+", row["board"].lower())
        if len(words) > 1 and len(parted[plain(row["board"])]) == 1:
            devices.setdefault(" ".join(words[::-1]).upper(), set()).add(row["mcu"])
    found = 0
    for name, answer in asked(devices).items():
        mine = set().union(*(facts_of(mcu) for mcu in devices[name]))
        said = answer_of(answer)
        found += said in mine
        if mine and said not in mine and said != "several":
            yield f"{name}: {said}, not {mine}"
    print(f"   {found} of {len(devices)} by words, the others are several or unknown")
    if found < 700:
        yield "too few"


# ---- refusals --------------------------------------------------------------------


@case
def each_reason_is_true_of_the_very_device():
    answers = asked(row["device"] for row in rows("refused.csv"))
    for row in rows("refused.csv"):
        name, why = row["device"], answers[row["device"]]["why"] or ""
        if why.startswith("has no") != (row["answer"] == "none"):
            yield f"{name}: {row['answer']}, but: {why}"
        if "touch of the VBAT register file" in why and "rfvbat" not in row["regions"]:
            yield f"{name}: has no VBAT register file, but: {why}"
        if "has no VBAT register file" in why and "rfvbat" in row["regions"]:
            yield f"{name}: has a VBAT register file, but: {why}"
        if "lost at a power-on" in why and "UM11295" not in row["source"]:
            yield f"{name}: no source says what this does: {why}"
        if "GPREG" in why and "gpreg" not in row["regions"]:
            yield f"{name}: has no GPREG words, but: {why}"


# ---- names that are no device, and the tool ----------------------------------------


def common(name, line):
    """How many characters of a line's name are in a name, in their order."""
    before = [0] * (len(line) + 1)
    for a in name:
        row = [0]
        for i, b in enumerate(line):
            same = b in (a, "x")
            row.append(before[i] + 1 if same else max(before[i + 1], row[i]))
        before = row
    return before[-1]


@case
def nothing_is_near_that_differs_in_more_than_a_third():
    names = [row["device"] for row in rows("regions.csv")[::7]]
    spoilt = [name[:-1] + "!" + name[-1:] for name in names]
    spoilt += [name[:3] + "q" + name[4:] for name in names]
    spoilt += [name[::-1] for name in names] + ["zzq1768", "Teensy", "ZZmega328P"]
    near = 0
    for name, answer in asked(spoilt).items():
        for line in answer["near"]:
            near += 1
            mine, theirs = plain(name), plain(line["name"])
            if 3 * common(mine, theirs) < 2 * min(len(mine), len(theirs)):
                yield f"{name}: {line['name']} is not alike"
        if answer["verdict"] != "unknown" and answer["near"]:
            yield f"{name}: {answer['verdict']}, and near"
    if near == 0:
        yield "nothing was near"


# Names that the C tests expect to be unknown, beside those with "zz": no vendor makes
# such a device, or they are words. With a real device's name, adding it broke a test.
INVENTED = {
    "Arduino Uno", "Adafruit", "Teensy", "GD32F4999", "GD32F499VGT6", "STM32F499",
    "CH32V209C8T6", "nucleo_f401re/no_such", "/", "RT2062", "stm32u5z9xx",
    "stm32g0d1xx", "STM32F401CF", "esp32s9", "stm32f409xx", "", "-", "e", "?", "stm",
    "xxxxxxx", "\\xc3\\xa4",
}  # fmt: skip


@case
def names_that_tests_expect_to_be_unknown_are_invented():
    with open("tests/unit/test_devices.c", encoding="utf-8") as file:
        text = file.read()
    names = re.findall(r'check_none\("([^"]*)", BACKMEM_DEVICE_UNKNOWN\)', text)
    names += re.findall(r'says\("([^"]*)",\s*"[^"]*: no such device', text)
    for array in re.findall(r"const char \*const names\[\] = \{(.*?)\};", text, re.S):
        names += re.findall(r'"([^"]*)"', array)
    for name in names:
        if name not in INVENTED and not name.lower().startswith("zz"):
            yield f"{name}: take an invented name, such as zz1234"
    if len(names) < 25:
        yield f"{len(names)} names"


def read_by_facts_h(regions):
    """What facts.h says of a regions.csv."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("regions.csv", regions), ("same_as.csv", "a,b,c\n"),
                           ("main.c", FACTS_MAIN)):  # fmt: skip
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.write(text)
        built = f"{folder}/read"
        subprocess.run(["gcc", "-std=c11", "-w", "-Iinclude", "-Itests",
                        f"{folder}/main.c", "-o", built], check=True)  # fmt: skip
        return subprocess.run([built, folder], capture_output=True, text=True,
                              check=False).stdout  # fmt: skip


FACTS_MAIN = """#include "facts/facts.h"
int main(int count, char **words) { facts_load(words[count - 1]); puts("read"); }
"""


@case
def a_fact_that_cannot_be_read_is_told_with_its_line_and_column():
    with open(FACTS + "regions.csv", encoding="utf-8") as file:
        head, line = file.readline(), next(ln for ln in file if "12+4 boot" in ln)
    for old, new, said in (
        ("", "", "read"),
        ("12+4 bootloader", "12+4 with", "facts: regions.csv:2: column reserved: "
         "unknown word: with; known are 'always' 'bootloader' 'board' 'firmware' "
         "'transient'"),
        ("12+4 bootloader", "12 bootloader", "column reserved: not offset + bytes and "
         "a condition, as '0+8 transient': "),
        (",yes,", ",maybe,", "regions.csv:2: column soft_reset: unknown word: maybe"),
        (",0x", ",x", "regions.csv:2: column base: not a number: x"),
    ):  # fmt: skip
        text = read_by_facts_h(head + line.replace(old, new, 1) if old else head + line)
        if said not in text:
            yield f"{new}: {text}"


@case
def several_chips_are_those_of_the_names_that_begin_so():
    devices = {}
    for line in csv.reader(tool("--list").stdout.splitlines()):
        devices.setdefault(plain(line[0]), line[1])
    short = {name[:n] for name in devices for n in (5, 6, 7) if "x" not in name[:n]}
    for name, answer in asked(sorted(short - set(devices))).items():
        meant = {devices[d] for d in devices if d.startswith(name)} - {""}
        if answer["verdict"] == "several" and not meant <= set(answer["chips"]):
            yield f"{name}: {answer['chips']}, not {sorted(meant)}"
        if answer["verdict"] == "unknown":
            yield f"{name}: unknown, but more than one begins so"
        if answer["verdict"] == "line" and meant - set(answer["chips"]):
            yield f"{name}: {answer['chips']}, but {sorted(meant)} begin so"


@case
def the_tool_ends_as_it_says():
    ends = {
        ("--help",): 0, ("--list",): 0, ("rp2040",): 0, ("--json", "rp2040"): 0,
        ("--csv", "rp2040"): 0, ("stm32f4",): 1, ("stm32f4", "rp2040"): 1,
        ("--json", "stm32f4"): 1, ("--csv", "no such"): 1, (): 2, ("--json",): 2,
        ("--nothing",): 2, ("--help", "rp2040"): 2,
    }  # fmt: skip
    for words, end in ends.items():
        done = tool(*words)
        if done.returncode != end:
            yield f"{words}: {done.returncode}, not {end}"
        if (end == 2) != (done.stderr.startswith("usage: ")):
            yield f"{words}: {done.stderr[:40]}"
    if not tool("--help").stdout.startswith("usage: "):
        yield "--help says nothing"


@case
def json_says_of_each_name_what_csv_says():
    lines = list(csv.reader(tool("--list").stdout.splitlines()))
    answers = asked(line[0] for line in lines)
    for name, chip, _, why in lines:
        answer = answers[name]
        if (answer["chip"] or "", answer["why"] or "") != (chip, why):
            yield f"{name}: {answer['chip']} {answer['why']}"
        if bool(answer["regions"]) != bool(chip):
            yield f"{name}: regions"
    odd = 'a"b\\c\n'
    if json.loads(tool("--json", odd).stdout)[0]["name"] != odd:
        yield "a name with quotes"


print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
