# The pages by symptom, and the table of statuses and errors: what the headers and the
# sources of the binding and of the package say is found there, and the other way round.
#
# SPDX-License-Identifier: MIT
import ast
import glob
import os
import re

from cases import case, expect, run
import markdown

PAGES = sorted(glob.glob("docs/symptoms/*.md"))
TABLE = "docs/manual/statuses-and-errors.md"

# Texts with a space that no user meets as an error: what objects print, what compilers
# say to who changes the binding, and what is looked for in other texts.
NO_ERRORS = {
    "<%q %s %u..%u %s>", "<%s %u bytes, itemsize %u>", "%s: %u bytes, itemsize %u",
    "<%s %s %d..%d %s>", "<%s %d bytes, itemsize %d>", "%s: %d bytes, itemsize %d",
    r"\n  %u..%u %s (%s)", r"\n  %u..%u free", "\n  %d..%d %s (%s)", "\n  %d..%d free",
    r"not known: \0lost at \0survives ", "survives ", "lost at ", "not known: ",
    "taken over", "%s %s:%s: ", '", line ', "%q %q:%u: ", "  File ", " with ",
    "a number's first byte is its lowest", "what is said to be the longest key is",
    "an iterator has the room that MicroPython gives it",
}  # fmt: skip


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


# ---- statuses and errors -------------------------------------------------------------


def enum(path, prefix):
    """{name: number} of the enum whose values have this prefix."""
    found = re.findall(rf"^    {prefix}([A-Z]+) = (-?\d+),", read(path), re.M)
    assert len(found) > 3, found
    return {name: int(number) for name, number in found}


def table_rows():
    """{name: [rows]}: the cells of the rows, by the name that each begins with."""
    found = {}
    for line in read(TABLE).splitlines():
        match = re.match(r"\| \[`([A-Z]+)`\]\(([^)]*)\) \|(.*)\|$", line)
        if match:
            cells = [cell.strip() for cell in match[3].split("|")]
            found.setdefault(match[1], []).append([match[2], *cells])
    return found


def assert_has_page(name, page, link):
    headings = markdown.anchors(read(f"docs/symptoms/{page}.md"))
    assert name.lower() in headings, f"{page}.md has no heading {name}"
    assert link == f"../symptoms/{page}.md#{name.lower()}", link


@case
def each_status_has_its_row_and_its_page():
    rows = table_rows()
    for name, number in enum("include/backmem/status.h", "BACKMEM_").items():
        (row,) = [row for row in rows[name] if "statuses.md" in row[0]]
        assert_has_page(name, "statuses", row[0])
        assert row[1:3] == [f'`"{name.lower()}"`', str(number)], row


def returned_for(path, form):
    """{error: what a switch of this file returns for it}, as `form` captures it."""
    found, names = {}, []
    for line in read(path).splitlines():
        case_of = re.match(r"\s+case BACKMEM_ERR_([A-Z]+):", line)
        value = re.match(rf"\s+return {form};", line)
        if case_of:
            names.append(case_of[1])
        elif value:
            found.update({name: value[1] for name in names})
            names = []
        elif "default:" in line:
            names = []
    return found


@case
def each_error_has_its_row_and_its_page():
    rows = table_rows()
    errors = enum("include/backmem/error.h", "BACKMEM_ERR_")
    python = returned_for("bindings/micropython/backmem_mp_chip.c", "MP_(E[A-Z]+)")
    zephyr = returned_for("zephyr/drivers/backmem_retained_mem.c", "-(E[A-Z]+)")
    assert len(python) > 5 and len(zephyr) > 8, (python, zephyr)
    assert len(errors) > 10
    for name, number in errors.items():
        (row,) = [row for row in rows[name] if "errors.md" in row[0]]
        assert_has_page(name, "errors", row[0])
        assert row[1] == str(number), row
        assert row[-1] == f"`-{zephyr.get(name, 'EINVAL')}`", row
        if "OSError" in row[-2]:
            assert f"OSError ({python.get(name, 'EIO')})" in row[-2], row


# ---- texts ---------------------------------------------------------------------------

STRING = r'"((?:[^"\\\n]|\\.)*)"'
FORMAT = re.compile(r"%0?(?:\d+)?(?:\.\d+)?l?[a-z]")


def c_texts(path):
    """The texts in a C file: those of adjacent literals are one."""
    text = read(path).replace("\\\n", "")
    text = re.sub(r"^\s*#\s*include.*$", "", text, flags=re.M)
    # A comment, or a text: a text may hold what looks like a comment.
    text = re.sub(rf"{STRING}|//[^\n]*",
                  lambda match: "" if match[1] is None else match[0], text)  # fmt: skip
    for run in re.findall(rf"{STRING}((?:\s*{STRING})*)", text):
        yield run[0] + "".join(re.findall(STRING, run[1]))


def is_documentation(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def python_texts(path):
    """The texts in a Python file: those with a space, and those that are raised."""
    tree = ast.parse(read(path), path)
    ignored = {id(node.value) for node in ast.walk(tree) if is_documentation(node)}
    raised = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise)
              for inner in ast.walk(node)}  # fmt: skip
    for node in ast.walk(tree):
        if (isinstance(node, ast.Constant) and isinstance(node.value, str)
                and id(node) not in ignored
                and (" " in node.value or id(node) in raised)):  # fmt: skip
            yield node.value


def is_a_list(text):
    """Names or numbers that a program takes apart."""
    return text.count(" ") > 8 and re.fullmatch(r"[a-z0-9 ]+", text)


def error_texts():
    """{text: file} of what the binding and the package say."""
    found = {}
    for path in glob.glob("bindings/micropython/*.[ch]"):
        found.update({text: path for text in c_texts(path) if " " in text})
    for path in glob.glob("mip/backmem/*.py"):
        found.update({text: path for text in python_texts(path)})
    for path in glob.glob("*/micropython.mk"):
        found.update({text: path for text in
                      re.findall(r"\$\(error ([^;)]+)", read(path))})  # fmt: skip
    # The first sentence will do: what follows tells what to do.
    return {re.split(r"(?<=\.md)\. ", text)[0]: path for text, path in found.items()
            if text not in NO_ERRORS and not is_a_list(text)
            and re.search("[a-z]{2}|[A-Z]{4}", FORMAT.sub("", text))}  # fmt: skip


def pattern(text):
    """What a text looks like with its formats filled in. A fragment is a part of it."""
    parts = FORMAT.split(text.strip())
    return re.compile(".*?".join(re.escape(part) for part in parts))


@case
def pages_by_symptom_have_each_text_of_the_binding_and_of_the_package():
    texts = error_texts()
    assert len(texts) > 50, len(texts)
    spans = [span for page in PAGES for span in re.findall("`([^`\n]+)`", read(page))]
    missing = [f"{path}: {text!r}" for text, path in sorted(texts.items())
               if not any(pattern(text).search(span) for span in spans)]  # fmt: skip
    assert not missing, "\n".join(["not on the pages of docs/symptoms/:", *missing])


@case
def texts_on_the_pages_by_symptom_are_raised_by_somebody():
    known = [pattern(text) for text in error_texts()]
    errors = enum("include/backmem/error.h", "BACKMEM_ERR_")
    rows, unknown = 0, []
    for page in ("docs/symptoms/python.md", "docs/symptoms/build.md"):
        # What CMake and compilers say has no such reader.
        part = read(page).split("\n## CMake")[0]
        for line in part.splitlines():
            match = re.match(r"\| `([^`]+)` \| (.*) \|$", line)
            if not match or " own" in match[2]:
                continue
            rows += 1
            text = match[1]
            reason = re.fullmatch(r"[A-Z_]+: (?:[A-Z_0-9.]+: )?([A-Z]+)", text)
            if not (reason and reason[1] in errors or text == "[Errno 16] EBUSY"
                    or any(one.search(text) for one in known)):  # fmt: skip
                unknown.append(text)
    assert not unknown, "\n".join(["nobody says:", *unknown])
    assert rows > 50, rows


@case
def a_build_with_our_own_folder_as_that_of_modules_says_which_one_to_give():
    root = os.getcwd()
    tree = run("tools/fetch-micropython.sh").splitlines()[-1]
    said = run("make", "-n", "-C", tree + "/ports/unix", f"USER_C_MODULES={root}",
               status=2)  # fmt: skip
    expect(said, "backmem: USER_C_MODULES is the folder of backmem itself; give the "
           "folder above it, " + os.path.dirname(root))  # fmt: skip
    # MicroPython 1.29 takes it, and reads the folders below it too.
    files = [f"-f{root}/{path}" for path in ("micropython.mk", "cmake/micropython.mk")]
    run("make", "-n", f"USERMOD_DIR={root}", *files, "--eval=all:", "all")


@case
def pages_by_symptom_have_each_text_of_the_zephyr_module():
    spans = re.findall("`([^`\n]+)`", read("docs/symptoms/zephyr.md"))
    texts = [text for path in glob.glob("zephyr/drivers/*.c")
             for text in re.findall(r'LOG_\w+\("([^"]*)"', read(path))]
    assert len(texts) >= 8, texts
    texts += [re.sub(r"\\(.)", r"\1", re.sub(r"\$\{\w+\}", "%s", text)).strip()
              for text in re.findall(r'FATAL_ERROR "((?:[^"\\]|\\.)*)"',
                                     read("zephyr/CMakeLists.txt"))]  # fmt: skip
    texts += re.findall(r"^#error (.*)$", read("zephyr/no_header.h.in"), re.M)
    # An assertion's two ends are literals, and what is between them a name.
    check = read("zephyr/drivers/backmem_sram_check.c")
    (refusal,) = re.findall(r'REFUSAL +\\\n +"([^:"]*):', check)
    asserted = re.findall(r'_Static_assert\(.*, "([a-z ]+)" \w+.* REFUSAL\)', check)
    assert len(asserted) == 2, asserted
    texts += [f"{begin}%s{refusal}" for begin in asserted]
    for text in texts:
        assert any(pattern(text).fullmatch(span) for span in spans), text
    # And each row is a text that somebody logs; compilers and Zephyr say some.
    page = read("docs/symptoms/zephyr.md")
    rows = re.findall(r"^\| `([^`]+)` \|", page, re.M)
    others = re.compile("backmem/boot.h: No such file|'__device_dts_ord_.* undeclared$")
    for row in [row for row in rows if not others.match(row)]:
        assert any(pattern(text).fullmatch(row) for text in texts), row


@case
def names_that_are_no_chips_are_answered_as_the_page_shows():
    row = re.compile(r"^\| `backmem: (no chip is called '([^']*)'.*?)(?: ?\.\.\.)?` \|",
                     re.M)
    rows = row.findall(read("docs/symptoms/build.md"))
    for text, name in rows:
        expect(run("tools/chip_names.py", name), text)
    # One for each answer there is.
    answers = re.findall(r'f"\{said\}', read("tools/chip_names.py"))
    assert len(rows) >= len(answers) >= 7, (len(rows), len(answers))


@case
def pages_by_symptom_have_each_text_of_the_cmake_function():
    spans = [span for page in PAGES for span in re.findall("`([^`\n]+)`", read(page))]
    texts = re.findall(r'FATAL_ERROR "([^"]*)"', read("cmake/backmem.cmake"))
    assert len(texts) >= 5, texts
    for text in texts:
        parts = re.split(r"\$\{\w+\}", text.split("; ")[0].split(". ")[0])
        form = re.compile(".*?".join(re.escape(part) for part in parts))
        assert any(form.search(span) for span in spans), text
