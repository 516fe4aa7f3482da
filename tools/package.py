#!/usr/bin/env python3
# Makes the packages of a release: build/package/backmem-VERSION..., their bill of
# materials, and SHA256SUMS.
#
#   tools/package.py            all
#   tools/package.py ENDING...  those whose names end so
#
# The version is that of include/backmem/version.h. The same tree gives the same bytes,
# on any day: times in the packages are that of the last commit, or SOURCE_DATE_EPOCH.
#
# SPDX-License-Identifier: MIT
import collections
import fnmatch
import functools
import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

import bill
import firmware
import one_file
from version import version

ROOT = one_file.ROOT
BUILD = os.path.abspath(os.environ.get("BUILD") or os.path.join(ROOT, "build"))
OUT = os.path.join(BUILD, "package")
VERSION = version()

# What ends its name, the folder that it unpacks to, what fills that folder, and which
# of its files state the version too, as their ecosystem wants it: (path, text). What is
# not made by this program alone has a function that says why it cannot be packed, and
# one that tells what of others is in it.
Package = collections.namedtuple("Package", "ending folder fill states missing others",
                                 defaults=((), lambda: "", lambda: []))


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE,
                          text=True).stdout


# ---- what fills the folders --------------------------------------------------------


def by(*command):
    """Filled by a program of the tree, which is given the folder last."""
    def fill(folder):
        output(*command, folder)
    return fill


def source_files():
    """The files of the project, of a clone or of an unpacked package."""
    if os.path.exists(os.path.join(ROOT, ".git")):
        return sorted(path for path in output("git", "ls-files", "-z").split("\0")
                      if path and os.path.exists(os.path.join(ROOT, path)))
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ("build", "__pycache__")]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    return sorted(found)


def of(*patterns, below="."):
    """Filled with the project's files of these names (`*` is any text), which stand in
    the package where they stand below this folder."""
    def fill(folder):
        for path in source_files():
            if any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns):
                target = os.path.join(folder, os.path.relpath(path, below))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(os.path.join(ROOT, path), target)
    return fill


def links_mend(folder):
    """Links of documents to what is not in the package become their texts."""
    for place, _, names in os.walk(folder):
        def mended(link, place=place):
            target = os.path.join(place, link[2])
            return link[0] if os.path.exists(target) else link[1]

        for path in [os.path.join(place, name) for name in names
                     if name.endswith(".md")]:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            text = re.sub(r"\[([^\]]+)\]\(([^)#:]+)(?:#[^)]*)?\)", mended, text)
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)


def module(*patterns):
    """Filled with these files of the project, a part that stands alone."""
    def fill(folder):
        of(*patterns)(folder)
        links_mend(folder)
    return fill


def mip_compiled(folder):
    built = output("tools/build-mip.sh").splitlines()[-1]
    shutil.copytree(built, folder, dirs_exist_ok=True)


# An ecosystem's package is one line.
PACKAGES = (
    Package(".tar.gz", f"backmem-{VERSION}", of("*")),
    Package("-one-file.zip", "backmem", by("tools/one_file.py")),
    Package("-mip.zip", "backmem",
            of("mip/backmem/*", "mip/small/*", "mip/package*.json", below="mip"),
            (("package.json", f'"version": "{VERSION}"'),)),
    Package("-mip-mpy6.zip", "backmem", mip_compiled,
            (("package.json", f'"version": "{VERSION}"'),)),
    Package("-arduino.zip", "backmem", by("tools/arduino.py"),
            (("library.properties", f"version={VERSION}\n"),
             ("library.json", f'"version": "{VERSION}"'))),
    Package("-zephyr.zip", "backmem",
            module("zephyr/*", "include/*", "src/*", "chips/*", "docs/*/zephyr.md")),
    # What its manifest names; the component manager takes the same.
    Package("-esp-idf.zip", "backmem",
            module("CMakeLists.txt", "idf_component.yml", "esp-idf/*", "include/*",
                   "src/*", "chips/esp32/*", "chips/retained/*", "docs/*/esp-idf.md"),
            (("idf_component.yml", f'version: "{VERSION}"'),)),
    *(Package(f"-{board}.zip", "backmem", firmware.fill(board),
              missing=functools.partial(firmware.missing, board),
              others=firmware.components) for board in firmware.BOARDS),
)


# ---- archives ----------------------------------------------------------------------


def made_at():
    """Seconds since 1970: of the last commit; in a package, what its files have."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    if os.path.exists(os.path.join(ROOT, ".git")):
        return int(output("git", "log", "-1", "--format=%ct"))
    return int(os.stat(os.path.join(ROOT, "include/backmem/version.h")).st_mtime)


def files_of(folder):
    """(path, contents, whether it is a program), sorted by path."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found.append((os.path.relpath(path, folder), file.read(),
                              os.access(path, os.X_OK)))
    return sorted(found)


def tar_gz(path, top, files, moment):
    with open(path, "wb") as out, \
            gzip.GzipFile("", "wb", 9, out, mtime=moment) as packed, \
            tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, contents, program in files:
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size = len(contents)
            entry.mtime = moment
            entry.mode = 0o755 if program else 0o644
            tar.addfile(entry, io.BytesIO(contents))


def zipped(path, top, files, moment):
    with zipfile.ZipFile(path, "w") as out:
        for name, contents, program in files:
            entry = zipfile.ZipInfo(f"{top}/{name}", time.gmtime(moment)[:6])
            entry.create_system = 3  # Unix: there are modes
            entry.external_attr = (0o100755 if program else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, contents, compresslevel=9)


def make(package, moment):
    """Writes the package; gives its path and its files."""
    path = os.path.join(OUT, f"backmem-{VERSION}{package.ending}")
    with tempfile.TemporaryDirectory() as folder:
        package.fill(folder)
        if not os.path.exists(os.path.join(folder, "LICENSE")):
            shutil.copy(os.path.join(ROOT, "LICENSE"), folder)
        for name, text in package.states:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                if text not in file.read():
                    sys.exit(f"package: {name} of {path} does not say {text}, "
                             "which include/backmem/version.h does")
        files = files_of(folder)
    write = tar_gz if package.ending.endswith(".tar.gz") else zipped
    write(path, package.folder, files, moment)
    return path, files


def main(endings):
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    moment = made_at()
    made = []
    for package in PACKAGES:
        if endings and not package.ending.endswith(tuple(endings)):
            continue
        why = package.missing()
        if why and package.ending in endings:
            sys.exit(f"package: no {package.ending}: {why}")
        if why:
            print(f"package: left out {package.ending}: {why}", file=sys.stderr)
            continue
        made.append((*make(package, moment), package.others()))
        print(made[-1][0], flush=True)
    text = bill.of_materials(VERSION, moment, made)
    path = os.path.join(OUT, f"backmem-{VERSION}.spdx.json")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)
    with open(os.path.join(OUT, "SHA256SUMS"), "w", encoding="utf-8") as sums:
        for name in sorted(os.listdir(OUT)):
            if name != "SHA256SUMS":
                with open(os.path.join(OUT, name), "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
                sums.write(f"{digest}  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
