# What the Arduino library refuses to compile, with a text that begins with backmem: and
# says what to write, and a row of docs/symptoms/build.md.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re

from arduino import CORE, WARNINGS, library
from cases import case, folder, run


@case
def a_core_without_such_ram_is_refused_with_a_reason():
    path = library()
    source = os.path.join(folder("ecosystems", "arduino"), "ram.cpp")
    with open(source, "w", encoding="utf-8") as file:
        file.write("#include <backmem.h>\nBACKMEM_ARDUINO_RAM(kept, 64);\n"
                   "backmem::Memory memory(kept);\n")
    for flags, status in (("-DARDUINO_ARCH_STM32", 0), ("-DARDUINO_ARCH_SAMD", 1),
                          ("-DARDUINO_ARCH_NRF52", 1),
                          ("-DARDUINO_ARCH_MBED -DARDUINO_ARCH_NRF52832", 1),
                          ("-DARDUINO_ARCH_MBED -DARDUINO_ARCH_NRF52840", 0)):
        for compiler in ("g++", "clang++"):
            said = run(compiler, "-std=gnu++11", *WARNINGS, f"-I{CORE}",
                       f"-I{path}/src", *flags.split(), "-fsyntax-only", source,
                       status=status)
            assert ("backmem: no RAM of this core is known" in said) == bool(status)
            assert len(re.findall(r"\berror:", said)) == status, said


@case
def what_is_no_array_of_words_is_no_memory_and_refused_with_a_reason():
    path = library()
    source = os.path.join(folder("ecosystems", "arduino"), "memory.cpp")
    for one, status in (
        ("uint32_t a[64]; backmem::Memory m(a);", 0),
        ("uint32_t a[64]; uint32_t (&b)[64] = a; backmem::Memory m(b);", 0),
        ('backmem::Memory m("NAME");', 0),
        ('const char *a = "NAME"; backmem::Memory m(a);', 0),
        ("char *a; backmem::Memory m(a);", 0),
        ("uint8_t a[1024]; backmem::Memory m(a);", 1),
        ("const uint32_t a[4] = { 1 }; backmem::Memory m(a);", 1),
        ("uint32_t a[64]; backmem::Memory m(a, 256);", 1),
        ("uint32_t *a; backmem::Memory m(a, sizeof a);", 1),
        ("uint32_t *a; backmem::Memory m(a);", 1),
        ("struct { int x; } a; backmem::Memory m(a);", 1),
        ("backmem::Memory m(0x20000000);", 1),
    ):  # fmt: skip
        with open(source, "w", encoding="utf-8") as file:
            file.write("#include <backmem.h>\n" + one + "\n")
        for compiler in ("g++", "clang++"):
            said = run(compiler, "-std=gnu++11", *WARNINGS, f"-I{CORE}",
                       f"-I{path}/src", "-fsyntax-only", source, status=status)
            assert ("backmem: Memory takes an array of uint32_t" in said) == bool(
                status), said
            assert len(re.findall(r"\berror:", said)) == status, said


@case
def what_is_no_plain_data_is_refused_with_a_reason():
    path = library()
    place = folder("ecosystems", "arduino")
    source = os.path.join(place, "plain.cpp")
    for one, status in (("Record<Point> a(memory)", 0), ("Log<Point> a(memory, 4)", 0),
                        ("Record<String> a(memory)", 1),
                        ("Record<const char *> a(memory)", 1),
                        ("Log<int *> a(memory, 4)", 1),
                        ("Log<Named> a(memory, 4)", 1)):  # fmt: skip
        with open(source, "w", encoding="utf-8") as file:
            file.write("#include <backmem.h>\nstruct Point { int x, y; };\n"
                       "struct Named { String name; int x; };\n"
                       f"backmem::Memory memory;\nbackmem::{one};\n")
        for compiler in ("g++", "clang++"):
            said = run(compiler, "-std=gnu++11", f"-I{CORE}", f"-I{path}/src",
                       "-fsyntax-only", source, status=status)
            assert ("backmem: T is no plain data" in said) == bool(status), said


@case
def an_assignment_to_a_record_is_refused_with_a_reason():
    path = library()
    source = os.path.join(folder("ecosystems", "arduino"), "assigned.cpp")
    for one, status in (("r.save(p)", 0), ("r = p", 1), ("r = 7", 1)):
        with open(source, "w", encoding="utf-8") as file:
            file.write("#include <backmem.h>\nstruct Point { int x, y; };\n"
                       "backmem::Memory memory;\nbackmem::Record<Point> r(memory);\n"
                       f"void f(Point p) {{ p.x = 1; {one}; }}\n")
        for compiler in ("g++", "clang++"):
            said = run(compiler, "-std=gnu++11", *WARNINGS, f"-I{CORE}",
                       f"-I{path}/src", "-fsyntax-only", source, status=status)
            assert ("backmem: store a value by record.save" in said) == bool(status)


# What a sketch may write, and a part of the error; None: it compiles.
NO_POINTER = "backmem: a pointer is no value"
NO_TEXT = "backmem: get() returns numbers and bool"
NO_VALUE = "backmem: a setting is not its value: write .get(0)"
NOT_IN_PLACE = "backmem: a setting is not changed in place: read it by .get(0)"
ASSIGNED = (
    ('s["k"] = "quotes"', None), ('s["k"] = String(F("flash"))', None),
    ('char text[8] = "a"; s["k"] = text', None),
    ('const char text[8] = "a"; s["k"] = text', None),
    ('char text[8] = "a"; char *p = text; s["k"] = p', None),
    ('s["k"] = F("flash")', NO_POINTER), ('s["k"] = millis', NO_POINTER),
    ('uint8_t bytes[4] = { 1 }; s["k"] = bytes', NO_POINTER),
    ('const int n = 1; s["k"] = &n', NO_POINTER),
    ('void *p = nullptr; s["k"] = p', NO_POINTER),
    ('s["k"] = &s', NO_POINTER), ('s["k"] = L"wide"', NO_POINTER),
    ('s["k"].get(true); s["k"].get(1); s["k"].get(1u); s["k"].get(1.5)', None),
    ('char text[8]; s["k"].get(text, sizeof text)', None),
    ('String n = s["k"].get("Ada")', NO_TEXT),
    ('const char *n = s["k"].get("Ada")', NO_TEXT),
    ('String n = s["k"].get(String("Ada"))', NO_TEXT),
    ('s["k"].get(F("Ada"))', NO_TEXT), ('s["k"].get(&s)', NO_TEXT),
    ('char text[8] = "a"; s["k"].get(text)', NO_TEXT),
    ('s["k"].get(millis)', NO_TEXT),
    ('int n = s["k"]', NO_VALUE), ('bool n = s["k"]', NO_VALUE),
    ('float n = s["k"]', NO_VALUE), ('uint8_t n = s["k"]', NO_VALUE),
    ('int n = 0; n = s["k"]', NO_VALUE), ('if (s["k"]) return', NO_VALUE),
    ('Serial.println(s["k"])', NO_VALUE), ('Serial.println(s["k"], 2)', NO_VALUE),
    ('if (s["k"] > 5) return', NO_VALUE), ('int n = s["k"] + 1', NO_VALUE),
    ('Serial.println(s["k"].get(1) + 1)', None),
    ('backmem::Setting n = s["k"]; n = 1; n.get(2)', None),
    ('s["k"]++', NOT_IN_PLACE), ('++s["k"]', NOT_IN_PLACE),
    ('s["k"]--', NOT_IN_PLACE), ('--s["k"]', NOT_IN_PLACE),
    *((f's["k"] {sign}= 1', NOT_IN_PLACE)
      for sign in ("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>")),
    ('s["k"] += "text"', NOT_IN_PLACE), ('int n = s["k"]++', NOT_IN_PLACE),
    ('s["k"] = INT64_C(1); s["k"] = UINT64_C(1)', None),
    ('int64_t n = s["k"].get(INT64_C(1))', None),
    ('uint64_t n = s["k"].get(UINT64_C(1))', None),
    ('uint8_t n = 1; s["k"] = n; int16_t m = 1; s["k"] = m', None),
    ("s[\"k\"] = 'c'; s[\"k\"] = millis(); size_t n = 1; s[\"k\"] = n", None),
)  # fmt: skip
# Of these the compiler says, behind that, that there is no conversion.
NO_CONVERSION = (
    'String n = s["k"]', 'String n(s["k"])', 'const char *n = s["k"]',
    'String n("a"); n = s["k"]', 's["k"] = s["j"]',
)  # fmt: skip


COMPILERS = (("g++", "gnu++11"), ("g++", "gnu++17"), ("clang++", "gnu++17"))


def errors_of(compiler, standard, statements, status):
    """The errors of a sketch whose functions have one statement each."""
    source = os.path.join(folder("ecosystems", "arduino"), "setting.cpp")
    with open(source, "w", encoding="utf-8") as file:
        file.write("#include <backmem.h>\nbackmem::Memory memory;\n"
                   "backmem::Store s(memory, 512);\n")
        for number, one in enumerate(statements):
            file.write(f"void f{number}() {{ {one}; }}\n")
    said = run(compiler, f"-std={standard}", *WARNINGS, "-Wno-unused", f"-I{CORE}",
               f"-I{library()}/src", "-fsyntax-only", source, status=status)
    return [line for line in said.splitlines() if re.search(r"\berror:", line)]


@case
def what_a_setting_can_be_used_for_compiles():
    for compiler, standard in COMPILERS:
        errors_of(compiler, standard,
                  [one for one, reason in ASSIGNED if reason is None], 0)


@case
def pointers_and_texts_are_no_values_of_a_store_and_refused_with_a_reason():
    for one, reason in (*ASSIGNED, *((one, NO_VALUE) for one in NO_CONVERSION)):
        for compiler, standard in COMPILERS if reason else ():
            errors = errors_of(compiler, standard, [one], 1)
            assert reason in errors[0], (one, errors)
            # Cores have gcc; clang says a second time where it is.
            most = 1 if compiler == "g++" and one not in NO_CONVERSION else 2
            assert len(errors) <= most, (one, errors)


@case
def the_pages_by_symptom_have_each_error_of_the_library():
    with open("docs/symptoms/build.md", encoding="utf-8") as file:
        spans = re.findall("`(backmem: [^`\n]+)` \\(Arduino\\)", file.read())
    texts = []
    for name in (*sorted(glob.glob("arduino/src/*.h")), "tools/arduino.py"):
        with open(name, encoding="utf-8") as file:
            text = re.sub(r'" *\\\n *"', "", file.read()).replace("\\\n", "")
        texts += re.findall(r'"(backmem: [^"]+)"', text)
    assert len(texts) == 9, texts
    for text in texts:
        found = [one for one in spans if text.startswith(one.removesuffix("..."))]
        assert len(found) == 1, (text, found)
    assert len(spans) == len(texts), spans
