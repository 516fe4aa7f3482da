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
    """Compiles the driver's check of zephyr,sram, with nodes.h as it is. A chip of None
    is one that backmem does not know."""
    pages = glob.glob(f"chips/*/backmem_{chip}.c")
    assert len(pages) == (chip is not None), chip
    return run(
        "gcc", "-std=c11", *WARNINGS, f"-I{folder('zephyr', 'sram')}",
        "-Itests/zephyr/shim", "-Iinclude",
        *[f'-DBACKMEM_ZEPHYR_PAGE="{os.path.abspath(page)}"' for page in pages],
        "-fsyntax-only", "zephyr/drivers/backmem_sram_check.c", status=status,
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
    sram_check("ram_nrf52840", size=0x3f000, memory="memory = <&last>;")
    # All pages, with all that a page can say, beside RAM that is none of theirs.
    sram_check("ram_nrf52840", size=0x1000)
    for page in sorted(glob.glob("chips/*/backmem_*.c")):
        sram_compile(os.path.basename(page)[len("backmem_"):-len(".c")])
    no_sram = SRAM.format(bytes=0x40000, memory="").replace("chosen", "selected")
    sram_check("ram_nrf52840", text=no_sram)
    with open("docs/symptoms/zephyr.md", encoding="utf-8") as file:
        expect(file.read(), "region RAM is RAM that zephyr,sram has too")


@case
def memory_of_a_node_that_the_linker_fills_too_does_not_compile():
    memory = "memory = <&last>;"
    text = "memory of kept_node is RAM that zephyr,sram has too"
    for chip in (None, "rp2040", "ram_nrf52840"):
        expect(sram_check(chip, 1, memory=memory), text)
        sram_check(chip, 1, 0x3f001, memory)
        sram_check(chip, size=0x3f000, memory=memory)
    # In front of it, and from in front of it into it.
    high = SRAM.replace("0x20000000", "0x20040000").replace("@20000000", "@20040000")
    for end, status in ((0, 0), (1, 1)):
        behind = high.replace("0x2003f000 0x1000", f"0x2003f000 {0x1000 + end:#x}")
        sram_check(None, status, text=behind.format(bytes=0x1000, memory=memory))
    # The other one of two nodes, and a board whose devicetree does not tell the RAM.
    two = SRAM.replace("kept_node", "first {{ compatible = \"backmem,region\"; }};\n"
                                    "kept_node")
    expect(sram_check("rp2040", 1, text=two.format(bytes=0x40000, memory=memory)), text)
    no_sram = SRAM.format(bytes=0x40000, memory=memory).replace("chosen", "selected")
    sram_check(None, text=no_sram)
    with open("docs/symptoms/zephyr.md", encoding="utf-8") as file:
        expect(file.read(), text.replace("kept_node", "backup"))


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


# The chip of each board of the samples and tests, without a conf file of the board, and
# the bytes of its RAM that Zephyr's devicetree has.
BOARDS = {
    "native_sim": (None, None), "native_sim_native_64": (None, None),
    "nrf52840dk_nrf52840": ("nrf52840", 0x40000), "qemu_cortex_m3": (None, 0x10000),
    "nucleo_f429zi": ("stm32f405", 0x30000), "nucleo_h743zi": ("stm32h743", 0x80000),
    "rpi_pico": ("rp2040", 0x42000),
}  # fmt: skip


@case
def memory_of_the_samples_nodes_is_not_in_the_sram_of_a_board():
    shortened = 0
    for overlay in sorted(glob.glob("zephyr/*/*/boards/*.overlay")):
        chip, bytes_ = BOARDS[os.path.basename(overlay)[:-len(".overlay")]]
        conf = overlay.replace(".overlay", ".conf")
        if os.path.exists(conf):
            with open(conf, encoding="utf-8") as file:
                (line,) = [line for line in file if line[:1] != "#"]
            (chip,) = re.findall(r'^CONFIG_BACKMEM_CHIP="(\w+)"$', line)
        before = sram_of(bytes_) if bytes_ else "/dts-v1/;\n"
        if chip == "stm32h743":
            before = before.replace("20000000", "24000000")
        text = overlay_read(overlay)
        sram_check(chip, text=before + text)
        without = text.split("&sram0")[0]
        if without != text:
            shortened += 1
            expect(sram_check(chip, 1, text=before + without),
                   "is RAM that zephyr,sram has too")
    assert shortened == 3, shortened


@case
def overlays_of_the_start_page_leave_their_memory_to_the_node():
    chip_ram = sram_of(0x40000)
    overlay = start_page_block("dts nrf52840dk")
    (chip,) = re.findall(r'^CONFIG_BACKMEM_CHIP="(\w+)"\n$',
                         start_page_block("text nrf52840dk"))
    check("nrf52840dk", chip_ram + overlay)
    sram_check(chip, text=chip_ram + overlay)
    pico_ram = sram_of(0x42000)
    pico = start_page_block("dts rpi_pico")
    check("rpi_pico", pico_ram + pico)
    sram_check("rp2040", text=pico_ram + pico)
    expect(sram_check("rp2040", 1, text=pico_ram + pico.split("&sram0")[0]),
           "memory of backup is RAM")
    with open("zephyr/samples/boot_crash/boards/rpi_pico.overlay",
              encoding="utf-8") as file:
        sample = file.read()
    expect(sample, *re.findall(r"reg = <.*?>;", pico))
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


@case
def the_stores_node_of_the_start_page_stands_behind_the_first_one():
    settings = start_page_block("dts settings")
    native_sim = start_page_block("dts native_sim")
    qemu = native_sim.replace("60000000", "2000f000") \
        + start_page_block("dts qemu_cortex_m3")
    of_chip = settings.replace("        memory = <&kept>;\n", "")
    assert of_chip != settings
    for name, chip, text in (
        ("native_sim", None, "/dts-v1/;\n" + native_sim + settings),
        ("qemu", None, sram_of(0x10000) + qemu + settings),
        ("pico", "rp2040", sram_of(0x42000) + start_page_block("dts rpi_pico")
                           + settings),
        ("nrf", "ram_nrf52840", sram_of(0x40000) + start_page_block("dts nrf52840dk")
                                + of_chip),
    ):
        blob = check(name, text)
        first, second = "/backup", "/settings"
        assert [path for path, _ in nodes.ours_of(blob)] == [first, second], name
        assert nodes.fdtget(blob, second, "offset") == nodes.fdtget(blob, first, "size")
        for what in ("region", *(["memory"] if chip != "ram_nrf52840" else [])):
            assert nodes.fdtget(blob, first, what) == nodes.fdtget(blob, second, what)
        sram_check(chip, text=text)
