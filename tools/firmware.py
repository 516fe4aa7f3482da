# Firmware in a release: MicroPython for a board with the module, as a UF2 file, and the
# licences of what in it is by others. tools/build-rp2.sh builds it.
#
# SPDX-License-Identifier: MIT
import collections
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
RP2 = os.path.join(os.path.abspath(os.environ.get("BUILD")
                                   or os.path.join(ROOT, "build")), "rp2")
BOARDS = ("RPI_PICO", "RPI_PICO2")

# What is linked: its licence as its authors declare it; a command, or a file below
# $BUILD/rp2, in which the expression finds its version; and where its licence is, the
# first that is there.
Component = collections.namedtuple("Component", "name licence version texts")
SDK = "source/sdk/usr/"
GCC = "arm-none-eabi-gcc"
COMPONENTS = (
    Component("MicroPython", "MIT",
              ("micropython/py/mpconfig.h",
               r"define MICROPY_VERSION_M(?:AJOR|INOR|ICRO) +(\d+)"),
              ("micropython/debian/copyright", "micropython/LICENSE")),
    Component("pico-sdk", "BSD-3-Clause",
              (SDK + "src/pico-sdk/pico_sdk_version.cmake",
               r"^set\(PICO_SDK_VERSION_[MR][A-Z]+ (\d+)\)"),
              (SDK + "share/doc/pico-sdk-source/copyright",
               "micropython/lib/pico-sdk/LICENSE.TXT")),
    Component("TinyUSB", "MIT",
              ("micropython/lib/tinyusb/src/tusb_option.h",
               r"define TUSB_VERSION_[MR][A-Z]+ +(\d+)"),
              (SDK + "share/doc/tinyusb-source/copyright",
               "micropython/lib/tinyusb/LICENSE")),
    Component("Mbed TLS", "Apache-2.0 OR GPL-2.0-or-later",
              ("micropython/lib/mbedtls/include/mbedtls/build_info.h",
               r'MBEDTLS_VERSION_STRING +"([\d.]+)"'),
              ("micropython/lib/mbedtls/LICENSE",)),
    Component("newlib", "NOASSERTION",
              ([GCC, "-E", "-dM", "-include", "newlib.h", "-x", "c", os.devnull],
               r'_NEWLIB_VERSION "([\d.]+)"'),
              ("/usr/share/doc/libnewlib-arm-none-eabi/copyright",)),
    Component("libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1",
              ([GCC, "-dumpfullversion"], r"([\d.]+)"),
              ("/usr/share/doc/gcc-arm-none-eabi/copyright",)),
)


def version(component):
    source, expression = component.version
    if isinstance(source, str):
        with open(os.path.join(RP2, source), encoding="utf-8") as file:
            text = file.read()
    else:
        text = subprocess.run(source, check=True, stdout=subprocess.PIPE,
                              text=True).stdout
    found = re.findall(expression, text, re.M)
    if not found:
        sys.exit(f"firmware: {source} does not say the version of {component.name}")
    return ".".join(found)


def text_of(component):
    """The file with its licence."""
    for path in component.texts:
        if os.path.exists(os.path.join(RP2, path)):
            return os.path.join(RP2, path)
    sys.exit(f"firmware: the licence of {component.name} is nowhere: {component.texts}")


def file_name(component):
    return component.name.lower().replace(" ", "-") + ".txt"


def missing(board):
    """Why the firmware cannot be packed; empty: it can."""
    if os.path.exists(os.path.join(RP2, board, "settings")):
        return ""
    return (f"no firmware of {board} was built. `make package` does it, and so do "
            f"tools/setup.sh base micropython rp2 and tools/build-rp2.sh {board}")


def fill(board):
    def filled(folder):
        # What has changed since is built again.
        subprocess.run(["tools/build-rp2.sh", board], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        shutil.copy(os.path.join(RP2, board + ".uf2"), folder)
        licences = os.path.join(folder, "licences")
        os.mkdir(licences)
        for component in COMPONENTS:
            shutil.copy(text_of(component),
                        os.path.join(licences, file_name(component)))
    return filled


def components():
    """(name, version, licence) of each."""
    return [(one.name, version(one), one.licence) for one in COMPONENTS]
