# What MicroPython's ports define for a device of the table host/devices/*.def.
#
# SPDX-License-Identifier: MIT
import re


def stm32(device):
    return ["STM32_HAL_H=<stm32_hal.h>", device]


def mimxrt(series, core=""):
    return [f"CPU_{series}{core}", f"CPU_{series}DVJ6A", f'CPU_HEADER_H="{series}.h"']


# The core's name, in series where most have two. RT1171, 1172, 1181 and 1182 have one.
CORES = {"116": "_cm7", "117": "_cm7", "118": "_cm33"}
ONE_CORE = ["MIMXRT1171", "MIMXRT1172", "MIMXRT1181", "MIMXRT1182"]


def ra(group):
    return [f"RA_HAL_H=<{group}_hal.h>", group]


def macros_of(device):
    """What the port defines for a device of the notes."""
    name = device.upper()
    if device.startswith("stm32"):
        # As ST writes it: STM32F405xx, STM32H745xG, STM32H730xxQ, STM32L151xDX.
        letters = re.sub(r"X(?=X|$|[468BCDEGQ])", "x", name[5:])
        return stm32("STM32" + letters.replace("xDx", "xDX"))
    if device.startswith("mimxrt"):
        core = "" if name in ONE_CORE else CORES.get(name[6:9], "")
        return mimxrt(name, core)
    if device.startswith("sam"):
        return ["MCU_SAMD51", f"__{name}__"]
    if device.startswith("nrf51"):
        return ["NRF5_HAL_H=<nrf51_hal.h>", "NRF51", name]
    if device.startswith("nrf91"):
        return ["NRF5_HAL_H=<nrf91_hal.h>", f"{name}_XXAA", name,
                "NRF_TRUSTZONE_NONSECURE"]  # fmt: skip
    if device.startswith("nrf"):
        return ["NRF5_HAL_H=<nrf52_hal.h>", f"{name}_XXAA", name]
    if device.startswith("rp2"):
        return [f"PICO_{name}=1"]
    if device.startswith("esp32"):
        return [f'CONFIG_IDF_TARGET="{device}"', f"CONFIG_IDF_TARGET_{name}=1"]
    if device.startswith("r7"):
        return ra("RA" + name[4:7])
    if device.startswith("esp8"):
        return ["__ets__", "ICACHE_FLASH"]
    if device.startswith("pse8"):
        return ["CORE_NAME_CM33_0=1", "COMPONENT_MTB_HAL"]
    assert device.startswith("ae"), (
        f"{device} is of a new family: name it in WITHOUT_A_PORT of choice.py, or give "
        "its port's macros here")
    return ["M55_HP=1", "CORE_M55_HP", 'ALIF_CMSIS_H="M55_HP.h"']
