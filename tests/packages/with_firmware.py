# The packages of firmware for the Pico: the blocks of each UF2 file, what they carry,
# and whose code that is.
#
# SPDX-License-Identifier: MIT
import json
import os
import re
import struct

from cases import case
from common import BUILD, VERSION, fresh, package, read, run, unpacked

RP2 = os.path.join(BUILD, "rp2")
# UF2's own description: two numbers in front of a block, one behind it, and the flag
# that says that a family's number is there.
MAGIC, MAGIC_2, MAGIC_END, HAS_FAMILY = 0x0a324655, 0x9e5d5157, 0x0ab16f30, 0x2000
# Families: the datasheets of RP2040 and RP2350 (Arm, secure). Flash: that of the board.
BOARDS = {"RPI_PICO": (0xe48bff56, 2 << 20), "RPI_PICO2": (0xe48bff59, 4 << 20)}
FLASH = 0x10000000


def built():
    """The boards whose firmware tools/build-rp2.sh has made."""
    return [board for board in BOARDS
            if os.path.exists(os.path.join(RP2, board, "settings"))]


def carried(data, family, flash_bytes):
    """What the blocks carry, from the start of the flash on."""
    assert data and len(data) % 512 == 0, len(data)
    count = len(data) // 512
    contents = b""
    for number in range(count):
        block = data[512 * number:512 * (number + 1)]
        head = struct.unpack("<8I", block[:32])
        assert head[:2] == (MAGIC, MAGIC_2), f"block {number}: {head[0]:#x}"
        assert block[508:] == struct.pack("<I", MAGIC_END), f"block {number}: its end"
        flags, address, size, its_number, its_count, its_family = head[2:]
        assert flags == HAS_FAMILY and its_family == family, f"{its_family:#x}"
        assert (its_number, its_count) == (number, count), (its_number, its_count)
        assert address == FLASH + len(contents), f"block {number} at {address:#x}"
        # A page of the flash each: what the boot ROMs take.
        assert size == 256, size
        assert block[32 + size:508] == bytes(476 - size), f"block {number}: its rest"
        contents += block[32:32 + size]
    assert len(contents) <= flash_bytes, len(contents)
    return contents


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def refused(data, board):
    try:
        carried(data, *BOARDS[board])
    except AssertionError:
        return True
    return False


@case
def firmware_is_what_was_linked_block_by_block():
    for board in built():
        top = unpacked(f"-{board}.zip", fresh(board))
        data = contents(os.path.join(top, board + ".uf2"))
        got = carried(data, *BOARDS[board])
        flat = os.path.join(fresh(board + "-flat"), "flash.bin")
        run("arm-none-eabi-objcopy", "-O", "binary", f"{RP2}/{board}.elf", flat)
        want = contents(flat)
        assert got[:len(want)] == want and not any(got[len(want):]), board
        assert len(got) - len(want) < 256
        assert VERSION.encode() in got and b"backup_memory" in got
        # And these can fail: each field of one block changed.
        assert not refused(data, board)
        for offset in (0, 4, 9, 13, 16, 20, 24, 28, 300, 508):
            at = 512 * 3 + offset
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
            assert refused(changed, board), offset
        assert refused(data[:-512], board) and refused(data[:-1], board)
        other = {"RPI_PICO": "RPI_PICO2", "RPI_PICO2": "RPI_PICO"}[board]
        assert refused(data, other)


# Where the linker's map says that something comes from, and what that is.
ORIGINS = (
    (r"/lib/tinyusb/", "TinyUSB"), (r"/lib/mbedtls/", "Mbed TLS"),
    (r"/source/sdk/|/lib/pico-sdk/|bs2_default", "pico-sdk"),
    (r"/rp2/micropython/", "MicroPython"),
    (r"/lib/gcc/[^ ]*/libgcc\.a|/lib/gcc/.*/crt\w+\.o", "libgcc"),
    (r"/arm-none-eabi/lib/", "newlib"),
    (r"/bindings/micropython/|/(?:src|chips|host)/", "backmem"),
    # MicroPython's port itself, in the folder of the build.
    (r"firmware\.dir/[^/]+$", "MicroPython"),
)


def origins(board):
    """Whose objects are in the image, by the linker's map."""
    text = read(os.path.join(RP2, board, "firmware.elf.map"))
    text = text[text.index("Linker script and memory map"):]
    found = set()
    for size, path in re.findall(r"0x[0-9a-f]{8,16}\s+0x([0-9a-f]+) (\S+)$", text,
                                 re.M):
        if int(size, 16) > 0 and re.search(r"\.(o|obj|a\(.*\))$", path):
            names = [name for pattern, name in ORIGINS if re.search(pattern, path)]
            assert names, f"{board}: whose is {path}?"
            found.add(names[0])
    return found


@case
def others_whose_code_is_in_firmware_are_named_with_version_and_licence():
    bill = json.loads(read(package(".spdx.json")))
    named = {one["SPDXID"]: one for one in bill["packages"]}
    for board in built():
        (entry,) = [one for one in bill["packages"] if
                    one.get("packageFileName", "").endswith(f"-{board}.zip")]
        assert entry["licenseConcluded"] == "NOASSERTION"
        held = {named[one["relatedSpdxElement"]]["name"]: named[
                    one["relatedSpdxElement"]] for one in bill["relationships"]
                if one["spdxElementId"] == entry["SPDXID"]
                and one["relationshipType"] == "CONTAINS"}
        assert set(held) == origins(board) - {"backmem"}, (set(held), origins(board))
        licences = os.path.join(unpacked(f"-{board}.zip", fresh(board)), "licences")
        assert len(os.listdir(licences)) == len(held)
        for name, one in held.items():
            assert re.fullmatch(r"\d+(\.\d+)+", one["versionInfo"]), one
            text = read(os.path.join(licences, name.lower().replace(" ", "-") + ".txt"))
            assert "opyright" in text and len(text) > 500, name


@case
def what_was_not_built_is_said():
    nothing = fresh("no-firmware")
    environment = dict(os.environ, BUILD=nothing)
    printed = run("tools/package.py", "-RPI_PICO.zip", status=1, env=environment)
    assert "no firmware of RPI_PICO was built. `make package`" in printed, printed
    assert "tools/build-rp2.sh RPI_PICO" in printed
    for board in BOARDS:
        if board not in built():
            print(f"left out: the package of {board}, which is not built")
