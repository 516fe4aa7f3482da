# The source package with Meson, as docs/manual/build.md shows it.
#
# SPDX-License-Identifier: MIT
import hashlib
import os
import shutil

from cases import case
from common import (HERE, block, fresh, is_for_cortex_m4, package, run, unpacked,
                    write)

ROOT = os.getcwd()


def project(name, text):
    """A project in an empty folder; with the package as docs/manual/build.md says."""
    path = fresh(name)
    for name_ in ("main.c", "my_config.h"):
        shutil.copy(f"{HERE}/{name_}", path)
    write(os.path.join(path, "meson.build"), "project('user', 'c')\n" + text)
    with open(package(".tar.gz"), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    wrap = block("Meson", "ini").replace("HASH", digest)
    write(os.path.join(path, "subprojects/backmem.wrap"), wrap)
    files = os.path.join(path, "subprojects/packagefiles")
    os.mkdir(files)
    shutil.copy(package(".tar.gz"), files)
    return path


def built(path, *options):
    build = os.path.join(path, "build")
    run("meson", "setup", build, path, *options)
    run("ninja", "-C", build, "firmware")
    return os.path.join(build, "firmware")


@case
def meson_takes_the_package_as_a_wrap():
    path = project("meson", block("Meson", "meson"))
    run(built(path, f"-Dbackmem:config={path}/my_config.h"))


@case
def meson_takes_the_flags_of_the_cross_file():
    path = project("meson-arm", block("Meson", "meson").replace(
        "'main.c',", "'main.c', link_args: '-Wl,--gc-sections',"))
    image = built(path, f"--cross-file={ROOT}/{HERE}/arm.ini", "-Dbuildtype=minsize")
    is_for_cortex_m4(image)


@case
def meson_finds_what_meson_installed():
    source = unpacked(".tar.gz", fresh("meson-install"))
    prefix = os.path.join(os.path.dirname(source), "prefix")
    build = os.path.join(os.path.dirname(source), "build")
    run("meson", "setup", build, source, f"--prefix={prefix}", "--libdir=lib")
    run("meson", "install", "-C", build)
    found = sorted(os.listdir(os.path.join(prefix, "include/backmem")))
    assert found == sorted(os.listdir("include/backmem")), found
    path = project("meson-found", block("Meson", "meson"))
    shutil.rmtree(os.path.join(path, "subprojects"))
    run(built(path, f"--pkg-config-path={prefix}/lib/pkgconfig"))
