# Python modules in the MicroPython firmware: those that its source package has. The
# port's own list also has onewire, ds18x20, dht and neopixel of micropython-lib.
#
# SPDX-License-Identifier: MIT
freeze("$(PORT_DIR)/modules")
include("$(MPY_DIR)/extmod/asyncio")
