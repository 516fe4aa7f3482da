# Which chip the module takes: from the macros of each port, for each device of the
# device table and each board in MicroPython's source; what a board can override;
# what is a compile error, once, and in which words. Then the module is compiled for
# microcontrollers, beside stand-ins for the vendors' headers; and what it takes from
# MicroPython is what a module may rely on (functions.py).
#
# SPDX-License-Identifier: MIT
import glob
import itertools
import os
import re
import subprocess
import sys

sys.path.insert(0, "tests")
import functions  # noqa: E402
from cases import BUILD, case, folder, main, run  # noqa: E402
from port_macros import macros_of, mimxrt, ra, stm32  # noqa: E402

OUT = folder("choice")
TREE = run("tools/fetch-micropython.sh").splitlines()[-1]
BOARDS = os.path.join(TREE, "ports")

# What every port with the features of the real ones has.
USUAL = ["MICROPY_PY_MACHINE=1", "MICROPY_PY_BUILTINS_MEMORYVIEW=1",
         "MICROPY_MODULE_ATTR_DELEGATION=1"]  # fmt: skip
PAGE = '#include "bindings/micropython/backmem_mp_page.c"\n'
MARK = "the probe"
PROBE = """
#include "bindings/micropython/backmem_mp_choice.h"
chip=BACKMEM_CHIP row=BACKMEM_DESC memory=BACKMEM_MEMORY bytes=BACKMEM_MEMORY_BYTES
itemsize=BACKMEM_MEMORY_ITEMSIZE init=BACKMEM_MEMORY_INIT file=BACKMEM_FILE_BYTES
vendor=BACKMEM_VENDOR_CHECK secure=BACKMEM_SECURE ram=BACKMEM_RAM
kind=BACKMEM_RAM_INDEX
machine=MICROPY_PY_MACHINE_BACKUP_MEMORY
"""


def stand_in():
    """A folder with headers of MicroPython's that bring next to nothing."""
    path = folder("choice", "py")
    for name in ("mpconfig", "obj", "runtime"):
        with open(os.path.join(path, name + ".h"), "w", encoding="utf-8") as file:
            file.write("// Nothing.\n")
    # Zephyr's, whose DT_HAS_CHOSEN is a macro of the case.
    folder("choice", "zephyr", "drivers")
    for name, line in {
        "zephyr/devicetree.h": "// Nothing.",
        "zephyr/drivers/hwinfo.h": "int hwinfo_get_reset_cause(uint32_t *cause);",
        "stm32_backup_domain.h": "void stm32_backup_domain_enable_access(void);",
    }.items():
        with open(os.path.join(OUT, name), "w", encoding="utf-8") as file:
            file.write(line + "\n")
    return OUT


INCLUDE = stand_in()


def preprocess(text, macros):
    return subprocess.run(
        ["gcc", "-E", "-P", "-I.", "-Iinclude", "-I", INCLUDE, "-DNO_QSTR",
         *("-D" + m for m in macros), "-x", "c", "-"],
        input=text, capture_output=True, text=True, check=False)  # fmt: skip


def choose(*macros, usual=True):
    """What the module takes with these macros: a dict, without what is undefined."""
    macros = [*(USUAL if usual else []), *macros]
    done = preprocess(PAGE + MARK + PROBE, macros)
    if done.returncode != 0:
        raise AssertionError(f"{macros}: {done.stderr}")
    found = dict(re.findall(r"(\w+)=(\S+)", done.stdout.rpartition(MARK)[2]))
    return {key: value for key, value in found.items() if "BACKM" not in value}


def refused(*macros, usual=True):
    """The message of the #error, which is in one file of the module alone."""
    macros = [*(USUAL if usual else []), *macros]
    done = preprocess(PAGE, macros)
    assert done.returncode != 0, (macros, done.stdout)
    others = preprocess(PROBE, macros)
    assert others.returncode == 0 and "error" not in others.stderr, others.stderr
    return " ".join(re.findall(r"#error (.*)", done.stderr))


# ---- the devices, and the boards in MicroPython's source ---------------------------


def devices():
    """Chip to devices, from host/devices/."""
    program = os.path.join(OUT, "devices")
    run("gcc", "-std=c11", "-Wall", "-Werror", "-Iinclude", "-o", program,
        "tests/micropython/devices.c", "host/devices.c", "host/boards.c",
        *glob.glob("chips/*/*.c"))  # fmt: skip
    lines = run(program).splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines}


def family_of(chip):
    return glob.glob(f"chips/*/backmem_{chip}.c")[0].split("/")[1]



CHIPS = devices()
# MicroPython's alif port is built for E7, and has no macro that tells E1 and E5; its
# psoc-edge port is of the only PSoC it has.
WITHOUT_A_PORT = {"ambiq", "apm32", "at32", "gd32", "imxrt", "kinetis", "lpc17",
                  "lpc54", "lpc55", "lpc8", "max32", "mcx", "retained", "sam", "silabs",
                  "stm32mp", "stm32wb0", "wch"}  # fmt: skip
# The nrf port is for none of these.
NOT_CHOSEN = {"alif_ensemble_e1", "nrf5340", "nrf5340net", "nrf54l15", "nrf54ls05a",
              "psoc6"}  # fmt: skip
CHIP_OF = {device: chip for chip, names in CHIPS.items() for device in names
           if chip not in NOT_CHOSEN and family_of(chip) not in WITHOUT_A_PORT}


@case
def every_device_of_the_table_gets_its_chip():
    assert len(CHIPS) >= 60 and len(CHIP_OF) >= 120
    seen = set()
    for device, chip in CHIP_OF.items():
        found = choose(*macros_of(device))
        assert found["chip"] == chip, (device, found)
        assert found["machine"] == "(1)" and "row" not in found, (device, found)
        # Beside a vendor's header our numbers are compared with that, also where the
        # board names a chip.
        family = family_of(chip)
        vendor = f"chips/{family}/backmem_{family}_vendor.h"
        assert found["vendor"] == f'"../../{vendor}"', (device, found)
        assert os.path.exists(vendor)
        if chip not in seen:
            seen.add(chip)
            named = choose(*macros_of(device), "BACKMEM_CHIP=stm32f405")
            assert named["chip"] == "stm32f405" and named["vendor"] == found["vendor"]


def board_settings(port, pattern):
    """The value of a make variable of each board of a port."""
    values = {}
    for path in glob.glob(os.path.join(BOARDS, port, "boards", "*", "mpconfigboard.*")):
        with open(path, encoding="utf-8") as file:
            for value in re.findall(pattern, file.read()):
                values.setdefault(value, os.path.basename(os.path.dirname(path)))
    assert values, port
    return values


def check_refusal(*macros):
    """A device without a chip: an error, or no attribute."""
    message = refused(*macros)
    assert "unknown device, or one that is not supported yet" in message
    for name in ("BACKMEM_CHIP", "MICROPY_HW_BACKUP_MEMORY_ADDR", "_BYTES",
                 "_ITEMSIZE", "MICROPY_PY_MACHINE_BACKUP_MEMORY"):  # fmt: skip
        assert name in message, name
    found = choose(*macros, "MICROPY_PY_MACHINE_BACKUP_MEMORY=0")
    assert found["machine"] == "0" and "chip" not in found
    assert choose(*macros, *OVERRIDE)["chip"] == "board"


def check_board(device, board, *macros):
    """A device of the notes gets its chip; another is an error that says what to do."""
    if device.lower() in CHIP_OF:
        assert choose(*macros)["chip"] == CHIP_OF[device.lower()], board
        return True
    message = refused(*macros)
    assert "unknown device" in message and "BACKMEM_CHIP" in message, (board, message)
    return False


@case
def every_stm32_board_gets_its_chip():
    boards = board_settings("stm32", r"CMSIS_MCU\s*=\s*(\w+)")
    assert len(boards) >= 30
    for mcu, board in boards.items():
        assert check_board(mcu, board, *stm32(mcu)), board


@case
def every_stm32_that_the_port_tells_apart_gets_its_chip():
    names = set()
    for path in glob.glob(os.path.join(BOARDS, "stm32", "*.[ch]")):
        with open(path, encoding="utf-8") as file:
            # Families, such as STM32H7, end before the letters of pins and flash.
            names.update(re.findall(r"defined\((STM32\w+x\w*)\)", file.read()))
    assert len(names) >= 50
    for name in names:
        assert check_board(name, "ports/stm32", *stm32(name)), name


@case
def stm32_without_backup_registers_are_refused():
    for mcu in ("STM32F030x6", "STM32F070xB"):
        check_refusal(*stm32(mcu))


@case
def every_mimxrt_board_gets_its_chip():
    for series, board in board_settings("mimxrt", r"MCU_SERIES\s*=\s*(\w+)").items():
        core = "_cm7" if series == "MIMXRT1176" else ""
        assert check_board(series, board, *mimxrt(series, core)), board


@case
def both_cores_of_an_imxrt_get_the_same_chip():
    for series, cores in (("MIMXRT1176", ("_cm7", "_cm4")),
                          ("MIMXRT1189", ("_cm33", "_cm7"))):  # fmt: skip
        found = {choose(*mimxrt(series, core))["chip"] for core in cores}
        assert found == {CHIP_OF[series.lower()]}, (series, found)


@case
def every_renesas_ra_board_gets_its_chip():
    boards = board_settings("renesas-ra", r"CMSIS_MCU\s*=\s*(\w+)")
    for group, board in boards.items():
        assert choose(*ra(group))["chip"] in CHIPS, board
    check_refusal(*ra("RA2A1"))


@case
def esp8266_has_the_memory_of_its_sdk():
    found = choose("__ets__", "ICACHE_FLASH")
    assert found["chip"] == "esp8266" and "memory" not in found, found
    assert "this is an ESP8266" in page(
        ["__ets__", "ICACHE_FLASH", "BACKMEM_CHIP=stm32f405"], "stm32f405", status=1)


@case
def psoc_edge_takes_the_address_of_infineons_header():
    found = choose(*macros_of("pse84"))
    assert found["chip"] == "pse84" and found["memory"] == "BACKUP_BREG_SET2", found
    assert found["bytes"] == "32", found


@case
def qemu_has_no_such_memory():
    # STM32, say, with a macro of QEMU's machine and none of the chip's.
    for machine in board_settings("qemu", r"QEMU_SOC_(\w+)"):
        found = choose(f"QEMU_SOC_{machine}")
        assert found == {"secure": "0", "machine": "(0)"}, (machine, found)


# As Zephyr's headers have them, of a node at 0x2000F000 with 4 KB, or of none.
ZEPHYR = ["__ZEPHYR__=1", "DT_CHOSEN(name)=name", "DT_REG_ADDR(node)=0x2000F000",
          "DT_REG_SIZE(node)=0x1000"]  # fmt: skip
CHOSEN = [*ZEPHYR, "DT_HAS_CHOSEN(name)=1"]
NOT_IN_TREE = [*ZEPHYR, "DT_HAS_CHOSEN(name)=0"]
ADDRESS = "0x2000F000"


@case
def zephyr_has_the_chip_of_its_soc_the_ram_of_its_devicetree_or_both():
    for also in ([], macros_of("rp2040"), macros_of("nrf52840"), macros_of("esp32")):
        found = choose(*NOT_IN_TREE, *also, "BACKMEM_CHIP=stm32f405")
        assert found == {"chip": "stm32f405", "secure": "0", "machine": "(1)"}, found
        found = choose(*CHOSEN, *also, "BACKMEM_CHIP=stm32f405")
        assert found == {"chip": "stm32f405", "secure": "0", "machine": "(1)",
                         "ram": "ram", "kind": "3", "memory": ADDRESS,
                         "bytes": "0x1000"}, found  # fmt: skip
        found = choose(*CHOSEN, *also)
        assert found == {"chip": "board", "row": "backmem_page_regions[3]",
                         "secure": "0", "machine": "(1)", "memory": ADDRESS,
                         "bytes": "0x1000"}, found  # fmt: skip
        message = refused(*NOT_IN_TREE, *also)
        for word in ("unknown device", "backmem,memory", "chosen", "-DBACKMEM_CHIP=",
                     "MICROPY_PY_MACHINE_BACKUP_MEMORY=0"):  # fmt: skip
            assert word in message, (also, word, message)
        found = choose(*NOT_IN_TREE, *also, "MICROPY_PY_MACHINE_BACKUP_MEMORY=0")
        assert found == {"secure": "0", "machine": "0"}, found
        for tree in (CHOSEN, NOT_IN_TREE):
            found = choose(*tree, *also, *OVERRIDE)
            assert found["chip"] == "board" and found["memory"] == "0x20001000", found
            assert "ram" not in found and found["bytes"] == "64", found


@case
def ram_of_the_devicetree_is_the_kind_that_is_right_on_all():
    with open("chips/retained/backmem_ram.c", encoding="utf-8") as file:
        kinds = re.findall(r'REGION\("(\w+)"', file.read())
    found = choose(*CHOSEN)
    assert kinds[int(re.search(r"\[(\d)\]", found["row"])[1])] == "RAM_ECC64"


@case
def every_samd_board_gets_its_chip_or_nothing():
    for mcu, board in board_settings("samd", r"CMSIS_MCU\s*=\s*(\w+)").items():
        found = choose(f"MCU_{mcu[:6]}", f"__{mcu}__")
        if mcu.startswith("SAMD21"):
            assert found == {"secure": "0", "machine": "(0)"}, (board, found)
        else:
            assert found["chip"] == "samd51", (board, found)


@case
def every_nrf_board_gets_its_chip():
    for mcu, board in board_settings("nrf", r"MCU_SUB_VARIANT = (\w+)").items():
        assert check_board(mcu, board, *macros_of(mcu)), board
    assert choose("NRF52832_XXAB")["chip"] == "nrf52840"


@case
def both_alif_cores_get_the_ensemble():
    for core in ("M55_HP", "M55_HE"):
        found = choose(f"{core}=1", f"CORE_{core}", f'ALIF_CMSIS_H="{core}.h"')
        assert found["chip"] == "alif_ensemble"


@case
def every_esp32_board_gets_its_chip():
    # set(IDF_TARGET esp32s3), or by boards/mpconfigboard_esp32s3_common.cmake.
    boards = board_settings("esp32", r"(?:IDF_TARGET |board_)(esp32\w*?)(?:\)|_common)")
    assert len(boards) >= 4
    for target, board in boards.items():
        if target != "esp32c2":  # which has no RTC memory
            assert check_board(target, board, *macros_of(target)), board


@case
def esp32_is_the_buffer_of_the_port():
    target = macros_of("esp32s3")
    found = choose(*target)
    assert found["chip"] == "esp32" and found["memory"] == "rtc_user_mem_data"
    assert found["bytes"] == "2048" and "init" not in found
    assert choose(*target, "MICROPY_HW_RTC_USER_MEM_MAX=512")["bytes"] == "512"
    assert "chip" not in choose(*target, "MICROPY_HW_RTC_USER_MEM_MAX=0")
    assert choose(*target, "MICROPY_HW_RTC_MEM_INIT_ALWAYS=1")["init"] == "1"
    assert "init" not in choose(*target, "MICROPY_HW_RTC_MEM_INIT_ALWAYS=0")


@case
def esp32_without_rtc_memory_has_nothing():
    assert choose(*macros_of("esp32c2")) == {"secure": "0", "machine": "(0)"}
    on = "MICROPY_PY_MACHINE_BACKUP_MEMORY=1"
    assert "has no such memory" in refused(*macros_of("esp32c2"), on)
    # A member nobody has looked at is not taken for another one.
    assert "unknown device" in refused(*macros_of("esp32z4"))


@case
def unix_is_a_file():
    found = choose("UNIX")
    assert found["chip"] == "host" and found["row"] == "backmem_host_desc"
    assert found["file"] == "4096" and "memory" not in found
    assert choose("UNIX", "BACKMEM_FILE_BYTES=64")["file"] == "64"


@case
def secure_firmware_uses_the_secure_addresses():
    assert choose(*macros_of("stm32u575xx"))["secure"] == "0"
    assert choose(*macros_of("stm32u575xx"), "__ARM_FEATURE_CMSE=3")["secure"] == "1"
    assert choose(*macros_of("stm32u575xx"), "__ARM_FEATURE_CMSE=1")["secure"] == "0"
    assert choose(*macros_of("stm32u575xx"), "BACKMEM_SECURE=1")["secure"] == "1"


# ---- what a board can say --------------------------------------------------------


@case
def board_names_a_chip():
    for port in (macros_of("stm32f405xx"), macros_of("rp2040"), ["UNIX"], []):
        found = choose(*port, "BACKMEM_CHIP=stm32h743")
        assert found["chip"] == "stm32h743" and "row" not in found
        assert "memory" not in found
    found = choose(*macros_of("esp32"), "BACKMEM_CHIP=esp32")
    assert found["memory"] == "rtc_user_mem_data"


OVERRIDE = [
    "MICROPY_HW_BACKUP_MEMORY_ADDR=0x20001000",
    "MICROPY_HW_BACKUP_MEMORY_BYTES=64",
    "MICROPY_HW_BACKUP_MEMORY_ITEMSIZE=4",
]


@case
def board_overrides_the_region():
    for port in (macros_of("stm32f405xx"), macros_of("esp32"), ["UNIX"], [],
                 ["MCU_SAMD21"], ["BACKMEM_CHIP=rp2040"]):  # fmt: skip
        found = choose(*port, *OVERRIDE)
        assert found["chip"] == "board" and found["row"] == "board_desc", (port, found)
        assert found["memory"] == "0x20001000" and found["bytes"] == "64"
        assert found["itemsize"] == "4" and found["machine"] == "(1)"
        assert "file" not in found and "vendor" not in found and "init" not in found


@case
def override_needs_all_three():
    for missing, word in ((0, "_ADDR"), (1, "_BYTES"), (2, "_ITEMSIZE")):
        macros = OVERRIDE[:missing] + OVERRIDE[missing + 1 :]
        assert f"need {word}" in refused(*macros), word
    for one in OVERRIDE:
        assert "need" in refused(one, "UNIX")


@case
def itemsize_is_1_or_4():
    for size in (0, 1, 2, 3, 4, 8):
        macros = [*OVERRIDE[:2], f"MICROPY_HW_BACKUP_MEMORY_ITEMSIZE={size}"]
        if size in (1, 4):
            assert choose(*macros)["itemsize"] == str(size)
        else:
            assert "_ITEMSIZE must be 1 or 4" in refused(*macros)


@case
def board_switches_it_off():
    off = "MICROPY_PY_MACHINE_BACKUP_MEMORY=0"
    found = choose(*macros_of("stm32f405xx"), off)
    assert found["machine"] == "0" and found["chip"] == "stm32f405"
    for port in ([], stm32("STM32F999xx"), ["MCU_SAMD21"]):
        found = choose(*port, off)
        assert found["machine"] == "0" and "chip" not in found


@case
def unknown_device_is_an_error_that_names_the_macros():
    for port in ([], stm32("STM32F999xx"), ["CPU_MIMXRT1999"], ["NRF52999_XXAA"],
                 ["MICROPY_PY_MACHINE_BACKUP_MEMORY=1"]):  # fmt: skip
        message = refused(*port)
        assert "unknown device" in message, port
        for name in ("BACKMEM_CHIP", "MICROPY_HW_BACKUP_MEMORY_ADDR", "_BYTES",
                     "_ITEMSIZE", "MICROPY_PY_MACHINE_BACKUP_MEMORY",
                     "CFLAGS_EXTRA=-DBACKMEM_CHIP="):  # fmt: skip
            assert name in message, name


SERVED = {"alif", "esp32", "esp8266", "mimxrt", "nrf", "psoc-edge", "qemu",
          "renesas-ra", "rp2", "samd", "stm32", "unix", "windows",
          "zephyr"}  # fmt: skip
WITHOUT_MACHINE = {"bare-arm", "embed", "minimal", "pic16bit", "powerpc", "webassembly"}


@case
def every_port_is_served_or_named_in_that_error():
    ports = {name for name in os.listdir(BOARDS)
             if os.path.isdir(os.path.join(BOARDS, name))}  # fmt: skip
    message = refused()
    named = re.search(r"ports? ([\w ,-]+) is known", message)[1]
    named = set(re.findall(r"[a-z0-9-]+", named.replace(" and ", " ")))
    assert ports <= SERVED | named | WITHOUT_MACHINE, ports
    assert not named & SERVED


@case
def what_the_module_needs_is_named():
    f405 = macros_of("stm32f405xx")
    for missing in USUAL[1:]:
        name = missing.split("=")[0]
        macros = [m for m in USUAL if m != missing]
        assert f"needs {name}" in refused(*macros, *f405, usual=False)
        assert f"needs {name}" in refused(*macros, name + "=0", *f405, usual=False)
    # Without a machine module there is nothing to add to; `import backmem` stays.
    found = choose(*USUAL[1:2], "MICROPY_PY_MACHINE=0", *f405, usual=False)
    assert found["machine"] == "(0)" and found["chip"] == "stm32f405"
    on = "MICROPY_PY_MACHINE_BACKUP_MEMORY=1"
    message = refused(*USUAL[1:], "MICROPY_PY_MACHINE=0", on, *f405, usual=False)
    assert "needs MICROPY_PY_MACHINE" in message
    assert "has no such memory" in refused("MCU_SAMD21", on)


# ---- compiled for microcontrollers ----------------------------------------------

GENHDR = os.path.dirname(run("tools/build-micropython.sh", "demo").splitlines()[-1])
SOURCES = sorted(glob.glob("bindings/micropython/backmem_mp_*.c"))
functions.add_cases(TREE, glob.glob(os.path.join(GENHDR, "backmem", "bindings",
                                                 "micropython", "*.o")))  # fmt: skip
# Those of all ports, and of the unix port's coverage variant.
WARNINGS = ["-Wall", "-Wextra", "-Wno-unused-parameter", "-Wpointer-arith",
            "-Wdouble-promotion", "-Wfloat-conversion", "-Wshadow",
            "-Wmissing-declarations", "-Wmissing-prototypes",
            "-Wold-style-definition", "-Werror"]  # fmt: skip
ARM = ["arm-none-eabi-gcc", "-mthumb", "-Os", "-ffunction-sections", "-fdata-sections"]
CPUS = {
    "cortex-m0plus": [*ARM, "-mcpu=cortex-m0plus"],
    "cortex-m4": [*ARM, "-mcpu=cortex-m4"],
    "cortex-m7": [*ARM, "-mcpu=cortex-m7"],
    "cortex-m33": [*ARM, "-mcpu=cortex-m33", "-mcmse"],
    "cortex-m55": [*ARM, "-mcpu=cortex-m55", "-O2"],
    "rv32imc": ["riscv64-unknown-elf-gcc", "-march=rv32imc", "-mabi=ilp32", "-Os",
                "--specs=picolibc.specs"],
}  # fmt: skip


# Objects by what the compiler saw of their source. Most macros change few files, and of
# a chip's name nothing else follows in most.
COMPILED = {}


def compiled_before(command, source, macros):
    """(the key, the object or None) of a source that compiles in silence."""
    text = run(*command, "-E", "-P", source)
    text = re.sub(r"extern const backmem_chip_\w+ \w+;", "", text)
    for macro in macros:
        if macro.startswith("BACKMEM_CHIP="):
            text = text.replace(macro.partition("=")[2], "the_chip")
    options = [word for word in command if not word.startswith("-D")]
    key = (*options, source, text)
    return key, COMPILED.get(key)


def compile_module(compiler, standard, macros, *flags, status=0, only=".c"):
    """Compiles each file of the module; gives the objects' paths, or what was said."""
    objects = []
    said = ""
    for source in SOURCES:
        if not source.endswith(only):
            continue
        command = [
            *compiler, f"-std={standard}", *WARNINGS, "-Iinclude",
            "-Itests/micropython/port", "-I", TREE, "-I", GENHDR,
            "-DMICROPY_MODULE_ATTR_DELEGATION=1", *("-D" + m for m in macros),
            *flags]  # fmt: skip
        if status == 0:
            key, path = compiled_before(command, source, macros)
            objects.append(path or os.path.join(OUT, f"{len(COMPILED)}-"
                                                f"{os.path.basename(source)[:-2]}.o"))
            if path:
                continue
        done = subprocess.run(
            [*command, "-c", source, "-o",
             objects[-1] if status == 0 else os.path.join(OUT, "refused.o")],
            capture_output=True, text=True, check=False)  # fmt: skip
        said += done.stderr
        if status == 0 and (done.returncode != 0 or said != ""):
            raise AssertionError(f"{compiler[0]} {macros} {source}: {said}")
        if status == 0:
            COMPILED[key] = objects[-1]
    return objects if status == 0 else said


def sizes(objects):
    """Bytes of code and constants, and of RAM."""
    rom = ram = 0
    for line in run("arm-none-eabi-size", "-A", *objects).splitlines():
        words = line.split()
        if len(words) == 3 and words[0].startswith((".text", ".rodata")):
            rom += int(words[1])
        if len(words) == 3 and words[0].startswith((".data", ".bss")):
            ram += int(words[1])
    return rom, ram


def add_cpu(cpu, compiler):
    def compiles_without_a_warning():
        compile_module(compiler, "c99", ["BACKMEM_CHIP=stm32h743"])

    compiles_without_a_warning.__name__ = f"{cpu} compiles without a warning"
    case(compiles_without_a_warning)


for the_cpu, the_compiler in CPUS.items():
    add_cpu(the_cpu, the_compiler)


@case
def each_way_to_a_region_compiles_without_a_warning():
    for chip in CHIPS:
        compile_module(CPUS["cortex-m4"], "c99", [f"BACKMEM_CHIP={chip}"],
                       only=("_chip.c", "_page.c"))  # fmt: skip
    for macros in (OVERRIDE, macros_of("esp32"), ["MCU_SAMD21"]):
        compile_module(CPUS["cortex-m4"], "gnu99", macros)
    for macros in (CHOSEN, [*CHOSEN, "BACKMEM_CHIP=rp2040"],
                   [*NOT_IN_TREE, "BACKMEM_CHIP=stm32f405"]):  # fmt: skip
        compile_module(CPUS["cortex-m4"], "gnu99", macros, "-I", OUT)
    compile_module(["gcc", "-Os"], "gnu99", OVERRIDE)  # a number as a 64-bit address


@case
def pico_has_sram_of_any_size_or_none():
    for device, cpu in (("rp2040", "cortex-m0plus"), ("rp2350", "cortex-m33")):
        for macros, want in (([], 1024), (["BACKMEM_RAM_BYTES=4096"], 4096),
                             (["BACKMEM_RAM_BYTES=0"], 0),
                             (["MICROPY_PY_BACKMEM_OBJECTS=0"], 0),
                             (OVERRIDE, 0)):  # fmt: skip
            path = compile_module(CPUS[cpu], "gnu99", [*macros_of(device), *macros],
                                  only=("_chip.c", "_ram.c"))[-1]  # fmt: skip
            found = re.findall(r"^\.uninitialized_data\S* +(\d+)",
                               run("arm-none-eabi-size", "-A", path), re.M)  # fmt: skip
            assert sum(map(int, found)) == want, (device, macros, found)


@case
def each_parameter_is_used():
    # As that variant wants it of its own headers, too, with settings that are not here.
    compile_module(["gcc", "-Os"], "gnu99", ["BACKMEM_CHIP=rp2040"], "-isystem", TREE,
                   "-Wunused-parameter")  # fmt: skip


@case
def files_that_are_shared_by_chips_do_not_ask_for_it():
    # tests/firmware/micropython/Makefile compiles the others once for a CPU.
    with open("tests/firmware/micropython/Makefile", encoding="utf-8") as file:
        asking = re.search(r"^SRC_CHIP := \$\(filter (.*?),", file.read(), re.M)[1]
    asking = tuple(name.lstrip("%") for name in asking.split())
    shared = [source for source in SOURCES if not source.endswith(asking)]
    assert len(asking) == 5 and len(shared) == len(SOURCES) - 5
    for source in shared:
        seen = set()
        for chip in ("stm32h743", "stm32g0", "rp2040", "nrf52840", "alif_ensemble"):
            text = run(
                *CPUS["cortex-m4"], "-std=gnu99", "-E", "-P", "-Iinclude",
                "-Itests/micropython/port", "-I", TREE, "-I", GENHDR,
                "-DMICROPY_MODULE_ATTR_DELEGATION=1", f"-DBACKMEM_CHIP={chip}",
                source)  # fmt: skip
            # The chip is declared once more, and not used.
            line = f"extern const backmem_chip_t backmem_chip_{chip};"
            before, _, after = text.rpartition(line)
            seen.add(before + after)
        assert len(seen) == 1, source


@case
def firmware_gets_code_and_no_ram():
    # As the ports build for release: without asserts. The module's own files alone;
    # tests/parts/75-rp2.sh measures what a firmware has of them, and the library. What
    # it has of the page is measured by tests/parts/40-chips.sh.
    def code(objects):
        return [path for path in objects if not path.endswith("_page.o")]

    chip = ["BACKMEM_CHIP=rp2040", "NDEBUG"]
    for cpu in ("cortex-m0plus", "cortex-m4"):
        for objects, most in ((0, 5232), (1, 16384)):
            macros = [*chip, f"MICROPY_PY_BACKMEM_OBJECTS={objects}"]
            rom, ram = sizes(code(compile_module(CPUS[cpu], "c99", macros)))
            kind = "with" if objects else "without"
            print(f"the module's files {kind} objects, {cpu} -Os: {rom} bytes")
            assert ram == 0 and 0 < rom <= most, (cpu, objects, rom, ram)
    rom, ram = sizes(compile_module(CPUS["cortex-m4"], "c99", ["MCU_SAMD21"]))
    assert rom == 0 and ram == 0, "a chip without the memory pays nothing"


@case
def each_object_can_be_left_out():
    for choice in itertools.product((0, 1), repeat=3):
        kept = dict(zip(("STORE", "LOG", "BOOT"), choice))
        macros = [f"MICROPY_PY_BACKMEM_{name}={on}" for name, on in kept.items()]
        objects = compile_module(CPUS["cortex-m0plus"], "c99",
                                 ["BACKMEM_CHIP=rp2040", *macros])  # fmt: skip
        defined, missing = set(), set()
        for line in run("arm-none-eabi-nm", *objects).splitlines():
            if "backmem_mp_" in line:
                (missing if " U " in line else defined).add(line.split()[-1])
        assert missing <= defined, (kept, missing - defined)
        for name, on in kept.items():
            assert (f"backmem_mp_{name.lower()}_type" in defined) == on, (kept, name)
        assert ("backmem_mp_cbor_encode" in defined) == (
            kept["STORE"] or kept["LOG"]), kept  # fmt: skip


@case
def zephyr_is_asked_for_the_cause_and_for_the_backup_domain():
    def needed(only, *macros):
        objects = compile_module(CPUS["cortex-m4"], "gnu99", macros, "-I", OUT,
                                 only=only)  # fmt: skip
        return set(re.findall(r" U (\w+)", run("arm-none-eabi-nm", *objects)))

    chip = [*NOT_IN_TREE, "BACKMEM_CHIP=stm32f405"]
    for macros, asked in ((chip[-1:], "mp_module_machine"), (chip, None),
                          ([*chip, "CONFIG_HWINFO=1"], "hwinfo_get_reset_cause")):
        found = needed("_boot.c", *macros)
        for name in ("mp_module_machine", "hwinfo_get_reset_cause"):
            assert (name in found) == (name == asked), (macros, found)
    access = "stm32_backup_domain_enable_access"
    assert access not in needed("_page.c", *chip)
    assert access in needed("_page.c", *chip, "CONFIG_STM32_BACKUP_PROTECTION=1")


@case
def ram_of_the_devicetree_that_is_not_words_is_a_compile_error():
    for address, size in ((0x2000F002, 64), (0x2000F000, 62), (0x2000F000, 8)):
        macros = [*CHOSEN[:2], f"DT_REG_ADDR(node)={address}",
                  f"DT_REG_SIZE(node)={size}", CHOSEN[-1]]  # fmt: skip
        said = compile_module(CPUS["cortex-m4"], "gnu99", macros, "-I", OUT, status=1,
                              only="_chip.c")  # fmt: skip
        assert "backmem,memory is not words, three or more" in said, said


@case
def size_that_is_no_multiple_is_a_compile_error():
    macros = [OVERRIDE[0], "MICROPY_HW_BACKUP_MEMORY_BYTES=30", OVERRIDE[2]]
    said = compile_module(CPUS["cortex-m4"], "c99", macros, status=1)
    assert "MICROPY_HW_BACKUP_MEMORY_BYTES is no multiple of _ITEMSIZE" in said, said


# Ports whose vendor header the module sees, one device each.
VENDORS = {chip: macros_of(devices[0]) for chip, devices in CHIPS.items()
           if os.path.exists(f"tests/vendor/{chip}/device.h")}  # fmt: skip
for chip in VENDORS.keys() & NOT_CHOSEN:
    VENDORS[chip] = [*VENDORS[chip], f"BACKMEM_CHIP={chip}"]
VENDORS["nrf51822"].remove("NRF51")  # the stand-in has it


def page(macros, device, status=0):
    """Compiles the page of these macros beside the header of a device; what is said."""
    family = family_of(device)
    return compile_module(
        CPUS["cortex-m4"], "gnu99", macros, f"-Itests/vendor/{device}",
        f"-Itests/vendor/{family}", "-include", f"tests/vendor/{device}/device.h",
        status=status, only="_page.c")  # fmt: skip


@case
def module_compares_our_numbers_with_the_vendors():
    assert len(VENDORS) >= 48
    for chip, macros in VENDORS.items():
        page(macros, chip)
    # Another device's header beside this page.
    said = page(VENDORS["stm32l476"], "stm32h743", status=1)
    assert "backmem: " in said, said


@case
def chip_that_a_board_names_is_compared_too():
    # On this device, a chip of the same family, and ones of others.
    for device, names in {
        "mimxrt1011": ("mimxrt1062", "mimxrt1187", "stm32f405"),
        "stm32f401": ("stm32f405", "stm32f746", "rp2040"),
        "rp2040": ("rp2350", "samd51"),
        "nrf52840": ("nrf51822", "esp32"),
        "samd51": ("alif_ensemble", "esp32h2"),
        "alif_ensemble": ("nrf52840",),
    }.items():
        page([*VENDORS[device], f"BACKMEM_CHIP={device}"], device)
        for name in names:
            said = page([*VENDORS[device], f"BACKMEM_CHIP={name}"], device, status=1)
            assert re.search(r'(error: |")backmem: ', said), (device, name, said)
    assert "this is an ESP32" in page(
        [*macros_of("esp32"), "BACKMEM_CHIP=stm32f405"], "stm32f405", status=1)


@case
def chip_that_does_not_exist_is_an_error_that_names_it():
    for port in ([], macros_of("mimxrt1011"), ["UNIX"]):
        macros = [*port, "BACKMEM_CHIP=stm32f406"]
        said = compile_module(CPUS["cortex-m4"], "c99", macros, status=1)
        assert said.count("error:") == 1, said
        assert "BACKMEM_CHIP is stm32f406" in said and "docs/chips.md" in said, said
        assert "BACKMEM_CHIP_FILE" in said, said


OWN_PAGE = """
#include "backmem/page.h"

#define BACKMEM_HOUSE_RAM       0x40001000u
#define BACKMEM_HOUSE_RAM_BYTES 64
#define BACKMEM_HOUSE_CR        0x40002000u
#define BACKMEM_HOUSE_CR_ON     (1u << 3)

BACKMEM_PAGE(house, "Somebody",

REGION("HOUSE_RAM",
    AT(HOUSE_RAM, HOUSE_RAM_BYTES),
        "its manual, 1.2",
    UNIT(1, 1, 1, LANES),
        "its manual, 1.3",
    SURVIVES(YES, YES, YES, UNKNOWN, NO, NO),
        "its manual, 1.4",
    STEPS(SET(HOUSE_CR, ON)),
        "its manual, 1.5",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
"""


@case
def board_brings_a_page_of_its_own():
    with open(os.path.join(OUT, "house.c"), "w", encoding="utf-8") as file:
        file.write(OWN_PAGE)
    own = ["BACKMEM_CHIP=house", 'BACKMEM_CHIP_FILE="house.c"']
    found = choose(*own, *macros_of("rp2040"))
    assert found["chip"] == "house" and "vendor" not in found, found
    objects = compile_module(CPUS["cortex-m4"], "c99", own, "-I", OUT)
    defined = run("arm-none-eabi-nm", *objects)
    assert re.search(r" R backmem_chip_house$", defined, re.M), defined
    assert "needs BACKMEM_CHIP" in refused(own[1])


# ---- the two build systems -------------------------------------------------------


def wanted_sources():
    """What both must compile: the module, which has the chip's page, and src/."""
    return {*SOURCES, *glob.glob("src/*.c")}


@case
def make_builds_what_is_needed_inside_its_folder():
    objects = glob.glob(os.path.join(GENHDR, "backmem", "**", "*.o"), recursive=True)
    built = {os.path.relpath(path, os.path.join(GENHDR, "backmem")) for path in objects}
    assert {path[:-2] + ".c" for path in built} >= wanted_sources() | {"host/host.c"}
    for place in ("bindings", "src", "chips", "host"):
        assert not glob.glob(f"{place}/**/*.o", recursive=True), place


def make_words(port, *variables):
    """What micropython.mk asks the make of a port for."""
    path = folder("choice", "make", port)
    root = os.getcwd()
    with open(os.path.join(path, "Makefile"), "w", encoding="utf-8") as file:
        file.write(f"USERMOD_DIR := {root}\ninclude {root}/micropython.mk\n"
                   "all:\n\t@echo $(SRC_USERMOD_LIB_C) $(CFLAGS_USERMOD)\n")
    said = run("env", "-u", "MAKEFLAGS", "-u", "MFLAGS", "make", "-s",
               "--no-print-directory", "-C", path, *variables)  # fmt: skip
    return {word.removeprefix(root + "/") for word in said.split()}


@case
def make_gives_each_port_what_it_lacks():
    files = {"host/host.c": "unix", "host/windows/host_windows.c": "windows"}
    for port in ("unix", "windows", "stm32", "nrf"):
        words = make_words(port)
        assert "-DMICROPY_MODULE_ATTR_DELEGATION=1" in words
        for file, its in files.items():
            assert os.path.exists(file) and (file in words) == (port == its), words
    # nrf says it itself, and without link-time optimisation nobody needs it.
    jump = "-DMICROPY_NLR_THUMB_USE_LONG_JUMP=1"
    for port, lto in itertools.product(("stm32", "nrf", "unix"), ("", "0", "1")):
        words = make_words(port, "LTO=" + lto)
        assert (jump in words) == ((port, lto) == ("stm32", "1")), (port, lto, words)


@case
def cmake_gathers_what_is_needed():
    project = folder("choice", "cmake")
    with open(os.path.join(project, "CMakeLists.txt"), "w", encoding="utf-8") as file:
        file.write(f"""cmake_minimum_required(VERSION 3.16)
project(port NONE)
set(MICROPY_DIR "{TREE}")
set(USER_C_MODULES "{os.path.abspath("micropython.cmake")}")
include("{TREE}/py/usermod.cmake")
message("sources ${{MICROPY_SOURCE_USERMOD}}")
message("folders ${{MICROPY_INC_USERMOD}}")
""")
    printed = run("cmake", "-S", project, "-B", os.path.join(project, "build"))
    sources = re.search(r"^sources (.*)", printed, re.M)[1].split(";")
    assert {os.path.relpath(path) for path in sources} == wanted_sources()
    folders = re.search(r"^folders (.*)", printed, re.M)[1].split(";")
    assert [os.path.relpath(path) for path in folders] == ["include"]


def zephyr_definitions(**settings):
    """What micropython.cmake defines in a build of Zephyr; None: it is refused."""
    project = folder("choice", "cmake-zephyr")
    lines = [f'set({name} "{value}")' for name, value in settings.items()]
    with open(os.path.join(project, "CMakeLists.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join([
            "cmake_minimum_required(VERSION 3.20)", "project(port NONE)", *lines,
            "add_library(usermod INTERFACE)",
            "function(zephyr_compile_definitions)",
            '    message("defined ${ARGV}")', "endfunction()",
            f'include("{os.path.abspath("micropython.cmake")}")', ""]))  # fmt: skip
    done = subprocess.run(
        ["cmake", "-S", project, "-B", os.path.join(project, "build")],
        capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode != 0:
        assert "Set CONFIG_BACKMEM=n" in done.stderr, done.stderr
        return None
    return set(re.findall(r"^defined (.*)", done.stderr, re.M))


@case
def cmake_gives_zephyrs_port_the_chip_of_its_soc():
    always = {"MICROPY_MODULE_ATTR_DELEGATION=1"}
    with open("zephyr/Kconfig.chips", encoding="utf-8") as file:
        socs = dict(re.findall(r'default "(\w+)" if SOC = "(\w+)"', file.read()))
    assert len(socs) >= 60
    for chip in ("stm32f405", "rp2350", "nrf52840", "ch32l103", "samd51"):
        found = zephyr_definitions(CONFIG_SOC=socs[chip])
        assert found == always | {f"BACKMEM_CHIP={chip}"}, (chip, found)
        found = zephyr_definitions(CONFIG_SOC=socs[chip], BACKMEM_CHIP="samd51")
        assert found == always | {"BACKMEM_CHIP=samd51"}, (chip, found)
    # Without an address on the page, or not known.
    for soc in (socs["esp32"], socs["pse84"], "ti_lm3s6965", "stm32f999xx", ""):
        assert zephyr_definitions(CONFIG_SOC=soc) == always, soc
    assert zephyr_definitions(CONFIG_SOC=socs["stm32f405"], CONFIG_BACKMEM="y") is None


if __name__ == "__main__":
    main()
