# What the tests of the packages share: packages unpacked into empty folders, and blocks
# of docs/manual/build.md.
#
# SPDX-License-Identifier: MIT
import os
import re
import shutil
import sys
import tarfile
import zipfile

sys.path[:0] = ["tests", "tools"]
from cases import BUILD, JOBS, folder, run  # noqa: E402
import markdown  # noqa: E402
from version import version  # noqa: E402

HERE = "tests/packages"
VERSION = version()
CHIP = "stm32f405"  # which tests/packages/main.c names
PACKAGES = os.path.join(BUILD, "package")
WARNINGS = ("-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wredundant-decls "
            "-Werror").split()


def fresh(*names):
    """An empty folder below BUILD."""
    path = folder("packages", *names)
    shutil.rmtree(path)
    os.makedirs(path)
    return path


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def package(ending):
    return os.path.join(PACKAGES, f"backmem-{VERSION}{ending}")


def unpacked(ending, path):
    """Unpacks a package into a folder; gives the one folder that it has."""
    archive = package(ending)
    if ending.endswith(".tar.gz"):
        with tarfile.open(archive) as file:
            tops = {name.split("/")[0] for name in file.getnames()}
            run("tar", "-xf", archive, "-C", path)
    else:
        with zipfile.ZipFile(archive) as file:
            tops = {name.split("/")[0] for name in file.namelist()}
            file.extractall(path)
    assert len(tops) == 1, tops
    return os.path.join(path, tops.pop())


def block(heading, language):
    """The one block of this language beneath a heading of docs/manual/build.md."""
    return markdown.block_beneath("docs/manual/build.md", heading, language)


def is_for_cortex_m4(image):
    """An image for this processor alone, in which is this chip and no other."""
    attributes = run("arm-none-eabi-readelf", "-A", image)
    assert "Tag_CPU_arch: v7E-M" in attributes, attributes
    data = run("arm-none-eabi-size", image).splitlines()[1].split()[1]
    assert data == "0", f"{data} bytes of data"
    flat = image + ".bin"
    run("arm-none-eabi-objcopy", "-O", "binary", image, flat)
    with open(flat, "rb") as file:
        contents = file.read()
    names = re.findall(r"^BACKMEM_CHIP_NAME\((\w+)\)",
                       read("include/backmem/chips.def"), re.M)
    assert CHIP in names and b"BKPSRAM\0" in contents
    assert not [name for name in names
                if name != CHIP and name.encode() + b"\0" in contents]
    assert b"RM0" not in contents  # the sources of its facts
    assert len(contents) < 4096, len(contents)


__all__ = ["BUILD", "CHIP", "HERE", "JOBS", "PACKAGES", "VERSION", "WARNINGS", "block",
           "folder", "fresh", "is_for_cortex_m4", "package", "read", "run", "unpacked",
           "write"]
