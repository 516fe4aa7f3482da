# Overlays, of the samples and of the pages: what they compile to, and that the linker
# leaves the RAM alone which a node takes.
#
# SPDX-License-Identifier: MIT
import glob
import os
import re

from cases import case, expect, folder, run
import markdown
import nodes

START = "docs/start/zephyr.md"
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror".split()


def start_page_block(language):
    (text,) = markdown.blocks_of([START], language)
    return text


def check(name, text):
    """A devicetree, compiled; its nodes of ours have what the binding knows."""
    properties = nodes.binding_read()["properties"]
    blob = nodes.blob_make(name, os.path.join(folder("zephyr"), "overlay.dtb"), text)
    for path, names in nodes.ours_of(blob):
        assert not list(nodes.node_faults(blob, path, names, properties)), name
    return blob


# What the linker fills on a chip with 256 KB of RAM, and a node.
SRAM = """
/dts-v1/;
/ {{
    #address-cells = <1>;
    #size-cells = <1>;
    chosen {{ zephyr,sram = &sram0; }};
    sram0: sram@20000000 {{ reg = <0x20000000 {bytes:#x}>; }};
    last: last@2003f000 {{ reg = <0x2003f000 0x1000>; }};
    kept_node {{ compatible = "backmem,region"; region = "RAM"; {memory} }};
}};
"""


def sram_of(bytes_):
    """The same, without a node of ours."""
    return SRAM.format(bytes=bytes_, memory="").replace("backmem,", "none,")


def sram_compile(chip, status=0):
    """Compiles the driver's check of zephyr,sram, with nodes.h as it is."""
    (page,) = glob.glob(f"chips/*/backmem_{chip}.c")
    return run(
        "gcc", "-std=c11", *WARNINGS, f"-I{folder('zephyr', 'sram')}",
        "-Itests/zephyr/shim", "-Iinclude",
        f'-DBACKMEM_ZEPHYR_PAGE="{os.path.abspath(page)}"', "-fsyntax-only",
        "zephyr/drivers/backmem_sram_check.c", status=status,
    )  # fmt: skip


def sram_check(chip, status=0, size=0x40000, memory="", text=None):
    """The same, for a node like this."""
    nodes.header_make("the node", folder("zephyr", "sram"),
                      text or SRAM.format(bytes=size, memory=memory))
    return sram_compile(chip, status)


@case
def ram_of_a_chip_that_the_linker_fills_too_does_not_compile():
    said = sram_check("ram_nrf52840", 1)
    expect(said, "region RAM is RAM that zephyr,sram has too")
    sram_check("ram_nrf52840", 1, 0x3f001)
    sram_check("ram_nrf52840", size=0x3f000)
    sram_check("ram_nrf52833", 1, 0x3f000)  # in the middle of it
    sram_check("ram_nrf52833", size=0x1f000)
    sram_check("ram_nrf52840", memory="memory = <&last>;")
    # All pages, with all that a page can say, beside RAM that is none of theirs.
    sram_check("ram_nrf52840", size=0x1000)
    for page in sorted(glob.glob("chips/*/backmem_*.c")):
        sram_compile(os.path.basename(page)[len("backmem_"):-len(".c")])
    no_sram = SRAM.format(bytes=0x40000, memory="").replace("chosen", "selected")
    sram_check("ram_nrf52840", text=no_sram)
    with open("docs/symptoms/zephyr.md", encoding="utf-8") as file:
        expect(file.read(), "region RAM is RAM that zephyr,sram has too")


def overlay_read(path):
    """An overlay with what it includes of its own folder."""
    with open(path, encoding="utf-8") as file:
        return re.sub(r'^#include "(\S+)"$', lambda match: overlay_read(
            os.path.join(os.path.dirname(path), match[1])), file.read(), flags=re.M)


@case
def overlays_compile_and_say_what_the_binding_knows():
    overlays = sorted(glob.glob("zephyr/*/*/boards/*.overlay"))
    assert len(overlays) >= 9, overlays
    for overlay in overlays:
        text = "/dts-v1/;\n/ {\n#address-cells = <1>;\n#size-cells = <1>;\n" \
            "sram0: memory@20000000 { reg = <0x20000000 0x40000>; };\n};\n" \
            + overlay_read(overlay)
        assert nodes.ours_of(check(overlay, text)), overlay
    properties = nodes.binding_read()["properties"]
    blob = os.path.join(folder("zephyr"), "overlay.dtb")
    nodes.blob_make("wrong", blob, "/dts-v1/;\n/ { x { compatible = "
                    '"backmem,region"; region = <3>; length = <4>; memory; }; };\n')
    ((path, names),) = nodes.ours_of(blob)
    faults = list(nodes.node_faults(blob, path, names, properties))
    assert len(faults) == 3, faults


@case
def boards_of_samples_and_tests_have_an_overlay():
    paths = glob.glob("zephyr/samples/*/*.yaml") + glob.glob("zephyr/tests/*/*.yaml")
    assert len(paths) >= 2, paths
    for path in paths:
        with open(path, encoding="utf-8") as file:
            said = nodes.yaml.safe_load(file)
        boards = said.get("common", {}).get("platform_allow", [])
        for test in said["tests"].values():
            boards = boards + test.get("platform_allow", [])
        assert boards, path
        for board in boards:
            name = board.replace("/", "_") + ".overlay"
            overlay = os.path.join(os.path.dirname(path), "boards", name)
            assert os.path.exists(overlay), overlay


@case
def the_chip_that_a_board_of_the_sample_names_is_not_in_its_sram():
    confs = sorted(glob.glob("zephyr/*/*/boards/*.conf"))
    assert confs
    for conf in confs:
        with open(conf, encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines() if line[:1] != "#"]
        (chip,) = re.findall(r'^CONFIG_BACKMEM_CHIP="(\w+)"$', "\n".join(lines), re.M)
        assert len(lines) == 1, lines
        overlay = overlay_read(conf.replace(".conf", ".overlay"))
        before = sram_of(0x40000)
        sram_check(chip, text=before + overlay)
        sram_check(chip, 1, text=before + overlay.split("&sram0")[0])


@case
def overlays_of_the_start_page_leave_their_memory_to_the_node():
    chip_ram = sram_of(0x40000)
    overlay = start_page_block("dts nrf52840dk")
    (chip,) = re.findall(r'^CONFIG_BACKMEM_CHIP="(\w+)"\n$',
                         start_page_block("text nrf52840dk"))
    check("nrf52840dk", chip_ram + overlay)
    sram_check(chip, text=chip_ram + overlay)
    native_sim = start_page_block("dts native_sim")
    check("native_sim", "/dts-v1/;\n" + native_sim)
    # As the page says to make that of QEMU's board, whose RAM has 64 KB.
    assert native_sim.count("60000000") == 2, native_sim
    qemu_ram = sram_of(0x10000)
    blob = check("qemu", qemu_ram + native_sim.replace("60000000", "2000f000")
                         + start_page_block("dts qemu_cortex_m3"))
    (ours,) = [path for path, _ in nodes.ours_of(blob)]
    assert nodes.fdtget(blob, ours, "region") == "RAM"
    reg = nodes.fdtget(blob, "/sram@2000f000", "reg")
    start, size = map(int, reg.split())
    ram, ram_size = map(int, nodes.fdtget(blob, "/sram@20000000", "reg").split())
    assert ram + ram_size == start and start + size == ram + 0x10000, (reg, ram_size)
